"""Over Socket Mode on SQLite; what is marked `both_databases` also over HTTP on PostgreSQL.

Why not everything: docs/decisions/0017-tests.md.
"""

from collections.abc import Callable, Iterator

import pytest

from bot.sandbox.chat import Chat
from tests.team import Team, Transport, conversation


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_url" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("both_databases")
        metafunc.parametrize("database_url", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> str:
    """The address of a migrated, empty database."""
    return new_database(request.param)


@pytest.fixture
def team() -> Team:
    return Team.gathered()


@pytest.fixture
def chat(team: Team, database_url: str) -> Iterator[Chat]:
    transport = Transport.SOCKET if database_url.startswith("sqlite") else Transport.HTTP
    with conversation(team, database_url, transport) as opened:
        yield opened
