"""The report: one message with the headline, what is in the way first; the answers stand in its thread."""

from babel.numbers import format_decimal

from bot.domain.standups.definition import ReportOrder
from bot.domain.standups.report import Secrets
from bot.messages.layout import Block, Message, actions, button, context, safe, section
from bot.messages.reader import Reader
from bot.messages.standups import blockers, pages, retros, wording
from bot.messages.standups.actions import ANSWER, RUN
from bot.messages.standups.answers import plain_name
from bot.messages.tasks.wording import chunks
from bot.services.standups.report_views import PageView, ReportView

_MOST_BLOCKERS = 10


def report(view: ReportView, reader: Reader) -> Message:
    """The headline, edited in place as answers come."""
    lines = headline(view, reader)
    blocks: list[Block] = [section(chunk) for chunk in chunks(lines)]
    notes = _notes(view, reader)
    blocks += [context(chunk) for chunk in chunks(notes, 1900)]
    pressed = _buttons(view, reader)
    blocks += [actions(*pressed)] if pressed else []
    rest = reader.gettext("The rest stands in Slack.")
    return Message(plain_name(wording.fallback([*lines, *notes], rest)), blocks)


def _buttons(view: ReportView, reader: Reader) -> list[Block]:
    """An observer is not asked, and there is no thread in their direct messages. What is anonymous is not
    answered late.
    """
    if view.is_copy:
        shown = f"report {view.standup.label} {view.round.day.isoformat()}"
        return [button(reader.gettext("All answers"), f"{RUN}:report", shown)]
    can_answer = view.round.is_open or not all(each.hides_who for each in view.round.questions)
    answer = [_answer(view, reader)] if can_answer else []
    return [*answer, *(retros.buttons(view, reader) if view.cards else [])]


def details(found: PageView, reader: Reader) -> Message:
    """A page of the answers, in the report's thread."""
    if found.page is None:
        text = reader.gettext("What stood here was taken back.")
        return Message(text, [section(text)])
    lines, blocks = pages.page(found.view, found.page, reader)
    rest = reader.gettext("The rest stands in Slack.")
    return Message(plain_name(wording.fallback(lines, rest)), blocks)


def closing(view: ReportView, reader: Reader) -> Message:
    """In the thread of a report that grew: it is complete."""
    report_ = view.report
    text = reader.gettext("The time to answer is over: {answered} of {asked} answered.").format(
        answered=len(report_.given), asked=report_.taking_part
    )
    return Message(text, [section(f":checkered_flag: {text}")])


def headline(view: ReportView, reader: Reader) -> list[str]:
    _ = reader.gettext
    found = view.report
    head = _("{name} · {day} · {answered} of {asked} answered").format(
        name=wording.name(view.standup),
        day=reader.day(found.round.day),
        answered=len(found.given),
        asked=found.taking_part,
    )
    lines = [
        wording.with_later(head, found, reader),
        *_in_the_way(view, reader),
        *retros.outcomes(view.outcomes, view.names, reader),
    ]
    if found.away:
        lines.append(
            ":palm_tree: " + _("Away: {people}").format(people=wording.away(found.away, view.names, reader))
        )
    for text, members in (
        (_("Still open: {people}"), found.waiting),
        (_("No answer: {people}"), found.missing),
        (_("I could not ask in time: {people}"), found.not_asked),
    ):
        if members:
            lines.append(text.format(people=wording.people(members, view.names)))
    return [*lines, *(_result(each, reader, is_open=found.round.is_open) for each in found.secrets)]


def _result(found: Secrets, reader: Reader, *, is_open: bool) -> str:
    """Of an anonymous question, on the headline."""
    _ = reader.gettext
    asked = safe(wording.question(found.question, reader))
    if found.answers is None:
        text = _("{question} {count} answered; shown from three answers on, when the time is over.")
        if not is_open:
            text = _("{question} {count} answered: fewer than three, so nobody sees them.")
        return ":lock: " + text.format(question=asked, count=found.count)
    if found.mean is not None:
        mean = format_decimal(found.mean, "0.0", locale=reader.locale)
        text = _("{question} {mean} on average; answers: {count}.")
        return ":bar_chart: " + text.format(question=asked, mean=mean, count=found.count)
    return ":lock: " + _("{question} {count} answered.").format(question=asked, count=found.count)


def _in_the_way(view: ReportView, reader: Reader) -> list[str]:
    """The oldest first."""
    found = view.report.blockers
    if not found:
        return []
    day = view.round.day
    shown = [
        f"• {blockers.line(each, view.names, reader, each.age_days(day))}" for each in found[:_MOST_BLOCKERS]
    ]
    more = len(found) - len(shown)
    lines = [":no_entry: *" + reader.gettext("In the way") + "*", *shown]
    return [*lines, f"• +{more}"] if more else lines


def _notes(view: ReportView, reader: Reader) -> list[str]:
    _ = reader.gettext
    found = view.report
    notes = []
    if found.late:
        notes.append(_("Late: {people}").format(people=wording.people(found.late, view.names)))
    if found.given and not view.is_copy:
        order = view.standup.reporting.order
        notes.append(
            _("The answers by question are in the thread.")
            if order is ReportOrder.BY_QUESTION
            else _("The answers are in the thread.")
        )
    if view.cards and not view.is_copy:
        notes.append(retros.votes(reader))
    if view.round.is_open:
        notes.append(_("Open until {moment}.").format(moment=reader.token(found.round.closes_at)))
    return [" ".join(notes)] if notes else []


def _answer(view: ReportView, reader: Reader) -> Block:
    """For whoever reads the report and has not answered; others change theirs with it."""
    _ = reader.gettext
    text = _("Answer") if view.round.is_open else _("Answer late…")
    return button(text, ANSWER, view.round.label)
