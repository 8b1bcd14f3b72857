"""What a request for approval is: content, steps, seats, votes."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

ALL = 0
"""The number of approvals a step needs: ALL of its seats, 1 for any, or so many."""


class Verdict(StrEnum):
    APPROVE = "approve"
    CONDITION = "condition"
    CHANGES = "changes"
    REJECT = "reject"
    ABSTAIN = "abstain"

    @property
    def supports(self) -> bool:
        """With a condition it is an approval, too: the condition is shown with the decision."""
        return self in (Verdict.APPROVE, Verdict.CONDITION)


class RequestStatus(StrEnum):
    """CHANGES waits for the requester; from APPROVED on it never changes again."""

    OPEN = "open"
    CHANGES = "changes"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"

    @property
    def is_closed(self) -> bool:
        return self not in (RequestStatus.OPEN, RequestStatus.CHANGES)


@dataclass(frozen=True)
class Money:
    """`currency` is an ISO 4217 code."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Step:
    """`seats` are ids of members (U...) or of user groups (S...), of which any member fills the seat.

    `need` is ALL, 1 for any of them, or how many different people must approve. `deputies` are people who
    may fill any of the seats: asked after a silence, or where nobody else is left. `passed` says of a seat
    who has it now, after its approver passed the request on.
    """

    seats: tuple[str, ...]
    need: int = 1
    deputies: tuple[str, ...] = ()
    passed: tuple[tuple[str, str], ...] = ()

    def holder_of(self, seat: str) -> str:
        """The approver, or whoever they passed the request on to."""
        return dict(self.passed).get(seat, seat)


@dataclass(frozen=True)
class Vote:
    """One person's standing vote in a step. `for_id` is the seat they fill where it is not their own: the
    group's, or that of the approver they stand in for.

    `content_hash` is of what they were shown; `permalink` leads to the words where it was said in a thread.
    """

    voter_id: str
    step: int
    verdict: Verdict
    content_hash: str
    at: datetime
    for_id: str = ""
    reason: str = ""
    permalink: str = ""


@dataclass(frozen=True)
class Content:
    """What is approved, and what a vote is bound to."""

    title: str
    kind: str = ""
    money: Money | None = None
    notes: str = ""
    links: tuple[str, ...] = ()


def is_group(seat: str) -> bool:
    return seat.startswith("S")
