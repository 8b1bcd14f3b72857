"""Tasks in words: /task, and the same after a mention or in a direct message."""

import re

from bot.domain.tasks.grammar import read_task_command
from bot.messages.reader import reader_for
from bot.services.act import Act
from handlers.requests import Outcome, Request
from handlers.task_commands import CARRIED_OUT, Asking

_ADDRESSED = re.compile(r"^\s*(?:<@[UW][A-Z0-9]+(?:\|[^>]*)?>[\s,:]*)?(?:/?task\s+)?", re.IGNORECASE)


def command(act: Act, request: Request) -> Outcome:
    return obey(act, request, request.text)


def mention(act: Act, request: Request) -> Outcome:
    """Slash commands do not exist in threads, so the bot's name takes the same words there."""
    return obey(act, request, _ADDRESSED.sub("", request.text, count=1))


def obey(act: Act, request: Request, text: str) -> Outcome:
    """Carry out what was typed, or what a button says in its place."""
    wanted = read_task_command(text, act.by, act.now)
    return CARRIED_OUT[type(wanted)](Asking(act, request, reader_for(act.by, act.now)), wanted)
