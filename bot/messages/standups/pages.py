"""A page of the answers in a report's thread: people with theirs, or the answers that belong to nobody."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.standups.answers import Answer, Answers, Item, ItemState, lines_of
from bot.domain.standups.blockers import read_edges
from bot.domain.standups.definition import Question, QuestionKind, Role
from bot.domain.standups.report import Page, Secrets
from bot.domain.standups.rounds import Given
from bot.messages.layout import Block, context, overflow, safe, section
from bot.messages.reader import Reader
from bot.messages.standups import retros, wording
from bot.messages.standups.actions import MAKE, SAID
from bot.messages.tasks.wording import chunks
from bot.services.standups.report_views import ReportView

_MOST_SECTIONS = 38
_LEAST_SECRET, _MOST_OF_SECRETS = 200, 20_000
"""Characters of one anonymous answer at least, and of all of them: they share the space alike."""
_MOST_CHARACTERS = 2400
"""Of one person on a page: Slack takes 50 blocks of 3,000 characters."""
_MARKS = {ItemState.DONE: "✓ ", ItemState.CARRIED: "→ ", ItemState.DROPPED: "✗ ", ItemState.OPEN: "• "}


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
        if question.id in answers and says_something(question, answers[question.id]) and said:
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
        for line in answer_lines(
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


def answer_lines(
    answer: Answer, names: dict[str, str], given: Answers = (), *, is_plan: bool = False
) -> list[str]:
    """What was ticked, with what became of it, and what was typed. What was carried over, in one of the
    answers `given`, is read once: in the plan.
    """
    carried = {(each.task, each.text) for every in given for each in every.items if _is_carried(each)}
    items = [
        replace(item, state=ItemState.CARRIED) if is_plan and (item.task, item.text) in carried else item
        for item in answer.items
        if is_plan or not (_is_carried(item) and given)
    ]
    ticked = [_item(item, names) for item in items]
    typed = lines_of(answer.text)
    mark = "" if len(typed) == 1 and not ticked else "• "
    for line in typed:
        first, *more = wording.said_in_pieces(line, names)
        ticked += [f"{mark}{first}", *more]
    return ticked


def says_something(question: Question, answer: Answer) -> bool:
    """Where nothing is in the way, nobody need read so."""
    return question.role is not Role.BLOCKERS or bool(read_edges(answer.text))


def _item(item: Item, names: dict[str, str]) -> str:
    number = f"T-{item.task} " if item.task else ""
    text = f"{number}{wording.said_in_short(item.text, names)}"
    mark = _MARKS[item.state]
    return f"{mark}~{text}~" if item.state is ItemState.DROPPED else f"{mark}{text}"


def _is_carried(item: Item) -> bool:
    return item.state is ItemState.CARRIED
