"""Questions as people write them, one a line."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.refusal import Refusal
from bot.domain.standups.definition import Question, QuestionKind, Role
from bot.domain.standups.question_lines import read_questions, write_questions
from bot.domain.standups.questions import check_questions
from bot.domain.standups.templates import LAUNCH_ROOM, TEMPLATES, Template
from bot.messages.reader import Reader, read_locale
from bot.messages.standups.setup_fills import Translated
from tests.units import NOW


def words(language: str) -> Callable[[str], str]:
    return Translated(Reader(read_locale(language), Reader.unknown(NOW).zone, NOW))


@pytest.mark.parametrize("language", ["en-US", "pl-PL", "it-IT"])
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)
def test_what_a_form_shows_reads_back_in_every_language(template: Template, language: str) -> None:
    written = write_questions(template.questions, words(language))
    assert read_questions(written, template.questions, words(language)) == template.questions
    anew = read_questions(written, (), words(language))
    assert [(each.kind, each.role, each.options, each.when, each.is_optional) for each in anew] == [
        (each.kind, each.role, each.options, each.when, each.is_optional) for each in template.questions
    ]


def test_choices_follow_ups_numbers_moods_and_pools_are_written_in_brackets() -> None:
    found = read_questions(
        "How is your part? [🟢 | 🟡 | 🔴]\n"
        "What do you need? [if 🟡 | 🔴]\n"
        "Why? [if] [optional]\n"
        "How many calls? [Number]\n"
        "How do you feel? [umore]\n"
        "A book? / A film? [na zmianę, optional]\n"
        "Who annoys you? [anonymous]",
        (),
        words("en-US"),
    )
    assert found == (
        Question("q1", "How is your part?", QuestionKind.CHOICE, options=("🟢", "🟡", "🔴")),
        Question("q2", "What do you need?", follows="q1", when=("🟡", "🔴")),
        Question("q3", "Why?", follows="q2", is_optional=True),
        Question("q4", "How many calls?", QuestionKind.NUMBER),
        Question("q5", "How do you feel?", QuestionKind.MOOD),
        Question("q6", "A book?", pool=("A book?", "A film?"), is_optional=True),
        Question("q7", "Who annoys you?", is_anonymous=True),
    )


def test_a_reworded_question_is_a_new_one_and_the_others_keep_their_ids() -> None:
    written = write_questions(LAUNCH_ROOM.questions, words("en-US"))
    changed = written.replace("What happens until", "What do we do before")
    found = read_questions(f"{changed}\nAnything else? [optional]", LAUNCH_ROOM.questions, words("en-US"))
    assert [each.id for each in found] == ["state", "why", "q1", "blockers", "q2"]
    assert found[2].role is Role.PLAN


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("How? [purple]", "I do not know"),
        ("What? [if red]\nHow? [green | red]", "follows an answer"),
        ("How? [green |]", "different choices"),
        ("", "asks 1 to"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(typed: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        read_questions(typed, (), words("en-US"))


@given(st.text(max_size=200))
@settings(max_examples=50)
def test_whatever_is_typed_is_read_or_refused_and_reads_back(typed: str) -> None:
    try:
        found = read_questions(typed, (), words("en-US"))
    except Refusal:
        return
    assert read_questions(write_questions(found, words("en-US")), found, words("en-US")) == found


@pytest.mark.parametrize("language", ["en-US", "pl-PL", "it-IT"])
def test_what_may_be_asked_at_most_fits_the_field_of_the_form_with_all_its_marks(language: str) -> None:
    texts = iter(f"{number:02} {'x' * 144}" for number in range(99))
    mood = Question("q1", "How?", QuestionKind.CHOICE, options=("good", "bad"))
    asked = [
        Question(f"q{place}", next(texts), is_optional=True, is_anonymous=True, follows="q1", when=("bad",))
        for place in range(2, 13)
    ]
    assert len(write_questions(check_questions([mood, *asked]), words(language))) <= 3000
    with pytest.raises(Refusal, match="together"):
        check_questions([replace(mood, options=("bad", *(next(texts) for _ in range(8)))), *asked])
