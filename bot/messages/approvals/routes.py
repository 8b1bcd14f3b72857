"""The way a request takes, spelt out: who decides in which order, how long it may take, who comes next."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.approvals.model import Content, Step
from bot.domain.approvals.policy import Route, Timing
from bot.messages.approvals import wording
from bot.messages.layout import Block, Message, context, person, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import chunks
from bot.services.approvals.opening import Absence

LONGEST_WAY = 900


def way(steps: Sequence[Step], reader: Reader) -> list[str]:
    """A line a step."""
    return [f"{place}. {wording.step(step, reader)}" for place, step in enumerate(steps, start=1)]


def on_a_line(steps: Sequence[Step], reader: Reader) -> str:
    if len(steps) == 1:
        return wording.step(steps[0], reader)
    return " ".join(way(steps, reader))


def briefly(steps: Sequence[Step], reader: Reader) -> str:
    """On a line among many: a long way only by its length; empty where there is none."""
    shown = on_a_line(steps, reader) if steps else ""
    if len(shown) <= LONGEST_WAY:
        return shown
    return reader.ngettext("{count} step", "{count} steps", len(steps)).format(count=len(steps))


def timing(found: Timing, fallback_id: str | None, reader: Reader) -> list[str]:
    """In working hours of whoever must act, but for the expiry."""
    _ = reader.gettext
    hours = reader.ngettext("{count} working hour", "{count} working hours", found.deadline_hours)
    parts = [
        _("to be decided within {hours}, reminder after {percent} % of them").format(
            hours=hours.format(count=found.deadline_hours), percent=found.remind_at_percent
        )
    ]
    if found.escalate_to and found.escalate_after_hours:
        hours = reader.ngettext("{count} working hour", "{count} working hours", found.escalate_after_hours)
        text = _("after {hours} of silence {person} is asked, too")
        parts.append(
            text.format(
                hours=hours.format(count=found.escalate_after_hours), person=person(found.escalate_to)
            )
        )
    if fallback_id:
        parts.append(_("where nobody else is left, {person} decides").format(person=person(fallback_id)))
    days = reader.ngettext("{count} day", "{count} days", found.expire_after_days)
    expiry = _("undecided after {days}, it expires and counts neither as yes nor as no")
    return [*parts, expiry.format(days=days.format(count=found.expire_after_days))]


def simulated(
    found: Route, content: Content, due_at: datetime | None, reader: Reader, kinds: Sequence[str] = ()
) -> Message:
    """`content` is what would be asked for, its title may be empty; `kinds` are the types there are."""
    _ = reader.gettext
    asked = _content(content, reader)
    heading = _("The way of {asked}, if you asked here:").format(asked=asked)
    if not found.steps:
        text = _("{asked}: no policy says who approves it. You would name somebody: `to @…`").format(
            asked=asked
        )
        return Message(text, [section(text), *_no_type(content, kinds, reader)])
    lines = [f"*{heading}*", *way(found.steps, reader)]
    notes = timing(found.timing, found.fallback_id, reader)
    if due_at:
        notes.insert(0, _("answer by {moment}").format(moment=reader.moment(due_at)))
    blocks = [section(chunk) for chunk in chunks(lines)]
    blocks.append(context("\n".join([f"• {note}" for note in notes] + [by_policy(found, reader)])))
    blocks += [*_no_type(content, kinds, reader), context(_("Nothing was asked."))]
    return Message("\n".join([heading, *lines[1:]]), blocks)


def _no_type(content: Content, kinds: Sequence[str], reader: Reader) -> list[Block]:
    """A word that was perhaps meant as a type."""
    if content.kind or not content.title or " " in content.title:
        return []
    text = reader.gettext("“{word}” is read as the title, for there is no such type. Known types: {kinds}.")
    return [context(text.format(word=safe(content.title), kinds=safe(", ".join(kinds))))]


def _content(content: Content, reader: Reader) -> str:
    parts = [f"“{safe(content.title)}”"] if content.title else []
    parts += [wording.money(content.money, reader)] if content.money else []
    parts += [wording.kind(content.kind, reader)] if content.kind else []
    return " · ".join(parts)


def by_policy(found: Route, reader: Reader) -> str:
    _ = reader.gettext
    if found.policy is None:
        return _("No policy applies: only those whom you name decide.")
    name, version = safe(found.policy.name), found.policy.version
    return _("By policy “{name}”, version {version}.").format(name=name, version=version)


def absences(found: Sequence[Absence], reader: Reader) -> list[str]:
    """Who is away, and who decides in addition."""
    return [f":palm_tree: {_absence(each, reader)}" for each in found]


def _absence(each: Absence, reader: Reader) -> str:
    _ = reader.gettext
    if not each.to_id:
        return _("Nobody is left who could decide it now. Edit it to name somebody else.")
    if not each.away_id:
        return _("{person} decides in addition.").format(person=person(each.to_id))
    text = _("{away} is away: {person} decides in addition.")
    return text.format(away=person(each.away_id), person=person(each.to_id))
