"""What of stand-ups stands on a person's Home: those that wait for their answer."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.standups.definition import StandUp, StandUpState
from bot.domain.standups.rounds import Prompt, PromptState
from bot.services.act import Act
from storage import standup_prompts, standups

_MOST = 3
_A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class WaitingAtHome:
    standup: StandUp
    prompt: Prompt


def waiting_at_home(act: Act) -> list[WaitingAtHome]:
    """The first few that can still be answered in time, what closes first before."""
    since = (act.now - _A_WEEK).date()
    mine = standup_prompts.of_member(act.unit, act.workspace_id, act.by.id, since)
    waiting = sorted(
        (each for each in mine if each.state is PromptState.WAITING and act.now < each.due_at),
        key=lambda prompt: prompt.due_at,
    )
    found = ((standups.find(act.unit, act.workspace_id, each.number), each) for each in waiting[:_MOST])
    return [
        WaitingAtHome(standup, each)
        for standup, each in found
        if standup is not None and standup.state is not StandUpState.DELETED
    ]
