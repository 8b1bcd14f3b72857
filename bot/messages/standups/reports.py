"""The report: one message with the headline, what is in the way first; the answers stand in its thread."""

from collections.abc import Sequence

from bot.domain.standups.definition import Question, QuestionKind, ReportOrder, Role
from bot.domain.standups.report import Page, Secrets
from bot.domain.standups.rounds import Given
from bot.messages.layout import Block, Message, actions, button, context, overflow, safe, section
from bot.messages.reader import Reader
from bot.messages.standups import blockers, retros, wording
from bot.messages.standups.actions import ANSWER, MAKE, SAID
from bot.messages.standups.answers import plain_name
from bot.messages.tasks.wording import chunks
from bot.services.standups.reporting import PageView, ReportView

_MOST_BLOCKERS = 10
_MOST_SECTIONS = 38
_LEAST_SECRET, _MOST_OF_SECRETS = 200, 20_000
"""Characters of one anonymous answer at least, and of all of them: they share the space alike."""
_MOST_CHARACTERS = 2400
"""Of one person on a page: Slack takes 50 blocks of 3,000 characters."""


def report(view: ReportView, reader: Reader) -> Message:
    """The headline, edited in place as answers come."""
    lines = headline(view, reader)
    blocks: list[Block] = [section(chunk) for chunk in chunks(lines)]
    notes = _notes(view, reader)
    blocks += [context(chunk) for chunk in chunks(notes, 1900)]
    pressed = retros.buttons(view, reader) if view.cards else []
    blocks.append(actions(_answer(view, reader), *pressed))
    rest = reader.gettext("The rest stands in Slack.")
    return Message(plain_name(wording.fallback([*lines, *notes], rest)), blocks)


def details(found: PageView, reader: Reader) -> Message:
    """A page of the answers, in the report's thread."""
    if found.page is None:
        text = reader.gettext("What stood here was taken back.")
        return Message(text, [section(text)])
    lines, blocks = page(found.view, found.page, reader)
    rest = reader.gettext("The rest stands in Slack.")
    return Message(plain_name(wording.fallback(lines, rest)), blocks)


def closing(view: ReportView, reader: Reader) -> Message:
    """In the thread of a report that grew: it is complete."""
    report_ = view.report
    text = reader.gettext("The time to answer is over: {answered} of {asked} answered.").format(
        answered=len(report_.given), asked=report_.asked
    )
    return Message(text, [section(f":checkered_flag: {text}")])


def headline(view: ReportView, reader: Reader) -> list[str]:
    _ = reader.gettext
    found = view.report
    head = _("{name} · {day} · {answered} of {asked} answered").format(
        name=wording.name(view.standup),
        day=reader.day(found.round.day),
        answered=len(found.given),
        asked=found.asked,
    )
    lines = [head, *_in_the_way(view, reader), *retros.outcomes(view.outcomes, view.names, reader)]
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
    return [*lines, *(_result(each, reader) for each in found.secrets)]


def page(view: ReportView, found: Page, reader: Reader) -> tuple[list[str], list[Block]]:
    """Its lines, and its blocks."""
    if found.secrets is not None:
        return _secret_page(view, found.secrets, reader)
    if found.question is not None and found.question.role.is_retro:
        return retros.page(view, found, reader)
    return _page_of_people(view, found, reader)


def of_person(view: ReportView, given: Given, reader: Reader) -> list[str]:
    """All that one person answered."""
    lines = []
    answers = {answer.question_id: answer for answer in given.answers}
    for question in view.round.questions:
        said = _lines(view, given, question)
        if question.id in answers and retros.says_something(question, answers[question.id]) and said:
            lines += [f"_{safe(wording.question(question, reader))}_", *said]
    return lines


def _page_of_people(view: ReportView, found: Page, reader: Reader) -> tuple[list[str], list[Block]]:
    lines, blocks = [], []
    if found.question is not None:
        title = f"*{safe(wording.question(found.question, reader))}*"
        lines.append(title)
        blocks.append(section(title))
    for given in found.given:
        said = [_who(view, given, reader), *_said_by(view, found, given, reader)]
        lines += said
        blocks.append(section(_within(said, reader), _menu(view, given, reader)))
    return lines, blocks


