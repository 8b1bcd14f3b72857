"""A stand-up pauses, goes on, skips a day, asks at once, ends."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.attention.why import Rule
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.absences import DayOff, Whose
from bot.domain.standups.definition import StandUp, StandUpState
from bot.domain.standups.hours import days_from, is_scheduled
from bot.domain.standups.planning import Pass, plan
from bot.domain.standups.rounds import Round
from bot.domain.standups.slots import Slot
from bot.services.act import Act
from bot.services.standups import sight
from bot.services.standups.asking import carry_out
from bot.services.standups.closing import end
from bot.services.standups.keeping import from_now_on, keep, set_ask_timer
from bot.services.standups.participants import participants
from bot.services.standups.unasked import note_unasked
from storage import standup_prompts, standup_rounds

A_WEEK = timedelta(weeks=1)
LENGTH = timedelta(hours=4)
"""Of a round that was asked for, where the stand-up's own window has no length."""


@dataclass(frozen=True)
class Skipped:
    standup: StandUp
    day: date


@dataclass(frozen=True)
class AskedNow:
    """`asked` are the members who got the question just now and have time `until` then (UTC).

    `off` are those who are not at work.
    """

    standup: StandUp
    round: Round
    until: datetime
    asked: tuple[str, ...]
    off: tuple[str, ...]


def pause(act: Act, which: str) -> StandUp:
    """What is open stays open. Raises Refusal."""
    was = sight.hold(act, which)
    return keep(act, was, replace(was, state=StandUpState.PAUSED), "standup_paused")


def resume(act: Act, which: str) -> StandUp:
    """From now on: what was not asked meanwhile is not made up for. Raises Refusal."""
    was = sight.hold(act, which)
    if was.state is StandUpState.ON:
        return was
    now = from_now_on(replace(was, state=StandUpState.ON), act.now)
    return keep(act, was, now, "standup_resumed")


def delete(act: Act, which: str) -> StandUp:
    """Its reports can still be read where they stand. Raises Refusal."""
    was = sight.hold(act, which)
    for round_ in standup_rounds.open_rounds(act.unit, act.workspace_id, was.number):
        _call_off(act, was, round_)
    return keep(act, was, replace(was, state=StandUpState.DELETED), "standup_deleted")


def skip(act: Act, which: str, day: date | None) -> Skipped:
    """A day to come, or the next one; where it has begun, nobody else is asked and it closes.

    Raises Refusal for a day that is not scheduled or has been closed.
    """
    was = sight.hold(act, which)
    chosen = day or _next_day(act, was)
    if chosen is None:
        raise Refusal(N_("{name} has no day to come."), example="/standup edit Daily", name=was.name)
    if not is_scheduled(was.schedule, chosen):
        raise Refusal(
            N_("{name} asks nobody on {day}."), example="/standup skip Daily", name=was.name, day=chosen
        )
    round_ = standup_rounds.lock(act.unit, act.workspace_id, was.number, chosen)
    if round_ is not None and not round_.is_open:
        raise over(was, chosen)
    if round_ is not None:
        _call_off(act, was, round_)
    days = (*(each for each in was.skipped if each >= _past(act)), chosen.isoformat())
    now = replace(was, skipped=tuple(sorted(set(days))))
    _note_called_off(act, was, chosen)
    return Skipped(keep(act, was, now, "standup_skipped"), chosen)


def ask_now(act: Act, which: str) -> AskedNow:
    """Everybody who is at work and has not been asked today; who was asked already is not asked again.

    Raises Refusal where there is nobody to ask.
    """
    was = sight.hold_shared(act, which)
    if was.state is not StandUpState.ON:
        raise Refusal(N_("{name} is paused."), example=f"/standup resume {was.label}", name=was.name)
    day = act.now.astimezone(act.by.zone).date()
    people = participants(act.unit, was, act.now)
    settled = standup_prompts.settled_since(act.unit, act.workspace_id, was.number, day)
    free = {who: whose for who, whose in people.items() if (day, who) not in settled}
    here = {who: whose for who, whose in free.items() if _is_at_work(act.now, whose)}
    if not here:
        raise Refusal(
            N_("Everybody was asked today, or is not at work now."),
            example=f"/standup status {was.label}",
        )
    slot = Slot(day, day, act.now, _end_of(act, was))
    round_ = standup_rounds.lock(act.unit, act.workspace_id, was.number, day)
    if round_ is not None and not round_.is_open:
        raise over(was, day)
    ends = plan(was, people, settled, act.now).ends  # of those who are asked later, at their own time
    found = Pass(ask=[(who, slot, False) for who in here], asked_until=was.asked_until, ends=ends)
    noted = carry_out(act.unit, was, people, found, act.now)
    set_ask_timer(act.unit, noted, act.now)
    act.record("standup_asked_now", was.label, day=day.isoformat())
    off = tuple(who for who in free if who not in here)
    return AskedNow(noted, sight.require_round(act, noted, day), slot.due_at, tuple(here), off)


def _note_called_off(act: Act, standup: StandUp, day: date) -> None:
    """For whoever has not been asked; a day ahead is noted already now."""
    settled = standup_prompts.settled_since(act.unit, act.workspace_id, standup.number, day)
    people = participants(act.unit, standup, act.now)
    left = [member_id for member_id in people if (day, member_id) not in settled]
    unasked = [(member_id, day, Rule.CALLED_OFF) for member_id in left]
    note_unasked(act.unit, standup, people, unasked, act.now)


def _call_off(act: Act, standup: StandUp, round_: Round) -> None:
    standup_prompts.spare_waiting(act.unit, round_, DayOff.SKIPPED)
    end(act.unit, standup, round_, act.now)


def over(standup: StandUp, day: date) -> Refusal:
    """What is closed stays closed."""
    return Refusal(
        N_("{name} of {day} is over already."), example="/standup report", name=standup.name, day=day
    )


def _next_day(act: Act, standup: StandUp) -> date | None:
    """Of those that are neither skipped nor over."""
    today = act.now.astimezone(act.by.zone).date()
    for day in days_from(standup.schedule, today):
        round_ = standup_rounds.find(act.unit, act.workspace_id, standup.number, day)
        is_over = round_ is not None and not round_.is_open
        if not is_over and day.isoformat() not in standup.skipped:
            return day
    return None


def _past(act: Act) -> str:
    """Before it nobody is asked any more."""
    return (act.now.date() - A_WEEK).isoformat()


def _end_of(act: Act, standup: StandUp) -> datetime:
    window = standup.schedule.window
    return act.now + (timedelta(minutes=window.minutes) if window.until is None else LENGTH)


def _is_at_work(now: datetime, whose: Whose) -> bool:
    return whose.next_free(now) == now
