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
_MONTH_FIRST = re.compile(
    r"^([^\W\d_]{3,}\.?)\s+(\d{1,2})\s*(?:-|\u2013|\bto\b)\s*(\d{1,2})$", re.ASCII | re.IGNORECASE
)
_FROM_TO = re.compile(r"^da\s+(.+?)\s+a\s+", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_MOST_WITHOUT_YEAR = timedelta(days=300)
"""A longer one is rather a day that has passed: "2 Dec - 20 Nov" on 23 November."""
_TWO = 2
_A_WEEK, _A_MONTH = timedelta(days=7), timedelta(days=31)
_PERIODS = (_A_WEEK, _A_MONTH, timedelta(days=366))


def read_days(text: str, person: Person, now: datetime) -> tuple[date, date]:
    """First and last day as the person means them, both from today on. Raises Refusal."""
    typed = plain(text).strip()
    today = now.astimezone(person.zone).date()
    if not typed:
        return today, today
    first, last = _ends(typed, today, person, now)
    is_year_named = _YEAR.search(typed) is not None
    if last < first or (last - first > _MOST_WITHOUT_YEAR and not is_year_named):
        raise _turned_around(typed)
    first = max(first, today)
    if last - first > LONGEST:
        raise Refusal(N_("From today on, and for a year at most."), example=EXAMPLE)
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
    phrase = _FROM_TO.sub(r"\1 - ", _FROM.sub("", typed))
    parts = _SPLIT.split(_DAY_DASH.sub(r"\1 - ", _MONTH_FIRST.sub(r"\2 - \3 \1", phrase)))
    if len(parts) == 1:
        day = _read(parts[0], typed, person, now)
        return day, day
    if len(parts) != _TWO:
        raise _unreadable(typed)
    last = _read(parts[1], typed, person, now)
    bare = _BARE_DAY.fullmatch(parts[0].strip())
    if bare:
        return _day_before(int(bare[1]), last, typed, today), last
    first = _read(parts[0], typed, person, now, past_ok=True)
    if last < first:
        return _apart(parts, (first, last), typed, person, now)
    return first, last


def _day_before(number: int, last: date, typed: str, today: date) -> date:
    """A bare number is a day of the last day's month, or of the one before: not of one that is past, nor
    where the same days the other way around are fewer. "14-3 Dec" is rather mistyped.
    """
    is_before = number > last.day
    month = last.replace(day=1) - timedelta(days=1) if is_before else last
    try:
        first = month.replace(day=number)
    except ValueError:
        raise _unreadable(typed) from None
    if is_before and (first < today or (last - first).days > number - last.day):
        raise _turned_around(typed)
    return first


def _apart(
    phrases: list[str], read: tuple[date, date], typed: str, person: Person, now: datetime
) -> tuple[date, date]:
    """The last day, read by itself, is before the first: a weekday of the week after ("friday to
    wednesday"), or the first one has passed already ("20 Nov - 3 Dec" on the 23rd).
    """
    first, last = read
    later = _read(phrases[1], typed, person, now + (first - last), past_ok=True)
    if first <= later == last + _A_WEEK:
        return first, later
    begun = _read(phrases[0], typed, person, now - _A_MONTH, past_ok=True)
    is_same = (begun.day, begun.month) == (first.day, first.month)  # "tomorrow" is another one each day
    return (begun, last) if is_same and begun <= last else (first, last)


def _read(phrase: str, typed: str, person: Person, now: datetime, *, past_ok: bool = False) -> date:
    try:
        return read_day(folded(phrase).strip(), person, now, past_ok=past_ok)
    except Unreadable:
        raise _unreadable(typed) from None
    except DueRefused as refused:  # with an example of days, not of a deadline
        raise Refusal(refused.sentence, example=EXAMPLE, **refused.values) from refused


def _turned_around(typed: str) -> Refusal:
    return Refusal(
        N_("“{phrase}” ends before it begins; name both months where it goes into the next."),
        example="/standup away 28 Nov - 3 Dec",
        phrase=typed,
    )


def _unreadable(typed: str) -> Refusal:
    return Refusal(N_("I cannot read “{phrase}” as days."), example=EXAMPLE, phrase=typed)
