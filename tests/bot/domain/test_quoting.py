"""Titles in quotes."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.quoting import quoted, take_quoted
from tests.rows import each_row


@given(st.text(min_size=1, max_size=60), st.text(max_size=20))
def test_what_was_quoted_is_taken_and_what_follows_is_left(text: str, rest: str) -> None:
    assert take_quoted(f"{quoted(text)} {rest}") == (text, f" {rest}")


@each_row(
    ("typed", "taken"),
    [
        ('  "Work by friday" by monday', ("Work by friday", " by monday")),
        ("“Work by friday”", ("Work by friday", "")),
        ("„Praca do piątku” do środy", ("Praca do piątku", " do środy")),
        ("«Lavoro entro venerdì»", ("Lavoro entro venerdì", "")),
        ('"a ""b"" c"', ('a "b" c', "")),
    ],
)
def test_quotes_of_several_countries_are_known(typed: str, taken: tuple[str, str]) -> None:
    assert take_quoted(typed) == taken


@each_row("typed", ["", "Work", 'Work "by" friday', '"Work', '"Work"s', '""', "“”", "'Work'"])
def test_where_nothing_is_quoted_nothing_is_taken(typed: str) -> None:
    assert take_quoted(typed) == (None, typed)
