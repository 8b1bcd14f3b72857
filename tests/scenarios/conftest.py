"""Every scenario runs over Socket Mode on SQLite and over HTTP on PostgreSQL, from the same text."""

from collections.abc import Iterator

import pytest

from bot.sandbox.chat import Chat
from tests.team import Team, Transport, conversation


@pytest.fixture
def team() -> Team:
    return Team.gathered()


@pytest.fixture
def chat(team: Team, database_url: str) -> Iterator[Chat]:
    transport = Transport.SOCKET if database_url.startswith("sqlite") else Transport.HTTP
    with conversation(team, database_url, transport) as opened:
        yield opened
