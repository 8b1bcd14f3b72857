"""Whom a question did not reach in time, and days that nobody was asked about."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.outgoing import Draft
from bot.domain.standups.definition import StandUp
from bot.domain.standups.hours import Span
from bot.domain.standups.planning import Pass
from bot.domain.standups.rounds import Prompt, PromptState, Round, RoundState
from bot.domain.standups.slots import Slot
from bot.services.standups.kinds import MISSED
from bot.services.standups.opening import add_all, open_round, set_timers, window_of
from storage import outbox, standup_rounds, timers
from storage.unit import Unit


def note_too_late(unit: Unit, standup: StandUp, found: Pass, now: datetime) -> StandUp:
    """The report tells of them; where nobody was asked, the channel is told once. Returns the stand-up."""
    missed = []
    for day in dict.fromkeys(slot.day for _, slot in found.too_late):
        these = [each for each in found.too_late if each[1].day == day]
        window = window_of([slot for _, slot in these], found)
        is_begun = standup_rounds.find(unit, standup.workspace_id, standup.number, day) is not None
        if is_begun or day in found.coming:
            round_, standup = open_round(unit, standup, day, window)
            add_all(unit, [_not_asked(standup, *each) for each in these])
            if round_.is_open:
                set_timers(unit, round_, now)
        else:
            _note_missed(unit, standup, day, window)
            missed.append(day)
    if missed:
        _tell_missed(unit, standup, missed, now)
    return standup


def _note_missed(unit: Unit, standup: StandUp, day: date, window: Span) -> None:
    """A day on which nobody could be asked is one row, not one a person."""
    place = (standup.workspace_id, standup.number, day, RoundState.MISSED)
    standup_rounds.add(unit, Round(*place, window.begin, window.end, standup.questions))


def _not_asked(standup: StandUp, member_id: str, slot: Slot) -> Prompt:
    return Prompt(
        *(standup.workspace_id, standup.number, slot.day, member_id, PromptState.NOT_ASKED),
        *(slot.ask_at, slot.due_at),
    )


def _tell_missed(unit: Unit, standup: StandUp, days: Sequence[date], now: datetime) -> None:
    key = f"{MISSED}:{standup.label}:{max(days).isoformat()}"
    if timers.claim_firing(unit, standup.workspace_id, key, now, "posted"):
        said = {"days": sorted(day.isoformat() for day in days)}
        draft = Draft(
            *(standup.workspace_id, MISSED, standup.label, standup.report_channel, now), payload=said
        )
        outbox.post(unit, draft)
