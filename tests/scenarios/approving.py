"""Requests in the sandbox: asked, clicked as nobody could by hand, and looked up in the store."""

import asyncio
from typing import Any

from bot.domain.approvals.requests import ApprovalRequest
from bot.sandbox import finding, interacting
from bot.sandbox.chat import Chat
from bot.sandbox.conversations import Kind
from bot.sandbox.envelopes import Envelope
from bot.sandbox.messages import Message
from storage import approvals, audit
from storage.store import Store
from tests.team import Team, member

POSTERS = "Posters for the launch"


def team_that_asks() -> Team:
    return Team.gathered()


def card(chat: Chat, who: str = "", name: str = "R-1") -> Message:
    """The newest card of the request: in its channel, or in the direct messages of `who`."""
    person = member(chat.sandbox, who).id if who else ""
    places = [
        place
        for place in chat.sandbox.state.conversations.values()
        if ((place.kind is Kind.IM and person in place.members) if who else place.kind is not Kind.IM)
    ]
    messages = [message for place in places for message in place.messages.values() if message.bot_id]
    return [message for message in messages if f"*{name}* " in str(message.blocks)][-1]


def click(chat: Chat, who: str, label: str, message: Message, **altered: Any) -> Envelope:
    """As Slack would send it; `altered` is what somebody tampered with in it."""
    state, person = chat.sandbox.state, member(chat.sandbox, who).id
    target = finding.clickable(message.blocks or [], label)
    assert target
    place = interacting.OnMessage(message, state.conversations[message.channel])
    envelope = interacting.block_action(state, person, place, target)
    action = envelope.payload["actions"][0]
    if "selected_option" in action and "value" in altered:
        action["selected_option"] = action["selected_option"] | {"value": altered.pop("value")}
    action |= altered
    return envelope


def deliver(chat: Chat, *envelopes: Envelope) -> None:
    """At the same instant."""

    async def send() -> None:
        await asyncio.gather(*(chat.sandbox.delivery.ask(envelope) for envelope in envelopes))

    chat.run(send())


def request(chat: Chat, store: Store, number: int = 1) -> ApprovalRequest:
    found = asyncio.run(store.read(lambda unit: approvals.find(unit, chat.sandbox.state.team.id, number)))
    assert found
    return found


def votes(chat: Chat, store: Store, number: int = 1) -> list[tuple[str, str, str]]:
    """Who voted what, and why, by what is kept."""
    names = {person.id: person.name for person in chat.sandbox.state.people.values()}
    found = asyncio.run(store.read(lambda unit: approvals.votes_of(unit, request(chat, store, number))))
    return [(names[vote.voter_id], vote.verdict.value, vote.reason) for vote in found]


def refused(chat: Chat, store: Store, subject: str = "R-1") -> list[tuple[str, str]]:
    """Who tried in vain, and why it did not count."""
    names = {person.id: person.name for person in chat.sandbox.state.people.values()}
    story = asyncio.run(store.read(lambda unit: audit.story(unit, chat.sandbox.state.team.id, subject)))
    return [
        (names[entry.actor_id], entry.details["why"])
        for entry in story
        if entry.action == "request_vote_refused"
    ]


def whispers(chat: Chat, who: str) -> list[str]:
    person = member(chat.sandbox, who).id
    return [message.text for message in chat.sandbox.state.ephemerals.get(person, {}).values()]
