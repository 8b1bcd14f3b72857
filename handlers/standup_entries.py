"""What stands in the form in which people answer, read field by field."""

from collections.abc import Sequence

from bot.domain.standups.answers import Answer, Answers, Item, ItemState
from bot.domain.standups.definition import Question, QuestionKind, Role
from bot.domain.typed_text import escape
from bot.messages.standups.answer_fills import (
    DROPPED,
    DUE,
    FINISHED,
    PLANNED,
    SOLVED,
    WHAT,
    Filled,
    field_of,
    first_of,
)
from bot.messages.standups.answer_forms import WHOM
from bot.services.standups.answering import AnswerForm
from handlers.requests import Request

_TICKED = (PLANNED, DROPPED, FINISHED, DUE, SOLVED)


def filled(request: Request, questions: Sequence[Question], more_rows: int = 0) -> Filled:
    """As it stands, to be shown again."""
    entered = request.entered
    texts = {
        field_of(each): entered.option(field_of(each)) or "" if each.choices else entered.text(field_of(each))
        for each in questions
    }
    ticked = {name: entered.options(name) for name in _TICKED}
    return Filled(texts, ticked, (*_rows(request), *([("", "")] * more_rows)))


def answers_in(request: Request, form: AnswerForm) -> Answers:
    """Of every question that has a field; what is ticked stands with the first that asks for it."""
    return tuple(_answer(request, form, question) for question in form.round.questions)


def solved_in(request: Request) -> tuple[int, ...]:
    return tuple(int(value) for value in request.entered.options(SOLVED) if value.isdecimal())


def _answer(request: Request, form: AnswerForm, question: Question) -> Answer:
    text = _text(request, question)
    questions = form.round.questions
    match question.role:
        case Role.BLOCKERS:
            return Answer(question.id, "\n".join(_edge(*row) for row in _rows(request) if any(row)))
        case Role.DONE if question == first_of(questions, Role.DONE):
            items = (*_planned(request, form), *_tasks(request, FINISHED, ItemState.DONE))
            return Answer(question.id, text, tuple(items))
        case Role.PLAN if question == first_of(questions, Role.PLAN):
            return Answer(
                question.id, text, (*_carried(request, form), *_tasks(request, DUE, ItemState.OPEN))
            )
        case _:
            return Answer(question.id, text)


def _text(request: Request, question: Question) -> str:
    """Words are kept as Slack hands them on, names and all; choices and numbers as they are."""
    name = field_of(question)
    if question.choices:
        return request.entered.option(name) or ""
    typed = request.entered.text(name)
    return typed if question.kind is QuestionKind.NUMBER else escape(typed)


def _planned(request: Request, form: AnswerForm) -> list[Item]:
    """What was neither done nor dropped is carried over."""
    done, dropped = request.entered.options(PLANNED), request.entered.options(DROPPED)
    states = [
        ItemState.DONE
        if str(place) in done
        else ItemState.DROPPED
        if str(place) in dropped
        else ItemState.CARRIED
        for place in range(len(form.prefill.planned))
    ]
    return [
        Item(item.text, state, item.task) for item, state in zip(form.prefill.planned, states, strict=True)
    ]


def _carried(request: Request, form: AnswerForm) -> list[Item]:
    """Into the new plan: a plan of nothing else is one, too."""
    if first_of(form.round.questions, Role.DONE) is not None:
        carried = [item for item in _planned(request, form) if item.state is ItemState.CARRIED]
    else:
        ticked = request.entered.options(PLANNED)
        carried = [item for place, item in enumerate(form.prefill.planned) if str(place) in ticked]
    return [Item(item.text, ItemState.OPEN, item.task) for item in carried]


def _tasks(request: Request, name: str, state: ItemState) -> list[Item]:
    """Each value is a number and the title."""
    chosen = (value.partition(" ") for value in request.entered.options(name))
    return [Item(escape(title), state, int(number)) for number, _, title in chosen if number.isdecimal()]


def _rows(request: Request) -> tuple[tuple[str, str], ...]:
    count = int(request.private_metadata.get("rows", 1))
    return tuple(
        (request.entered.text(f"{WHAT}:{row}"), request.entered.option(WHOM[row]) or "")
        for row in range(count)
    )


def _edge(what: str, whom: str) -> str:
    """A line that names its edge."""
    said = escape(" ".join(what.split()))
    if whom[:1] in ("U", "W"):
        return f"<@{whom}> {said}".strip()
    return said if not whom or whom in said else f"{whom} {said}".strip()
