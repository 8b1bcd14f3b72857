"""Which round somebody answers: the one that asks them, the one they missed, or the next one."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.refusal import N_, Refusal
from bot.domain.standups.definition import StandUp, StandUpState
from bot.domain.standups.hours import Span
from bot.domain.standups.planning import alike, days_to_look_at
from bot.domain.standups.rounds import Prompt, PromptState, read_label
from bot.domain.standups.slots import Slot
from bot.services.act import Act
from bot.services.standups import sight
from bot.services.standups.participants import is_participant, participants, with_days_off
from storage import standup_prompts, standup_rounds, standups

_A_WEEK = timedelta(days=7)


def prompt_at(act: Act, label: str) -> tuple[StandUp, Prompt]:
    """The person's own, or as it would be. Raises Refusal for somebody who is not asked."""
    number, day = read_label(label)
    standup = sight.find_asked(act, number)
    found = standup_prompts.find(act.unit, act.workspace_id, number, day, act.by.id)
    if found is not None and found.state is not PromptState.SPARED:
        return standup, found
    slot = next((slot for slot in _slots(act, standup) if slot.day == day), None)
    if slot is None:
        slot = _window_of_round(act, standup, day)
    if found is not None:  # back earlier than said
        return standup, replace(found, ask_at=slot.ask_at, due_at=slot.due_at, why="")
    return standup, _unasked(act, standup, slot)


def window_of_day(act: Act, standup: StandUp, prompt: Prompt) -> Span:
    """From the person's own begin to the end of the last one's window on the prompt's day."""
    people = participants(act.unit, standup, act.now)
    days = days_to_look_at(standup.schedule, act.now, prompt.ask_at)
    ends = [
        outcome.due_at
        for _, _, outcomes in alike(standup.schedule, people, days)
        for outcome in outcomes
        if isinstance(outcome, Slot) and outcome.day == prompt.day
    ]
    return Span(prompt.ask_at, max([prompt.due_at, *ends]))


def likeliest(act: Act, which: str) -> tuple[StandUp, Prompt]:
    """Waiting now, what closes first before; else answered and open; else what comes next, or what was
    missed, whichever is nearer.
    """
    only = sight.find(act, which).number if which else None
    today = act.now.date()
    mine = [
        prompt
        for prompt in standup_prompts.of_member(act.unit, act.workspace_id, act.by.id, today - _A_WEEK)
        if only in (None, prompt.number)
    ]
    for state in (PromptState.WAITING, PromptState.ANSWERED):
        open_ones = [each for each in mine if each.state is state and _is_open(act, each)]
        if open_ones:
            first = min(open_ones, key=lambda prompt: (act.now >= prompt.due_at, prompt.due_at))
            return sight.find_asked(act, first.number), first
    return _missed_or_next(act, mine, only)


def _missed_or_next(act: Act, mine: list[Prompt], only: int | None) -> tuple[StandUp, Prompt]:
    not_given = (PromptState.MISSING, PromptState.NOT_ASKED)
    late = [each for each in mine if each.state in not_given and _can_be_late(act, each)]
    coming = _next_slots(act, only)
    missed = max(late, key=lambda prompt: prompt.due_at, default=None)
    following = min(coming, key=lambda pair: pair[1].ask_at, default=None)
    if missed and (following is None or act.now - missed.due_at < following[1].ask_at - act.now):
        return sight.find_asked(act, missed.number), missed
    if following:
        standup, slot = following
        return standup, _unasked(act, standup, slot)
    raise Refusal(N_("Nobody asks you anything here."), example="/standup list")


def _can_be_late(act: Act, prompt: Prompt) -> bool:
    """Anonymous answers cannot."""
    round_ = standup_rounds.find(act.unit, act.workspace_id, prompt.number, prompt.day)
    return round_ is not None and any(not question.hides_who for question in round_.questions)


def _next_slots(act: Act, only: int | None) -> list[tuple[StandUp, Slot]]:
    """The first of each stand-up that asks the person and was not answered yet."""
    found = []
    for standup in standups.everywhere(act.unit, act.workspace_id):
        is_asked = standup.state is StandUpState.ON and is_participant(act.unit, standup, act.by)
        if only not in (None, standup.number) or not is_asked:
            continue
        coming = [slot for slot in _slots(act, standup) if slot.ask_at > act.now]
        free = [slot for slot in coming if not _has_prompt(act, standup, slot.day)]
        if free:
            found.append((standup, free[0]))
    return found


def _has_prompt(act: Act, standup: StandUp, day: date) -> bool:
    place = (act.workspace_id, standup.number, day, act.by.id)
    return standup_prompts.find(act.unit, *place) is not None


def _slots(act: Act, standup: StandUp) -> list[Slot]:
    days = days_to_look_at(standup.schedule, act.now, act.now)
    people = with_days_off(act.unit, act.workspace_id, [act.by], act.now.date() - _A_WEEK)
    return [
        outcome
        for _, _, outcomes in alike(standup.schedule, people, days)
        for outcome in outcomes
        if isinstance(outcome, Slot) and outcome.day.isoformat() not in standup.skipped
    ]


def _window_of_round(act: Act, standup: StandUp, day: date) -> Slot:
    """Of somebody who was off then, and answers all the same."""
    round_ = sight.require_round(act, standup, day)
    return Slot(day, day, round_.opens_at, round_.closes_at)


def _unasked(act: Act, standup: StandUp, slot: Slot) -> Prompt:
    of_person = (act.workspace_id, standup.number, slot.day, act.by.id)
    return Prompt(*of_person, PromptState.WAITING, slot.ask_at, slot.due_at)


def _is_open(act: Act, prompt: Prompt) -> bool:
    round_ = standup_rounds.find(act.unit, act.workspace_id, prompt.number, prompt.day)
    return round_ is not None and round_.is_open
