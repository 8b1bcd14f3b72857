"""All readings of a sequence of words: every word belongs to exactly one part."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.domain.due_phrases.clock import CLOCK_RULES
from bot.domain.due_phrases.days import DAY_RULES
from bot.domain.due_phrases.lengths import JOINT_RULES, LENGTH_RULES
from bot.domain.due_phrases.parts import DayPart, Joint, Length, On, Part
from bot.domain.due_phrases.patterns import Match, by_first_letter
from bot.domain.due_phrases.spans import SPAN_RULES
from bot.domain.due_phrases.words import Word

# The first rule that leads to a reading of the whole phrase wins.
_RULES = by_first_letter((*LENGTH_RULES, *SPAN_RULES, *DAY_RULES, *CLOCK_RULES, *JOINT_RULES))
_MOST_WORDS = 14
_MOST_OF_A_KIND = {Joint: _MOST_WORDS, On: 2, Length: 3, DayPart: 2}

# In the letters of bot.domain.due_phrases.words.Kind.
_A_DAY, _A_TIME = "[WMXRYSDdf]", "[nkwtoOmdhy]"
_RANGE = re.compile(
    rf"{_A_DAY}[nkoyzP]*[r&+pu][uAI]?[nko]?{_A_DAY}|[rG]{_A_DAY}A{_A_DAY}"  # monday to friday
    rf"|{_A_TIME}[zv]?[rpu]A?{_A_TIME}|{_A_TIME}[zv]?[&+]A{_A_TIME}|[zt][&+]{_A_TIME}"  # 3 to 5, 3pm and 5pm
    r"|[rI]A?[nwt][A&+]+[nwt]|o[&+]o|g"  # between 3 and 5, the 2nd and the 3rd, 3-5
)


def readings(words: Sequence[Word]) -> Iterator[tuple[Part, ...]]:
    if len(words) <= _MOST_WORDS:
        yield from _from(0, words, _letters(words), ())


def is_range(words: Sequence[Word]) -> bool:
    """Words without a reading that name two days or two times."""
    return _RANGE.search(_letters(words)) is not None


def _letters(words: Sequence[Word]) -> str:
    return "".join([word.kind for word in words])


def _from(
    place: int, words: Sequence[Word], letters: str, parts: tuple[Part, ...]
) -> Iterator[tuple[Part, ...]]:
    if place == len(letters):
        yield parts
        return
    for match in _matches(letters, place):
        part = match.part(words)
        if part and _has_room(parts, part):
            yield from _from(match.end, words, letters, (*parts, part))


@lru_cache(maxsize=4096)
def _matches(letters: str, place: int) -> tuple[Match, ...]:
    """Phrases of one form have the same matches, whatever their words."""
    found = (each.match(letters, place) for each in _RULES.get(letters[place], ()))
    return tuple(match for match in found if match)


def _has_room(parts: tuple[Part, ...], part: Part) -> bool:
    kind = type(part)
    same = [each for each in parts if type(each) is kind]
    return not same or len(same) < _MOST_OF_A_KIND.get(kind, 1)
