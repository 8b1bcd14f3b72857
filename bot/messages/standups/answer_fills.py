"""What stands in the form in which people answer: from what is known, and from what was answered already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.standups.answers import ANSWER_LIMIT, Answer, ItemState, lines_of
from bot.domain.standups.blockers import read_edges
from bot.domain.standups.carrying import TaskLine
from bot.domain.standups.definition import Question, Role
from bot.messages.standups import wording
from bot.services.standups.answering import AnswerForm

MOST_ROWS = 4
QUESTION = "standup_q"
"""With a colon and the question's id: a choice that others follow tells of its changes."""
PLANNED, DROPPED, FINISHED, DUE, SOLVED = "planned", "dropped", "finished", "due", "solved"
WHAT = "what"
_VALUE_LIMIT = 150


@dataclass(frozen=True)
class Filled:
    """What stands in the fields: by field id texts and values, ticks, and rows of what is in the way and
    whom or what it is on (U1, T-3, R-2 or nothing).
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    ticked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rows: Sequence[tuple[str, str]] = (("", ""),)


def first_filled(form: AnswerForm, names: Mapping[str, str]) -> Filled:
    """From what was answered already, else from the plan and the tasks: right on a normal day."""
    given = {answer.question_id: answer for answer in form.given.answers} if form.given else {}
    texts = {
        field_of(question): wording.said_plainly(given[question.id].text, names)[:ANSWER_LIMIT]
        for question in form.round.questions
        if question.id in given and question.role is not Role.BLOCKERS
    }
    blocking = next((each for each in form.round.questions if each.role is Role.BLOCKERS), None)
    rows = _rows(given[blocking.id]) if blocking and blocking.id in given else ()
    return Filled(texts, _ticks(form, given), rows or (("", ""),))


def field_of(question: Question) -> str:
    return f"{QUESTION}:{question.id}"


def task_value(task: TaskLine) -> str:
    return f"{task.number} {task.title}"[:_VALUE_LIMIT]


def first_of(questions: Sequence[Question], role: Role) -> Question | None:
    return next((each for each in questions if each.role is role), None)


def _ticks(form: AnswerForm, given: Mapping[str, Answer]) -> dict[str, Sequence[str]]:
    items = {(item.task, item.text): item.state for answer in given.values() for item in answer.items}
    planned = form.prefill.planned
    if given:
        was = [items.get((item.task, item.text)) for item in planned]
        ticked = {number for number, _ in items if number is not None}
    else:
        was = [item.state for item in planned]
        ticked = {task.number for task in (*form.prefill.finished, *form.prefill.due)}
    has_done = first_of(form.round.questions, Role.DONE) is not None
    wanted = {ItemState.DONE} if has_done else {ItemState.OPEN}
    return {
        PLANNED: [str(place) for place, state in enumerate(was) if state in wanted],
        DROPPED: [str(place) for place, state in enumerate(was) if state is ItemState.DROPPED],
        FINISHED: [task_value(task) for task in form.prefill.finished if task.number in ticked],
        DUE: [task_value(task) for task in form.prefill.due if task.number in ticked],
    }


def _rows(answer: Answer) -> tuple[tuple[str, str], ...]:
    """What was said is in the way, as edges; lines that name none stay as they are."""
    edges = [edge for line in lines_of(answer.text) for edge in read_edges(line)]
    return tuple((edge.reason, edge.subject) for edge in edges)[:MOST_ROWS]
