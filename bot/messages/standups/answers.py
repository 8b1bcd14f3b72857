"""What a person reads after asking for something: the result, resolved, and what can be done next."""

from collections.abc import Sequence

from bot.domain.refusal import N_
from bot.domain.standups.absences import Absence
from bot.domain.standups.definition import ReportTime, StandUp
from bot.messages.layout import Block, Message, actions, button, context, safe, section
from bot.messages.reader import Reader
from bot.messages.standups import wording
from bot.messages.standups.actions import BACK, DELETE, EDIT, RUN, answer_button, create_button
from bot.services.standups.answering import Answered
from bot.services.standups.creating import SetUp
from bot.services.standups.running import AskedNow, Skipped

_REPORTED = {
    ReportTime.LIVE: N_(
        "The report stands in {channel} as soon as somebody answers, and grows in its thread."
    ),
    ReportTime.AT_CLOSE: N_("The report comes to {channel} when the time to answer is over."),
    ReportTime.BOTH: N_(
        "The report grows in {channel} as people answer; its thread tells when it is complete."
    ),
}


def set_up(result: SetUp, reader: Reader, *, is_new: bool) -> Message:
    """What was set up, as it was understood."""
    _ = reader.gettext
    standup = result.standup
    first = _("{name} is set up in {channel}.") if is_new else _("{name} in {channel} is changed.")
    where = wording.channel(standup.channel_id)
    first = first.format(name=wording.name(standup), channel=where)
    facts = [wording.hours(standup.schedule, reader), asked(len(result.people), reader)]
    questions = [f"• {safe(wording.question(each, reader))}" for each in standup.questions]
    channel = wording.channel(standup.report_channel)
    notes = [_(_REPORTED[standup.reporting.when]).format(channel=channel)]
    if result.moved:
        notes.append(_outside_hours(result, reader))
    if not result.people:
        notes.append(_("Nobody is asked yet: guests, bots and people who have left never are."))
    blocks = [
        section(f":white_check_mark: {first}\n{' · '.join(facts)}"),
        section("\n".join(questions)),
        context(" ".join(notes)),
        actions(
            button(_("Edit…"), EDIT, standup.label),
            button(_("Ask now"), f"{RUN}:now", f"now {standup.label}"),
        ),
    ]
    return Message("\n".join([plain_name(first), " · ".join(facts), *questions, *notes]), blocks)


def _outside_hours(result: SetUp, reader: Reader) -> str:
    return reader.ngettext(
        "{count} of them is not at work at that time, and is asked as near to it as working hours allow.",
        "{count} of them are not at work at that time, and are asked as near to it as working hours allow.",
        result.moved,
    ).format(count=result.moved)


def asked(count: int, reader: Reader) -> str:
    return reader.ngettext("{count} person is asked", "{count} people are asked", count).format(count=count)


def form_button(reader: Reader, *, standup: StandUp | None = None, name: str = "") -> Message:
    """Where no modal can be opened, as after a mention: a button that can."""
    _ = reader.gettext
    if standup is not None:
        text = _("Press to edit {name}.").format(name=safe(standup.name))
        return Message(text, [section(text), actions(button(_("Edit…"), EDIT, standup.label))])
    text = _("Press to set up a stand-up.")
    return Message(text, [section(text), actions(create_button(reader, name))])


def answer_here(label: str, reader: Reader) -> Message:
    text = reader.gettext("Press to answer.")
    return Message(text, [section(text), actions(answer_button(label, reader))])


def paused(standup: StandUp, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("{name} is paused. Nobody is asked until it is resumed.").format(name=wording.name(standup))
    return _with_button(f":pause_button: {text}", _("Resume"), f"resume {standup.label}")


def resumed(standup: StandUp, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("{name} is on again: {hours}.").format(
        name=wording.name(standup), hours=wording.hours(standup.schedule, reader)
    )
    return _with_button(f":arrow_forward: {text}", _("Pause"), f"pause {standup.label}")


def skipped(result: Skipped, reader: Reader) -> Message:
    text = reader.gettext("{name} asks nobody on {day}.")
    return _said(text.format(name=wording.name(result.standup), day=reader.day(result.day)))


def asked_now(result: AskedNow, reader: Reader) -> Message:
    """Who is asked, and who is not because they are off."""
    _ = reader.gettext
    count = len(result.asked)
    text = reader.ngettext(
        "{name} asks {count} person now.", "{name} asks {count} people now.", count
    ).format(name=wording.name(result.standup), count=count)
    text += " " + _("There is time until {moment}.").format(moment=reader.moment(result.until))
    if result.off:
        text += "\n" + reader.ngettext(
            "{count} is not at work now and is not asked.",
            "{count} are not at work now and are not asked.",
            len(result.off),
        ).format(count=len(result.off))
    return _said(text)


def delete(standup: StandUp, reader: Reader) -> Message:
    """Asked back first: nothing brings it back."""
    _ = reader.gettext
    text = _("Delete {name}? Its reports stay where they stand; nobody is asked any more.")
    shown = text.format(name=wording.name(standup))
    blocks = [
        section(shown),
        actions(
            button(_("Delete"), DELETE, standup.label, style="danger"),
            button(_("Pause"), f"{RUN}:pause", f"pause {standup.label}"),
        ),
    ]
    return Message(plain_name(shown), blocks)


def deleted(standup: StandUp, reader: Reader) -> Message:
    return _said(reader.gettext("{name} is deleted.").format(name=wording.name(standup)))


def away(days: Sequence[Absence], reader: Reader) -> Message:
    """All the days away to come, as they were understood."""
    _ = reader.gettext
    spans = ", ".join(wording.span(each.first, each.last, reader) for each in days)
    text = ":palm_tree: " + _("You are away: {days}. No stand-up asks you then, and nobody waits for you.")
    shown = text.format(days=spans)
    return Message(shown, [section(shown), actions(button(_("I am back"), BACK, "-"))])


def back(taken: Sequence[Absence], reader: Reader) -> Message:
    _ = reader.gettext
    spans = ", ".join(wording.span(each.first, each.last, reader) for each in taken)
    text = _("Welcome back. Not away any more: {days}.")
    return _said(text.format(days=spans))


def answered(result: Answered, reader: Reader) -> Message:
    """What stands now, with a way to correct it."""
    _ = reader.gettext
    text = _("Your answer to {name} stands.") if result.is_first else _("Your answer to {name} is changed.")
    parts = [text.format(name=wording.name(result.standup))]
    if result.given.is_late:
        parts.append(_("It is marked as late."))
    if result.tasks_done:
        done = ", ".join(f"T-{number}" for number in result.tasks_done)
        parts.append(_("Done: {tasks}.").format(tasks=done))
    if result.blockers:
        parts.append(_("Whoever can help hears of what is in your way."))
    shown = " ".join(parts)
    blocks: list[Block] = [section(f":white_check_mark: {shown}")]
    if result.round.is_open:
        blocks.append(actions(answer_button(result.round.label, reader, again=True)))
    return Message(plain_name(shown), blocks)


def plain_name(text: str) -> str:
    """For where nothing is bold."""
    return text.replace("*", "")


def _said(text: str) -> Message:
    return Message(plain_name(text), [section(text)])


def _with_button(text: str, label: str, command: str) -> Message:
    pressed = button(label, f"{RUN}:{command.partition(' ')[0]}", command)
    return Message(plain_name(text), [section(text), actions(pressed)])
