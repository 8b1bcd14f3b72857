"""An answer in the person's own words, without the form: which words answer which question."""

import re
from collections.abc import Sequence

from bot.domain.folding import folded
from bot.domain.standups.answers import Answer, Answers, lines_of
from bot.domain.standups.definition import Question, QuestionKind
from bot.domain.typed_text import plain

_PARAGRAPH = re.compile(r"\n\s*\n")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?", re.ASCII)


def read_reply(questions: Sequence[Question], text: str) -> Answers:
    """Paragraphs, or else lines, answer the questions in their order; a single one answers what fits it best.

    `text` is as Slack hands it on. Anonymous questions and follow-ups are left to the form.
    """
    asked = [question for question in questions if not (question.follows or question.hides_who)]
    if not asked:
        return ()
    parts = _parts(text)
    if len(parts) == 1 or len(asked) == 1:
        return (_answer(_fitting(asked, text), text),)
    first, last = parts[: len(asked) - 1], parts[len(asked) - 1 :]
    said = [*first, *(["\n".join(last)] if last else [])]
    return tuple(_answer(question, part) for question, part in zip(asked, said, strict=False))


def can_be_replied(questions: Sequence[Question], given: Sequence[str] = ()) -> bool:
    """Whether words alone may suffice; `given` are the ids of anonymous questions that have their answer."""
    asked = [question for question in questions if not question.follows]
    is_for_form = any(each.hides_who and not each.is_optional and each.id not in given for each in asked)
    return not is_for_form and any(not each.hides_who for each in asked)


def _parts(text: str) -> list[str]:
    paragraphs = [part.strip() for part in _PARAGRAPH.split(text) if part.strip()]
    return paragraphs if len(paragraphs) > 1 else lines_of(text)


def _fitting(asked: Sequence[Question], text: str) -> Question:
    """A choice that was named, a number, or what must be answered."""
    texts = [question for question in asked if question.kind is QuestionKind.TEXT]
    for question in asked:
        is_number = question.kind is QuestionKind.NUMBER and _NUMBER.fullmatch(text.strip())
        if is_number or _chosen(question, text):
            return question
    return next((each for each in texts if not each.is_optional), (texts or asked)[0])


def _answer(question: Question, text: str) -> Answer:
    if question.kind is QuestionKind.TEXT:
        return Answer(question.id, text.strip())
    return Answer(question.id, _chosen(question, text) or plain(text).strip())


def _chosen(question: Question, text: str) -> str:
    """The choice as it is worded, whatever its letters' case."""
    said = folded(plain(text)).strip(" .!")
    return next((each for each in question.choices if folded(each) == said), "")
