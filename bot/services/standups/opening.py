"""A round is opened: its questions, its end, and who has a part in it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain.standups.answers import asked_in
from bot.domain.standups.definition import StandUp
from bot.domain.standups.hours import Span
from bot.domain.standups.planning import Pass
from bot.domain.standups.rounds import Prompt, PromptState, Round, RoundState
from bot.domain.standups.slots import Slot, Spared
from bot.services.standups.kinds import CLOSE, REMIND
from storage import standup_prompts, standup_reminders, standup_rounds, timers
from storage.unit import Unit

AT_ONCE = 500
"""People asked in one unit: whoever writes meanwhile waits for no more than these."""


def open_round(unit: Unit, standup: StandUp, day: date, window: Span) -> tuple[Round, StandUp]:
    """The round of that day, held until the unit ends; unless it is closed, it lasts to the window's end.

    A new one takes the turn of the pools, so the stand-up is to be noted, too.
    """
    found = standup_rounds.lock(unit, standup.workspace_id, standup.number, day)
    if found is not None:
        longer = replace(found, closes_at=max(found.closes_at, window.end)) if found.is_open else found
        if longer != found:
            standup_rounds.save(unit, longer)
        return longer, standup
    questions = asked_in(standup.questions, standup.turn)
    of_standup = (standup.workspace_id, standup.number, day)
    made = Round(*of_standup, RoundState.OPEN, window.begin, window.end, questions)
    standup_rounds.add(unit, made)
    return made, replace(standup, turn=standup.turn + 1)


def set_timers(unit: Unit, round_: Round, now: datetime) -> None:
    """Its end, and the next reminder."""
    timers.set_timer(unit, round_.workspace_id, CLOSE, round_.label, round_.closes_at)
    set_reminder_timer(unit, round_, now)


def set_reminder_timer(unit: Unit, round_: Round, now: datetime) -> None:
    """One that is due already stays so."""
    next_at = standup_reminders.next_reminder(unit, round_, now)
    if next_at is not None:
        timers.hasten_timer(unit, round_.workspace_id, REMIND, round_.label, next_at)


def note_spared(unit: Unit, standup: StandUp, day: date, spared: Iterable[tuple[str, Spared]]) -> None:
    """Of whom nothing has become yet on that day."""
    settled = standup_prompts.settled_since(unit, standup.workspace_id, standup.number, day)
    add_all(
        unit,
        [
            Prompt(
                *(standup.workspace_id, standup.number, day, member_id, PromptState.SPARED),
                *(standup.asked_until, standup.asked_until),
                why=outcome.why.value,
            )
            for member_id, outcome in spared
            if (day, member_id) not in settled
        ],
    )


def add_all(unit: Unit, prompts: Sequence[Prompt]) -> None:
    for start in range(0, len(prompts), AT_ONCE):
        standup_prompts.add(unit, prompts[start : start + AT_ONCE])


def window_of(slots: Sequence[Slot], found: Pass) -> Span:
    """From the first of them to the end of the last window of anybody on their day."""
    end = max(slot.due_at for slot in slots)
    return Span(min(slot.ask_at for slot in slots), max(end, found.ends.get(slots[0].day, end)))
