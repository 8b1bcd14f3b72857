"""Days in words: "3-14 Dec", "from monday to wednesday", "until friday", "tomorrow"."""

import re
from datetime import date, datetime, timedelta

from bot.domain.due import DueRefused, Unreadable, read_due
from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.typed_text import plain

LONGEST = timedelta(days=366)
EXAMPLE = "/standup away 3-14 Dec"

_FROM = re.compile(r"^(?:from|od|dal|dall['\u2019]|dalla)\s*\b", re.IGNORECASE)
_SPLIT = re.compile(
    r"\s+(?:to|until|till|through|do|al|all['\u2019]|alla|fino al?)\s+|\s*[\u2013\u2014]\s*|\s+-\s+",
    re.IGNORECASE,
)
_DAY_DASH = re.compile(r"^(\d{1,2}(?:\.\d{1,2}\.?)?)-(?=\d{1,2}[.\s])", re.ASCII)
_UNTIL = re.compile(
    r"^(?:until|till|to|through|do|a\u017c do|az do|fino a(?:l|lla)?|entro)\s+", re.IGNORECASE
)
_BARE_DAY = re.compile(r"(\d{1,2})\.?(?:st|nd|rd|th)?", re.ASCII | re.IGNORECASE)
_TWO = 2
_PERIODS = (timedelta(days=7), timedelta(days=31), timedelta(days=366))


def read_days(text: str, person: Person, now: datetime) -> tuple[date, date]:
    """First and last day as the person means them, both from today on. Raises Refusal."""
    typed = plain(text).strip()
    today = now.astimezone(person.zone).date()
    if not typed:
        return today, today
    first, last = _ends(typed, today, person, now)
    first = max(first, today)
    if last < first or last - first > LONGEST:
        raise Refusal(
            N_("From today on, the last day not before the first, and for a year at most."), example=EXAMPLE
        )
    return first, last


def read_day(phrase: str, person: Person, now: datetime, *, past_ok: bool = False) -> date:
    """Raises Unreadable or DueRefused, as read_due does."""
    due = read_due(
        phrase,
        now=now,
        zone=person.zone,
        locale=person.speaks,
        end_of_day=person.work_end,
        workdays=person.working_weekdays,
        past_ok=past_ok,
    )
    return due.at.astimezone(person.zone).date()


def read_past_day(phrase: str, person: Person, now: datetime) -> date:
    """As read_day, but of days that come again the last one, today among them."""
    today = now.astimezone(person.zone).date()
    day = read_day(phrase, person, now, past_ok=True)
    for back in _PERIODS:
        if day > today:
            day = read_day(phrase, person, now - back, past_ok=True)
    return day


def _ends(typed: str, today: date, person: Person, now: datetime) -> tuple[date, date]:
    until = _UNTIL.match(typed)
    if until:
        return today, _read(typed[until.end() :], typed, person, now)
    parts = _SPLIT.split(_DAY_DASH.sub(r"\1 - ", _FROM.sub("", typed)))
    if len(parts) == 1:
        day = _read(parts[0], typed, person, now)
        return day, day
    if len(parts) != _TWO:
        raise _unreadable(typed)
    last = _read(parts[1], typed, person, now)
    return _first(parts[0], last, typed, person, now), last


def _first(phrase: str, last: date, typed: str, person: Person, now: datetime) -> date:
    """A bare number is a day of the last day's month, or of the one before."""
    bare = _BARE_DAY.fullmatch(phrase.strip())
    if not bare:
        return _read(phrase, typed, person, now, past_ok=True)
    number = int(bare[1])
    month = last if number <= last.day else last.replace(day=1) - timedelta(days=1)
    try:
        return month.replace(day=number)
    except ValueError:
        raise _unreadable(typed) from None


def _read(phrase: str, typed: str, person: Person, now: datetime, *, past_ok: bool = False) -> date:
    try:
        return read_day(folded(phrase).strip(), person, now, past_ok=past_ok)
    except Unreadable:
        raise _unreadable(typed) from None
    except DueRefused as refused:  # with an example of days, not of a deadline
        raise Refusal(refused.sentence, example=EXAMPLE, **refused.values) from refused


def _unreadable(typed: str) -> Refusal:
    return Refusal(N_("I cannot read “{phrase}” as days."), example=EXAMPLE, phrase=typed)
