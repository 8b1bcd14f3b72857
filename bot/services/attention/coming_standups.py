"""When stand-ups ask next, and when they close and report."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.standups.asking import outcomes
from bot.domain.standups.because import moved_by
from bot.domain.standups.definition import StandUp, StandUpState
from bot.domain.standups.hours import days_between, window_on
from bot.domain.standups.rounds import PromptState
from bot.domain.standups.slots import Slot
from bot.services.act import Act
from bot.services.attention.coming import MOST, Firing, What
from bot.services.standups.participants import is_participant, with_days_off
from storage import standup_prompts, standup_rounds, standups

_A_WEEK = timedelta(days=7)
_AHEAD = timedelta(days=35)


def asked_of(act: Act) -> Iterator[Firing]:
    """When each stand-up that asks the person does so next, and until when they can answer in time."""
    since = (act.now - _A_WEEK).date()
    whose = with_days_off(act.unit, act.workspace_id, [act.by], since)[act.by.id]
    prompts = standup_prompts.of_member(act.unit, act.workspace_id, act.by.id, since)
    settled = {(prompt.number, prompt.day) for prompt in prompts}
    for prompt in prompts:
        if prompt.state is PromptState.WAITING and prompt.due_at > act.now:
            yield Firing(prompt.due_at, What.CLOSES, (f"S-{prompt.number}",))
    for standup in standups.everywhere(act.unit, act.workspace_id):
        if standup.state is not StandUpState.ON or not is_participant(act.unit, standup, act.by):
            continue
        found = outcomes(standup.schedule, whose, since, (act.now + _AHEAD).date())
        coming = (each for each in found if isinstance(each, Slot) and each.ask_at > act.now)
        free = [
            slot
            for slot in coming
            if (standup.number, slot.day) not in settled and slot.day.isoformat() not in standup.skipped
        ]
        for slot in free[:MOST]:
            yield Firing(slot.ask_at, What.ASKS, (standup.label,), moved_by(standup.schedule, slot, whose))
            yield Firing(slot.due_at, What.CLOSES, (standup.label,))


def held_in(act: Act, channel_id: str) -> Iterator[Firing]:
    """Of stand-ups that are held or report in the channel; on everybody's own clock that of whoever looks."""
    for standup in standups.everywhere(act.unit, act.workspace_id):
        if channel_id not in (standup.channel_id, standup.report_channel):
            continue
        for round_ in standup_rounds.open_rounds(act.unit, act.workspace_id, standup.number):
            yield Firing(round_.closes_at, What.CLOSES, (standup.label,))
        if standup.state is StandUpState.ON:
            yield from _windows(act, standup)


def _windows(act: Act, standup: StandUp) -> Iterator[Firing]:
    schedule = standup.schedule
    zone = act.by.zone if schedule.is_own_time else ZoneInfo(schedule.zone_name)
    first = act.now.astimezone(zone).date()
    days = days_between(schedule, first, (act.now + _AHEAD).date(), and_more=1)
    for day, following in zip(days[:MOST], [*days[1:], None], strict=False):
        window = window_on(schedule, day, following, zone)
        if window.begin > act.now and day.isoformat() not in standup.skipped:
            yield Firing(window.begin, What.ASKS, (standup.label,))
            yield Firing(window.end, What.CLOSES, (standup.label,))
