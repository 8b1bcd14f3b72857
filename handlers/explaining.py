"""/muster why, when and stats, and "Why did I get this?" in the menu of a message."""

import re

from bot.domain.refusal import N_, Refusal
from bot.messages.attention import why as messages
from bot.messages.reader import reader_for
from bot.services.act import Act
from bot.services.attention import stats, when, why
from handlers.outcomes import Outcome, Reply
from handlers.requests import Request

_CHANNEL = re.compile(r"<#([CGD][A-Z0-9]+)(?:\|[^>]*)?>")
_PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_ME = {"", "me", "@me", "mnie", "io", "mi"}


def why_last(act: Act, about: str) -> Outcome:
    """Of the caller, or of the channel that is named."""
    channel = _named_channel(act, about, "/muster why")
    told = why.latest(act) if channel is None else why.of_channel(act, channel)
    return Reply(messages.why(told, reader_for(act.by, act.now)))


def when_next(act: Act, about: str) -> Outcome:
    """Of the caller, or of the channel that is named."""
    return Reply(messages.when(_outlook(act, about), reader_for(act.by, act.now)))


def how_useful(act: Act) -> Outcome:
    return Reply(messages.stats(stats.of_channel(act), reader_for(act.by, act.now)))


def why_this(act: Act, request: Request) -> Outcome:
    told = why.of_message(act, request.message_ts)
    return Reply(messages.why(told, reader_for(act.by, act.now)))


def _outlook(act: Act, about: str) -> when.Outlook:
    channel = _named_channel(act, about, "/muster when")
    return when.of_me(act) if channel is None else when.of_channel(act, channel)


def _named_channel(act: Act, about: str, command: str) -> str | None:
    """None for the caller: what others are told is theirs alone. Raises Refusal."""
    channel, person = _CHANNEL.fullmatch(about), _PERSON.fullmatch(about)
    if channel is not None:
        return channel[1]
    if about.lower() in _ME or (person is not None and person[1] == act.by.id):
        return None
    if person is not None:
        raise Refusal(N_("What others are told is theirs to see."), example=f"{command} me")
    raise Refusal(N_("Of whom, or of which channel?"), example=f"{command} #launch")
