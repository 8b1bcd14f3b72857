"""Filters of lists: read from words, written as words, and what may have been meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusal import Refusal
from bot.domain.tasks.filters import (
    LONGEST_WORD,
    MOST_WORDS,
    SCOPES,
    STATES,
    ListFilter,
    Scope,
    State,
    nearer,
    read_filter,
)
from tests.rows import each_row

WORDS = st.sampled_from(
    [*SCOPES.words, *STATES.words, "posters", "Rome", "#web", "#Łódź", "<@U0ANA>", "plan-b", "4711"]
)


@each_row(
    ("typed", "meant"),
    [
        ("", ListFilter(Scope.MINE, State.OPEN)),
        ("waiting", ListFilter(Scope.WAITING, State.OPEN)),
        ("czekające", ListFilter(Scope.WAITING, State.OPEN)),
        ("overdue", ListFilter(Scope.CHANNEL, State.OVERDUE)),
        ("posters", ListFilter(Scope.ANYBODY, State.ANY, words=("posters",))),
        ("open posters", ListFilter(Scope.ANYBODY, State.OPEN, words=("posters",))),
        ("mine posters", ListFilter(Scope.MINE, State.ANY, words=("posters",))),
        ("#Web", ListFilter(Scope.ANYBODY, State.OPEN, labels=("web",))),
        ("#web #press #web", ListFilter(Scope.ANYBODY, State.OPEN, labels=("web", "press"))),
    ],
)
def test_words_are_read_as_filters(typed: str, meant: ListFilter) -> None:
    assert read_filter(typed) == meant


@given(st.lists(WORDS, max_size=5).map(" ".join))
def test_what_is_written_back_means_the_same(typed: str) -> None:
    meant = read_filter(typed)
    assert read_filter(meant.text) == meant


@given(st.text(max_size=300))
def test_any_text_is_a_filter_whose_words_fit_a_button(typed: str) -> None:
    meant = read_filter(typed)
    assert read_filter(meant.text) == meant
    assert len(meant.text) < 1000


def test_a_list_of_two_people_is_asked_back() -> None:
    with pytest.raises(Refusal):
        read_filter("<@U0ANA> <@U0PIOTR> overdue")


def test_of_very_many_and_very_long_words_the_first_letters_of_the_first_are_looked_for() -> None:
    meant = read_filter(" ".join(["x" * 99, *(f"w{number}" for number in range(50))]))
    assert len(meant.words) == MOST_WORDS
    assert meant.words[0] == "x" * LONGEST_WORD


@each_row(
    ("typed", "near"),
    [
        ("overdu", "overdue"),
        ("ovredue #web", "#web overdue"),
        ("mine blockd", "mine blocked"),
        ("posters unasigned", "posters unassigned"),
        ("spozniome", "spoznione"),
        ("posters", ""),
        ("overdue", ""),
        ("", ""),
    ],
)
def test_a_word_that_is_nearly_a_filter_is_offered_as_that(typed: str, near: str) -> None:
    assert nearer(read_filter(typed)) == near


@given(st.lists(WORDS, max_size=5).map(" ".join))
def test_what_is_offered_has_fewer_words_to_look_for(typed: str) -> None:
    meant = read_filter(typed)
    if near := nearer(meant):
        assert len(read_filter(near).words) < len(meant.words)
