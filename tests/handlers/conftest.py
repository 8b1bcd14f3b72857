"""A dispatch on a real store, with a Slack that answers questions about people and channels."""

import asyncio
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from handlers.dispatch import Dispatch
from handlers.registry import build_registry
from storage.store import Store, open_store
from tests.units import ANA, BOT, GRACE, LAUNCH, NOW, PIOTR


def answer_of_slack(error: str = "") -> AsyncSlackResponse:
    return AsyncSlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data={"ok": False, "error": error} if error else {"ok": True},
        headers={},
        status_code=200,
    )


@dataclass
class StubSlack:
    """Knows three people and a channel; `errors` are what it answers for an id instead, `seconds` how long it
    thinks about people and channels.
    """

    asked: Counter[str] = field(default_factory=Counter)
    errors: dict[str, Exception | str] = field(default_factory=dict)
    seconds: float = 0.0
    shown: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    users: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {
            person.id: {
                "id": person.id,
                "name": person.name,
                "tz": person.zone_name,
                "locale": person.locale,
            }
            for person in (ANA, GRACE, PIOTR)
        }
    )
    channels: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {LAUNCH.id: {"id": LAUNCH.id, "name": LAUNCH.name}}
    )

    rosters: dict[str, list[str]] = field(default_factory=lambda: {LAUNCH.id: [ANA.id, GRACE.id]})
    whereabouts: dict[str, list[str]] = field(default_factory=dict)

    async def users_info(self, *, user: str, include_locale: bool) -> dict[str, Any]:
        assert include_locale
        await asyncio.sleep(self.seconds)
        return {"user": self._answer(user, self.users, "user_not_found")}

    async def conversations_info(self, *, channel: str) -> dict[str, Any]:
        await asyncio.sleep(self.seconds)
        return {"channel": self._answer(channel, self.channels, "channel_not_found")}

    async def conversations_members(self, *, channel: str, cursor: str, **_: Any) -> dict[str, Any]:
        """Pages of one member each."""
        self._answer(f"members of {channel}", {f"members of {channel}": {}}, "")
        return _page("members", self.rosters.get(channel, []), cursor)

    async def users_conversations(self, *, user: str, types: str, cursor: str, **_: Any) -> dict[str, Any]:
        """Pages of one channel each."""
        assert types == "public_channel,private_channel,mpim"
        self._answer(f"channels of {user}", {f"channels of {user}": {}}, "")
        return _page("channels", [{"id": each} for each in self.whereabouts.get(user, [])], cursor)

    async def conversations_open(self, *, users: str) -> dict[str, Any]:
        return {"channel": self._answer(users, {users: {"id": f"D{users[1:]}"}}, "")}

    async def api_call(self, method: str, *, json: dict[str, Any]) -> AsyncSlackResponse:
        self.shown.append((method, json))
        self._answer(method, {method: {}}, "")
        return answer_of_slack()

    def _answer(self, id_: str, known: dict[str, dict[str, Any]], missing: str) -> dict[str, Any]:
        self.asked[id_] += 1
        error = self.errors.get(id_, None if id_ in known else missing)
        if isinstance(error, Exception):
            raise error
        if error:
            raise SlackApiError(error, answer_of_slack(error))  # type: ignore[no-untyped-call]  # of the SDK
        return known[id_]


def _page(name: str, items: list[Any], cursor: str) -> dict[str, Any]:
    """One item; the cursor counts those before it."""
    here = int(cursor or 0)
    more = str(here + 1) if here + 1 < len(items) else ""
    return {name: items[here : here + 1], "response_metadata": {"next_cursor": more}}


@pytest.fixture
def slack() -> StubSlack:
    return StubSlack()


@pytest.fixture
def empty_store(sqlite_template: Path, quick_folder: Path) -> Iterator[Store]:
    """SQLite, with nobody in it yet."""
    path = quick_folder / "muster.db"
    shutil.copy(sqlite_template, path)
    store = open_store(f"sqlite:///{path}")
    yield store
    store.close()


@pytest.fixture
def dispatch(empty_store: Store, slack: Any) -> Dispatch:
    return Dispatch(build_registry(), empty_store, slack, lambda: NOW, BOT)
