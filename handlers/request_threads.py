"""What is said in the thread of a request's card: votes in so many words."""

import re

from bot.domain.approvals.commands import Ballot
from bot.domain.decisions.decision import Decided as Said
from bot.domain.decisions.decision import Decision, Leaning
from bot.domain.decisions.decision import Nothing as Talk
from bot.domain.decisions.reading import read_decision
from bot.messages.approvals import answers
from bot.messages.reader import reader_for
from bot.services.act import Act
from bot.services.approvals.deciding import Decided, Declined
from bot.services.approvals.hearing import Offered, hear
from bot.services.approvals.sight import requests_in_thread
from handlers.ballots import permalink_of
from handlers.groups import groups_of
from handlers.outcomes import Nothing, Outcome, Reply
from handlers.posts import is_of_person, read_post
from handlers.requests import Request
from handlers.task_threads import is_reply
from storage import workspaces
from storage.unit import Unit

_ADDRESS = re.compile(r"^\s*<@([UW][A-Z0-9]+)(?:\|[^>]*)?>[\s,:]*")


def sounds_like_a_vote(request: Request) -> bool:
    """A reply of a person's own words that says something of a decision, perhaps to the bot."""
    if not is_reply(request) or not is_of_person(request.message):
        return False
    said = (request.text, _ADDRESS.sub("", request.text))
    return not all(isinstance(read_decision(words), Talk) for words in said)


def is_vote(unit: Unit, request: Request) -> bool:
    """Whether something is to be decided in that thread."""
    return not isinstance(_decision(unit, request), Talk) and bool(_numbers(unit, request))


def is_no_vote(unit: Unit, request: Request) -> bool:
    """Of what is said to the bot: it is answered as a command."""
    return not (sounds_like_a_vote(request) and is_vote(unit, request))


def hear_vote(act: Act, request: Request) -> Outcome:
    said = _decision(act.unit, request)
    if act.by.is_bot or isinstance(said, Talk):
        return Nothing()
    post, ask = read_post(request.channel_id, request.message), groups_of(request)
    reason = said.reason if isinstance(said, Said) else ""
    ballots = [
        Ballot(number, said.verdict, reason, said_at=post.at) for number in _numbers(act.unit, request)
    ]
    heard = hear(act, said, ballots, lambda: permalink_of(act, request, post), ask)
    reader = reader_for(act.by, act.now)
    match heard:
        case Decided():
            return Reply(answers.recorded(heard, reader))
        case Declined():
            return Reply(answers.declined(heard, reader))
        case Offered():
            return Reply(answers.offered(heard, post.ts, reader, is_leaning=isinstance(said, Leaning)))
        case None:
            return Nothing()


def _decision(unit: Unit, request: Request) -> Decision:
    """With the bot's name in front it is said as well as without; said to somebody else it is not."""
    bot = workspaces.bot_of(unit, request.workspace_id)
    to_bot = _ADDRESS.match(request.text)
    is_to_bot = to_bot is not None and to_bot[1] == bot
    return read_decision(_ADDRESS.sub("", request.text) if is_to_bot else request.text)


def _numbers(unit: Unit, request: Request) -> list[int]:
    thread_ts = str(request.message["thread_ts"])
    return requests_in_thread(unit, request.workspace_id, request.channel_id, thread_ts)
