"""The composition root: from Settings to a running bot."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock, system_clock
from bot.delivery.attempt import Attempts
from bot.delivery.courier import Courier
from bot.delivery.reconciliation import Reconciliation
from bot.delivery.slack_calls import SlackCalls
from bot.domain.public_holidays import warm_up
from bot.logs import QUIET
from bot.scheduler import Scheduler
from bot.settings import CannotStart, Settings
from handlers.dispatch import Dispatch
from handlers.fetching import Fetching
from handlers.file_reading import FileReading
from handlers.refreshing import Refreshing
from handlers.registry import Registry, build_registry
from storage import workspaces
from storage.migration import is_current, migrate
from storage.store import Store, open_store

log = structlog.get_logger()

SQLITE_POLL = timedelta(milliseconds=250)
TOKEN_REFUSED = {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}
POSTGRES_POLL = timedelta(seconds=1)


@dataclass(frozen=True)
class App:
    """The parts that processes are put together from."""

    settings: Settings
    store: Store
    slack: AsyncWebClient
    bolt: AsyncApp
    courier: Courier
    scheduler: Scheduler
    clock: Clock

    async def settle(self) -> int:
        """Read, fire and send all that is due now; returns how much that was."""
        read = await self.scheduler.refresh() + await self.scheduler.read_files()
        return read + await self.scheduler.fire_due() + await self.courier.drain()


@asynccontextmanager
async def open_app(
    settings: Settings, clock: Clock = system_clock, registry: Registry | None = None
) -> AsyncIterator[App]:
    """With Muster's own registry unless another is given.

    Raises CannotStart where the database is away, or the shared one has another version's tables.
    """
    store = open_store(settings.database_url)
    try:
        _prepare(store, settings)
        async with aiohttp.ClientSession() as session:
            yield await _compose(
                settings, store, session, clock, registry or build_registry(settings.public_url)
            )
    finally:
        store.close()


async def _compose(
    settings: Settings, store: Store, session: aiohttp.ClientSession, clock: Clock, registry: Registry
) -> App:
    slack = slack_client(settings, session)
    bot_user_id = await _who_we_are(slack, store, clock)
    bolt = make_bolt(settings, slack, bot_user_id)
    Dispatch(registry, store, slack, clock, bot_user_id).attach(bolt)
    attempts = Attempts(SlackCalls(slack), Reconciliation(slack), clock)
    courier = Courier(store, attempts, clock, SQLITE_POLL if settings.is_sqlite else POSTGRES_POLL)
    store.on_commit(lambda _signal: courier.wake())
    refreshing, reading = Refreshing(store, slack, clock), FileReading(store, Fetching(slack), clock)
    scheduler = Scheduler(store, clock, courier.wake, refreshing.refresh, reading.read_waiting)
    warm_up()
    # What was built so far lives as long as the process: the collector need not look at it again.
    gc.collect()
    gc.freeze()
    return App(settings, store, slack, bolt, courier, scheduler, clock)


def slack_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """One shared session. No retries of the SDK's own: a retried post can arrive twice."""
    token = settings.slack_bot_token
    return AsyncWebClient(
        token=token.get_secret_value() if token else None,
        base_url=settings.slack_api_url,
        session=session,
        retry_handlers=[],
        logger=QUIET,
    )


def make_bolt(settings: Settings, slack: AsyncWebClient, bot_user_id: str | None) -> AsyncApp:
    """Answers are awaited before the response, and who we are is known: no auth.test per request."""
    identity = AuthorizeResult(
        enterprise_id=None, team_id=None, bot_token=slack.token, bot_user_id=bot_user_id
    )

    async def authorize() -> AuthorizeResult:
        return identity

    secret = settings.slack_signing_secret
    return AsyncApp(
        name="muster",
        logger=QUIET,
        signing_secret=secret.get_secret_value() if secret else "",
        client=AsyncWebClient(base_url=slack.base_url, logger=QUIET),  # authorize brings the token
        authorize=authorize,
        process_before_response=True,
        attaching_function_token_enabled=False,
    )


def _prepare(store: Store, settings: Settings) -> None:
    if settings.is_sqlite:
        migrate(store.engine)
    elif not is_current(store.engine):
        message = "The database has no tables of this version yet: run `python -m bot migrate`."
        raise CannotStart(message)


async def _who_we_are(slack: AsyncWebClient, store: Store, clock: Clock) -> str | None:
    """The bot's user id, which is noted with the workspace's address.

    Slack being away does not stop a start: what comes in meanwhile waits there.
    """
    try:
        told = await slack.auth_test()
    except (SlackApiError, aiohttp.ClientError, OSError) as error:
        code = error.response.get("error") if isinstance(error, SlackApiError) else ""
        if code in TOKEN_REFUSED:
            message = f"Slack refuses the bot token ({code}): `python -m bot doctor` says more."
            raise CannotStart(message) from error
        log.warning("slack_unreachable_at_start", error=str(error))
        return None
    team, user, address = (str(told[name]) for name in ("team_id", "user_id", "url"))
    await store.write(lambda unit: workspaces.note(unit, team, user, address, clock()))
    return user
