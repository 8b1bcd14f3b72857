"""What comes by itself: requests that end, and tasks that come again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.attention.why import Rule
from bot.services.act import Act
from bot.services.approvals.timers import ESCALATION
from bot.services.tasks.keeping import PASSING
from storage import approval_lists, nudged_tasks, series, timers
from storage.approval_lists import RequestQuery

MOST = 10
LOOKED_AT = 50
"""Things of a kind, the soonest before."""


class What(StrEnum):
    """ASKS and CLOSES are of a stand-up: its report is complete when it closes."""

    NUDGE = "nudge"
    DIGEST = "digest"
    ASKS = "asks"
    CLOSES = "closes"
    DUE = "due"
    ESCALATES = "escalates"
    EXPIRES = "expires"
    REPEATS = "repeats"


@dataclass(frozen=True)
class Firing:
    """`subjects` are T-12, R-7, D-3 or S-2; `rule` is why it comes then and not when it was due first, None
    where nothing shifted it.
    """

    at: datetime
    what: What
    subjects: tuple[str, ...]
    rule: Rule | None = None


def requests_of(act: Act) -> Iterator[Firing]:
    """Those that the person asked for, or that wait for them."""
    for facet in (RequestFacet.MINE, RequestFacet.WAITING):
        yield from _requests(act, RequestQuery.of_open(facet, act.by.id))


def requests_in(act: Act, channel_id: str) -> Iterator[Firing]:
    return _requests(act, RequestQuery.of_open(RequestFacet.IN, channel_id))


def series_of(act: Act) -> Iterator[Firing]:
    """Of the person's own tasks that repeat: the next instance."""
    tasks = nudged_tasks.owned_or_shared(act.unit, act.workspace_id, act.by.id, LOOKED_AT * 10)
    for task in tasks:
        at = timers.timer_at(act.unit, act.workspace_id, PASSING, task.name) if task.recurrence else None
        if at is not None:
            yield Firing(at, What.REPEATS, (task.name,))


def series_in(act: Act, channel_id: str) -> Iterator[Firing]:
    for name, at in series.coming_in(act.unit, act.workspace_id, PASSING, channel_id, MOST):
        yield Firing(at, What.REPEATS, (name,))


def soonest(firings: Iterable[Firing]) -> tuple[Firing, ...]:
    """The next ten, each once."""
    found = {(each.at, each.what, each.subjects): each for each in firings}
    return tuple(found[key] for key in sorted(found)[:MOST])


def _requests(act: Act, query: RequestQuery) -> Iterator[Firing]:
    for request in approval_lists.every(act.unit, act.workspace_id, query, LOOKED_AT):
        instants = {
            What.DUE: request.due_at if request.status is RequestStatus.OPEN else None,
            What.ESCALATES: _escalates_at(act, request),
            What.EXPIRES: request.expires_at,
        }
        for what, at in instants.items():
            if at is not None and at >= act.now:
                yield Firing(at, what, (request.name,))


def _escalates_at(act: Act, request: ApprovalRequest) -> datetime | None:
    return timers.timer_at(act.unit, act.workspace_id, ESCALATION, request.name)
