"""The demo: the sandbox and the bot in one process, on one virtual clock."""

import asyncio
import contextlib
import shutil
from datetime import datetime
from pathlib import Path

import typer
from aiohttp import web
from pydantic import SecretStr

from bot.app import App, open_app
from bot.logs import set_up_logs
from bot.processes import listening_on_socket, told_to_end, working
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from bot.sandbox.snapshot import open_sandbox
from bot.services.calendar import PATH
from bot.settings import Settings
from bot.web import read_calendar
from handlers.manifest import manifest
from handlers.registry import build_registry

WELCOME = """
  Muster is running in a local stand-in for Slack. Open

      {address}

  and type   /task add Draft the launch brief @ana by friday 5pm
  Ctrl-C ends it. The next start goes on where you left; --fresh begins anew.
"""


async def run_demo(port: int, folder: Path, *, fresh: bool) -> None:
    """Keeps everything in `folder`. Raises OSError when the port is taken."""
    set_up_logs("WARNING", "console")
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    sandbox, snapshot, was_left = open_sandbox(folder / "workspace.pickle", manifest(build_registry()))
    if not was_left:
        (folder / "muster.db").unlink(missing_ok=True)  # tasks of a workspace that is gone
        populate(sandbox.state)
    opened: list[App] = []
    address = await sandbox.start(port, also=[web.get(PATH, lambda request: _calendar(opened, request))])
    snapshot.follow(sandbox)
    snapshot.write(sandbox)
    try:
        async with open_app(settings_for(sandbox, folder), sandbox.clock) as app:
            opened.append(app)
            await _play(app, sandbox, address)
    finally:
        await sandbox.stop()
        snapshot.write(sandbox)


def settings_for(sandbox: Sandbox, folder: Path) -> Settings:
    """Settings that connect a bot to the sandbox and nothing else, whatever the environment says."""
    return Settings(
        slack_bot_token=SecretStr(sandbox.bot_token),
        slack_app_token=SecretStr(sandbox.app_token),
        slack_signing_secret=SecretStr(sandbox.signing_secret),
        slack_api_url=sandbox.api_url,
        database_url=f"sqlite:///{folder / 'muster.db'}",
        public_url=sandbox.state.origin,
    )


async def _calendar(opened: list[App], request: web.Request) -> web.Response:
    """What bot.web serves, at the address of the page."""
    found = await read_calendar(opened[0], request.match_info["token"]) if opened else None
    if found is None:
        return web.Response(status=404, text="no such calendar")
    return web.Response(body=found, content_type="text/calendar")


async def _play(app: App, sandbox: Sandbox, address: str) -> None:
    catching_up: set[asyncio.Task[int]] = set()

    def catch_up(_now: datetime) -> None:
        """Whoever moves the clock need not wait for the next tick."""
        task = asyncio.create_task(app.scheduler.fire_due())
        catching_up.add(task)
        task.add_done_callback(catching_up.discard)
        app.courier.wake()

    sandbox.clock.on_move(catch_up)
    async with working(app), listening_on_socket(app):
        typer.echo(WELCOME.format(address=address))
        await told_to_end()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*catching_up)
