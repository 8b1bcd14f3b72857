"""The record of what a channel decided: kept when a request is approved or rejected, with what it commits to.

A request that expires or is withdrawn was not decided.
"""

from dataclasses import dataclass

from bot.domain.approvals.decision_log import Commitment, Decision
from bot.domain.approvals.kinds import SPEND
from bot.domain.approvals.model import RequestStatus, Verdict
from bot.domain.approvals.requests import ApprovalRequest
from bot.services.act import Act
from bot.services.links import link_to_card
from storage import decision_log
from storage.approvals import Votes

PAGE = 15


@dataclass(frozen=True)
class DecisionPage:
    """The last decision first; `page` counts from 1."""

    page: int
    has_next: bool
    decisions: list[Decision]


def log_decision(act: Act, request: ApprovalRequest, votes: Votes) -> None:
    """Money that was approved to be spent is committed, for the budget of the channel."""
    if request.status not in (RequestStatus.APPROVED, RequestStatus.REJECTED):
        return
    decision_log.add(act.unit, _decision(act, request, votes))
    if request.status is RequestStatus.APPROVED and request.kind == SPEND and request.money:
        amount, currency = request.money.amount, request.money.currency
        commitment = Commitment(act.workspace_id, request.name, request.channel_id, amount, currency, act.now)
        decision_log.commit_to(act.unit, commitment)


def page_of_decisions(act: Act, page: int = 1) -> DecisionPage:
    """Of the channel where the person is. A page behind the last one is the first one."""
    found = decision_log.page_of(
        act.unit, act.workspace_id, act.place.id, most=PAGE + 1, skip=(page - 1) * PAGE
    )
    if not found and page > 1:
        return page_of_decisions(act)
    return DecisionPage(page, len(found) > PAGE, found[:PAGE])


def _decision(act: Act, request: ApprovalRequest, votes: Votes) -> Decision:
    return Decision(
        act.workspace_id,
        decision_log.new_decision_number(act.unit, act.workspace_id),
        request.channel_id,
        act.now,
        request.status.value,
        request.title,
        request.name,
        request.money,
        deciders_of(request, votes),
        link_to_card(act.unit, request) or request.permalink,
    )


def deciders_of(request: ApprovalRequest, votes: Votes) -> tuple[str, ...]:
    """Whose votes decided it, each once: all approvals of an approved request, of all its steps."""
    approved = request.status is RequestStatus.APPROVED
    deciding = [
        vote.voter_id
        for vote in votes
        if (vote.verdict.supports if approved else vote.verdict is Verdict.REJECT)
    ]
    return tuple(dict.fromkeys(deciding))
