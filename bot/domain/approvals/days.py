"""From which day to which: "from monday to friday", "until 3 jan", "tomorrow"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from bot.domain.due import DueRefused, Unreadable
from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.parts import read_due_for
from bot.domain.zones import instant_at

EXAMPLE = "/request delegate @david from monday to friday"

_FROM = {"from", "on", "od", "w", "we", "da", "dal", "dall'", "dalla"}
_TO = {"to", "until", "till", "through", "do", "a", "al", "fino", "-", "\u2013", "\u2014"}
_FOR = {"for", "na", "przez", "per"}
_DAYS = {"day", "days", "dzien", "dni", "giorno", "giorni"}
_WEEKS = {"week", "weeks", "tydzien", "tygodnie", "tygodni", "settimana", "settimane"}
_ONE = {"a", "one", "jeden", "un", "una"}
_THIS_WEEK = ("this week", "w tym tygodniu", "ten tydzien", "questa settimana")
_NEXT_WEEK = (
    *("next week", "w przyszlym tygodniu", "przyszly tydzien"),
    *("la prossima settimana", "la settimana prossima", "prossima settimana", "settimana prossima"),
)
_COUNT = re.compile(r"[1-9]\d?", re.ASCII)
_SPAN = re.compile(r"(\d{1,2})[-\u2013](\d{1,2})", re.ASCII)  # the days of "1-5 dec"
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_MOST_WITHOUT_YEAR = timedelta(days=300)
"""A longer one rather ends before it begins: "14-3 dec"."""
_LONGEST = 20
"""Words: each place is tried where it may part the two days."""


def read_days(words: Sequence[str], person: Person, now: datetime) -> tuple[date, date]:
    """Both included, on the person's calendar. Raises Refusal, DueRefused for days that cannot be."""
    spoken = [folded(word) for word in words]
    whole = _week(" ".join(spoken), _today(person, now)) or _lasting(spoken, list(words), person, now)
    if whole:
        return whole
    refused: DueRefused | None = None
    for first, last in _readings(spoken, list(words)):
        try:
            return _days(first, last, person, now)
        except Unreadable:
            continue
        except DueRefused as why:
            refused = refused or why
    raise refused or Refusal(N_("Tell me from which day to which."), example=EXAMPLE)


def _readings(spoken: Sequence[str], words: list[str]) -> Iterator[tuple[str, str]]:
    """The words for both days; the first ones are empty for today, the second for the same day."""
    if not words or len(words) > _LONGEST:
        return
    start = 1 if spoken[0] in _FROM else 0
    if span := _SPAN.fullmatch(words[start]) if words[start:] else None:
        month = " ".join(words[start + 1 :])
        yield f"{span[1]} {month}", f"{span[2]} {month}"
    for place in range(start, len(words)):
        if spoken[place] in _TO:
            behind = place + 1 + (spoken[place : place + 2] in (["fino", "a"], ["fino", "al"]))
            yield " ".join(words[start:place]), " ".join(words[behind:])
    yield " ".join(words[start:]), ""


def _week(phrase: str, today: date) -> tuple[date, date] | None:
    """From Monday on, or from today on, until Sunday."""
    sunday = today + timedelta(days=6 - today.weekday())
    if phrase in _THIS_WEEK:
        return today, sunday
    return (sunday + timedelta(days=1), sunday + timedelta(days=7)) if phrase in _NEXT_WEEK else None


def _lasting(
    spoken: Sequence[str], words: list[str], person: Person, now: datetime
) -> tuple[date, date] | None:
    """ "for 2 weeks", "from monday for 3 days"; None where no length is named."""
    place = next((place for place, word in enumerate(spoken) if word in _FOR), len(words))
    days = _length(spoken[place + 1 :])
    if not days:
        return None
    start = 1 if spoken[0] in _FROM else 0
    first = _day(" ".join(words[start:place]), person, now) if place > start else _today(person, now)
    return first, first + timedelta(days=days - 1)


def _length(spoken: Sequence[str]) -> int:
    """In days; 0 for what is none."""
    *count, unit = spoken or [""]
    one = len(count) == 1 and (count[0] in _ONE or _COUNT.fullmatch(count[0]))
    number = 1 if not count or count[0] in _ONE else int(count[0]) if one else 0
    return number * (7 if unit in _WEEKS else 1) if unit in _DAYS | _WEEKS else 0


def _today(person: Person, now: datetime) -> date:
    return now.astimezone(person.zone).date()


def _days(first: str, last: str, person: Person, now: datetime) -> tuple[date, date]:
    begins = _day(first, person, now) if first else _today(person, now)
    if not last:
        return begins, begins
    morning = instant_at(datetime.combine(begins, time()), person.zone)
    ends = _day(last, person, max(morning, now))
    if ends - begins > _MOST_WITHOUT_YEAR and not _YEAR.search(last):
        raise Refusal(
            N_("From today on, the last day not before the first, and for a year at most."), example=EXAMPLE
        )
    return begins, ends


def _day(phrase: str, person: Person, now: datetime) -> date:
    return read_due_for(phrase, person, now).at.astimezone(person.zone).date()
