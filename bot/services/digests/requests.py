"""The requests that a digest tells of: those that wait, and what became of the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.digests.digest import Audience, Digest
from bot.domain.digests.report import ClosedRequest, Span
from bot.domain.digests.sections import Section
from storage import approval_lists, digest_requests
from storage.approval_lists import RequestQuery
from storage.unit import Unit

SHOWN = 100
"""Of each list; the rest is counted."""

_DECIDED = (RequestStatus.APPROVED, RequestStatus.REJECTED)


@dataclass(frozen=True)
class Requests:
    waiting: tuple[ApprovalRequest, ...]
    decided: tuple[ClosedRequest, ...]
    undecided: tuple[ClosedRequest, ...]
    counts: dict[Section, int]


def requests_of(unit: Unit, digest: Digest, span: Span) -> Requests:
    """Of a channel, or those that wait for one person."""
    team = digest.workspace_id
    if digest.audience is Audience.PERSON:
        return _with_waiting(unit, team, RequestFacet.WAITING, digest.creator_id)
    found = _with_waiting(unit, team, RequestFacet.IN, digest.channel_id)
    ids = (span.after_id, span.up_to_id)
    closed = digest_requests.closed_in(unit, team, digest.channel_id, ids, SHOWN)
    counted = digest_requests.count_closed(unit, team, digest.channel_id, ids)
    decided = sum(count for status, count in counted.items() if status in _DECIDED)
    ended = {Section.DECIDED: decided, Section.UNDECIDED: sum(counted.values()) - decided}
    return Requests(
        found.waiting,
        tuple(_those(closed, is_decided=True)),
        tuple(_those(closed, is_decided=False)),
        found.counts | ended,
    )


def _with_waiting(unit: Unit, team: str, facet: RequestFacet, key: str) -> Requests:
    waiting = approval_lists.every(unit, team, RequestQuery.of_open(facet, key), SHOWN)
    count = digest_requests.count_open(unit, team, facet, key)
    return Requests(tuple(waiting), (), (), {Section.WAITING: count})


def _those(closed: list[ClosedRequest], *, is_decided: bool) -> Iterable[ClosedRequest]:
    return (each for each in closed if (each.request.status in _DECIDED) is is_decided)
