"""doctor: looks at everything a start needs and says for each what to mend."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import slack_client
from bot.clock import system_clock
from bot.settings import CannotStart, Settings, SettingsError, read_settings
from handlers.manifest import manifest
from handlers.registry import build_registry
from storage.database import make_engine, read_database_url
from storage.migration import is_current, migrate

CHECK_NETWORK = "Check the network, the proxy and SLACK_API_URL."
CLOCK_TOLERANCE = timedelta(seconds=60)
"""Slack's signatures are refused when they are five minutes off; a minute is already a fault."""


@dataclass(frozen=True)
class Finding:
    """`remedy` is empty when all is well."""

    check: str
    found: str
    remedy: str = ""


async def examine() -> AsyncIterator[Finding]:
    """One finding after the other, in the order in which they would stop a start."""
    try:
        settings = read_settings(needs=("slack_bot_token", "slack_app_token|slack_signing_secret"))
    except SettingsError as error:
        for problem in error.problems:
            yield Finding("settings", problem, "Set it in .env; .env.example explains each variable.")
        return
    yield Finding("settings", "complete")
    yield _database(settings)
    async with aiohttp.ClientSession() as session:
        slack = slack_client(settings, session)
        async for finding in _slack(slack):
            yield finding
        if settings.slack_app_token:
            yield await _socket_mode(slack, settings.slack_app_token.get_secret_value())


def _database(settings: Settings) -> Finding:
    engine = make_engine(read_database_url(settings.database_url))
    try:
        if settings.is_sqlite:
            migrate(engine)
        if not is_current(engine):
            return Finding("database", "reached, but without our tables", "Run: python -m bot migrate")
    except CannotStart as error:
        return Finding("database", str(error), "Is the server running, and is DATABASE_URL right?")
    finally:
        engine.dispose()
    return Finding("database", f"{engine.dialect.name}, at the newest version")


async def _slack(slack: AsyncWebClient) -> AsyncIterator[Finding]:
    try:
        answer = await slack.auth_test()
    except SlackApiError as error:
        code = error.response.get("error", "unknown")
        yield Finding(
            "bot token", f"Slack refused it: {code}", "Copy the bot token again: OAuth & Permissions."
        )
        return
    except (aiohttp.ClientError, OSError) as error:
        yield Finding("Slack", f"not reached: {error}", CHECK_NETWORK)
        return
    yield Finding("bot token", f"@{answer['user']} in {answer['team']}")
    headers: Any = answer.headers
    yield _scopes(headers.get("x-oauth-scopes", ""))
    yield _clock(headers.get("Date"), system_clock())


def _scopes(granted: str) -> Finding:
    wanted = set(manifest(build_registry())["oauth_config"]["scopes"]["bot"])
    missing = sorted(wanted - {scope.strip() for scope in granted.split(",")})
    if not granted:
        return Finding("scopes", "Slack did not name them")
    if missing:
        remedy = "Paste the output of `python -m bot manifest` into the app's manifest and reinstall it."
        return Finding("scopes", f"missing: {', '.join(missing)}", remedy)
    return Finding("scopes", "all granted")


def _clock(date_header: str | None, now: datetime) -> Finding:
    if not date_header:
        return Finding("clock", "Slack did not say what time it is")
    difference = abs(parsedate_to_datetime(date_header).astimezone(UTC) - now)
    if difference > CLOCK_TOLERANCE:
        return Finding("clock", f"{difference.total_seconds():.0f} s off", "Set this machine's clock by NTP.")
    return Finding("clock", "right")


async def _socket_mode(slack: AsyncWebClient, app_token: str) -> Finding:
    try:
        await slack.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        remedy = "Make an app-level token with the scope connections:write: Basic Information."
        return Finding("app token", f"Slack refused it: {error.response.get('error', 'unknown')}", remedy)
    except (aiohttp.ClientError, OSError) as error:
        return Finding("app token", f"not tried, Slack was not reached: {error}", CHECK_NETWORK)
    return Finding("app token", "opens Socket Mode")
