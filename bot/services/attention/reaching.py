"""When somebody is reached, and what person, channel and workspace want of a nudge."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.domain.attention.candidates import Candidate
from bot.domain.attention.deciding import PATIENCE, PolicyOf
from bot.domain.attention.hours import DaysOff, Reach
from bot.domain.attention.kinds import Way
from bot.domain.attention.wishes import NO_WISHES, Policy, Wishes
from bot.domain.digests.digest import Audience
from bot.domain.people import Person
from bot.domain.public_holidays import holidays_in, holidays_of
from bot.services.digests.timing import DIGEST
from storage import absences, attention, delegations, digests, timers
from storage.people import find_place
from storage.unit import Unit


def reach_of(unit: Unit, person: Person, now: datetime) -> Reach:
    wishes = attention.wishes_of(unit, person.workspace_id, [person.id]).get(person.id, NO_WISHES)
    return Reach(person, wishes, off_of(unit, person, now))


def off_of(unit: Unit, person: Person, now: datetime) -> DaysOff:
    """Public holidays where the person works, and the days for which they said that they are away."""
    region = absences.participation_of(unit, person.workspace_id, person.id).region
    return DaysOff(holidays_in(region) if region else holidays_of(person), leave_of(unit, person, now))


def leave_of(unit: Unit, person: Person, now: datetime) -> tuple[tuple[date, date], ...]:
    """First and last days of leave that is not over."""
    today = now.astimezone(person.zone).date()
    yesterday = today - timedelta(days=1)
    delegated = delegations.of_principal(unit, person.workspace_id, person.id, yesterday)
    away = absences.of_member(unit, person.workspace_id, person.id)
    days = {(each.first, each.last) for each in delegated} | {(each.first, each.last) for each in away}
    return tuple(sorted(each for each in days if each[1] >= yesterday))


def policies(unit: Unit, reach: Reach, candidates: Iterable[Candidate]) -> PolicyOf:
    """The wishes that meet in each of the candidates, and who else tells of it."""
    person, candidates = reach.person, list(candidates)
    channels = sorted({candidate.channel_id for candidate in candidates})
    found = attention.wishes_of(
        unit, person.workspace_id, list(dict.fromkeys((attention.WORKSPACE, *channels)))
    )
    of_all = found.get(attention.WORKSPACE, NO_WISHES)
    in_vain = {candidate.channel_id for candidate in candidates if candidate.unheeded >= PATIENCE}
    is_asked = in_vain or any(map(_wants_digests, (reach.wishes, *found.values())))
    told = _digests(unit, person, channels) if is_asked else {}
    led = {channel for channel in in_vain if _is_led_by_another(unit, person, channel)}
    return lambda one: Policy(
        reach.wishes,
        found.get(one.channel_id, NO_WISHES) if one.channel_id else NO_WISHES,
        of_all,
        told.get("", frozenset()) | told.get(one.channel_id, frozenset()),
        one.channel_id in led,
    )


def _is_led_by_another(unit: Unit, person: Person, channel_id: str) -> bool:
    place = find_place(unit, person.workspace_id, channel_id)
    return place is not None and place.lead_id not in (None, person.id)


def has_own_digest(unit: Unit, person: Person) -> bool:
    """Whether one is still to come in their direct messages."""
    return bool(audiences_in(unit, person.workspace_id, person.dm_channel_id or ""))


def _wants_digests(wishes: Wishes) -> bool:
    return Way.DIGEST in wishes.ways.values()


def _digests(unit: Unit, person: Person, channels: list[str]) -> dict[str, frozenset[Audience]]:
    """Whom the digests are for that are still to come, by channel; the person's own under ""."""
    found = {channel: audiences_in(unit, person.workspace_id, channel) for channel in channels if channel}
    return {**found, "": audiences_in(unit, person.workspace_id, person.dm_channel_id or "")}


def audiences_in(unit: Unit, workspace_id: str, channel_id: str) -> frozenset[Audience]:
    """Whom the digests of a channel, or of a direct conversation, are for that are still to come."""
    found = digests.of_channel(unit, workspace_id, channel_id) if channel_id else []
    coming = (each for each in found if timers.timer_at(unit, workspace_id, DIGEST, each.name))
    return frozenset(each.audience for each in coming)
