"""The form in which people answer: opened, extended as they choose, submitted; and whom it offers."""

from collections.abc import Sequence

from bot.domain.outgoing import home_of
from bot.domain.refusal import Refusal
from bot.domain.standups.commands import GiveAnswers
from bot.domain.standups.rounds import read_label
from bot.domain.typed_text import take_mentions
from bot.messages.inputs import Option
from bot.messages.modals import Modal
from bot.messages.reader import Reader, reader_for
from bot.messages.standups import answer_fills, answer_forms, answers, retros, wording
from bot.messages.standups.answer_fills import Filled
from bot.services.act import Act
from bot.services.standups import answering
from bot.services.standups.answering import Answered, AnswerForm
from bot.services.standups.retros import outcomes_before
from bot.services.standups.unblockers import found_by
from bot.services.tasks import changing
from bot.services.tasks.sight import find_visible
from handlers import at_home
from handlers.outcomes import CloseModal, Outcome, UpdateModal
from handlers.requests import Request
from handlers.standup_entries import answers_in, filled, solved_in
from storage import cards, outbox, people

_OPTION_LIMIT = 75


def open_form(act: Act, request: Request, form: AnswerForm, shown: Filled | None = None) -> Outcome:
    return at_home.open_modal(_modal(act, form, shown), request)


def press_answer(act: Act, request: Request) -> Outcome:
    """The value is the label of a round, of a prompt, or of a stand-up."""
    return open_form(act, request, form_at(act, request.value))


def form_at(act: Act, label: str) -> AnswerForm:
    return answering.form_for(act, label=label) if ":" in label else answering.form_for(act, label)


def press_typed(act: Act, request: Request) -> Outcome:
    """What was replied and did not suffice stands in the form."""
    label, _, words = request.value.partition(" ")
    form = form_at(act, label)
    return open_form(act, request, form, with_words(form, words, _names(act)) if words else None)


def with_words(form: AnswerForm, words: str, names: dict[str, str]) -> Filled:
    """The form as it begins, with the words in the first field that takes some."""
    shown = answer_fills.first_filled(form, names)
    first = next((each for each in form.round.questions if not (each.choices or each.is_optional)), None)
    if first is None:
        return shown
    return Filled({**shown.texts, answer_fills.field_of(first): words}, shown.ticked, shown.rows)


def choose(act: Act, request: Request) -> Outcome:
    """An answer that others follow: what it calls for comes up."""
    return _again(act, request)


def press_row(act: Act, request: Request) -> Outcome:
    return _again(act, request, more_rows=1)


def submit(act: Act, request: Request) -> Outcome:
    """Tasks that were ticked as done are done."""
    form = form_at(act, request.private_metadata["label"])
    number, day = read_label(form.prompt.label)
    given = GiveAnswers(number, day, answers_in(request, form), solved_in(request))
    return told(act, request, answer(act, given))


def answer(act: Act, given: GiveAnswers) -> Answered:
    """Raises NotYetKnown for people who are mentioned: they are shown by name, and may hear of it."""
    mentioned = [who for each in given.answers for who in take_mentions(each.text)[0]]
    people.require_people(act.unit, act.workspace_id, list(dict.fromkeys(mentioned)))
    result = answering.answer(act, given)
    _finish(act, result.tasks_done)
    outbox.follow(act.unit, act.workspace_id, home_of(act.by.id), act.now)
    return result


def told(act: Act, request: Request, result: Answered) -> CloseModal:
    """Where the question stands before their eyes it says so itself."""
    message = answers.answered(result, reader_for(act.by, act.now))
    posted = cards.cards_of(act.unit, act.workspace_id, result.prompt.label)
    if act.place.is_direct and any(card.channel_id == act.place.id for card in posted):
        return CloseModal()
    return at_home.close(act, request, message)


def offer(act: Act, request: Request) -> Sequence[Option]:
    """People, tasks and requests that may be in the way."""
    found = found_by(act, request.text)
    return [(wording.shortened(text, _OPTION_LIMIT), value) for text, value in found]


def _again(act: Act, request: Request, more_rows: int = 0) -> Outcome:
    form = form_at(act, request.private_metadata["label"])
    shown = filled(request, form.round.questions, more_rows)
    return UpdateModal(at_home.noted(_modal(act, form, shown), request))


def _modal(act: Act, form: AnswerForm, shown: Filled | None) -> Modal:
    names, reader = _names(act), reader_for(act.by, act.now)
    shown = shown or answer_fills.first_filled(form, names)
    return answer_forms.answer_form(form, shown, names, reader, _opening(act, form, names, reader))


def _opening(act: Act, form: AnswerForm, names: dict[str, str], reader: Reader) -> list[str]:
    if not form.standup.is_retro:
        return []
    return retros.outcomes(outcomes_before(act.unit, form.standup, form.round), names, reader)


def _finish(act: Act, numbers: Sequence[int]) -> None:
    """Those that are still open, and theirs to see."""
    for number in numbers:
        try:
            is_open = find_visible(act, number).is_open
        except Refusal:
            continue
        if is_open:
            changing.finish(act, (number,))


def _names(act: Act) -> dict[str, str]:
    return people.names(act.unit, act.workspace_id)
