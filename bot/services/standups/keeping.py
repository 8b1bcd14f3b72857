"""What goes with every change of a stand-up: the row, the audit, the timer."""

from dataclasses import replace
from datetime import datetime

from bot.domain.standups.definition import StandUp, StandUpState
from bot.domain.standups.planning import plan
from bot.domain.standups.written import difference
from bot.services.act import Act
from bot.services.standups.kinds import ASK
from bot.services.standups.participants import LOOK_BACK, participants
from storage import standup_prompts, standups, timers
from storage.unit import Unit


def keep(act: Act, was: StandUp, now: StandUp, action: str) -> StandUp:
    """Store the change of a locked stand-up with its before and after."""
    if was == now:
        return was
    saved = standups.save(act.unit, now)
    act.record(action, saved.label, **difference(was, saved))
    set_ask_timer(act.unit, saved, act.now)
    return saved


def set_ask_timer(unit: Unit, standup: StandUp, now: datetime) -> None:
    """To the next instant at which anybody is to be asked."""
    again_at = _next_instant(unit, standup, now) if standup.state is StandUpState.ON else None
    if again_at is None:
        timers.clear_timer(unit, standup.workspace_id, ASK, standup.label)
    else:
        timers.set_timer(unit, standup.workspace_id, ASK, standup.label, max(again_at, now))


def from_now_on(standup: StandUp, now: datetime) -> StandUp:
    """What was not asked until now is not made up for."""
    return replace(standup, asked_until=now)


def _next_instant(unit: Unit, standup: StandUp, now: datetime) -> datetime | None:
    settled = standup_prompts.settled_since(
        unit, standup.workspace_id, standup.number, (standup.asked_until - LOOK_BACK).date()
    )
    found = plan(standup, participants(unit, standup, now), settled, now)
    return now if found.ask or found.too_late else found.again_at
