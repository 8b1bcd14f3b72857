"""What is shown of a request: its card, wherever it stands, and everything about it."""

from dataclasses import dataclass, field
from typing import Any

from bot.domain.approvals.facets import waited_for
from bot.domain.approvals.model import RequestStatus, is_group
from bot.domain.approvals.requests import ApprovalRequest, request_number
from bot.domain.approvals.tally import needed
from bot.domain.audit import Entry
from bot.domain.outgoing import Outgoing
from bot.domain.people import Person
from bot.services.act import Act
from bot.services.approvals.sight import find_visible, thread_request
from storage import approvals, audit
from storage.approvals import Votes
from storage.people import require_person
from storage.unit import Unit


@dataclass(frozen=True)
class RequestCard:
    """`recipient` reads it in a direct message, None in a channel; `is_live` while it can be decided here.

    `changes` is what the last edit changed ({"was": ..., "now": ...}) while it is being asked again.
    """

    request: ApprovalRequest
    votes: Votes
    requester: Person
    recipient: Person | None = None
    is_live: bool = True
    reminds: bool = False
    changes: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def progress(self) -> tuple[int, int]:
        """Approvals in the current step, and how many it needs."""
        return progress_of(self.request, self.votes)


@dataclass(frozen=True)
class RequestDetails:
    request: ApprovalRequest
    votes: Votes
    waiting: list[str]
    history: list[Entry]


def card_view(unit: Unit, message: Outgoing) -> RequestCard | None:
    """What a copy of the card shows now."""
    request = approvals.find(unit, message.workspace_id, request_number(message.subject))
    if request is None:
        return None
    votes = approvals.votes_of(unit, request)
    requester = require_person(unit, request.workspace_id, request.requester_id)
    said = message.payload
    is_open = request.status is RequestStatus.OPEN
    changes = last_edit(unit, request) if is_open else {}
    if "to" not in said:
        return RequestCard(request, votes, requester, is_live=is_open, changes=changes)
    recipient = require_person(unit, request.workspace_id, said["to"])
    is_newest = said["opened"] == request.opened_at.isoformat() and recipient.id in request.asked
    return RequestCard(
        request,
        votes,
        requester,
        recipient,
        is_live=is_open and is_newest,
        reminds=said["reminds"],
        changes=changes,
    )


def details(act: Act, number: int | None) -> RequestDetails:
    """Without a number, of the request in whose thread the person is. Raises Refusal."""
    request = find_visible(act, number or thread_request(act))
    votes = approvals.votes_of(act.unit, request)
    history = audit.story(act.unit, act.workspace_id, request.name)
    waiting = [] if request.status.is_closed else waited_for(request, votes)
    return RequestDetails(request, votes, waiting, history)


def progress_of(request: ApprovalRequest, votes: Votes) -> tuple[int, int]:
    """An approver and their substitute count once, members of a group each."""
    supporting = [vote for vote in votes if vote.step == request.position and vote.verdict.supports]
    seats = {vote.voter_id if is_group(vote.for_id) else vote.for_id or vote.voter_id for vote in supporting}
    wanted = needed(request.step)
    return min(len(seats), wanted), wanted


def last_edit(unit: Unit, request: ApprovalRequest) -> dict[str, dict[str, Any]]:
    """Of the content, if it was what opened the step that is open."""
    edits = [
        entry
        for entry in audit.story(unit, request.workspace_id, request.name)
        if entry.action == "request_edited" and entry.at == request.opened_at
    ]
    if not edits or not edits[-1].details["changed"]:
        return {}
    return {state: edits[-1].details[state] for state in ("was", "now")}
