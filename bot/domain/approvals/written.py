"""Steps, amounts and timings as plain JSON, for the store and the audit, and read back."""

from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from bot.domain.approvals.model import Money, Step
from bot.domain.approvals.policy import Policy, Range, Timing
from bot.domain.approvals.requests import ApprovalRequest

UNCOUNTED = {"version"}
"""A field that follows from the others."""


def write_step(step: Step) -> dict[str, Any]:
    """Without what is empty."""
    return {name: value for name, value in asdict(step).items() if value or name in ("seats", "need")}


def read_step(stored: dict[str, Any]) -> Step:
    return Step(
        tuple(stored["seats"]),
        stored["need"],
        tuple(stored.get("deputies", ())),
        tuple((seat, whom) for seat, whom in stored.get("passed", ())),
    )


def write_money(money: Money) -> str:
    """ "1200.50 EUR"."""
    return f"{money.amount:f} {money.currency}"


def read_stored_money(stored: str) -> Money:
    amount, currency = stored.split()
    return Money(Decimal(amount), currency)


def write_range(amounts: Range) -> dict[str, Any]:
    return {
        "currency": amounts.currency,
        "least": None if amounts.least is None else f"{amounts.least:f}",
        "most": None if amounts.most is None else f"{amounts.most:f}",
    }


def read_range(stored: dict[str, Any]) -> Range:
    least, most = (None if stored[end] is None else Decimal(stored[end]) for end in ("least", "most"))
    return Range(stored["currency"], least, most)


def read_timing(stored: dict[str, Any]) -> Timing:
    return Timing(**stored)


def difference(was: ApprovalRequest, now: ApprovalRequest) -> dict[str, dict[str, Any]]:
    """{"was": ..., "now": ...} with the fields that differ."""
    changed = [
        field.name
        for field in fields(ApprovalRequest)
        if field.name not in UNCOUNTED and getattr(was, field.name) != getattr(now, field.name)
    ]
    return {
        "was": {name: written(getattr(was, name)) for name in changed},
        "now": {name: written(getattr(now, name)) for name in changed},
    }


def policy_difference(was: Policy | None, now: Policy) -> dict[str, dict[str, Any] | None]:
    """Both states whole: policies are short, and read as they stood."""
    return {"was": _whole(was) if was else None, "now": _whole(now)}


def written(value: Any) -> Any:
    """Any field of a request, policy or vote as JSON."""
    if isinstance(value, tuple):
        return [written(one) for one in value]
    return next((write(value) for kind, write in _WRITERS if isinstance(value, kind)), value)


def _whole(policy: Policy) -> dict[str, Any]:
    return {field.name: written(getattr(policy, field.name)) for field in fields(Policy)}


_WRITERS: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (Enum, lambda member: member.value),
    (date, lambda moment: moment.isoformat()),  # an instant, too
    (Step, write_step),
    (Money, write_money),
    (Range, write_range),
    (Timing, asdict),
)
