"""What is said in the thread of a request's card: a vote, something that sounds like one, or talk."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.domain.approvals.commands import Ballot
from bot.domain.approvals.model import Verdict
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.decisions.decision import Decided as Said
from bot.domain.decisions.decision import Leaning
from bot.services.act import Act
from bot.services.approvals.deciding import Decided, Declined, decide, may_decide
from bot.services.approvals.eligibility import GroupsOf
from bot.services.approvals.looking import Looked, look
from bot.services.approvals.validity import Why, wants_reason


@dataclass(frozen=True)
class Offered:
    """Nothing was counted, but whoever said it may record it for these requests, with a reason if one is
    wanting.
    """

    verdict: Verdict
    requests: list[ApprovalRequest]


Heard: TypeAlias = Decided | Declined | Offered | None


def hear(
    act: Act, said: Said | Leaning, ballots: list[Ballot], permalink: Callable[[], str], groups_of: GroupsOf
) -> Heard:
    """The ballots are what the words would be, for each request of the thread. Only whoever a request waits
    for is heard: None for everybody else, and where nothing new was said. The `permalink` of the words is
    asked for where they count.
    """
    looked = [(ballot, look(act, ballot, groups_of)) for ballot in ballots]
    concerned = [(ballot, found) for ballot, found in looked if found.concerns(act.by.id)]
    open_ = [(ballot, found) for ballot, found in concerned if found.why is None]
    if not open_:
        return _too_late(act, said, concerned, groups_of)
    ballot = open_[0][0]
    if isinstance(said, Said) and len(open_) == 1 and (ballot.reason or not wants_reason(ballot.verdict)):
        return decide(act, replace(ballot, permalink=permalink()), groups_of)
    requests = [found.held.request for _, found in open_ if found.held and not _voted_so(act, found, ballot)]
    return Offered(ballot.verdict, requests) if requests else None


def _too_late(
    act: Act, said: Said | Leaning, concerned: list[tuple[Ballot, Looked]], groups_of: GroupsOf
) -> Declined | None:
    """Who was asked hears why their words do not count, unless they voted so, or merely talk of it since."""
    if len(concerned) != 1:
        return None
    ballot, found = concerned[0]
    given = [vote for vote in found.votes if vote.voter_id == act.by.id]
    says_so_again = given and (isinstance(said, Leaning) or given[-1].verdict is said.verdict)
    if says_so_again and found.why in (Why.CLOSED, Why.NOT_ASKED):
        return None
    declined = may_decide(act, ballot, groups_of)
    return declined if isinstance(declined, Declined) else None


def _voted_so(act: Act, found: Looked, ballot: Ballot) -> bool:
    if found.held is None:
        return False
    place = found.held.request.position
    given = (vote for vote in found.held.votes if (vote.voter_id, vote.step) == (act.by.id, place))
    return any(vote.verdict is ballot.verdict for vote in given)
