"""A bot beside the sandbox that hears nothing: what is queued is what it has to send."""

from collections.abc import AsyncIterator
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import pytest

from bot.app import App, open_app
from bot.domain.outgoing import Draft
from bot.domain.people import Person, Place
from bot.sandbox.messages import Message
from storage import outbox, people
from storage.unit import Unit
from tests.team import Team


@dataclass(frozen=True)
class Post:
    """The team, the app, and short ways to queue messages and to look at what arrived."""

    team: Team
    app: App

    @property
    def workspace_id(self) -> str:
        return self.team.sandbox.state.team.id

    def channel(self, name: str = "launch") -> str:
        found = self.team.sandbox.state.channel_named(name)
        assert found is not None
        return found.id

    def person(self, name: str) -> str:
        found = self.team.sandbox.state.person_named(name)
        assert found is not None
        return found.id

    async def queue(self, text: str, destination: str = "", **more: Any) -> None:
        draft = self.draft(text, destination, **more)
        await self.app.store.write(lambda unit: outbox.post(unit, draft))

    def draft(self, text: str, destination: str = "", **more: Any) -> Draft:
        payload = {"text": text, "blocks": []}
        where = destination or self.channel()
        return Draft(self.workspace_id, "reply", "", where, self.team.clock(), payload=payload, **more)

    async def settle(self) -> None:
        await self.team.settle(self.app)

    def arrived(self, channel: str = "") -> list[Message]:
        """What the bot posted there, oldest first."""
        conversation = self.team.sandbox.state.conversations[channel or self.channel()]
        return [message for message in conversation.messages.values() if message.bot_id]

    def texts(self, channel: str = "") -> list[str]:
        return [message.text for message in self.arrived(channel)]


@pytest.fixture
def team() -> Team:
    return Team.gathered()


@pytest.fixture
async def post(team: Team, database_url: str) -> AsyncIterator[Post]:
    await team.sandbox.start()
    async with open_app(team.settings(database_url), team.clock, team.registry) as app, nullcontext():
        made = Post(team, app)
        await app.store.write(lambda unit: _know_the_team(unit, made))
        yield made
    await team.sandbox.stop()


def _know_the_team(unit: Unit, post: Post) -> None:
    workspace, state = post.workspace_id, post.team.sandbox.state
    people.save_workspace(unit, id=workspace, name="", bot_user_id=None, created_at=post.team.clock())
    for person in state.people.values():
        people.save_person(unit, Person(workspace, person.id, person.name, person.locale, person.tz))
    for conversation in state.conversations.values():
        people.save_place(unit, Place(workspace, conversation.id, conversation.name))
