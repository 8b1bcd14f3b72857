"""Who is where, as far as it decides what they see: noted when they act, asked of Slack when it matters."""

from datetime import datetime

from bot.domain.people import Person, Place
from storage import rosters
from storage.people import require_channels, require_roster
from storage.unit import Unit


def arrive(unit: Unit, person: Person, place: Place, now: datetime) -> None:
    """Somebody acts in a place: they are in it. Raises NotYetKnown for an outsider whose other channels
    decide what they see.
    """
    require_channels(person, now)
    if _decides(person, place) and not _was_seen(unit, person, place):
        rosters.enter(unit, place.workspace_id, person.id, place.id)


def is_there(unit: Unit, person: Person, place: Place) -> bool:
    """Whether the person is in a place that shows itself to its members only. Raises NotYetKnown."""
    if _was_seen(unit, person, place):
        return True
    if place.is_closed:
        require_roster(place)
    return False


def is_member(unit: Unit, person: Person, home: Place, here: Place) -> bool:
    """Looked up only where it decides: in closed places, and for outsiders. Raises NotYetKnown."""
    return home.id == here.id or (_decides(person, home) and is_there(unit, person, home))


def may_act_in(unit: Unit, person: Person, place: Place) -> bool:
    """Of a place that Slack does not vouch for: a form may be sent by somebody who has left meanwhile.

    Raises NotYetKnown.
    """
    return not _decides(person, place) or is_there(unit, person, place)


def knows_of(unit: Unit, person: Person, place: Place) -> bool:
    """Whether the person may see what happens in the place, as far as is known: nobody is asked."""
    return not _decides(person, place) or _was_seen(unit, person, place)


def _decides(person: Person, place: Place) -> bool:
    return place.is_closed or person.is_outsider


def _was_seen(unit: Unit, person: Person, place: Place) -> bool:
    return rosters.is_member(unit, place.workspace_id, person.id, place.id)
