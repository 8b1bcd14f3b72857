"""A round ends: whoever has not answered is missing, and the report is complete."""

from dataclasses import replace
from datetime import datetime

from bot.domain.standups.absences import DayOff
from bot.domain.standups.answers import LEAST_SECRETS, lines_of
from bot.domain.standups.definition import StandUp
from bot.domain.standups.planning import alike, days_to_look_at
from bot.domain.standups.retro import RetroItem
from bot.domain.standups.rounds import PromptState, Round, RoundState, read_label
from bot.domain.standups.slots import Spared
from bot.services.standups.kinds import CLOSE, REMIND
from bot.services.standups.opening import note_spared
from bot.services.standups.participants import participants
from bot.services.standups.reporting import report_closed
from bot.services.standups.unasked import note_all_spared
from storage import standup_answers, standup_prompts, standup_retro, standup_rounds, standups, timers
from storage.timers import Due
from storage.unit import Unit


def close(unit: Unit, due: Due, now: datetime) -> None:
    """Catch-up rule: late is as good as in time; until then answers count as in time no longer than their
    windows last.
    """
    number, day = read_label(due.subject)
    standup = standups.find(unit, due.workspace_id, number)
    round_ = standup_rounds.lock(unit, due.workspace_id, number, day)
    if standup is None or round_ is None or not round_.is_open:
        timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    elif round_.closes_at > now:
        timers.set_timer(unit, due.workspace_id, due.kind, due.subject, round_.closes_at)
    else:
        end(unit, standup, round_, now)


def end(unit: Unit, standup: StandUp, round_: Round, now: datetime) -> None:
    """Of a locked round that is open."""
    for kind in (CLOSE, REMIND):
        timers.clear_timer(unit, round_.workspace_id, kind, round_.label)
    _note_absent(unit, standup, round_, now)
    standup_prompts.end_waiting(unit, round_)
    closed = replace(round_, state=RoundState.CLOSED)
    standup_rounds.save(unit, closed)
    _release_retro(unit, closed)
    report_closed(unit, standup, closed, now)


def _note_absent(unit: Unit, standup: StandUp, round_: Round, now: datetime) -> None:
    """Whoever went away meanwhile, or takes part no longer, is not missing."""
    people = participants(unit, standup, now)
    days = days_to_look_at(standup.schedule, round_.opens_at, now)
    spared = {
        member_id: outcome
        for members, _, outcomes in alike(standup.schedule, people, days)
        for outcome in outcomes
        if isinstance(outcome, Spared) and outcome.day == round_.day
        for member_id in members
    }
    for prompt in standup_prompts.of_round(unit, round_):
        why = DayOff.LEFT if prompt.member_id not in people else None
        if prompt.member_id in spared:
            why = spared.pop(prompt.member_id).why
        if why in (DayOff.LEFT, DayOff.AWAY) and prompt.state is PromptState.WAITING:
            state = replace(prompt, state=PromptState.SPARED, why=why.value, remind_at=None)
            standup_prompts.save(unit, state)
    note_spared(unit, standup, round_.day, spared.items())
    note_all_spared(unit, standup, people, spared.items(), now)


def _release_retro(unit: Unit, round_: Round) -> None:
    """What was said anonymously becomes cards of nobody, all at once and in the order of their words: what
    one person said does not stay together.
    """
    questions = {question.id: question for question in round_.questions if question.role.is_retro}
    secrets = standup_answers.secrets_in(unit, round_)
    place = (round_.workspace_id, round_.number, round_.day)
    first = standup_retro.last_id(unit, round_) + 1
    lines = [
        (questions[question_id].role, line)
        for question_id, answers in secrets.items()
        if question_id in questions and len(answers) >= LEAST_SECRETS
        for answer in answers
        for line in lines_of(answer)
    ]
    standup_retro.add(
        unit,
        [
            RetroItem(*place, id_, role, text, "", id_)
            for id_, (role, text) in enumerate(sorted(lines), start=first)
        ],
    )
