"""The nudge to whoever can unblock somebody, with what is in the way."""

from collections.abc import Mapping

from bot.domain.standups.blockers import StandingBlocker
from bot.domain.tasks.task import BlockerKind
from bot.messages.layout import Message, actions, button, safe, section
from bot.messages.reader import Reader
from bot.messages.standups import wording
from bot.messages.standups.actions import SOLVED
from bot.messages.standups.answers import plain_name
from bot.services.standups.blocking import BlockerView


def nudge(view: BlockerView, reader: Reader) -> Message:
    """With a button as long as it stands; it says so when it is solved."""
    _ = reader.gettext
    blocker = view.blocker
    who, where = safe(view.blocked.name), wording.channel(view.standup.channel_id)
    if blocker.subject in ("", view.recipient.id):
        head = _(":no_entry: {person} waits for you ({standup} in {channel}):")
    else:
        head = _(":no_entry: {person} waits for {subject} ({standup} in {channel}):")
    subject = f"{blocker.subject} {safe(view.title)}".strip()
    lines = [
        head.format(person=who, standup=safe(view.standup.name), channel=where, subject=subject),
        safe(blocker.reason),
    ]
    if blocker.solved_at is not None:
        lines.append(":white_check_mark: " + _("It is solved."))
        return Message(plain_name("\n".join(lines)), [section("\n".join(filter(None, lines)))])
    text = "\n".join(filter(None, lines))
    return Message(
        plain_name(text), [section(text), actions(button(_("It is solved"), SOLVED, blocker.label))]
    )


def solved(blocker: StandingBlocker, reader: Reader) -> Message:
    text = reader.gettext("Solved: {reason}").format(reason=safe(blocker.reason) or blocker.subject)
    return Message(text, [section(f":white_check_mark: {text}")])


def line(blocker: StandingBlocker, names: Mapping[str, str], reader: Reader, today_age: int) -> str:
    """ "ana: the logo (on piotr, for 3 days)"."""
    _ = reader.gettext
    who = safe(names.get(blocker.member_id, blocker.member_id))
    facts = []
    if blocker.kind is BlockerKind.PERSON:
        facts.append(_("on {subject}").format(subject=safe(names.get(blocker.subject, blocker.subject))))
    elif blocker.subject and blocker.subject not in blocker.reason:
        facts.append(_("on {subject}").format(subject=blocker.subject))
    if age := wording.age(today_age, reader):
        facts.append(age)
    said = safe(blocker.reason)
    detail = f" ({', '.join(facts)})" if facts else ""
    text = f"{who}: {said}{detail}" if said else f"{who}{detail}"
    return f"~{text}~" if blocker.solved_at is not None else text
