"""The form in which people answer: what they planned and finished is there to be ticked."""

from collections.abc import Mapping, Sequence

from bot.domain.standups.answers import ANSWER_LIMIT, shown_to
from bot.domain.standups.definition import Question, QuestionKind, Role
from bot.domain.tasks.blocking import REASON_LIMIT
from bot.messages import inputs
from bot.messages.inputs import Field, Option
from bot.messages.layout import Block, actions, button, context, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.standups import answer_ticks, wording
from bot.messages.standups.answer_fills import (
    MOST_ROWS,
    WHAT,
    Filled,
    field_of,
)
from bot.messages.standups.answer_ticks import OPTION_LIMIT
from bot.messages.tasks.wording import chunks
from bot.services.standups.answering import AnswerForm

FORM = "standup_answer_form"
ROW = "standup_row"
WHOM = tuple(f"standup_whom_{row}" for row in range(MOST_ROWS))
_TITLE_LIMIT = 24


def answer_form(
    form: AnswerForm, filled: Filled, names: Mapping[str, str], reader: Reader, opening: Sequence[str] = ()
) -> Modal:
    """`opening` are lines to begin with: what became of the last retro."""
    _ = reader.gettext
    blocks = [
        *_notes(form, reader),
        *map(section, chunks(list(opening))),
        *answer_ticks.solved(form, filled, reader),
    ]
    answers = {question.id: filled.texts.get(field_of(question), "") for question in form.round.questions}
    for question in shown_to(form.round.questions, answers):
        blocks += _asked(question, form, filled, names, reader)
    title = wording.shortened(form.standup.name, _TITLE_LIMIT)
    about = {"label": form.prompt.label, "rows": len(filled.rows)}
    return Modal(FORM, title, blocks, _("Send"), _("Cancel"), private_metadata=about)


def _notes(form: AnswerForm, reader: Reader) -> list[Block]:
    _ = reader.gettext
    if form.is_late:
        return [context(_("The time to answer is over: what you send is marked as late."))]
    if form.is_early:
        text = _("You are early: this is for {day}.")
        return [context(text.format(day=reader.day(form.round.day)))]
    return []


def _asked(
    question: Question, form: AnswerForm, filled: Filled, names: Mapping[str, str], reader: Reader
) -> list[Block]:
    match question.role:
        case Role.DONE:
            ticked = answer_ticks.done(form, filled, names, reader)
            return [*ticked, *_typed(question, form, filled, reader)]
        case Role.PLAN:
            return [
                *answer_ticks.plan(question, form, filled, names, reader),
                *_typed(question, form, filled, reader),
            ]
        case Role.BLOCKERS:
            return _in_the_way(question, filled, names, reader)
        case _:
            return _typed(question, form, filled, reader)


def _typed(question: Question, form: AnswerForm, filled: Filled, reader: Reader) -> list[Block]:
    _ = reader.gettext
    label = wording.question(question, reader)
    if question.id in form.prompt.secrets:
        return [
            context(_("“{question}”: answered; anonymous answers stay as they are.").format(question=label))
        ]
    hint = _("Anonymous: nobody is stored with it.") if question.hides_who else ""
    has_followers = any(each.follows == question.id for each in form.round.questions)
    is_optional = question.is_optional or answer_ticks.has_ticks(question, form)
    asked = Field(
        field_of(question), label, is_optional, hint, tells=bool(question.choices) and has_followers
    )
    value = filled.texts.get(asked.id, "")
    if question.choices:
        options = [(wording.shortened(wording.choice(each), OPTION_LIMIT), each) for each in question.choices]
        return [inputs.select(asked, options, value)]
    if question.kind is QuestionKind.NUMBER:
        return [inputs.text_input(asked, value, max_length=20)]
    return [inputs.text_input(asked, value, multiline=True, max_length=ANSWER_LIMIT)]


def _in_the_way(question: Question, filled: Filled, names: Mapping[str, str], reader: Reader) -> list[Block]:
    """A line and on whom or what it is, as often as needed."""
    _ = reader.gettext
    blocks: list[Block] = []
    for row, (what, whom) in enumerate(filled.rows):
        label = wording.question(question, reader) if row == 0 else _("And also")
        asked = Field(f"{WHAT}:{row}", label, is_optional(question, row))
        blocks.append(inputs.text_input(asked, what, max_length=REASON_LIMIT))
        hint = _("A person, a task or a request: whoever can help hears of it once.") if row == 0 else ""
        on = Field(WHOM[row], _("On whom or what"), optional=True, hint=hint)
        blocks.append(inputs.searched_select(on, whom_option(whom, names), least_typed=1))
    if len(filled.rows) < MOST_ROWS:
        blocks.append(actions(button(_("Something else is in the way…"), ROW, "-")))
    return blocks


def is_optional(question: Question, row: int) -> bool:
    return question.is_optional or row > 0


def whom_option(whom: str, names: Mapping[str, str]) -> Option | None:
    if not whom:
        return None
    shown = f"@{names.get(whom, whom)}" if whom[:1] in "UW" else whom
    return wording.shortened(shown, OPTION_LIMIT), whom
