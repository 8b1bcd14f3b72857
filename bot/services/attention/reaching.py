"""When somebody is reached, and what person, channel and workspace want of a nudge."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.domain.attention.candidates import Candidate
from bot.domain.attention.deciding import PolicyOf
from bot.domain.attention.hours import DaysOff, Reach
from bot.domain.attention.wishes import NO_WISHES, Policy
from bot.domain.people import Person
from bot.domain.public_holidays import holidays_of
from storage import absences, attention, delegations
from storage.unit import Unit


def reach_of(unit: Unit, person: Person, now: datetime) -> Reach:
    wishes = attention.wishes_of(unit, person.workspace_id, [person.id]).get(person.id, NO_WISHES)
    return Reach(person, wishes, off_of(unit, person, now))


def off_of(unit: Unit, person: Person, now: datetime) -> DaysOff:
    """Public holidays where the person works, and the days for which they said that they are away."""
    return DaysOff(holidays_of(person), leave_of(unit, person, now))


def leave_of(unit: Unit, person: Person, now: datetime) -> tuple[tuple[date, date], ...]:
    """First and last days of leave that is not over."""
    today = now.astimezone(person.zone).date()
    yesterday = today - timedelta(days=1)
    delegated = delegations.of_principal(unit, person.workspace_id, person.id, yesterday)
    away = absences.of_member(unit, person.workspace_id, person.id)
    days = {(each.first, each.last) for each in delegated} | {(each.first, each.last) for each in away}
    return tuple(sorted(each for each in days if each[1] >= yesterday))


def policies(unit: Unit, reach: Reach, candidates: Iterable[Candidate]) -> PolicyOf:
    """The wishes that meet in each of the candidates."""
    channels = sorted({candidate.channel_id for candidate in candidates})
    wanted = dict.fromkeys((attention.WORKSPACE, *channels))
    found = attention.wishes_of(unit, reach.person.workspace_id, list(wanted))
    workspace = found.get(attention.WORKSPACE, NO_WISHES)
    of_channel = {channel: found.get(channel, NO_WISHES) for channel in channels if channel}
    return lambda one: Policy(reach.wishes, of_channel.get(one.channel_id, NO_WISHES), workspace)
