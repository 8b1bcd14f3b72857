"""When a person hears of a deadline."""

from datetime import datetime, time, timedelta

from bot.domain.people import Person
from bot.domain.zones import instant_at

A_WEEK = 7


def nudge_instant(due_at: datetime, person: Person, now: datetime) -> datetime:
    """The start of the person's last working day before the deadline, or `now` if that has passed.

    All instants are aware UTC. The working day is the one the task is due, unless that is a day off or
    the deadline comes before the day starts.
    """
    local = due_at.astimezone(person.zone)
    for days_before in range(A_WEEK + 1):
        day = (local - timedelta(days=days_before)).date()
        start = instant_at(datetime.combine(day, person.work_start), person.zone)
        if day.weekday() in person.working_weekdays and start < due_at:
            return max(start, now)
    return now


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
