"""What a person gets in their direct messages: the question, one reminder, and what became of it."""

from bot.domain.standups.absences import DayOff
from bot.domain.standups.plain_replies import can_be_replied
from bot.domain.standups.rounds import PromptState
from bot.messages.layout import Block, Message, actions, button, context, safe, section, select
from bot.messages.reader import Reader
from bot.messages.standups import wording
from bot.messages.standups.actions import AWAY, BACK, NOTHING, REMINDERS, answer_button
from bot.messages.standups.answers import plain_name
from bot.messages.standups.settings import paces
from bot.services.standups.views import PromptView

_MOST_QUESTIONS = 8


def prompt(view: PromptView, reader: Reader) -> Message:
    """The question while it waits; afterwards what became of it, in the same place."""
    match view.prompt.state:
        case PromptState.WAITING if view.is_open:
            return _waiting(view, reader)
        case PromptState.ANSWERED:
            return _answered(view, reader)
        case PromptState.SPARED:
            return _spared(view, reader)
        case _:
            return _over(view, reader)


def reminder(view: PromptView, reader: Reader) -> Message:
    """Once, to those only who are missing, as long as they are; how often is everybody's own choice."""
    _ = reader.gettext
    if view.prompt.state is not PromptState.WAITING or not view.is_open:
        return prompt(view, reader)
    text = _(":hourglass_flowing_sand: {name} closes at {moment} ({distance}).").format(
        name=wording.name(view.standup),
        moment=reader.moment(view.prompt.due_at),
        distance=reader.distance(view.prompt.due_at),
    )
    chosen = select(REMINDERS, paces(reader), None, _("Reminders…"))
    label = view.prompt.label
    blocks = [section(text), actions(answer_button(label, reader), _away_button(reader), chosen)]
    return Message(plain_name(text), blocks)


def _waiting(view: PromptView, reader: Reader) -> Message:
    _ = reader.gettext
    lines = [_head(view, reader), *_questions(view, reader)]
    if view.is_late:
        lines.insert(
            0,
            _("This comes late: I was not running at {moment}. There is still time.").format(
                moment=reader.moment(view.prompt.ask_at)
            ),
        )
    pressed = actions(answer_button(view.prompt.label, reader), _away_button(reader))
    blocks = [section("\n".join(lines)), pressed]
    if can_be_replied(view.round.questions, view.prompt.secrets):
        hint = _("Or reply here in your own words: one line a question.")
        lines.append(hint)
        blocks.append(context(hint))
    return Message(plain_name("\n".join(lines)), blocks)


def _head(view: PromptView, reader: Reader) -> str:
    text = reader.gettext(":wave: {name} in {channel} asks, until {moment}:")
    return text.format(
        name=wording.name(view.standup),
        channel=wording.channel(view.standup.channel_id),
        moment=reader.moment(view.prompt.due_at),
    )


def _questions(view: PromptView, reader: Reader) -> list[str]:
    """Follow-ups come up in the form, if they do."""
    asked = [each for each in view.round.questions if not each.follows]
    shown = [f"• {safe(wording.question(each, reader))}" for each in asked[:_MOST_QUESTIONS]]
    more = len(asked) - len(shown)
    return [*shown, f"• +{more}"] if more else shown


def _answered(view: PromptView, reader: Reader) -> Message:
    _ = reader.gettext
    text = _(":white_check_mark: {name} of {day}: answered at {moment}.").format(
        name=wording.name(view.standup),
        day=reader.day(view.round.day),
        moment=_moment(view, reader),
    )
    if view.prompt.is_late:
        text += " " + _("It is marked as late.")
    if not view.is_open:
        return Message(plain_name(text), [section(text)])
    blocks: list[Block] = [section(text, answer_button(view.prompt.label, reader, again=True))]
    return Message(plain_name(text), blocks)


def _moment(view: PromptView, reader: Reader) -> str:
    """On the day that was asked about, the time alone."""
    at = (view.prompt.answered_at or view.prompt.ask_at).astimezone(reader.zone)
    is_that_day = at.date() == view.round.day
    return wording.clock(at.time(), reader) if is_that_day else reader.moment(at)


def _spared(view: PromptView, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("{name} of {day}: nobody waits for you.").format(
        name=wording.name(view.standup), day=reader.day(view.round.day)
    )
    if view.prompt.why != DayOff.AWAY:
        return Message(plain_name(text), [section(text)])
    shown = f":palm_tree: {text}"
    return Message(plain_name(shown), [section(shown, button(_("I am back"), BACK, NOTHING))])


def _over(view: PromptView, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("{name} of {day} is over. What you answer now is marked as late.").format(
        name=wording.name(view.standup), day=reader.day(view.round.day)
    )
    return Message(plain_name(text), [section(text), actions(answer_button(view.prompt.label, reader))])


def _away_button(reader: Reader) -> Block:
    return button(reader.gettext("I am away today"), AWAY, NOTHING)
