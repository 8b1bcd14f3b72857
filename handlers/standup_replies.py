"""What a person writes in their direct messages while a stand-up asks them is taken as the answer."""

from bot.domain.outgoing import PostedCard
from bot.domain.refusal import Refusal
from bot.domain.standups.commands import GiveAnswers
from bot.domain.standups.plain_replies import can_be_replied, read_reply
from bot.domain.standups.rounds import read_label
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.grammar import read_task_command
from bot.domain.tasks.verbs import VERBS, Verb
from bot.domain.unclear import Unclear
from bot.messages.reader import reader_for
from bot.messages.standups import replies
from bot.services.act import Act
from bot.services.attention.firing import NUDGES
from bot.services.standups import answering
from bot.services.standups.answering import AnswerForm
from bot.services.standups.at_home import waiting_at_home
from bot.services.standups.kinds import PROMPT
from handlers.mentions import Obey
from handlers.outcomes import Outcome, Reply
from handlers.requests import Request
from handlers.standup_answers import answer
from storage import cards, people


def or_else(otherwise: Obey) -> Obey:
    """In the thread of a question always; elsewhere only while one waits and the words are no command."""

    def obey(act: Act, request: Request, text: str) -> Outcome:
        form = _asked(act, text) if act.place.is_direct else None
        return _take(act, form, text) if form else otherwise(act, request, text)

    return obey


def _asked(act: Act, text: str) -> AnswerForm | None:
    if not text.strip():
        return None
    if act.thread_ts:
        card = cards.card_at(act.unit, act.workspace_id, act.place.id, act.thread_ts)
        label = _label(card) if card is not None else None
        if label:
            return answering.form_for(act, label=label)
    if act.thread_ts or not _is_talk(act, text):  # in another thread it is said to what stands there
        return None
    waiting = waiting_at_home(act)
    try:
        form = answering.form_for(act, label=waiting[0].prompt.label) if waiting else None
    except Refusal:  # they take part no longer
        return None
    return form if form and can_be_replied(form.round.questions, form.prompt.secrets) else None


def _label(card: PostedCard) -> str | None:
    """Of the prompt that the card shows, alone or as the only stand-up among what it gathers."""
    if card.content == PROMPT:
        return card.subject
    gathered = [item["subject"] for item in card.payload["items"]] if card.content == NUDGES else []
    asking = [subject for subject in gathered if subject.startswith("S-")]
    return asking[0] if len(asking) == 1 else None


def _is_talk(act: Act, text: str) -> bool:
    """Words that no command begins with, though they might be added as a task."""
    try:
        wanted = read_task_command(text, act.by, act.now)
    except Refusal:
        return True
    is_addition = isinstance(wanted, NewTask) and VERBS.read(text.split(maxsplit=1)[0]) is not Verb.ADD
    return is_addition or isinstance(wanted, Unclear)


def _take(act: Act, form: AnswerForm, text: str) -> Outcome:
    """Told what it was taken for, with a way to correct it; what does not suffice goes on in the form."""
    reader = reader_for(act.by, act.now)
    said = read_reply(form.round.questions, text)
    try:
        result = answer(act, GiveAnswers(*read_label(form.prompt.label), said))
    except Refusal as refusal:
        return Reply(replies.not_enough(form, refusal, text, reader))
    return Reply(replies.taken(result, text, people.names(act.unit, act.workspace_id), reader))
