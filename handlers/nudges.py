"""What is pressed under a nudge, beside the buttons that every task has."""

from datetime import datetime

from bot.domain.due import Due, Grain
from bot.domain.outgoing import PostedCard
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.commands import AssignTasks, MoveDeadline
from bot.domain.tasks.numbers import NAME
from bot.domain.zones import instant_at
from bot.messages import modals
from bot.messages.attention import actions, forms
from bot.messages.reader import reader_for
from bot.messages.tasks import answers
from bot.services.act import Act
from bot.services.attention import muting
from bot.services.attention.firing import NUDGES
from bot.services.tasks import changing
from bot.services.tasks.sight import find_visible
from handlers.outcomes import CloseModal, ModalErrors, OpenModal, Outcome, Replace, Reply
from handlers.requests import Request
from storage import cards, outbox


def choose_more(act: Act, request: Request) -> Outcome:
    """The menu's options are "what subject"."""
    what, _space, subject = request.value.partition(" ")
    reader = reader_for(act.by, act.now)
    if what == actions.STOP:
        muting.stop(act, subject)
        return Reply(forms.stopped(subject, reader))
    form = {actions.PICK: forms.pick_form, actions.HAND_OVER: forms.hand_over_form}.get(what)
    if form is None:
        raise Refusal(N_("That button leads nowhere."), example="/task list")
    return OpenModal(form(find_visible(act, _number(subject)), reader))


def press_go_on(act: Act, request: Request) -> Outcome:
    muting.go_on(act, request.value)
    return Replace(forms.goes_on(request.value, reader_for(act.by, act.now)))


def submit_pick(act: Act, request: Request) -> Outcome:
    """Without a time it is due when the person's working day ends."""
    reader = reader_for(act.by, act.now)
    day = request.entered.day("day")
    at = request.entered.time("time") or act.by.work_end
    due_at = instant_at(datetime.combine(day, at), act.by.zone) if day else act.now
    if due_at <= act.now:
        refusal = Refusal(N_("That has passed already. Which day?"))
        return ModalErrors({"day": modals.at_field(refusal, reader)})
    number = request.private_metadata["number"]
    moved = changing.move_deadline(act, MoveDeadline((number,), Due(due_at, Grain.TIME)))
    return CloseModal(message=answers.changed(moved, reader, act.deed))


def submit_hand_over(act: Act, request: Request) -> Outcome:
    reader = reader_for(act.by, act.now)
    number, person = request.private_metadata["number"], request.entered.person("person")
    try:
        given = changing.assign(act, AssignTasks((number,), (person,) if person else ()))
    except Refusal as refusal:
        return ModalErrors({"person": modals.at_field(refusal, reader)})
    return CloseModal(message=answers.changed(given, reader, act.deed))


def show_again(act: Act, request: Request) -> None:
    """An older message with nudges follows its tasks no more, but what is pressed in it shows."""
    card = _card(act, request)
    if card is not None and card.content == NUDGES:
        outbox.follow_card(act.unit, card, act.now)


def _card(act: Act, request: Request) -> PostedCard | None:
    if not request.message_ts or not act.place.is_direct:
        return None
    return cards.card_at(act.unit, act.workspace_id, act.place.id, request.message_ts)


def _number(subject: str) -> int:
    named = NAME.fullmatch(subject)
    if named is None:
        raise Refusal(N_("That button leads nowhere."), example="/task list")
    return int(named[1])
