"""Estimates of work."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.estimates import LONGEST, read_estimate, write_estimate
from tests.rows import each_row


@each_row(
    ("word", "minutes"),
    [
        ("~2h", 120),
        ("~30m", 30),
        ("~1h30m", 90),
        ("~1.5h", 90),
        ("~1,5h", 90),
        ("~1d", 480),
        ("~1d4h", 720),
        ("~1W", 2400),
        ("~0.25H", 15),
        ("~1000d", LONGEST),
        ("~30m2h", 150),
    ],
)
def test_an_estimate_is_hours_days_of_eight_and_weeks_of_five(word: str, minutes: int) -> None:
    assert read_estimate(word) == minutes


@each_row(
    "word",
    [
        "2h",
        "~",
        "~h",
        "~2",
        "~2 h",
        "~2h!",
        "~2y",
        "~0m",
        "~0.01m",
        "~1001d",
        "~9999w",
        "~-2h",
        "~٣h",
        "~2.h",
    ],
)
def test_anything_else_is_none(word: str) -> None:
    assert read_estimate(word) is None


@given(st.integers(1, LONGEST))
def test_what_is_written_reads_back(minutes: int) -> None:
    assert read_estimate(f"~{write_estimate(minutes)}") == minutes


@given(st.text(max_size=12))
def test_any_word_is_an_estimate_or_not(word: str) -> None:
    minutes = read_estimate(f"~{word}")
    assert minutes is None or 0 < minutes <= LONGEST
