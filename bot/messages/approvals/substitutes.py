"""Who stands in for whom, and who is away: what is answered to `/request delegate`."""

from collections.abc import Sequence

from bot.domain.approvals.eligibility import Delegation
from bot.messages.approvals import wording
from bot.messages.approvals.own_actions import run_button
from bot.messages.layout import Message, actions, context, person, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import chunks
from bot.services.approvals.delegating import Delegated


def delegated(result: Delegated, reader: Reader) -> Message:
    _ = reader.gettext
    told = _mine(result.delegation, reader)
    lines = [f":palm_tree: {told}"]
    if result.handed_over:
        lines.append(_("Handed over at once:"))
        lines += [f"• {wording.name_and_title(request)}" for request in result.handed_over]
    note = _("Deadlines go on as before. In the history both names stand, yours and theirs.")
    if not result.delegation.substitute_id:
        note = _("Whoever asks you hears that you are away; where a policy names somebody else, they decide.")
    blocks = [*map(section, chunks(lines)), context(note), actions(_stop(reader))]
    return Message(told, blocks)


def stopped(ended: Sequence[Delegation], reader: Reader) -> Message:
    _ = reader.gettext
    if not ended:
        text = _("Nobody stands in for you, and you are not away.")
        return Message(text, [section(text), context(_example(reader))])
    text = _("You decide yourself again.")
    return Message(text, [section(f":white_check_mark: {text}")])


def listed(found: Sequence[Delegation], reader_id: str, reader: Reader) -> Message:
    _ = reader.gettext
    mine = [_mine(each, reader) for each in found if each.principal_id == reader_id]
    theirs = [_theirs(each, reader) for each in found if each.principal_id != reader_id]
    lines = [*mine, *theirs] or [_("Nobody stands in for you, and you are not away.")]
    blocks = [*map(section, chunks(lines)), context(_example(reader))]
    return Message("\n".join(lines), [*blocks, *([actions(_stop(reader))] if mine else [])])


def _mine(each: Delegation, reader: Reader) -> str:
    _ = reader.gettext
    days = _days(each, reader)
    if not each.substitute_id:
        return _("You are away {days}, and nobody stands in for you.").format(days=days)
    text = _("{person} decides in your place {days}.")
    return text.format(person=person(each.substitute_id), days=days)


def _theirs(each: Delegation, reader: Reader) -> str:
    text = reader.gettext("You decide in place of {person} {days}.")
    return text.format(person=person(each.principal_id), days=_days(each, reader))


def _days(each: Delegation, reader: Reader) -> str:
    _ = reader.gettext
    if each.first == each.last:
        return _("on {day}").format(day=reader.day(each.first))
    return _("from {first} to {last}").format(first=reader.day(each.first), last=reader.day(each.last))


def _example(reader: Reader) -> str:
    example = "`/request delegate @david from monday to friday`"
    return reader.gettext("For example: {example}").format(example=example)


def _stop(reader: Reader) -> dict[str, object]:
    return run_button(reader.gettext("Take it back"), "delegate stop")
