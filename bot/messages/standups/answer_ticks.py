"""What is there to be ticked in the form of an answer: last time's plan, tasks, what was in the way."""

from collections.abc import Mapping, Sequence

from bot.domain.standups.answers import Item
from bot.domain.standups.carrying import TaskLine
from bot.domain.standups.definition import Question, Role
from bot.messages import inputs
from bot.messages.inputs import Field, Option
from bot.messages.layout import Block
from bot.messages.reader import Reader
from bot.messages.standups import wording
from bot.messages.standups.answer_fills import (
    DROPPED,
    DUE,
    FINISHED,
    PLANNED,
    SOLVED,
    Filled,
    first_of,
    task_value,
)
from bot.services.standups.answering import AnswerForm

OPTION_LIMIT = 75


def solved(form: AnswerForm, filled: Filled, reader: Reader) -> list[Block]:
    if not form.blockers:
        return []
    _ = reader.gettext
    options: list[Option] = []
    for blocker in form.blockers[:10]:
        age = wording.age(blocker.age_days(form.round.day), reader)
        text = wording.shortened(blocker.reason or blocker.subject, OPTION_LIMIT)
        options.append((text, str(blocker.id), age))
    asked = Field(SOLVED, _("Was in your way: tick what is solved"), optional=True)
    return [inputs.checkboxes(asked, options, filled.ticked.get(SOLVED, ()))]


def done(form: AnswerForm, filled: Filled, names: Mapping[str, str], reader: Reader) -> list[Block]:
    _ = reader.gettext
    blocks = []
    if form.prefill.planned:
        hint = _("What you do not tick is carried over.")
        asked = Field(PLANNED, _("You had planned: tick what is done"), optional=True, hint=hint)
        options = _planned(form, names)
        blocks.append(inputs.checkboxes(asked, options, filled.ticked.get(PLANNED, ())))
        asked = Field(DROPPED, _("No longer to be done"), optional=True)
        blocks.append(inputs.multi_select(asked, options, filled.ticked.get(DROPPED, ())))
    if form.prefill.finished:
        asked = Field(FINISHED, _("Tasks you finished since then"), optional=True)
        blocks.append(
            inputs.checkboxes(asked, _tasks(form.prefill.finished), filled.ticked.get(FINISHED, ()))
        )
    return blocks


def plan(
    question: Question, form: AnswerForm, filled: Filled, names: Mapping[str, str], reader: Reader
) -> list[Block]:
    """Where nothing asks what is done, last time's plan is offered to be planned again."""
    _ = reader.gettext
    blocks = []
    if form.prefill.planned and first_of(form.round.questions, Role.DONE) is None:
        asked = Field(PLANNED, _("You had planned: tick what goes on"), optional=True)
        blocks.append(inputs.checkboxes(asked, _planned(form, names), filled.ticked.get(PLANNED, ())))
    if form.prefill.due and question == first_of(form.round.questions, Role.PLAN):
        asked = Field(DUE, _("Due: tick what you will do"), optional=True)
        blocks.append(inputs.checkboxes(asked, _tasks(form.prefill.due), filled.ticked.get(DUE, ())))
    return blocks


def has_ticks(question: Question, form: AnswerForm) -> bool:
    """Whether it can be answered without a word."""
    match question.role:
        case Role.DONE:
            return bool(form.prefill.planned or form.prefill.finished)
        case Role.PLAN:
            return bool(form.prefill.planned or form.prefill.due)
        case _:
            return False


def _planned(form: AnswerForm, names: Mapping[str, str]) -> list[Option]:
    """By their place in last time's plan."""
    return [
        (wording.shortened(_plainly(item, names), OPTION_LIMIT), str(place))
        for place, item in enumerate(form.prefill.planned)
    ]


def _tasks(tasks: Sequence[TaskLine]) -> list[Option]:
    return [
        (wording.shortened(f"T-{task.number} {task.title}", OPTION_LIMIT), task_value(task)) for task in tasks
    ]


def _plainly(item: Item, names: Mapping[str, str]) -> str:
    number = f"T-{item.task} " if item.task else ""
    return number + wording.said_plainly(item.text, names)
