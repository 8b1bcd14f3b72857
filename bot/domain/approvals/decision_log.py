"""What a channel decided, in the order in which it did, and what that commits it to."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.domain.approvals.model import Money


@dataclass(frozen=True)
class Decision:
    """`number` counts a workspace's decisions, `subject` is the request ("R-7") it was decided on.

    `outcome` is "approved" or "rejected" for a request. `deciders` are those whose votes decided it;
    `permalink` leads to where it stands. `at` is aware UTC.
    """

    workspace_id: str
    number: int
    channel_id: str
    at: datetime
    outcome: str
    title: str
    subject: str = ""
    money: Money | None = None
    deciders: tuple[str, ...] = ()
    permalink: str | None = None


@dataclass(frozen=True)
class Commitment:
    """What an approved request ("R-7") lets its channel spend, exact to the last digit; `currency` is an ISO
    4217 code, `at` (aware UTC) it was approved. It stands for good, as the request does.
    """

    workspace_id: str
    subject: str
    channel_id: str
    amount: Decimal
    currency: str
    at: datetime
