"""What whoever asks presses: to ask by form, and to edit. A button carries a number, never a right."""

from bot.domain.approvals.numbers import read_request_number
from bot.domain.refusal import N_, Refusal
from bot.messages.approvals.own_actions import NOTHING
from bot.services.act import Act
from handlers.asking_forms import open_ask, open_edit
from handlers.outcomes import Outcome
from handlers.requests import Request

_LONGEST_TITLE = 250


def press_ask(act: Act, request: Request) -> Outcome:
    title = "" if request.value == NOTHING else request.value[:_LONGEST_TITLE]
    return open_ask(act, request, title)


def press_edit(act: Act, request: Request) -> Outcome:
    number = read_request_number(request.value)
    if number is None:
        raise Refusal(N_("That button leads nowhere."), example="/request list mine")
    return open_edit(act, request, number)
