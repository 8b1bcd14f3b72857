"""What is said to a reply in so many words: what it was taken for, and how to correct that."""

from bot.domain.refusal import Refusal
from bot.domain.typed_text import plain
from bot.messages.layout import Message, actions, button, safe, section
from bot.messages.reader import Reader
from bot.messages.refusals import told
from bot.messages.standups import wording
from bot.messages.standups.actions import TYPED, answer_button
from bot.messages.standups.answers import plain_name
from bot.messages.tasks.actions import NEW
from bot.messages.tasks.wording import chunks
from bot.services.standups.answering import Answered, AnswerForm

_VALUE_LIMIT = 1900
_TITLE_LIMIT = 250
_SHOWN = 200  # characters of each answer: the whole stands above it


def taken(result: Answered, text: str, names: dict[str, str], reader: Reader) -> Message:
    """Question by question, as it was understood."""
    _ = reader.gettext
    lines = [
        ":white_check_mark: "
        + _("I took that as your answer to {name}:").format(name=wording.name(result.standup))
    ]
    answers = {answer.question_id: answer for answer in result.given.answers}
    for question in result.round.questions:
        if question.id in answers:
            said = wording.said_in_short(answers[question.id].text, names, _SHOWN)
            lines.append(f"_{safe(wording.question(question, reader))}_ {said}")
    if result.given.is_late:
        lines.append(_("It is marked as late."))
    title = wording.shortened(plain(text), _TITLE_LIMIT)
    blocks = [
        *map(section, chunks(lines)),
        actions(
            answer_button(result.prompt.label, reader, again=True),
            button(_("Make a task of it…"), NEW, title),
        ),
    ]
    return Message(plain_name("\n".join(lines)), blocks)


def not_enough(form: AnswerForm, refusal: Refusal, text: str, reader: Reader) -> Message:
    """What is missing, with the form that has the words in it already; not where they may be an anonymous
    answer: what stands on a button is kept beside a name.
    """
    _ = reader.gettext
    is_secret = any(question.hides_who for question in form.round.questions)
    lines = [
        _("That would answer {name}, but:").format(name=wording.name(form.standup)),
        _("What is anonymous is answered in the form alone.")
        if is_secret
        else told(refusal.sentence, refusal.values, reader),
    ]
    value = form.prompt.label if is_secret else f"{form.prompt.label} {plain(text)}"[:_VALUE_LIMIT]
    blocks = [
        section("\n".join(lines)),
        actions(button(_("Go on in the form…"), TYPED, value, style="primary")),
    ]
    return Message(plain_name("\n".join(lines)), blocks)
