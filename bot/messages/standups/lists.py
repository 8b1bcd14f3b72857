"""Stand-ups in a list, and how one of them stands."""

from collections.abc import Sequence

from bot.domain.standups.definition import StandUpState
from bot.messages.layout import Block, Message, actions, button, context, section
from bot.messages.reader import Reader
from bot.messages.standups import wording
from bot.messages.standups.actions import RUN, answer_button, create_button, menu, settings_button
from bot.messages.standups.answers import asked, plain_name
from bot.messages.tasks.wording import chunks
from bot.services.standups.report_views import ReportView
from bot.services.standups.views import Listed, Status

_MOST = 40
"""A section each: Slack takes 50 blocks."""


def listed(found: Sequence[Listed], reader: Reader, *, everywhere: bool) -> Message:
    _ = reader.gettext
    if not found:
        return _nothing(reader, everywhere=everywhere)
    lines = [_line(each, reader) for each in found[:_MOST]]
    blocks = [
        section(line, menu(each.standup, reader, may_change=each.may_change))
        for line, each in zip(lines, found, strict=False)
    ]
    more = len(found) - _MOST
    if more > 0:
        blocks.append(context(_("{count} more: `/standup list` in their channels.").format(count=more)))
    shown = [] if everywhere else [button(_("All channels"), f"{RUN}:all", "list all")]
    blocks.append(actions(create_button(reader), *shown, settings_button(reader)))
    rest = _("The rest stands in Slack.")
    return Message(plain_name(wording.fallback(lines, rest)), blocks)


def status(found: Status, reader: Reader) -> Message:
    """Who has answered and who is missing, without a word on anybody's habits."""
    _ = reader.gettext
    lines = [_line(found.listed, reader)]
    lines += now(found.view, reader) if found.view else [_("Nobody was asked yet.")]
    if found.away:
        lines.append(_("Away today: {people}").format(people=wording.away(found.away, found.names, reader)))
    if found.oldest_blocker:
        lines.append(_("Longest in the way: {age}").format(age=wording.age(found.oldest_blocker, reader)))
    pressed: list[Block] = []
    if found.view and found.view.round.is_open:
        pressed.append(answer_button(found.view.round.label, reader))
    if found.view:
        pressed.append(button(_("Report"), f"{RUN}:report", f"report {found.listed.standup.label}"))
    blocks = [*map(section, chunks(lines)), *([actions(*pressed)] if pressed else [])]
    return Message(plain_name("\n".join(lines)), blocks)


def now(view: ReportView, reader: Reader) -> list[str]:
    """The round in lines: how many answered, and whose answers are not there."""
    _ = reader.gettext
    report = view.report
    head = _("{day}: {answered} of {asked} answered").format(
        day=reader.day(report.round.day), answered=len(report.given), asked=report.taking_part
    )
    lines = [wording.with_later(head, report, reader)]
    for text, members in (
        (_("Still open: {people}"), report.waiting),
        (_("No answer: {people}"), report.missing),
        (_("I could not ask in time: {people}"), report.not_asked),
    ):
        if members:
            lines.append(text.format(people=wording.people(members, view.names)))
    return lines


def _line(each: Listed, reader: Reader) -> str:
    _ = reader.gettext
    standup = each.standup
    facts = [wording.hours(standup.schedule, reader), asked(each.people, reader)]
    if standup.state is StandUpState.PAUSED:
        facts.append(":pause_button: " + _("paused"))
    elif each.next_at:
        facts.append(_("next {moment}").format(moment=reader.moment(each.next_at)))
    where = wording.channel(standup.channel_id)
    return f"{wording.name(standup)} · {standup.label} · {where}\n{' · '.join(facts)}"


def _nothing(reader: Reader, *, everywhere: bool) -> Message:
    _ = reader.gettext
    text = (
        _("There is no stand-up in this channel yet.") if not everywhere else _("There is no stand-up yet.")
    )
    hint = _("One line sets one up: `/standup create Daily weekdays at 9:30`")
    shown = [] if everywhere else [button(_("All channels"), f"{RUN}:all", "list all")]
    blocks = [section(text), context(hint), actions(create_button(reader), *shown, settings_button(reader))]
    return Message(f"{text} {hint}", blocks)
