"""Why somebody was told something, or was not: from the ledger of nudges and from what left."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.domain.outgoing import OutboxStatus
from bot.domain.refusal import N_, Refusal
from bot.services.act import Act
from bot.services.attention.firing import NUDGES
from storage import attention_ledger, cards, direct_messages
from storage.attention_ledger import Line
from storage.direct_messages import Direct

SHOWN = 12
LOOKED_AT = 400
"""Messages of one person among which a given one is looked for."""


@dataclass(frozen=True)
class Sent:
    """A message that was no nudge. `content` names what it was (bot.messages.outgoing), `at` is UTC."""

    content: str
    subject: str
    at: datetime


Told: TypeAlias = Line | Sent


def latest(act: Act) -> list[Told]:
    """What the person was told last, what waits for them, and what was held back: the newest first."""
    lines = attention_ledger.latest(act.unit, act.workspace_id, act.by.id, SHOWN)
    directs = direct_messages.latest(act.unit, act.workspace_id, act.by.id, SHOWN * 2)
    others = [_sent(each) for each in directs if each.content != NUDGES and _has_left(each)]
    found: list[Told] = [*lines, *others]
    return sorted(found, key=lambda told: told.at, reverse=True)[:SHOWN]


def of_message(act: Act, ts: str) -> list[Told]:
    """Of the message of ours that stands at `ts` where the person is. Raises Refusal for any other."""
    card = cards.card_at(act.unit, act.workspace_id, act.place.id, ts)
    if card is not None and card.content == NUDGES:
        return [*attention_ledger.of_message(act.unit, act.workspace_id, act.by.id, card.id)]
    if card is not None:
        return [Sent(card.content, card.about, act.now)]
    directs = direct_messages.latest(act.unit, act.workspace_id, act.by.id, LOOKED_AT)
    found = next((each for each in directs if each.ts == ts), None) if act.place.is_direct else None
    if found is None:
        raise Refusal(N_("I know nothing of that message: it is not one that I sent by myself."))
    return [_sent(found)]


def _has_left(direct: Direct) -> bool:
    return direct.status in (OutboxStatus.SENT, OutboxStatus.QUEUED, OutboxStatus.SENDING)


def _sent(direct: Direct) -> Sent:
    return Sent(direct.content, direct.subject, direct.finished_at or direct.created_at)
