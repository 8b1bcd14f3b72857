"""Why somebody was told something, or was not: from the ledger of nudges and from what left."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from bot.domain.attention.why import VERDICTS, Rule, Verdict
from bot.domain.outgoing import OutboxStatus
from bot.domain.refusal import N_, Refusal
from bot.services.act import Act
from bot.services.attention.firing import NUDGES
from bot.services.attention.looking import place_looked_at
from storage import attention_ledger, sent_messages
from storage.attention_ledger import Line
from storage.sent_messages import Message

SHOWN = 12


@dataclass(frozen=True)
class Sent:
    """A message that was no nudge. `content` names what it was (bot.messages.outgoing), `payload` what it
    said; `at` is UTC. `verdict` is HOLD for what was not sent; `is_refused` where Slack would not take it.
    `rule` is None of what is older than the rows that say it, `zone_name` None where it was nobody's clock.
    """

    content: str
    subject: str
    at: datetime
    rule: Rule | None = None
    zone_name: str | None = None
    verdict: Verdict = Verdict.SEND
    is_refused: bool = False
    payload: dict[str, Any] | None = None


Told: TypeAlias = Line | Sent


def latest(act: Act) -> list[Told]:
    """What the person was told last, what waits for them, and what was held back: the newest first."""
    team, person = act.workspace_id, act.by
    lines = attention_ledger.latest(act.unit, team, person.id, SHOWN)
    messages = sent_messages.to_member(act.unit, team, person.id, SHOWN * 2)
    if person.dm_channel_id:  # their own digests
        messages += sent_messages.in_channel(act.unit, team, person.dm_channel_id, SHOWN)
    return _newest([*lines, *(_sent(each) for each in messages if each.content != NUDGES)])


def of_channel(act: Act, channel_id: str) -> list[Told]:
    """What came last into a channel that the person may see, and what was held back there.

    Raises Refusal, NotYetKnown.
    """
    place = place_looked_at(act, channel_id, example="/muster why")
    found = sent_messages.in_channel(act.unit, act.workspace_id, place.id, SHOWN)
    return _newest([_sent(each) for each in found])


def of_message(act: Act, ts: str) -> list[Told]:
    """Of the message of ours that stands at `ts` where the person is. Raises Refusal for any other."""
    places = (act.place.id, act.by.id) if act.place.is_direct else (act.place.id,)
    found = (sent_messages.standing_at(act.unit, act.workspace_id, place, ts) for place in places)
    message = next((each for each in found if each is not None), None)
    if message is None:
        raise Refusal(N_("I know nothing of that message: it is not one that I sent by myself."))
    if message.content == NUDGES and message.card_id:
        return [*attention_ledger.of_message(act.unit, act.workspace_id, act.by.id, message.card_id)]
    return [_sent(message)]


def _newest(told: list[Told]) -> list[Told]:
    return sorted(told, key=lambda each: each.at, reverse=True)[:SHOWN]


def _sent(message: Message) -> Sent:
    is_held = message.status is OutboxStatus.DROPPED
    rule = Rule.TOO_LATE if is_held and not _is_held_by(message.rule) else message.rule
    return Sent(
        message.content,
        message.subject,
        message.finished_at or message.created_at,
        rule,
        message.zone_name,
        Verdict.HOLD if is_held else Verdict.SEND,
        message.status is OutboxStatus.FAILED,
        message.payload,
    )


def _is_held_by(rule: Rule | None) -> bool:
    """Anything else was to be sent, and was of no use any more when it was about to leave."""
    return rule is not None and VERDICTS[rule] is not Verdict.SEND
