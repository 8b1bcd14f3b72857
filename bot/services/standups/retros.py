"""A retro's cards: taken from answers, grouped and voted on by those who take part, made into tasks."""

from dataclasses import dataclass, replace

from bot.domain.refusal import N_, Refusal
from bot.domain.standups.answers import Answers
from bot.domain.standups.definition import StandUp
from bot.domain.standups.retro import (
    Group,
    RetroItem,
    check_grouping,
    check_vote,
    groups_of,
    items_in,
)
from bot.domain.standups.rounds import Round
from bot.domain.tasks.task import Task
from bot.services.act import Act
from bot.services.standups import sight
from storage import outbox, standup_retro, standup_rounds, tasks
from storage.unit import Unit

_EXAMPLE = "/standup report"


@dataclass(frozen=True)
class RetroView:
    """The cards by column, the most wanted first; `outcomes` are the tasks of the last retro."""

    standup: StandUp
    round: Round
    groups: tuple[Group, ...]
    outcomes: tuple[tuple[RetroItem, Task], ...]


def retro_view(act: Act, label: str) -> RetroView:
    """Of the round of a label. Raises Refusal."""
    standup, round_ = sight.find_round(act, label)
    return RetroView(standup, round_, tuple(_groups(act, round_)), outcomes_before(act.unit, standup, round_))


def outcomes_before(unit: Unit, standup: StandUp, round_: Round) -> tuple[tuple[RetroItem, Task], ...]:
    """What the next retro opens with: the tasks that the last one led to."""
    workspace = standup.workspace_id
    latest = standup_rounds.latest(unit, workspace, standup.number, round_.day, 2)
    earlier = [each for each in latest if each.day < round_.day]
    items = standup_retro.items_of(unit, earlier[0]) if earlier else []
    found = [(item, tasks.find(unit, workspace, item.task)) for item in items if item.task]
    return tuple((item, task) for item, task in found if task is not None)


def take_items(act: Act, round_: Round, answers: Answers) -> None:
    """The lines of an answer are cards; those that are still said keep their votes."""
    said = items_in(round_.questions, answers)
    mine = [item for item in standup_retro.items_of(act.unit, round_) if item.author_id == act.by.id]
    kept = [(item.role, item.text) for item in mine]
    for item in mine:
        if (item.role, item.text) not in said and item.task is None:
            standup_retro.remove(act.unit, round_, item)
    first = standup_retro.last_id(act.unit, round_) + 1
    place = (round_.workspace_id, round_.number, round_.day)
    new = dict.fromkeys(line for line in said if line not in kept)
    standup_retro.add(
        act.unit,
        [
            RetroItem(*place, id_, role, text, act.by.id, id_)
            for id_, (role, text) in enumerate(new, start=first)
        ],
    )


def vote(act: Act, label: str, item_id: int) -> Group:
    """For a card, or back from it. Raises Refusal when the person's votes are used up."""
    round_ = sight.find_round(act, label)[1]
    groups = _groups(act, round_)
    item = _item(groups, item_id)
    check_vote(groups, item, act.by.id)
    group = next(each for each in groups if item in each.items)
    if act.by.id in group.voters:
        for each in group.items:
            standup_retro.remove_vote(act.unit, round_, each.id, act.by.id)
    else:
        standup_retro.add_vote(act.unit, round_, item.id, act.by.id)
    return _changed(act, round_, item.id)


def group(act: Act, label: str, item_id: int, under_id: int) -> Group:
    """The card says the same as another one; under itself, it stands alone again. Raises Refusal."""
    round_ = sight.find_round(act, label)[1]
    groups = _groups(act, round_)
    item, under = _item(groups, item_id), _item(groups, under_id)
    check_grouping(item, under)
    followers = [each for each in standup_retro.items_of(act.unit, round_) if each.leads == item.id]
    leads = item.id if item.id == under.id else under.leads
    for each in followers if leads != item.id else ():
        standup_retro.save(act.unit, round_, replace(each, leads=leads))
    standup_retro.save(act.unit, round_, replace(item, leads=leads))
    return _changed(act, round_, item.id)


def became_task(act: Act, label: str, item_id: int, number: int) -> Group:
    """The task was added just now; a card is made into one once. Raises Refusal."""
    round_ = sight.find_round(act, label)[1]
    item = _item(_groups(act, round_), item_id)
    if item.task is not None:
        raise Refusal(N_("That is T-{number} already."), example=_EXAMPLE, number=item.task)
    standup_retro.save(act.unit, round_, replace(item, task=number))
    act.record("standup_action", round_.label, item=item.id, task=number)
    return _changed(act, round_, item.id)


def _groups(act: Act, round_: Round) -> list[Group]:
    return groups_of(standup_retro.items_of(act.unit, round_), standup_retro.votes_of(act.unit, round_))


def _item(groups: list[Group], item_id: int) -> RetroItem:
    found = next((item for each in groups for item in each.items if item.id == item_id), None)
    if found is None:
        raise Refusal(N_("That card is gone: whoever wrote it took it back."), example=_EXAMPLE)
    return found


def _changed(act: Act, round_: Round, item_id: int) -> Group:
    outbox.follow(act.unit, act.workspace_id, round_.label, act.now)
    return next(each for each in _groups(act, round_) if any(item.id == item_id for item in each.items))
