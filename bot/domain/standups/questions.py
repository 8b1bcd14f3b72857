"""Which questions a stand-up may ask."""

from collections.abc import Sequence

from bot.domain.refusal import N_, Refusal
from bot.domain.standups.definition import Question, QuestionKind, Role
from bot.domain.typed_text import has_words

_BETWEEN = " | "
MOST_QUESTIONS = 12
MOST_CHOICES = 20
TEXT_LIMIT = 150
"""Characters: what a choice may have in Slack; a question's label may have more, but is not read then."""
TOGETHER = 2400
"""Characters of all: written as lines with their marks in any language, they fit Slack's 3,000 of a field."""

EXAMPLE = "/standup edit Daily"


def check_questions(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Raises Refusal for questions that cannot be asked or answered."""
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise Refusal(N_("A stand-up asks 1 to {most} questions."), example=EXAMPLE, most=MOST_QUESTIONS)
    before: dict[str, Question] = {}
    for question in questions:
        _check_texts(question)
        _check_whose(question)
        _check_follow_up(question, before)
        before[question.id] = question
    if len(before) < len(questions):
        raise Refusal(N_("Two of the questions are the same."), example=EXAMPLE)
    if sum(map(_length, questions)) > TOGETHER:
        raise Refusal(
            N_("All questions and choices together have at most {limit} characters."),
            example=EXAMPLE,
            limit=TOGETHER,
        )
    return tuple(questions)


def _length(question: Question) -> int:
    texts = (*(question.pool or (question.text,)), *question.options, *question.when)
    return sum(map(len, texts)) + len(_BETWEEN) * (len(texts) - 1)


def _check_texts(question: Question) -> None:
    texts = (*(question.pool or (question.text,)), *question.options)
    for text in texts:
        if not text.strip() or len(text) > TEXT_LIMIT:
            raise Refusal(
                N_("Questions and choices have 1 to {limit} characters: “{text}”."),
                example=EXAMPLE,
                limit=TEXT_LIMIT,
                text=text,
            )
    if not has_words(question.pool[0] if question.pool else question.text):
        raise Refusal(N_("A question is asked in words."), example=EXAMPLE)
    is_choice = question.kind is QuestionKind.CHOICE
    if is_choice and not 2 <= len(dict.fromkeys(question.options)) == len(question.options) <= MOST_CHOICES:  # noqa: PLR2004 -- or there is nothing to choose
        raise Refusal(
            N_("“{question}” needs 2 to {most} different choices."),
            example=EXAMPLE,
            question=question.text,
            most=MOST_CHOICES,
        )


def _check_whose(question: Question) -> None:
    """What was planned comes back to somebody, what is in the way is in somebody's."""
    if question.hides_who and question.role in (Role.DONE, Role.PLAN, Role.BLOCKERS):
        raise Refusal(
            N_("“{question}” cannot be anonymous: what is done, planned or in the way is somebody's."),
            example=EXAMPLE,
            question=question.text,
        )


def _check_follow_up(question: Question, before: dict[str, Question]) -> None:
    """Of a question that was asked before it, and whose answers are known."""
    if not question.follows:
        return
    first = before.get(question.follows)
    is_anonymous = first is not None and first.hides_who
    is_possible = first is not None and (not first.choices or set(question.when) <= set(first.choices))
    if not is_possible or is_anonymous:
        raise Refusal(
            N_("“{question}” follows an answer that nobody can give before it."),
            example=EXAMPLE,
            question=question.text,
        )
