"""Somebody is away, and back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.outgoing import nudges_of
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.absences import Absence, AbsenceSource, DayOff, merged, without
from bot.domain.standups.commands import BeAway
from bot.domain.standups.definition import StandUpState
from bot.domain.standups.rounds import Prompt, PromptState, round_label
from bot.services.act import Act
from bot.services.attention.waking import wake
from bot.services.standups.kinds import ASK
from bot.services.standups.participants import is_participant
from storage import absences, outbox, standup_prompts, standup_rounds, standups, timers

_MOST = 50
_A_WEEK = timedelta(days=8)


def be_away(act: Act, wanted: BeAway) -> list[Absence]:
    """Returns all the days away to come. Whatever asks the person now waits for them no longer."""
    mine = _said_by(act, AbsenceSource.PERSON)
    days = merged([*mine, Absence(act.by.id, wanted.first, wanted.last)])
    if len(days) > _MOST:
        raise Refusal(N_("That is more than {most} absences."), example="/standup away 3-14 Dec", most=_MOST)
    _keep(act, AbsenceSource.PERSON, days)
    act.record("away", act.by.id, first=wanted.first.isoformat(), last=wanted.last.isoformat())
    if wanted.first <= _today(act) <= wanted.last:
        _spare(act)
    return [each for each in days if each.last >= _today(act)]


def be_back(act: Act) -> list[Absence]:
    """From today on, and what was to come is forgotten. Returns what was taken back. Raises Refusal."""
    today = _today(act)
    taken = [each for each in absences.of_member(act.unit, act.workspace_id, act.by.id) if each.last >= today]
    if not taken:
        raise Refusal(N_("You are not away."), example="/standup away 3-14 Dec")
    for source in AbsenceSource:
        _keep(act, source, without(_said_by(act, source), today))
    act.record("back", act.by.id)
    _wait_again(act)
    return taken


def note_status(act: Act, last: date | None) -> None:
    """The person's status in Slack says that they are away until that day (their own), or no longer."""
    was = [each for each in _said_by(act, AbsenceSource.STATUS) if each.last >= _today(act)]
    now = [] if last is None else [Absence(act.by.id, _today(act), last, AbsenceSource.STATUS)]
    if [each.last for each in was] == [each.last for each in now]:
        return
    _keep(act, AbsenceSource.STATUS, now)
    if now:
        _spare(act)
    else:
        _wait_again(act)


def absences_to_come(act: Act) -> list[Absence]:
    found = absences.of_member(act.unit, act.workspace_id, act.by.id)
    return [each for each in found if each.last >= _today(act)]


def _keep(act: Act, source: AbsenceSource, days: Sequence[Absence]) -> None:
    absences.replace_all(act.unit, act.workspace_id, act.by.id, source, days)
    look_again(act)


def look_again(act: Act) -> None:
    """Whoever is back, or has other holidays, may be asked and nudged sooner than they were to be."""
    wake(act.unit, act.workspace_id, act.by.id, act.now)
    for standup in standups.everywhere(act.unit, act.workspace_id):
        if standup.state is StandUpState.ON and is_participant(act.unit, standup, act.by):
            timers.hasten_timer(act.unit, act.workspace_id, ASK, standup.label, act.now)


def _spare(act: Act) -> None:
    """What waits for the person's answer waits no longer."""
    for prompt in _asked(act, PromptState.WAITING):
        spared = replace(prompt, state=PromptState.SPARED, why=DayOff.AWAY.value, remind_at=None)
        _change(act, spared)


def _wait_again(act: Act) -> None:
    """What they were asked before they went away, where they can still answer in time."""
    for prompt in _asked(act, PromptState.SPARED):
        if prompt.why == DayOff.AWAY and prompt.asked_at is not None and act.now < prompt.due_at:
            _change(act, replace(prompt, state=PromptState.WAITING, why=""))


def _asked(act: Act, state: PromptState) -> Iterator[Prompt]:
    """The person's prompts of open rounds, as they stand now that nobody else can change them."""
    for each in standup_prompts.of_member(act.unit, act.workspace_id, act.by.id, _today(act) - _A_WEEK):
        if each.state is state:
            round_ = standup_rounds.lock(act.unit, act.workspace_id, each.number, each.day)
            now = standup_prompts.find(act.unit, act.workspace_id, each.number, each.day, act.by.id)
            if round_ is not None and round_.is_open and now and now.state is state:
                yield now


def _change(act: Act, prompt: Prompt) -> None:
    standup_prompts.save(act.unit, prompt)
    shown = [round_label(prompt.number, prompt.day), prompt.label, nudges_of(act.by.id)]
    outbox.follow_all(act.unit, act.workspace_id, shown, act.now)


def _said_by(act: Act, source: AbsenceSource) -> list[Absence]:
    mine = absences.of_member(act.unit, act.workspace_id, act.by.id)
    return [each for each in mine if each.source is source]


def _today(act: Act) -> date:
    return act.now.astimezone(act.by.zone).date()
