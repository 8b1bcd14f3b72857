"""What buttons and words say of a vote: what was shown to whoever gives it, and where the words stand."""

import re
from dataclasses import dataclass

from bot.domain.approvals.commands import Ballot
from bot.domain.approvals.model import Verdict
from bot.domain.posts import Post
from bot.messages.approvals import answers
from bot.messages.reader import reader_for
from bot.services.act import Act
from bot.services.approvals.deciding import Declined, refuse_forged
from bot.services.approvals.sight import requests_in_thread
from bot.services.attention.firing import NUDGES
from bot.services.links import link_to
from handlers import at_home
from handlers.outcomes import Outcome
from handlers.posts import read_post
from handlers.requests import Request
from handlers.wishes import OneMessage, Permalink
from storage import cards

_STAMP = re.compile(r"([1-9][0-9]{0,8}) ([0-9]{1,2}) ([0-9a-f]{12})", re.ASCII)
_TS = re.compile(r"[0-9]{1,12}\.[0-9]{1,9}", re.ASCII)
_LONGEST_NOTED = 200


@dataclass(frozen=True)
class Pressed:
    """`stamp` is of what was shown (see bot.messages.approvals.actions.stamp_of), `ts` of the words that are
    to be recorded, if any are.
    """

    stamp: str
    number: int
    position: int
    shown: str
    ts: str = ""

    def ballot(self, verdict: Verdict, reason: str = "", permalink: str = "") -> Ballot:
        return Ballot(self.number, verdict, reason, self.position, self.shown, permalink)


def read_pressed(stamp: str, ts: str = "") -> Pressed | None:
    """None for what we never put on a button."""
    found = _STAMP.fullmatch(stamp)
    if found is None or (ts and not _TS.fullmatch(ts)):
        return None
    return Pressed(stamp, int(found[1]), int(found[2]), found[3], ts)


def pressed_here(act: Act, request: Request, stamp: str) -> Pressed | None:
    """As read_pressed; None, too, for what belongs to another card than was pressed."""
    pressed = read_pressed(stamp)
    subject = card_subject(act, request)
    return None if pressed is None or subject not in ("", f"R-{pressed.number}") else pressed


def card_subject(act: Act, request: Request) -> str:
    """What the card is about that was clicked; empty where it was something else, or gathers many."""
    if request.view is not None:
        return ""
    card = cards.card_at(act.unit, act.workspace_id, act.place.id, request.message_ts)
    return card.subject if card is not None and card.content != NUDGES else ""


def words_of(act: Act, request: Request, pressed: Pressed) -> Post | None:
    """What the person wrote in the request's thread; None where it was somebody else, or in another one."""
    post = read_post(act.place.id, request.fetch(OneMessage(act.place.id, pressed.ts)))
    numbers = requests_in_thread(act.unit, act.workspace_id, post.channel_id, post.thread_ts)
    return post if post.author_id == act.by.id and pressed.number in numbers else None


def permalink_of(act: Act, request: Request, post: Post) -> str:
    known = link_to(act.unit, act.workspace_id, post.channel_id, post.ts, post.thread_ts)
    return known or request.fetch(Permalink(post.channel_id, post.ts))


def forged(act: Act, request: Request) -> Outcome:
    """Refused in private, and on record with whoever tried."""
    found = read_pressed(request.value.partition(" ")[2]) or read_pressed(request.value)
    subject = card_subject(act, request) or (f"R-{found.number}" if found else act.by.id)
    return refused(act, request, refuse_forged(act, subject, request.value[:_LONGEST_NOTED]))


def refused(act: Act, request: Request, declined: Declined) -> Outcome:
    return at_home.answer(act, request, answers.declined(declined, reader_for(act.by, act.now)))
