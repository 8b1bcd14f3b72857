"""Who comes to and goes from the user groups that stand-ups ask."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.standups.definition import StandUpState
from bot.services.standups.kinds import ASK
from storage import rosters, standups, timers
from storage.unit import Unit


def changed(
    unit: Unit, workspace_id: str, group_id: str, came: Iterable[str], went: Iterable[str], now: datetime
) -> None:
    """Whoever is new may be asked before those who were there already. Of other groups nothing is kept."""
    asking = [each for each in standups.everywhere(unit, workspace_id) if group_id in each.audience.groups]
    if not asking:
        return
    rosters.enter_all(unit, workspace_id, [(member_id, group_id) for member_id in sorted(came)])
    for member_id in went:
        rosters.leave(unit, workspace_id, member_id, group_id)
    for standup in asking:
        if standup.state is StandUpState.ON:
            timers.set_timer(unit, workspace_id, ASK, standup.label, now)
