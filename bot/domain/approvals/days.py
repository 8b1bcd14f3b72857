"""From which day to which: "from monday to friday", "until 3 jan", "tomorrow"."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from bot.domain.due import DueRefused, Unreadable
from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.parts import read_due_for
from bot.domain.zones import instant_at

EXAMPLE = "/request delegate @david from monday to friday"

_FROM = {"from", "on", "od", "w", "we", "da", "dal", "dall'", "dalla"}
_TO = {"to", "until", "till", "through", "do", "a", "al", "fino", "-", "\u2013", "\u2014"}
_LONGEST = 20
"""Words: each place is tried where it may part the two days."""


def read_days(words: Sequence[str], person: Person, now: datetime) -> tuple[date, date]:
    """Both included, on the person's calendar. Raises Refusal, DueRefused for days that cannot be."""
    refused: DueRefused | None = None
    for first, last in _readings([folded(word) for word in words], list(words)):
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
    for place in range(start, len(words)):
        if spoken[place] in _TO:
            behind = place + 1 + (spoken[place : place + 2] in (["fino", "a"], ["fino", "al"]))
            yield " ".join(words[start:place]), " ".join(words[behind:])
    yield " ".join(words[start:]), ""


def _days(first: str, last: str, person: Person, now: datetime) -> tuple[date, date]:
    begins = _day(first, person, now) if first else now.astimezone(person.zone).date()
    if not last:
        return begins, begins
    morning = instant_at(datetime.combine(begins, time()), person.zone)
    return begins, _day(last, person, max(morning, now))


def _day(phrase: str, person: Person, now: datetime) -> date:
    return read_due_for(phrase, person, now).at.astimezone(person.zone).date()
