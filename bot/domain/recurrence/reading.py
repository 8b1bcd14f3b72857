"""What repeats how: the phrases people type in English, Polish and Italian.

docs/recurrence.md states the conventions. Nothing is guessed over: every word of a phrase is understood
and belongs to its reading, or the phrase is refused.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from bot.domain.recurrence.endings import Endings, Phrase
from bot.domain.recurrence.grammar import Meaning, Rule
from bot.domain.recurrence.languages import by_preference, opening_words
from bot.domain.recurrence.months import MONTH_RULES
from bot.domain.recurrence.periods import PERIOD_RULES
from bot.domain.recurrence.refusals import RecurrenceRefused, UnreadableRecurrence, unreadable
from bot.domain.recurrence.rule import Recurrence
from bot.domain.recurrence.weeks import WEEK_RULES
from bot.domain.recurrence.words import Lexicon, Placed, folded, scan
from bot.domain.recurrence.years import YEAR_RULES

__all__ = ["RecurrenceRefused", "UnreadableRecurrence", "opening_words", "read_recurrence"]

# The first rule that fits wins: "every first monday" is of the month, "every second monday" every other one.
_RULES = (*MONTH_RULES, *WEEK_RULES, *YEAR_RULES, *PERIOD_RULES)
_LONGEST_PHRASE = 160
_MOST_WORDS = 24


def read_recurrence(phrase: str, *, locale: str, today: date) -> Recurrence:
    """The one recurrence that the phrase means.

    The locale says which language is tried before English; "until friday" counts from the local `today`.
    Raises UnreadableRecurrence where a word is left over, RecurrenceRefused where it makes no sense.
    """
    typed = phrase.strip()
    if len(typed) <= _LONGEST_PHRASE:
        whole = Phrase(typed, folded(typed), locale, today)
        for lexicon in by_preference(locale):
            recurrence = _read(whole, lexicon)
            if recurrence:
                return recurrence
    raise unreadable(typed)


def _read(phrase: Phrase, lexicon: Lexicon) -> Recurrence | None:
    """Endings are taken off one by one until what is left is a recurrence."""
    words: Sequence[Placed] = scan(phrase.folded, lexicon)[: _MOST_WORDS + 1]
    endings = Endings()
    while words and len(words) <= _MOST_WORDS:
        meaning = _meaning(words, phrase.typed)
        if meaning:
            return endings.complete(meaning, phrase)
        words = endings.take(words)
    return None


def _meaning(words: Sequence[Placed], typed: str) -> Meaning | None:
    plain = [placed.word for placed in words]
    letters = "".join([word.kind for word in plain])
    found = (rule.read(letters, plain, typed) for rule in _rules(letters))
    return next((meaning for meaning in found if meaning), None)


@lru_cache(maxsize=1024)
def _rules(letters: str) -> tuple[Rule, ...]:
    """Phrases of one form fit the same rules, whatever their words."""
    return tuple(rule for rule in _RULES if rule.pattern.fullmatch(letters))
