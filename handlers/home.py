"""The Home tab: opened, turned, searched."""

import re

from bot.messages.reader import reader_for
from bot.messages.tasks import home
from bot.services.act import Act
from bot.services.tasks import homes
from handlers.outcomes import CloseModal, Nothing, OpenModal, Outcome
from handlers.requests import Request

_PAGE = re.compile(r"(.*) ([1-9]\d{0,2})", re.ASCII | re.DOTALL)


def is_home_tab(request: Request) -> bool:
    return bool(request.payload["tab"] == "home")


def opened(act: Act, _request: Request) -> Outcome:
    homes.open_home(act)
    return Nothing()


def choose_view(act: Act, request: Request) -> Outcome:
    homes.choose(act, request.value)
    return Nothing()


def turn(act: Act, request: Request) -> Outcome:
    """The value is a list as it could be typed, and the number of its page."""
    found = _PAGE.fullmatch(request.value)
    asked, page = (found[1], int(found[2])) if found else (request.value, 1)
    homes.choose(act, asked, page)
    return Nothing()


def find(act: Act, request: Request) -> Outcome:
    return OpenModal(home.search_form(request.value, reader_for(act.by, act.now)))


def search(act: Act, request: Request) -> Outcome:
    homes.choose(act, request.entered.text("words"))
    return CloseModal()
