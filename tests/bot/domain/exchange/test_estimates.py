"""How long a task takes, as it is written."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exchange.estimates import read_minutes, unit_in
from tests.rows import each_row


@each_row(
    ("text", "minutes"),
    [
        *(("90 min", 90), ("90m", 90), ("1h 30m", 90), ("1h30", None), ("1:30", 90), ("1:30:00", 90)),
        *(("1.5 hours", 90), ("1,5 godz.", 90), ("2 ore e 5", None), ("2 ore, 5 minuti", 125)),
        *(("1d", 480), ("2 dni", 960), ("1 week", 2400), ("1w 1d", 2880), ("30 sec", 1), ("3600 s", 60)),
        *(
            ("", None),
            ("soon", None),
            ("5 points", None),
            ("2 months", None),
            ("0h", None),
            ("900000h", None),
        ),
    ],
)
def test_lengths_are_read_in_three_languages(text: str, minutes: int | None) -> None:
    assert read_minutes(text, "hours") == minutes


@each_row(
    ("header", "minutes"),
    [
        *(("Estimate (h)", 120), ("Estimate minutes", 2), ("Stima giorni", 960), ("Czas [godz]", 120)),
        ("Seconds", 1),
    ],
)
def test_a_bare_number_counts_in_the_unit_of_its_column(header: str, minutes: int) -> None:
    assert read_minutes("2", unit_in(header)) == minutes


def test_a_column_may_tell_no_unit() -> None:
    assert unit_in("Estimate") == ""


@given(st.text(max_size=30) | st.text("0123456789:., hmdgodzine", max_size=15), st.text(max_size=8))
def test_any_text_is_a_length_of_up_to_a_year_or_none(text: str, unit: str) -> None:
    minutes = read_minutes(text, unit)
    assert minutes is None or 1 <= minutes <= 366 * 24 * 60
