"""Who takes part in a stand-up now, with their days off."""

from collections.abc import Container, Iterable
from datetime import date, datetime, timedelta

from bot.domain.attention.wishes import NO_WISHES
from bot.domain.people import Person
from bot.domain.public_holidays import holidays_in, holidays_of
from bot.domain.standups.absences import Absence, Whose
from bot.domain.standups.definition import Audience, StandUp
from bot.domain.standups.participation import Participation
from storage import absences, attention, delegations, rosters
from storage.people import known_people, require_people, require_place, require_roster
from storage.unit import Unit

LOOK_BACK = timedelta(days=32)
"""Absences that are over for longer are not looked at."""
MOST_MET_AT_ONCE = 20
"""So many people Slack can be asked about while somebody waits; others are met by and by."""


def participants(unit: Unit, standup: StandUp, now: datetime) -> dict[str, Whose]:
    """In the order of their ids. Guests, strangers, bots and people who have left are never asked, nor is
    anybody of whom Slack was not asked yet.
    """
    people = {person.id: person for person in _named(unit, standup) if _may_be_asked(person)}
    for member_id in (*standup.audience.exceptions, *standup.audience.observers):
        people.pop(member_id, None)
    return with_days_off(unit, standup.workspace_id, people.values(), (now - LOOK_BACK).date())


def with_days_off(unit: Unit, workspace_id: str, people: Iterable[Person], since: date) -> dict[str, Whose]:
    away = absences.from_day(unit, workspace_id, since)
    for each in delegations.from_day(unit, workspace_id, since):  # whoever has a substitute is away
        away.setdefault(each.principal_id, []).append(Absence(each.principal_id, each.first, each.last))
    chosen = absences.participations(unit, workspace_id)
    wishes = attention.all_wishes(unit, workspace_id)
    return {
        person.id: Whose(
            person,
            _holidays(person, chosen.get(person.id, Participation(person.id))),
            tuple(away.get(person.id, ())),
            wishes.get(person.id, NO_WISHES),
        )
        for person in sorted(people, key=lambda each: each.id)
    }


def is_participant(unit: Unit, standup: StandUp, person: Person) -> bool:
    audience = standup.audience
    if person.id in (*audience.exceptions, *audience.observers) or not _may_be_asked(person):
        return False
    rooms = (*audience.channels, *audience.groups)
    return person.id in audience.people or any(
        rosters.is_member(unit, person.workspace_id, person.id, room) for room in rooms
    )


def require_audience(unit: Unit, workspace_id: str, audience: Audience) -> None:
    """Raises NotYetKnown for channels whose members Slack was not asked for, and for the people named."""
    for channel_id in audience.channels:
        require_roster(require_place(unit, workspace_id, channel_id))
    unknown = [
        member_id
        for room in (*audience.channels, *audience.groups)
        for member_id in rosters.unknown_in(unit, workspace_id, room, MOST_MET_AT_ONCE)
    ]
    named = (*audience.people, *audience.exceptions, *audience.observers)
    require_people(unit, workspace_id, list(dict.fromkeys((*named, *unknown[:MOST_MET_AT_ONCE]))))


def take_group(unit: Unit, workspace_id: str, group_id: str, members: Iterable[str], now: datetime) -> None:
    """What Slack says of a user group takes the place of what was known."""
    rosters.replace_roster(unit, workspace_id, group_id, sorted(members), now)


def _named(unit: Unit, standup: StandUp) -> Iterable[Person]:
    audience = standup.audience
    for room in (*audience.channels, *audience.groups):
        yield from rosters.people_in(unit, standup.workspace_id, room)
    yield from known_people(unit, standup.workspace_id, audience.people)


def _may_be_asked(person: Person) -> bool:
    return not (person.has_left or person.is_bot or person.is_outsider)


def _holidays(person: Person, chosen: Participation) -> Container[date]:
    return holidays_in(chosen.region) if chosen.region else holidays_of(person)
