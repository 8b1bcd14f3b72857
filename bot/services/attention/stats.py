"""How useful nudges are: of how many something was done within a day, never by whom."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.attention.kinds import Kind
from bot.domain.refusal import N_, Refusal
from bot.services.act import OURSELVES, Act
from storage import attention_ledger

LOOKS_BACK = timedelta(days=30)
WITHIN = timedelta(days=1)
LEAST_PEOPLE = 3
"""Numbers of fewer people would be numbers of somebody."""


@dataclass(frozen=True)
class Usefulness:
    """Of one kind: how many nudges were sent, and of how many something was done about it within a day. None
    where too few people got them.
    """

    kind: Kind
    sent: int | None
    heeded: int | None


def of_channel(act: Act) -> list[Usefulness]:
    """Of the last thirty days but the last. For the channel's lead alone: Refusal for anybody else."""
    if act.place.is_direct:
        raise Refusal(N_("These numbers are of a channel: type it there."), example="/muster stats")
    if act.place.lead_id != act.by.id:
        raise Refusal(N_("Only the channel's lead sees these numbers."), example="/muster settings")
    span = (act.now - LOOKS_BACK, act.now - WITHIN)
    found = attention_ledger.sent_in(act.unit, act.workspace_id, act.place.id, span, OURSELVES)
    return [_usefulness(kind, [each for each in found if each.kind is kind]) for kind in _kinds(found)]


def _kinds(found: list[attention_ledger.Heeded]) -> list[Kind]:
    return [kind for kind in Kind if any(each.kind is kind for each in found)]


def _usefulness(kind: Kind, found: list[attention_ledger.Heeded]) -> Usefulness:
    if len({each.member_id for each in found}) < LEAST_PEOPLE:
        return Usefulness(kind, None, None)
    return Usefulness(kind, len(found), sum(_is_heeded(each.at, each.done_at) for each in found))


def _is_heeded(at: datetime, done_at: datetime | None) -> bool:
    return done_at is not None and done_at - at <= WITHIN
