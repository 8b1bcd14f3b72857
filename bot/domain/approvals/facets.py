"""How requests are found: a request's entries in the index, and their order."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.domain.approvals.model import RequestStatus, Vote
from bot.domain.approvals.requests import ApprovalRequest

CLOSED = 1 << 42
"""Ranks from here on are of closed requests, the last closed first."""

_LAST = 1 << 40


class RequestFacet(StrEnum):
    """What the key of an entry is: a channel's id, a member's (who asked, who is waited for, who ever had to
    do with it), or the name of the policy that routes it.
    """

    IN = "in"
    MINE = "mine"
    WAITING = "waiting"
    THEIRS = "theirs"
    POLICY = "policy"


class RequestEntry(NamedTuple):
    facet: RequestFacet
    key: str
    rank: int


def rank_of(request: ApprovalRequest) -> int:
    """Seconds since 1970 of the deadline, or of the expiry; then what is closed."""
    if request.closed_at is not None:
        return CLOSED + _LAST - _seconds(request.closed_at)
    return _seconds(request.due_at or request.expires_at)


def entries_of(request: ApprovalRequest, votes: tuple[Vote, ...]) -> set[RequestEntry]:
    rank = rank_of(request)
    found = {
        RequestEntry(RequestFacet.IN, request.channel_id, rank),
        RequestEntry(RequestFacet.MINE, request.requester_id, rank),
        *(RequestEntry(RequestFacet.THEIRS, person, rank) for person in request.involved),
    }
    if request.status.is_closed:
        return found
    if request.policy_name:
        found.add(RequestEntry(RequestFacet.POLICY, request.policy_name, rank))
    return found | {RequestEntry(RequestFacet.WAITING, person, rank) for person in waited_for(request, votes)}


def waited_for(request: ApprovalRequest, votes: tuple[Vote, ...]) -> list[str]:
    """Who was asked and has not voted yet; the requester, where changes are wanted."""
    if request.status is RequestStatus.CHANGES:
        return [request.requester_id]
    voted = {vote.voter_id for vote in votes if vote.step == request.position}
    return [person for person in request.asked if person not in voted]


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp())
