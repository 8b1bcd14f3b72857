"""People are asked: one pass over everybody at each instant at which somebody is to be."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial
from typing import TypeAlias

from bot.domain.attention.why import Rule
from bot.domain.outgoing import Draft
from bot.domain.standups.absences import Whose
from bot.domain.standups.asking import reminder_at
from bot.domain.standups.because import moved_by
from bot.domain.standups.definition import StandUp, StandUpState, standup_number
from bot.domain.standups.participation import Participation
from bot.domain.standups.planning import Pass, plan
from bot.domain.standups.rounds import Prompt, PromptState, Round
from bot.domain.standups.slots import Slot
from bot.services.standups.blocking import release_closed
from bot.services.standups.kinds import ASK, PROMPT
from bot.services.standups.opening import AT_ONCE, add_all, note_spared, open_round, set_timers, window_of
from bot.services.standups.participants import LOOK_BACK, participants
from bot.services.standups.too_late import note_too_late
from bot.services.standups.unasked import note_all_spared, note_unasked
from storage import absences, outbox, standup_prompts, standup_rounds, standups, timers
from storage.timers import Due
from storage.unit import Unit

Asked: TypeAlias = tuple[str, Slot, bool]
"""A member, and whether it is late."""


def ask(unit: Unit, due: Due, now: datetime) -> None:
    """Everybody whose instant has come, once a scheduled day.

    Catch-up rule: whoever can still answer in time during their hours is asked late, and told so; for the
    others it is skipped. Where somebody else was asked, the report says whom it did not reach; where nobody
    was, the channel is told once.
    """
    standup = standups.lock(unit, due.workspace_id, standup_number(due.subject))
    if standup is None or standup.state is not StandUpState.ON:
        timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
        return
    people = participants(unit, standup, now)
    since = (standup.asked_until - LOOK_BACK).date()
    settled = standup_prompts.settled_since(unit, standup.workspace_id, standup.number, since)
    off = standup_prompts.off_since(unit, standup.workspace_id, standup.number, since)
    found = _without_closed(unit, standup, plan(standup, people, settled, now, off))
    if len(found.ask) > AT_ONCE:  # the timer stays due: the others come in the next units
        found = replace(found, ask=found.ask[:AT_ONCE], too_late=[], asked_until=standup.asked_until)
    elif found.again_at is not None:
        timers.set_timer(unit, due.workspace_id, ASK, standup.label, found.again_at)
    else:
        timers.clear_timer(unit, due.workspace_id, ASK, standup.label)
    carry_out(unit, standup, people, found, now)


def _without_closed(unit: Unit, standup: StandUp, found: Pass) -> Pass:
    """Nobody is asked in a round that is over: they came after it."""
    over = set()
    for day in dict.fromkeys(slot.day for _, slot, _ in found.ask):
        round_ = standup_rounds.find(unit, standup.workspace_id, standup.number, day)
        if round_ is not None and not round_.is_open:
            over.add(day)
    return replace(found, ask=[each for each in found.ask if each[1].day not in over])


def carry_out(
    unit: Unit, standup: StandUp, people: Mapping[str, Whose], found: Pass, now: datetime
) -> StandUp:
    """What a pass has found; returns the stand-up as it was noted."""
    days = dict.fromkeys(slot.day for _, slot, _ in found.ask)
    for day in days:
        asked = [each for each in found.ask if each[1].day == day]
        window = window_of([slot for _, slot, _ in asked], found)
        round_, standup = open_round(unit, standup, day, window)
        release_closed(unit, standup, now)
        _ask_all(unit, standup, people, _still_to_ask(unit, round_, asked, found.back), now)
        spared = [each for each in found.spared if each[1].day == day]
        note_spared(unit, standup, day, spared)
        note_all_spared(unit, standup, people, spared, now)
        set_timers(unit, round_, now)
        outbox.follow(unit, standup.workspace_id, round_.label, now)
    _note_day_off_of_all(unit, standup, people, found, now)
    late = [(member_id, slot.day, Rule.TOO_LATE) for member_id, slot in found.too_late]
    note_unasked(unit, standup, people, late, now)
    standup = note_too_late(unit, standup, found, now)
    noted = replace(standup, asked_until=found.asked_until or now)
    standups.note(unit, noted)
    return noted


def _still_to_ask(
    unit: Unit, round_: Round, asked: Sequence[Asked], back: Container[tuple[date, str]]
) -> list[Asked]:
    """Now that the round is held: whoever is back may have answered meanwhile; else they are noted anew."""
    left = []
    for each in asked:
        is_back = (round_.day, each[0]) in back
        if not is_back or standup_prompts.forget_off(unit, round_, each[0]):
            left.append(each)
    return left


def _note_day_off_of_all(
    unit: Unit, standup: StandUp, people: Mapping[str, Whose], found: Pass, now: datetime
) -> None:
    """Days that have come, and on which nobody is asked, so that there is no round."""
    opened = {slot.day for _, slot, _ in found.ask}
    come = [
        (member_id, spared)
        for member_id, spared in found.spared
        if spared.day not in opened and spared.day <= now.astimezone(people[member_id].person.zone).date()
    ]
    note_all_spared(unit, standup, people, come, now)


def _ask_all(
    unit: Unit, standup: StandUp, people: Mapping[str, Whose], asked: Sequence[Asked], now: datetime
) -> None:
    chosen = absences.participations(unit, standup.workspace_id)
    reminder = cache(partial(_reminder, now=now))
    prompts, drafts = [], []
    for member_id, slot, is_late in asked:
        settings = chosen.get(member_id, Participation(member_id))
        percent = settings.remind_percent(standup.remind_percent)
        remind_at = reminder(slot, percent, _ByHours(people[member_id]))
        of_member = (standup.workspace_id, standup.number, slot.day, member_id, PromptState.WAITING)
        prompt = Prompt(*of_member, slot.ask_at, slot.due_at, now, remind_at)
        prompts.append(prompt)
        where = (standup.workspace_id, PROMPT, prompt.label, member_id, now)
        rule = Rule.LATE if is_late else moved_by(standup.schedule, slot, people[member_id])
        drafts.append(Draft(*where, payload={"late": is_late}, rule=rule))
    add_all(unit, prompts)
    outbox.post_cards_gently(unit, drafts)


class _ByHours:
    """A person as those who work alike are: looked at once."""

    def __init__(self, whose: Whose) -> None:
        self.whose = whose
        self._hours = whose.hours

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByHours) and self._hours == other._hours

    def __hash__(self) -> int:
        return hash(self._hours)


def _reminder(slot: Slot, percent: int, alike: _ByHours, *, now: datetime) -> datetime | None:
    remind_at = reminder_at(slot, percent, alike.whose)
    return remind_at if remind_at and remind_at > now else None
