"""serve and work beside each other, as the Procfile starts them: they share the database and nothing else."""

import signal
import socket

import aiohttp

from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from handlers.manifest import manifest
from handlers.registry import build_registry
from storage.store import Store
from tests.faults.bots import Bots, Nursery, drained, until
from tests.team import channel, member


async def test_what_serve_answers_work_delivers(database_url: str, store: Store, nursery: Nursery) -> None:
    sandbox = Sandbox(manifest=manifest(build_registry()))
    populate(sandbox.state)
    await sandbox.start()
    port = free_port()
    sandbox.requests_url = f"http://127.0.0.1:{port}/slack/events"
    environment = {
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_SIGNING_SECRET": sandbox.signing_secret,
        "SLACK_API_URL": sandbox.api_url,
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "LOG_LEVEL": "ERROR",
    }
    with Bots(nursery, environment) as bots:
        await bots.start("serve")
        await until(lambda: answers(port))
        health = {path: await get(port, path) for path in ("/healthz", "/readyz", "/metrics")}
        forged = await post_unsigned(port)
        launch = channel(sandbox, "launch")
        grace = sandbox.actor(member(sandbox, "grace").id)
        await grace.run_command(launch.id, "/task add Draft the launch brief @ana by friday 5pm")
        before = [message.text for message in launch.messages.values() if message.bot_id]

        first = await bots.start("work")
        second = await bots.start("work")
        await drained(store)
        await grace.run_command(channel(sandbox, "design").id, "/task add Choose the colours")
        await drained(store)
        for worker in (first, second):
            bots.end(worker, signal.SIGTERM)
    await sandbox.stop()

    after = [message.text for message in launch.messages.values() if message.bot_id]
    assert health["/healthz"] == (200, "ok")
    assert health["/readyz"] == (200, "ready")
    assert "muster_outbox_waiting 0.0" in health["/metrics"][1]
    assert forged == 401
    assert before == []
    assert [text.partition(" · ")[0] for text in after] == ["T-1 Draft the launch brief"]


async def get(port: int, path: str) -> tuple[int, str]:
    url = f"http://127.0.0.1:{port}{path}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


async def post_unsigned(port: int) -> int:
    url = f"http://127.0.0.1:{port}/slack/events"
    async with aiohttp.ClientSession() as session, session.post(url, data="command=/task") as answer:
        return answer.status


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def answers(port: int) -> bool:
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) == 0
