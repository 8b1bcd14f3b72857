"""When a digest comes."""

from collections.abc import Container
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.digests.digest import Digest
from bot.domain.people import Person
from bot.domain.recurrence.dates import next_date, series_start
from bot.domain.recurrence.rule import Recurrence
from bot.domain.zones import instant_at

_AN_INSTANT = timedelta(microseconds=1)
NOTE_BEFORE = timedelta(hours=1)
"""So long before it comes, the lead may add a note."""


def is_moved(digest: Digest, person: Person, at: datetime) -> bool:
    """Whether the issue of that instant came on another day but for a holiday."""
    return next_issue(digest, person, frozenset(), at - _AN_INSTANT) != at


def next_issue(digest: Digest, person: Person, holidays: Container[date], after: datetime) -> datetime | None:
    """The first instant (UTC) after `after`, at the time of day in its zone; None when its series has ended.

    Holidays and working days are those of whoever made it: what falls on a day off moves, or is left out, as
    its rhythm says.
    """
    zone = ZoneInfo(digest.zone_name)
    rhythm = Recurrence.parse(digest.rhythm)
    since = series_start(rhythm, on_or_after=digest.created_at.astimezone(zone).date())
    day = after.astimezone(zone).date() - timedelta(days=1)
    while since is not None:
        found = next_date(rhythm, after=day, since=since, holidays=holidays, workdays=person.working_weekdays)
        if found is None:
            return None
        at = instant_at(datetime.combine(found, digest.at), zone)
        if at > after:
            return at
        day = found
    return None
