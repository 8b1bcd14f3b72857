"""Firings of a person's timer, as the scheduler does them, and what they leave."""

from datetime import UTC, datetime

from bot.domain.outgoing import Method, OutboxStatus, Outgoing, Settlement
from bot.domain.people import Person
from bot.domain.sending import LEASE
from bot.services.attention import firing
from bot.services.attention.firing import NUDGES
from bot.services.attention.waking import ATTENTION
from storage import attention_ledger, lanes, timers
from storage.attention_ledger import Line
from storage.timers import Due
from storage.unit import Unit
from tests.units import ANA, TEAM, queued


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In November 2026, on the clock in Rome and Warsaw; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour - 1, minute, tzinfo=UTC)


def fire(unit: Unit, now: datetime, person: Person = ANA) -> None:
    firing.fire(unit, Due(TEAM, ATTENTION, person.id, now), now)


def fire_until(unit: Unit, until: datetime, person: Person = ANA) -> None:
    """At each instant for which the person's timer stands."""
    while (next_at := timers.timer_at(unit, TEAM, ATTENTION, person.id)) and next_at <= until:
        fire(unit, next_at, person)


def next_look(unit: Unit, person: Person = ANA) -> datetime | None:
    return timers.timer_at(unit, TEAM, ATTENTION, person.id)


def messages_to(unit: Unit, person: Person = ANA) -> list[Outgoing]:
    return [
        message
        for message in queued(unit)
        if message.content == NUDGES and message.method is Method.POST and message.destination == person.id
    ]


def told(unit: Unit, person: Person = ANA) -> list[list[tuple[str, str]]]:
    """Of each message: kind and subject of its items."""
    return [
        [(item["kind"], item["subject"]) for item in message.payload["items"]]
        for message in messages_to(unit, person)
    ]


def deliver(unit: Unit, now: datetime) -> list[tuple[Outgoing, str]]:
    """Slack takes all that waits; each message with the stamp at which it stands from now on."""
    taken = []
    while found := lanes.claim(unit, "courier", now, LEASE, 50):
        for message in found:
            ts = f"{int(now.timestamp())}.{message.id}"
            card = lanes.find_card(unit, TEAM, message.card_id) if message.card_id else None
            if card is not None and card.ts is None:
                lanes.place_card(unit, card, message.destination, ts, "shown")
            lanes.finish(unit, message, "courier", Settlement(OutboxStatus.SENT, now, now, ts=ts))
            taken.append((message, ts))
    return taken


def lines(unit: Unit, person: Person = ANA) -> list[Line]:
    """Oldest first."""
    return attention_ledger.latest(unit, TEAM, person.id, 100)[::-1]


def rules(unit: Unit, person: Person = ANA) -> list[tuple[str, str]]:
    return [(line.subject, line.rule) for line in lines(unit, person)]
