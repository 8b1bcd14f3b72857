"""The baseline: a bare Bolt app that answers a command with its own text, on the same server as the bot."""

import asyncio
import os
import re
from contextlib import nullcontext
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import uvicorn
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.web import make_web

if TYPE_CHECKING:
    from bot.app import App


def make_echo(signing_secret: str) -> AsyncApp:
    identity = AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-echo", bot_user_id="UECHO")

    async def authorize() -> AuthorizeResult:
        return identity

    async def echo(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(text=body["text"])

    app = AsyncApp(signing_secret=signing_secret, authorize=authorize, process_before_response=True)
    app.command(re.compile(""))(echo)
    return app


def main() -> None:
    bolt = make_echo(os.environ["SLACK_SIGNING_SECRET"])
    web = make_web(lambda: nullcontext(cast("App", SimpleNamespace(bolt=bolt))))
    port = int(os.environ["PORT"])
    config = uvicorn.Config(web, "127.0.0.1", port, log_level="warning", access_log=False, lifespan="on")
    asyncio.run(uvicorn.Server(config).serve())


if __name__ == "__main__":
    main()