def _said_by(view: ReportView, found: Page, given: Given, reader: Reader) -> list[str]:
    if found.question is None:
        return of_person(view, given, reader)
    return _lines(view, given, found.question)


def _lines(view: ReportView, given: Given, question: Question) -> list[str]:
    """What is carried over stands in the plan, where there is one."""
    has_plan = any(each.role is Role.PLAN for each in view.round.questions)
    return [
        line
        for answer in given.answers
        if answer.question_id == question.id
        for line in retros.answer_lines(
            answer, view.names, given.answers if has_plan else (), is_plan=question.role is Role.PLAN
        )
    ]


def _who(view: ReportView, given: Given, reader: Reader) -> str:
    name = f"*{safe(view.names.get(given.member_id, given.member_id))}*"
    return " · ".join([name, reader.gettext("late")]) if given.is_late else name


def _within(lines: Sequence[str], reader: Reader) -> str:
    """As much as a section takes; what is left out is said, and stands a click away."""
    kept: list[str] = []
    length = 0
    for line in lines:
        length += len(line) + 1
        if length > _MOST_CHARACTERS:
            return "\n".join([*kept, reader.gettext("… and more: choose Everything in the menu.")])
        kept.append(line)
    return "\n".join(kept)


def _menu(view: ReportView, given: Given, reader: Reader) -> Block:
    _ = reader.gettext
    value = f"{view.round.label}:{given.member_id}"
    options = [(_("Make a task of this…"), f"{MAKE} {value}"), (_("Everything"), f"{SAID} {value}")]
    return overflow(f"{SAID}:{given.member_id}", options)


def _secret_page(view: ReportView, found: Secrets, reader: Reader) -> tuple[list[str], list[Block]]:
    title = f"*{safe(wording.question(found.question, reader))}*"
    if found.question.kind is QuestionKind.MOOD:
        counts = {each: (found.answers or ()).count(each) for each in found.question.choices}
        lines = [title, " · ".join(f"{wording.choice(each)}: {count}" for each, count in counts.items())]
    else:
        limit = max(_LEAST_SECRET, _MOST_OF_SECRETS // max(1, found.count))
        lines = [title]
        for each in found.answers or ():
            first, *more = wording.said_in_pieces(each, view.names, limit)
            lines += [f"• {first}", *more]
    joined = chunks(lines)
    blocks: list[Block] = [section(chunk) for chunk in joined[:_MOST_SECTIONS]]
    notes = [reader.gettext("Anonymous: in no order, and nobody is stored with it.")]
    if len(joined) > _MOST_SECTIONS:
        notes.append(reader.gettext("There are more than a message holds."))
    return lines, [*blocks, context(" ".join(notes))]


def _result(found: Secrets, reader: Reader) -> str:
    """Of an anonymous question, on the headline."""
    _ = reader.gettext
    asked = safe(wording.question(found.question, reader))
    if found.answers is None:
        text = _("{question} {count} answered; shown from three answers on, when the time is over.")
        return ":lock: " + text.format(question=asked, count=found.count)
    if found.mean is not None:
        text = _("{question} {mean} on average of {count}.")
        return ":bar_chart: " + text.format(question=asked, mean=f"{found.mean:.1f}", count=found.count)
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
    if found.given:
        order = view.standup.reporting.order
        notes.append(
            _("The answers by question are in the thread.")
            if order is ReportOrder.BY_QUESTION
            else _("The answers are in the thread.")
        )
    if view.cards:
        notes.append(retros.votes(reader))
    if view.round.is_open:
        notes.append(_("Open until {moment}.").format(moment=reader.token(found.round.closes_at)))
    return [" ".join(notes)] if notes else []


def _answer(view: ReportView, reader: Reader) -> Block:
    """For whoever reads the report and has not answered; others change theirs with it."""
    _ = reader.gettext
    text = _("Answer") if view.round.is_open else _("Answer late…")
    return button(text, ANSWER, view.round.label)
