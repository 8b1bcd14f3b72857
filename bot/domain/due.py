"""When something is due: the phrases people type in English, Polish and Italian.

docs/due-phrases.md states the conventions. Nothing is guessed over: every word of a phrase is understood
and belongs to its reading, or the phrase is refused.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.due_phrases.calendar import HORIZON_YEARS
from bot.domain.due_phrases.english import ENGLISH
from bot.domain.due_phrases.grammar import is_range, readings
from bot.domain.due_phrases.italian import ITALIAN
from bot.domain.due_phrases.moment import moment_of
from bot.domain.due_phrases.parts import Frame, Small, Style
from bot.domain.due_phrases.polish import POLISH
from bot.domain.due_phrases.refusals import Doubt, DueRefused, Unreadable, past, several, too_far, unreadable
from bot.domain.due_phrases.scan import scan, translate
from bot.domain.due_phrases.words import Vocabulary, Word
from bot.domain.zones import instant_at

__all__ = ["Due", "DueRefused", "Grain", "Unreadable", "read_due"]

_LANGUAGES = {each.language: each for each in (ENGLISH, POLISH, ITALIAN)}
# Polish and Italian write 3:20 on the 24-hour clock; "alle 3" is said on either clock.
_SMALL_HOURS = {
    "en": {Style.SPOKEN: Small.AFTERNOON, Style.WRITTEN: Small.AFTERNOON},
    "pl": {Style.SPOKEN: Small.AFTERNOON},
    "it": {Style.SPOKEN: Small.UNKNOWN},
}
_MONTH_FIRST = {"en-us", "en"}
_LONGEST_PHRASE = 100
_LAST_SECOND = time(23, 59, 59)


class Grain(StrEnum):
    """What a phrase named: a day is due at the end of its work."""

    DAY = "day"
    TIME = "time"


@dataclass(frozen=True)
class Due:
    """`at` is an aware instant in UTC."""

    at: datetime
    grain: Grain


def read_due(  # noqa: PLR0913 -- all that a phrase is read against, by name
    phrase: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    locale: str = "en-US",
    end_of_day: time = time(17),
    workdays: frozenset[int] = frozenset({0, 1, 2, 3, 4}),
    holidays: Container[date] = frozenset(),
    past_ok: bool = False,
) -> Due:
    """The one moment that the phrase means to a person in that zone.

    `now` is aware; `end_of_day` is local; Monday is workday 0. The locale says which language is tried
    first and whether the month comes before the day.
    Raises Unreadable where a word is left over, DueRefused where the words are no single moment to come.
    """
    language = locale[:2].lower()
    local = now.astimezone(zone)
    tokens = scan(phrase) if len(phrase) <= _LONGEST_PHRASE else None
    for vocabulary in _by_preference(language):
        words = translate(tokens, vocabulary) if tokens else None
        if words:
            frame = Frame(
                phrase=phrase.strip(),
                now=local,
                zone=zone,
                today=local.date(),
                end_of_day=end_of_day,
                workdays=workdays,
                holidays=holidays,
                month_first=vocabulary is ENGLISH and locale.lower().replace("_", "-") in _MONTH_FIRST,
                small_hours=_SMALL_HOURS[vocabulary.language],
            )
            moment = _first_moment(words, frame)
            if moment:
                return _to_come(moment, frame, past_ok=past_ok)
    raise unreadable(phrase.strip())


def _by_preference(language: str) -> Iterator[Vocabulary]:
    own = _LANGUAGES.get(language, ENGLISH)
    yield own
    yield from (other for other in _LANGUAGES.values() if other is not own)


def _first_moment(words: Sequence[Word], frame: Frame) -> date | datetime | None:
    """Of the first reading that holds together; if none does, the first doubt is raised."""
    doubt: Doubt | None = None
    for parts in readings(words):
        try:
            moment = moment_of(parts, frame)
        except Doubt as raised:
            doubt = doubt or raised
        except OverflowError:  # the last days of the calendar have no instant in UTC
            raise too_far(frame.phrase, HORIZON_YEARS) from None
        else:
            if moment:
                return moment
    if is_range(words):
        raise several(frame.phrase)
    if doubt:
        raise doubt
    return None


def _to_come(moment: date | datetime, frame: Frame, *, past_ok: bool) -> Due:
    if moment.year > frame.now.year + HORIZON_YEARS:  # also beyond what a conversion to UTC can hold
        raise too_far(frame.phrase, HORIZON_YEARS)
    due = _due(moment, frame)
    if due.at < frame.now and not past_ok:
        local = due.at.astimezone(frame.zone)
        raise past(frame.phrase, local if due.grain is Grain.TIME else local.date())
    return due


def _due(moment: date | datetime, frame: Frame) -> Due:
    if isinstance(moment, datetime):
        return Due(moment, Grain.TIME)
    return Due(_end_of(moment, frame), Grain.DAY)


def _end_of(day: date, frame: Frame) -> datetime:
    """When the day's work ends; said after that, "today" lasts until midnight."""
    at = instant_at(datetime.combine(day, frame.end_of_day), frame.zone)
    if day == frame.today and at <= frame.now:
        return instant_at(datetime.combine(day, _LAST_SECOND), frame.zone)
    return at
