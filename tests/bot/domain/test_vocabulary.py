"""Words that stand for something, read and guessed."""

import pytest

from bot.domain.approvals import scopes
from bot.domain.approvals import verbs as approvals
from bot.domain.digests import verbs as digests
from bot.domain.standups import verbs as standups
from bot.domain.tasks import filters
from bot.domain.tasks import verbs as tasks
from bot.domain.vocabulary import Vocabulary

DOINGS = Vocabulary({"go": "go walk | idz | vai", "stop": "stop halt | stoj | ferma", "stall": "stall"})
OF_VERBS = (approvals.VERBS, digests.VERBS, standups.VERBS, tasks.VERBS)


@pytest.mark.parametrize(
    ("typed", "meant"), [("Walk", "go"), ("IDŹ", "go"), ("ferma", "stop"), ("run", None)]
)
def test_a_word_is_read_in_each_language_without_case_and_accents(typed: str, meant: str | None) -> None:
    assert DOINGS.read(typed) == meant


def test_the_nearest_meanings_come_once_each_and_changed_places_first() -> None:
    assert DOINGS.nearest("sotp") == ["stop"]
    assert DOINGS.nearest("stpo") == ["stop"]
    assert Vocabulary({"one": "abcd", "two": "abdx"}).nearest("abdc") == ["one", "two"]
    assert DOINGS.nearest("og") == ["go"]
    assert DOINGS.nearest("xyzzy") == []


def test_no_more_are_offered_than_asked_for() -> None:
    near = Vocabulary({place: f"delet{place}" for place in "abcdef"})
    assert len(near.nearest("delete")) == 3
    assert len(near.nearest("delete", most=1)) == 1


def test_a_word_of_two_meanings_is_refused() -> None:
    with pytest.raises(ValueError, match="taken"):
        Vocabulary({"go": "go", "stop": "stop go"})


def test_a_spelling_that_nobody_could_reach_is_refused() -> None:
    with pytest.raises(ValueError, match="folded"):
        Vocabulary({"go": "idź"})


@pytest.mark.parametrize("words", OF_VERBS)
def test_each_verb_is_called_by_its_own_name_and_found_with_a_letter_missing(words: Vocabulary[str]) -> None:
    assert {words.read(str(verb)) for verb in words.words.values()} == set(words.words.values())
    mistyped = [word for word in words.words if len(word) > 4 and words.read(word[:-2] + word[-1]) is None]
    assert mistyped
    assert all(words.nearest(word[:-2] + word[-1]) for word in mistyped)


@pytest.mark.parametrize("words", [filters.SCOPES, filters.STATES, scopes.SCOPES])
def test_each_filter_is_called_by_its_own_name(words: Vocabulary[str]) -> None:
    named = {meaning: words.read(str(meaning)) for meaning in words.words.values()}
    assert all(meaning == read for meaning, read in named.items())
