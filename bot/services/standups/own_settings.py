"""How somebody takes part in stand-ups: when they are reminded, and whose holidays are theirs."""

from dataclasses import dataclass, replace

from bot.domain.attention.kinds import Kind, Way
from bot.domain.public_holidays import read_region
from bot.domain.standups.participation import ReminderPace
from bot.services.act import Act
from bot.services.attention.settings import choose_way, own
from bot.services.standups.away import look_again
from storage import absences

_UNHEARD = (Way.OFF, Way.DIGEST)


@dataclass(frozen=True)
class OwnStandUps:
    """`pace` is None for whoever is not reminded: that is the way of STANDUP among their nudges. `region` is
    a country with its part ("DE-BY"), or empty for the country of their zone.
    """

    pace: ReminderPace | None
    region: str


def settings(act: Act) -> OwnStandUps:
    found = absences.participation_of(act.unit, act.workspace_id, act.by.id)
    way, _whose = own(act).ways[Kind.STANDUP]
    return OwnStandUps(None if way in _UNHEARD else found.reminders, found.region)


def set_reminders(act: Act, pace: ReminderPace | None) -> OwnStandUps:
    """None for never. Raises Refusal."""
    if pace is None:
        if settings(act).pace is not None:
            choose_way(act, Kind.STANDUP, Way.OFF)
        return settings(act)
    found = absences.participation_of(act.unit, act.workspace_id, act.by.id)
    absences.set_participation(act.unit, act.workspace_id, replace(found, reminders=pace))
    if settings(act).pace is None:
        choose_way(act, Kind.STANDUP, Way.MERGED)
    return settings(act)


def set_region(act: Act, typed: str) -> OwnStandUps:
    """ "DE-BY"; nothing for the country of the person's zone. Raises Refusal."""
    region = read_region(typed) if typed.strip() else ""
    found = absences.participation_of(act.unit, act.workspace_id, act.by.id)
    absences.set_participation(act.unit, act.workspace_id, replace(found, region=region))
    look_again(act)
    return settings(act)
