"""What people answer: which questions are shown to them, and what is taken as an answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.refusal import N_, Refusal
from bot.domain.standups.definition import Question, QuestionKind
from bot.domain.typed_text import printable

ANSWER_LIMIT = 3000
LEAST_SECRETS = 3
"""Anonymous answers are shown from so many on."""

EXAMPLE = "/standup answer"
_NUMBER = re.compile(r"[-+]?\d{1,12}(?:[.,]\d{1,6})?", re.ASCII)
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013]|\d{1,2}[.)])\s+")


class ItemState(StrEnum):
    """What became of something that was planned; OPEN is what is planned now."""

    OPEN = "open"
    DONE = "done"
    CARRIED = "carried"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Item:
    """A line that was ticked; `task` is the 12 of T-12, or None."""

    text: str
    state: ItemState = ItemState.OPEN
    task: int | None = None


@dataclass(frozen=True)
class Answer:
    """`text` is what was typed or chosen, `items` what was ticked beside it."""

    question_id: str
    text: str = ""
    items: tuple[Item, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.items)


Answers = tuple[Answer, ...]


def asked_in(questions: Sequence[Question], turn: int) -> tuple[Question, ...]:
    """The questions of a round: each pool has put forward the one whose turn it is."""
    return tuple(
        replace(each, text=each.pool[turn % len(each.pool)], pool=()) if each.pool else each
        for each in questions
    )


def shown_to(questions: Sequence[Question], answers: Mapping[str, str]) -> list[Question]:
    """Those that the answers so far call for; a follow-up of a question that is not shown is not, either."""
    shown: list[Question] = []
    for question in questions:
        if not question.follows or (
            any(each.id == question.follows for each in shown)
            and _calls_for(question, answers.get(question.follows, ""))
        ):
            shown.append(question)
    return shown


def checked(questions: Sequence[Question], answers: Answers, *, were: Sequence[str] = ()) -> Answers:
    """The answers in the order of the questions, without what was not asked and what is empty.

    `were` are the ids of anonymous questions that the person has answered already. Raises Refusal where an
    answer is missing or none of those that can be given.
    """
    given = {answer.question_id: _clean(answer) for answer in answers}
    found = []
    for question in shown_to(questions, {key: answer.text for key, answer in given.items()}):
        answer = given.get(question.id, Answer(question.id))
        _check(question, answer, was_given=question.id in were)
        if not answer.is_empty:
            found.append(answer)
    if not found and not were:
        raise Refusal(N_("There is nothing in that answer yet."), example=EXAMPLE)
    return tuple(found)


def lines_of(text: str) -> list[str]:
    """What stands on its lines, without bullets; empty ones are left out."""
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def _calls_for(question: Question, answer: str) -> bool:
    return answer in question.when if question.when else bool(answer)


def _clean(answer: Answer) -> Answer:
    return replace(answer, text=printable(answer.text).strip())


def _check(question: Question, answer: Answer, *, was_given: bool) -> None:
    if answer.is_empty:
        if not question.is_optional and not was_given:
            raise Refusal(N_("“{question}” has no answer yet."), example=EXAMPLE, question=question.text)
        return
    if len(answer.text) > ANSWER_LIMIT:
        raise Refusal(
            N_("An answer has at most {limit} characters; “{question}” has {length}."),
            example=EXAMPLE,
            limit=ANSWER_LIMIT,
            length=len(answer.text),
            question=question.text,
        )
    _check_kind(question, answer.text)


def _check_kind(question: Question, text: str) -> None:
    if question.choices and text not in question.choices:
        raise Refusal(
            N_("“{answer}” is none of the answers to “{question}”: {choices}."),
            example=EXAMPLE,
            answer=text,
            question=question.text,
            choices=", ".join(question.choices),
        )
    if question.kind is QuestionKind.NUMBER and not _NUMBER.fullmatch(text):
        raise Refusal(
            N_("“{question}” wants a number; “{answer}” is none."),
            example=EXAMPLE,
            question=question.text,
            answer=text,
        )
