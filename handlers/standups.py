"""Stand-ups in words: /standup, and the same after a mention, in a direct message, by button."""

from bot.domain.standups.grammar import read_standup_command
from bot.messages.reader import reader_for
from bot.services.act import Act
from handlers.asking import Asking
from handlers.outcomes import Outcome
from handlers.requests import Request
from handlers.standup_commands import CARRIED_OUT


def command(act: Act, request: Request) -> Outcome:
    return obey(act, request, request.text)


def obey(act: Act, request: Request, text: str) -> Outcome:
    """Carry out what was typed, or what a button says in its place."""
    wanted = read_standup_command(text, act.by, act.now)
    return CARRIED_OUT[type(wanted)](Asking(act, request, reader_for(act.by, act.now)), wanted)


def press_run(act: Act, request: Request) -> Outcome:
    """A command that was offered, or chosen from a menu: whoever presses might have typed it."""
    return obey(act, request, request.value)
