"""What was planned last time comes back: as done, carried over or dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.standups.answers import Answer, Answers, Item, ItemState, lines_of
from bot.domain.standups.definition import Question, Role

MOST_ITEMS = 10
"""As many as a group of checkboxes takes in Slack."""


@dataclass(frozen=True)
class TaskLine:
    """A task that is offered to be ticked."""

    number: int
    title: str


@dataclass(frozen=True)
class Prefill:
    """What a form begins with: last time's plan, tasks finished since then, tasks due by the next day."""

    planned: tuple[Item, ...] = ()
    finished: tuple[TaskLine, ...] = ()
    due: tuple[TaskLine, ...] = ()


def plan_of(questions: Sequence[Question], answers: Answers) -> list[Item]:
    """What was planned in a round: lines that were typed, and what was ticked or carried over."""
    plans = {question.id for question in questions if question.role is Role.PLAN}
    found: list[Item] = []
    for answer in answers:
        if answer.question_id in plans:
            found += [Item(item.text, ItemState.OPEN, item.task) for item in answer.items]
            found += [Item(line) for line in lines_of(answer.text)]
    return list({(item.task, item.text): item for item in found}.values())


def prefill_from(planned: Sequence[Item], finished: Sequence[TaskLine], due: Sequence[TaskLine]) -> Prefill:
    """A task is offered once, where it was planned; one that is closed is done."""
    closed = {task.number for task in finished}
    items = [
        Item(item.text, ItemState.DONE if item.task in closed else ItemState.OPEN, item.task)
        for item in planned[:MOST_ITEMS]
    ]
    known = {item.task for item in items}
    return Prefill(
        tuple(items),
        tuple(task for task in finished if task.number not in known)[:MOST_ITEMS],
        tuple(task for task in due if task.number not in known)[:MOST_ITEMS],
    )


def with_carried(questions: Sequence[Question], answers: Answers) -> Answers:
    """What is carried over stands in the new plan, once."""
    carried = [
        Item(item.text, ItemState.OPEN, item.task)
        for answer in answers
        for item in answer.items
        if item.state is ItemState.CARRIED
    ]
    plan = next((question.id for question in questions if question.role is Role.PLAN), None)
    if not carried or plan is None:
        return answers
    said = next((answer for answer in answers if answer.question_id == plan), Answer(plan))
    items = tuple(dict.fromkeys((*said.items, *carried)))
    rest = [answer for answer in answers if answer.question_id != plan]
    whole = [*rest, Answer(plan, said.text, items)]
    order = {question.id: place for place, question in enumerate(questions)}
    return tuple(sorted(whole, key=lambda answer: order.get(answer.question_id, len(order))))
