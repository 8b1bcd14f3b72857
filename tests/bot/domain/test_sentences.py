"""Sentences, and texts that are too long."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sentences import sentences, shortened
from tests.rows import each_row


@each_row(
    ("text", "parts"),
    [
        ("One thing. Another thing! And a third?", ["One thing.", "Another thing!", "And a third?"]),
        ("One thing\n\nAnother thing", ["One thing", "Another thing"]),
        ("Do 25. listopada o 10.30 np. rano", ["Do 25. listopada o 10.30 np. rano"]),
        ("Version 2.0 is out. 3 days to go", ["Version 2.0 is out. 3 days to go"]),
        ("Wait… what", ["Wait…", "what"]),
        ("  ", []),
    ],
)
def test_a_text_is_taken_apart_at_its_full_stops_and_lines(text: str, parts: list[str]) -> None:
    assert [" ".join(sentence.words) for sentence in sentences(text)] == parts


def test_words_are_compared_without_case_accents_and_signs() -> None:
    [sentence] = sentences("*Wyślij* (PROSZĘ) don\u2019t \u2013 „tak”!")
    assert sentence.bare == ("wyslij", "prosze", "don't", "\u2013", "tak")


@each_row(
    ("text", "short"),
    [
        ("as long as can be", "as long as can be"),
        ("as long as can be?", "as long as can…"),
        ("as long as it, indeed", "as long as it…"),
        ("as long as can bee and", "as long as can…"),
        ("x" * 18, "x" * 16 + "…"),
    ],
)
def test_what_is_too_long_is_cut_between_words(text: str, short: str) -> None:
    assert shortened(text, 17) == short


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_what_is_cut_fits_and_says_that_it_was_cut(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("…")
