"""Where a row of the due-phrase corpus means something else than we do, and why.

A convention is a rule of docs/due-phrases.md, or a slip of the row itself. Naming one does not make a row
right: the benchmark counts it both ways and prints it with its reason.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HALF_DAY = timedelta(hours=12)
_NEXT = re.compile(r"\b(?:next|prossim[oa]|nast[eę]pn|kolejn|przyszł)", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"\b(?:morning|afternoon|evening|night|tonight|mattina|sera|rano|wieczor)", re.IGNORECASE
)
_ONE_WORD = re.compile(r"[^\W\d]+\.?(?: \d{4})?")
_DAY_MONTH = re.compile(r"\b(\d{1,2}) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})", re.IGNORECASE)
_ITALIAN_AFTERNOON = range(1, 7)

_NAMED = {
    "18th": "the row passes over the coming 18th",
    "31.9 around 0720": "September has 30 days; the row goes on to October",
    "a year from Christmas": "from the last or from the next Christmas? is asked back",
    "From Wed to Fri this week 2330": "a range is refused",
    "tomorrow this afternoon": "two different days are refused",
    "30 minutes": "a length of time alone is no moment",
    "przez minutę": "a length of time alone is no moment",
}


@dataclass(frozen=True)
class Row:
    language: str
    text: str
    reference: datetime
    expected: datetime
    by_day: bool
    source: str


@dataclass(frozen=True)
class Answer:
    """`at` is local and naive; a refusal has none, and `asked_back` says whether it was understood."""

    at: datetime | None
    by_day: bool = False
    asked_back: bool = False
    said: str = ""


def _keeps_the_hour(row: Row, answer: Answer) -> bool:
    return bool(answer.at and answer.by_day and not row.by_day and answer.at.date() == row.expected.date())


def _another_next(row: Row, answer: Answer) -> bool:
    weeks_apart = answer.at and (answer.at.date() - row.expected.date()).days in {-7, 7}
    return bool(weeks_apart and _NEXT.search(row.text))


def _usual_hour(row: Row, answer: Answer) -> bool:
    same_day = answer.at and answer.at.date() == row.expected.date()
    return bool(same_day and _PART_OF_DAY.search(row.text) and not re.search(r"\d", row.text))


def _whole_month(row: Row, answer: Answer) -> bool:
    return answer.asked_back and row.by_day and bool(_ONE_WORD.fullmatch(row.text))


def _small_hour(row: Row, answer: Answer) -> bool:
    return bool(answer.at and answer.at - row.expected == _HALF_DAY)


def _italian_hour(row: Row, answer: Answer) -> bool:
    return answer.asked_back and row.language == "it" and row.expected.hour in _ITALIAN_AFTERNOON


def _hour_of_another_part(row: Row, answer: Answer) -> bool:
    return answer.asked_back and not row.by_day and bool(_PART_OF_DAY.search(row.text))


def _not_the_day_it_names(row: Row, answer: Answer) -> bool:
    named = _DAY_MONTH.search(row.text)
    return bool(row.language == "en" and named and int(named[1]) != row.expected.day)


def _not_the_weekday_it_names(row: Row, answer: Answer) -> bool:
    named = _WEEKDAY.search(row.text)
    wrong = named and WEEKDAYS.index(named[1].lower()) != row.expected.weekday()
    return bool(row.language == "en" and wrong and answer.asked_back)


def _finnish(row: Row, answer: Answer) -> bool:
    return "loka" in row.text.split()


CONVENTIONS: tuple[tuple[str, Callable[[Row, Answer], bool]], ...] = (
    ("days and longer are due at the end of the day; the row keeps the hour of the asking", _keeps_the_hour),
    ("“next” is the weekday of the next ISO week; the row means another week", _another_next),
    ("a part of the day is due at our usual hour, the row at another", _usual_hour),
    ("a month alone is asked back: its beginning or its end?", _whole_month),
    ("an hour from 1 to 6 without more is one of the afternoon, the row's of the night", _small_hour),
    ("Italian “alle 3” is asked back, for people mean 15:00 by it; the row means 03:00", _italian_hour),
    ("an hour that is past or not of the part of the day is asked back", _hour_of_another_part),
    ("a slip of the row: it expects another day than it names", _not_the_day_it_names),
    ("a slip of the row: its weekday is not the one of its date", _not_the_weekday_it_names),
    ("“loka” is Finnish for October", _finnish),
)


def reason(row: Row, answer: Answer) -> str:
    """Why we differ on purpose, or nothing."""
    found = (why for why, applies in CONVENTIONS if applies(row, answer))
    return _NAMED.get(row.text) or next(found, "")
