"""The questions of a stand-up as people write them: one a line, with what they are in brackets.

How is your part? [🟢 | 🟡 | 🔴]
What do you need to turn it green? [if 🟡 | 🔴]
A book for the team? / A film for the team? [in turn, optional]
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.definition import Question, QuestionKind, Role
from bot.domain.standups.questions import EXAMPLE, check_questions

_MARK = re.compile(r"\s*\[([^\[\]]*)\]\s*$")
_BETWEEN = " | "
_IN_TURN = " / "


class Mark(StrEnum):
    """What a question is beside its words."""

    DONE = "done"
    PLAN = "plan"
    BLOCKERS = "blockers"
    WELL = "well"
    SLOWED = "slowed"
    TRY = "try"
    NUMBER = "number"
    MOOD = "mood"
    ANONYMOUS = "anonymous"
    OPTIONAL = "optional"
    TURN = "in turn"
    IF = "if"


_SPELLINGS = {
    Mark.DONE: "done|zrobione|fatta|fatto",
    Mark.PLAN: "plan|piano",
    Mark.BLOCKERS: "blockers|blokady|ostacoli",
    Mark.WELL: "well|dobrze|bene",
    Mark.SLOWED: "slowed|spowolnienia|rallentamenti",
    Mark.TRY: "try|proby|prove",
    Mark.NUMBER: "number|liczba|numero",
    Mark.MOOD: "mood|nastroj|umore",
    Mark.ANONYMOUS: "anonymous|anonimowe|anonima",
    Mark.OPTIONAL: "optional|opcjonalne|facoltativa",
    Mark.TURN: "in turn|na zmiane|a turno",
    Mark.IF: "if|jesli|se",
}
MARKS = {word: mark for mark, words in _SPELLINGS.items() for word in words.split("|")}
NAMES = {
    Mark.DONE: N_("done"),
    Mark.PLAN: N_("plan"),
    Mark.BLOCKERS: N_("blockers"),
    Mark.WELL: N_("well"),
    Mark.SLOWED: N_("slowed"),
    Mark.TRY: N_("try"),
    Mark.NUMBER: N_("number"),
    Mark.MOOD: N_("mood"),
    Mark.ANONYMOUS: N_("anonymous"),
    Mark.OPTIONAL: N_("optional"),
    Mark.TURN: N_("in turn"),
    Mark.IF: N_("if"),
}
"""As they are written; what is read are all languages'."""

_ROLES = {Mark(role.value): role for role in Role if role is not Role.PLAIN}


@dataclass
class _Line:
    text: str
    marks: set[Mark] = field(default_factory=set)
    options: tuple[str, ...] = ()
    when: tuple[str, ...] = ()


def write_questions(questions: Sequence[Question], translated: Callable[[str], str]) -> str:
    """`translated` words our own texts and marks in the reader's language."""
    return "\n".join(_write(question, translated) for question in questions)


def read_questions(
    text: str, was: Sequence[Question], translated: Callable[[str], str]
) -> tuple[Question, ...]:
    """A line that stands as it was written is the question it was. Raises Refusal."""
    known = {_write(question, translated): question for question in was}
    by_text = {translated(question.text): question for question in was}
    found: list[Question] = []
    for line in filter(None, (" ".join(each.split()) for each in text.splitlines())):
        question = known.get(line) or _read(line, found, by_text)
        found.append(_with_own_id(question, found, was))
    return check_questions(found)


def _write(question: Question, translated: Callable[[str], str]) -> str:
    text = _IN_TURN.join(question.pool) if question.pool else translated(question.text)
    marks = [translated(NAMES[mark]) for mark in _marks_of(question)]
    brackets = [f"[{', '.join(marks)}]"] if marks else []
    if question.options:
        brackets.insert(0, f"[{_BETWEEN.join(question.options)}]")
    if question.follows:
        brackets.insert(0, f"[{translated(NAMES[Mark.IF])} {_BETWEEN.join(question.when)}".rstrip() + "]")
    return " ".join([" ".join(text.split()), *brackets])


def _marks_of(question: Question) -> list[Mark]:
    return [
        mark
        for mark, is_set in (
            *((mark, question.role is role) for mark, role in _ROLES.items()),
            (Mark.NUMBER, question.kind is QuestionKind.NUMBER),
            (Mark.MOOD, question.kind is QuestionKind.MOOD),
            (Mark.TURN, bool(question.pool)),
            (Mark.ANONYMOUS, question.is_anonymous),
            (Mark.OPTIONAL, question.is_optional),
        )
        if is_set
    ]


def _read(line: str, before: Sequence[Question], by_text: dict[str, Question]) -> Question:
    read = _Line(line)
    while found := _MARK.search(read.text):
        read.text = read.text[: found.start()]
        _take(read, found[1].strip())
    was = by_text.get(read.text)
    texts = tuple(part.strip() for part in read.text.split(_IN_TURN)) if Mark.TURN in read.marks else ()
    role = next((role for mark, role in _ROLES.items() if mark in read.marks), Role.PLAIN)
    return Question(
        id=was.id if was else "",
        text=was.text if was and not texts else texts[0] if texts else read.text,
        kind=_kind(read),
        role=role,
        options=read.options,
        pool=texts,
        follows=_followed(read, before),
        when=read.when,
        is_anonymous=Mark.ANONYMOUS in read.marks,
        is_optional=Mark.OPTIONAL in read.marks,
    )


def _take(read: _Line, inside: str) -> None:
    """Choices stand between bars; all else are marks between commas."""
    first, _, rest = inside.partition(" ")
    if MARKS.get(folded(first)) is Mark.IF:
        read.marks.add(Mark.IF)
        read.when = tuple(part.strip() for part in rest.split(_BETWEEN.strip()) if part.strip())
    elif _BETWEEN.strip() in inside:
        read.options = tuple(part.strip() for part in inside.split(_BETWEEN.strip()) if part.strip())
    else:
        read.marks |= {_mark(word.strip()) for word in inside.split(",")}


def _mark(word: str) -> Mark:
    mark = MARKS.get(folded(word))
    if mark is None or mark is Mark.IF:
        raise Refusal(
            N_("I do not know [{mark}]. Choices stand between bars: [green | red]."),
            example=EXAMPLE,
            mark=word,
        )
    return mark


def _kind(read: _Line) -> QuestionKind:
    if read.options:
        return QuestionKind.CHOICE
    if Mark.MOOD in read.marks:
        return QuestionKind.MOOD
    return QuestionKind.NUMBER if Mark.NUMBER in read.marks else QuestionKind.TEXT


def _followed(read: _Line, before: Sequence[Question]) -> str:
    """The nearest question above whose answers are those, or that was asked last."""
    if Mark.IF not in read.marks:
        return ""
    fitting = [each for each in before if set(read.when) <= set(each.choices)] if read.when else list(before)
    return fitting[-1].id if fitting else "?"


def _with_own_id(question: Question, found: Sequence[Question], was: Sequence[Question]) -> Question:
    """New ones get the next free one, so that answers to old ones stay theirs."""
    taken = {each.id for each in found}
    if question.id and question.id not in taken:
        return question
    free = (f"q{number}" for number in range(1, 1000))
    return replace(question, id=next(each for each in free if each not in taken | {old.id for old in was}))
