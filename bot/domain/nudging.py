"""To which day something is put off."""

from datetime import datetime, time, timedelta

from bot.domain.people import Person
from bot.domain.zones import instant_at

A_WEEK = 7


def next_working_day(now: datetime, person: Person, at: time) -> datetime:
    """`at` on the person's next working day after today, as an aware UTC instant."""
    return _first_working_day(now, person, at, first=1)


def next_working_week(now: datetime, person: Person, at: time) -> datetime:
    """`at` on the first working day of the person's next week (weeks begin on Monday)."""
    today = now.astimezone(person.zone).weekday()
    return _first_working_day(now, person, at, first=A_WEEK - today)


def _first_working_day(now: datetime, person: Person, at: time, first: int) -> datetime:
    today = now.astimezone(person.zone).date()
    days = (today + timedelta(days=first + more) for more in range(A_WEEK))
    working = person.working_weekdays or frozenset(range(A_WEEK))
    day = next(day for day in days if day.weekday() in working)
    return instant_at(datetime.combine(day, at), person.zone)
