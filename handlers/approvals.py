"""Requests for approval in words: /request, and the same after a mention, in a direct message, by button."""

from dataclasses import replace

from bot.domain.approvals.grammar import read_request_command
from bot.domain.approvals.parts import Typist
from bot.messages.reader import reader_for
from bot.services.act import Act
from bot.services.approvals.policy_book import kinds_in_policies
from handlers.approval_commands import CARRIED_OUT
from handlers.asking import Asking
from handlers.outcomes import Help, Outcome, Replace, Reply
from handlers.requests import Request


def command(act: Act, request: Request) -> Outcome:
    return obey(act, request, request.text)


def obey(act: Act, request: Request, text: str) -> Outcome:
    """Carry out what was typed, or what a button says in its place."""
    wanted = read_request_command(text, Typist(act.by, act.now, kinds_in_policies(act)))
    return CARRIED_OUT[type(wanted)](Asking(act, request, reader_for(act.by, act.now)), wanted)


def press_run(act: Act, request: Request) -> Outcome:
    """A command that was offered: whoever presses might have typed it."""
    return obey(act, request, request.value)


def press_turn(act: Act, request: Request) -> Outcome:
    """Another page or list, in place of the one that is shown."""
    outcome = obey(act, request, request.value)
    if isinstance(outcome, Help):
        return replace(outcome, in_place=True)
    return Replace(outcome.message) if isinstance(outcome, Reply) else outcome
