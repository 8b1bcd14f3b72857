"""Tasks in words: /task, and the same after a mention or in a direct message."""

from bot.domain.tasks.grammar import read_task_command
from bot.messages.reader import reader_for
from bot.services.act import Act
from handlers.asking import Asking
from handlers.outcomes import Outcome
from handlers.requests import Request
from handlers.task_commands import CARRIED_OUT


def command(act: Act, request: Request) -> Outcome:
    return obey(act, request, request.text)


def obey(act: Act, request: Request, text: str) -> Outcome:
    """Carry out what was typed, or what a button says in its place."""
    wanted = read_task_command(text, act.by, act.now)
    return CARRIED_OUT[type(wanted)](Asking(act, request, reader_for(act.by, act.now)), wanted)
