"""A deadline in what people write to each other: taken only where it cannot well be anything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.due import Due, DueRefused, Unreadable
from bot.domain.due_phrases.english import ENGLISH
from bot.domain.due_phrases.italian import ITALIAN
from bot.domain.due_phrases.polish import POLISH
from bot.domain.due_phrases.words import Kind
from bot.domain.people import Person
from bot.domain.sentences import Sentence, sentences
from bot.domain.tasks.parts import read_due_for

_OPENING = {"by", "due", "until", "till", "deadline", "do", "termin", "entro", "scadenza"}
"""Words after which a date is a deadline, wherever in the sentence."""

_BEFORE_A_DAY = {"on", "next", "this", "w", "we", "na", "za", "per", "in", "fra", "tra", "il", "within"}
_POLITE = {
    *("please", "pls", "thanks", "thx", "thank", "you", "ok", "okay"),
    *("prosze", "dzieki", "dziekuje", "dobrze"),
    *("grazie", "favore", "per", "piacere", "cortesia", "va", "bene"),
}
_A_DAY = {Kind.WEEKDAY, Kind.RELATIVE_DAY, Kind.END_OF_DAY}
_EVENINGS = {"tonight", "stasera"}
_SHORTEST_NAME = 4  # "sun", "sat", "mar" and "dom" are other words, too
_LONGEST_PHRASE = 8
_LONGEST_OPENING = 5
_MOST_PLACES = 6


@dataclass(frozen=True)
class Mentioned:
    """A deadline and which words of its sentence it is, `start` to `end`."""

    due: Due
    start: int
    end: int


def deadline_of(text: str, by: Person, said_at: datetime) -> Due | None:
    """The one deadline of a whole text; None where there are several."""
    found = [each for sentence in sentences(text) for each in _mentioned(sentence, by, said_at)]
    opened = [each for each, is_opened in found if is_opened] or [each for each, _ in found]
    dues = {each.due.at: each.due for each in opened}
    return next(iter(dues.values())) if len(dues) == 1 else None


def deadline_in(sentence: Sentence, by: Person, said_at: datetime) -> Mentioned | None:
    """What `by` meant when they said it, on their clock and in their language; None where in doubt."""
    found = list(_mentioned(sentence, by, said_at))
    opened = [each for each, is_opened in found if is_opened] or [each for each, _ in found]
    return opened[0] if len({each.due.at for each in opened}) == 1 else None


def deadline_before(sentence: Sentence, by: Person, said_at: datetime) -> Mentioned | None:
    """A date with which the sentence begins: a deadline only if what follows is asked for or promised."""
    first = sentence.bare[0]
    if first not in _OPENING | _BEFORE_A_DAY and not _names_day(first):
        return None
    for end in range(min(len(sentence.words) - 1, _LONGEST_OPENING), 0, -1):
        phrase = sentence.words[:end]
        try:
            due = read_due_for(" ".join(phrase), by, said_at)
        except Unreadable:
            continue
        except DueRefused:
            return None
        return Mentioned(due, 0, end) if _is_date(sentence.bare[:end]) else None
    return None


def _mentioned(sentence: Sentence, by: Person, said_at: datetime) -> Iterator[tuple[Mentioned, bool]]:
    """Each with whether a word before it says that it is a deadline."""
    ends = _ends(sentence)
    taken = 0
    places = [place for place, word in enumerate(sentence.bare) if word in _OPENING]
    for start in places[:_MOST_PLACES]:
        found = _after(sentence, start, by, said_at) if start >= taken else None
        if found:
            taken = found.end
            yield found, True
    for begin, end in ends:
        found = _at_end(sentence, begin, end, by, said_at)
        if found:
            yield found, False


def _ends(sentence: Sentence) -> list[tuple[int, int]]:
    """The last clauses, each without the politeness at its end."""
    clauses = sentence.clauses[-_MOST_PLACES:]
    return [(begin, _before_politeness(sentence, begin, end)) for begin, end in clauses]


def _before_politeness(sentence: Sentence, begin: int, end: int) -> int:
    while end > begin and (sentence.bare[end - 1] in _POLITE or sentence.words[end - 1].startswith(":")):
        end -= 1
    return end


def _after(sentence: Sentence, start: int, by: Person, said_at: datetime) -> Mentioned | None:
    """The longest date that follows an opening word; a bare number is too little.

    What is refused is no deadline, unless the words after a comma spoilt it.
    """
    last = min(len(sentence.words), start + 1 + _LONGEST_PHRASE)
    end_of_clause = next(end for _, end in sentence.clauses if end > start)
    for end in range(last, start + 1, -1):
        phrase = sentence.words[start + 1 : end]
        try:
            due = read_due_for(" ".join(phrase), by, said_at)
        except Unreadable:
            continue
        except DueRefused:
            if end > end_of_clause:
                continue
            return None
        return None if _is_number(phrase) else Mentioned(due, start, end)
    return None


def _at_end(sentence: Sentence, begin: int, end: int, by: Person, said_at: datetime) -> Mentioned | None:
    """The longest date at the end of a clause. One that is past takes the shorter ones in it away, too."""
    for start in range(max(begin, end - _LONGEST_PHRASE), end):
        phrase = sentence.words[start:end]
        try:
            due = read_due_for(" ".join(phrase), by, said_at)
        except Unreadable:
            continue
        except DueRefused:
            return None
        return Mentioned(due, start, end) if _is_date(sentence.bare[start:end]) else None
    return None


def _is_number(words: Sequence[str]) -> bool:
    return len(words) == 1 and not any(letter.isalpha() or letter in ":/-" for letter in words[0])


def _is_date(bare: Sequence[str]) -> bool:
    """A word alone is one only where it names a day; "the sun" is no Sunday."""
    if len(bare) > 1:
        return any(len(word) >= _SHORTEST_NAME or not word.isalpha() for word in bare)
    (word,) = bare
    return word in _EVENINGS or _names_day(word)


def _names_day(word: str) -> bool:
    entries = (vocabulary.entries.get(word, ()) for vocabulary in (ENGLISH, POLISH, ITALIAN))
    kinds = {words[0].kind for words in entries if len(words) == 1}
    return Kind.END_OF_DAY in kinds or (len(word) >= _SHORTEST_NAME and bool(kinds & _A_DAY))
