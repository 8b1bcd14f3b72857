"""doctor: what is wrong, and what to do about it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.doctor import Finding, examine
from bot.settings import Settings
from handlers.manifest import manifest
from handlers.registry import build_registry

GRANTED = ",".join(manifest(build_registry())["oauth_config"]["scopes"]["bot"])


@dataclass
class StubSlack:
    """Answers auth.test and apps.connections.open; `error` and the headers as the test says."""

    errors: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=lambda: {"x-oauth-scopes": GRANTED})

    async def answer(self, request: web.Request) -> web.Response:
        body: dict[str, Any] = {
            "ok": True,
            "user": "muster",
            "team": "Orbita Goods",
            "url": "wss://x.example",
        }
        if error := self.errors.get(request.match_info["method"]):
            body = {"ok": False, "error": error}
        return web.json_response(body, headers=self.headers)


@pytest.fixture
async def slack(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> AsyncIterator[StubSlack]:
    """Settings that are complete, and a Slack to which all of them are right."""
    stub = StubSlack()
    app = web.Application()
    app.router.add_post("/api/{method}", stub.answer)
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    async with TestServer(app, host="127.0.0.1") as server:
        monkeypatch.setenv("SLACK_API_URL", str(server.make_url("/api/")))
        monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
        monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
        yield stub


async def findings() -> dict[str, Finding]:
    return {finding.check: finding async for finding in examine()}


async def ills() -> dict[str, Finding]:
    return {check: finding for check, finding in (await findings()).items() if finding.remedy}


async def test_where_all_is_well_there_is_nothing_to_mend(slack: StubSlack) -> None:
    assert {check: finding.found for check, finding in (await findings()).items()} == {
        "settings": "complete",
        "database": "sqlite, at the newest version",
        "bot token": "@muster in Orbita Goods",
        "scopes": "all granted",
        "clock": "right",
        "app token": "opens Socket Mode",
    }
    assert await ills() == {}


async def test_wrong_settings_are_all_told_and_nothing_else_is_tried(
    slack: StubSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")
    monkeypatch.setenv("PORT", "three")
    told = [finding async for finding in examine()]
    assert [finding.found.split()[0] for finding in told] == ["SLACK_BOT_TOKEN", "PORT"]
    assert {finding.check for finding in told} == {"settings"}
    assert all(".env.example" in finding.remedy for finding in told)


@pytest.mark.parametrize(
    "url", ["postgresql://nobody@127.0.0.1:1/muster", "sqlite:///no/such/folder/muster.db"]
)
async def test_a_database_that_cannot_be_opened(
    slack: StubSlack, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert "DATABASE_URL" in (await ills())["database"].remedy


async def test_a_database_without_our_tables(
    slack: StubSlack, monkeypatch: pytest.MonkeyPatch, postgres_address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_address)
    assert (await ills())["database"].remedy == "Run: python -m bot migrate"


async def test_a_bot_token_that_slack_refuses(slack: StubSlack) -> None:
    slack.errors["auth.test"] = "invalid_auth"
    found = (await ills())["bot token"]
    assert found == Finding(
        "bot token", "Slack refused it: invalid_auth", "Copy the bot token again: OAuth & Permissions."
    )


async def test_an_app_token_that_slack_refuses(slack: StubSlack) -> None:
    slack.errors["apps.connections.open"] = "not_allowed_token_type"
    found = (await ills())["app token"]
    assert "not_allowed_token_type" in found.found
    assert "connections:write" in found.remedy


async def test_scopes_that_were_not_granted_are_named(slack: StubSlack) -> None:
    slack.headers["x-oauth-scopes"] = GRANTED.replace("chat:write,", "")
    found = (await ills())["scopes"]
    assert found.found == "missing: chat:write"
    assert "python -m bot manifest" in found.remedy


async def test_a_clock_that_is_off(slack: StubSlack) -> None:
    slack.headers["Date"] = "Mon, 23 Nov 2020 14:30:00 GMT"
    found = (await ills())["clock"]
    assert found.found.endswith(" s off")
    assert "NTP" in found.remedy
