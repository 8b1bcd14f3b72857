"""The one place where requests come in: acquaint, open the unit of work, call, render errors, acknowledge."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import structlog
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.domain.people import Person, Place
from bot.domain.refusal import N_, Refusal
from bot.messages import refusals
from bot.messages.layout import Message
from handlers import requests
from handlers.people import read_person, read_place
from handlers.registry import Registry
from handlers.requests import AnswerBy, Kind, Payload, Request
from handlers.turn import Answer, Turn, as_answer
from storage import people
from storage.people import NotYetKnown
from storage.store import Store
from storage.unit import Unit

log = structlog.get_logger()

ANYTHING = re.compile("")
ROUNDS_OF_ACQUAINTANCE = 3
LOOK_UP_SECONDS = 2.0  # of the three that Slack waits
NOT_SHOWN = {"user_not_found", "user_not_visible"}


class Dispatch:
    """`bot_user_id` is who we are; `slack` is only read from here."""

    def __init__(
        self, registry: Registry, store: Store, slack: AsyncWebClient, clock: Clock, bot_user_id: str | None
    ) -> None:
        self.registry = registry
        self.store = store
        self.slack = slack
        self.clock = clock
        self.bot_user_id = bot_user_id

    def attach(self, app: AsyncApp) -> None:
        """One listener per Slack type: Bolt tries them in turn, the registry looks the name up."""

        async def on_command(body: Payload, context: AsyncBoltContext) -> BoltResponse:
            return _ok(await self.answer(requests.from_command(body, _envelope(context))))

        async def on_click(body: Payload, context: AsyncBoltContext) -> BoltResponse:
            return _ok(await self.answer(requests.from_click(body, _envelope(context))))

        async def on_event(body: Payload) -> BoltResponse:
            return _ok(await self.answer(requests.from_event(body)))

        app.command(ANYTHING)(on_command)
        app.action(ANYTHING)(on_click)
        app.event(ANYTHING)(on_event)

    async def answer(self, request: Request) -> Answer | None:
        """What rides on the acknowledgement, after the commit.

        Raises only for events: unacknowledged, Slack sends them again.
        """
        entry = self.registry.find(request)
        if entry is None or not request.workspace_id:
            return None
        turn = Turn(self.registry, entry, request, self.clock())
        try:
            return await self._with_acquaintance(request, turn.take)
        except Refusal as refusal:
            typed = request.typed if request.kind is not Kind.CLICK else None
            return await self._tell(turn, refusals.refused(refusal, turn.reader, typed))
        except Exception:
            error_id = uuid4().hex[:8]
            log.exception("request_failed", error_id=error_id, kind=request.kind, name=request.name)
            if request.kind is Kind.EVENT:
                raise
            return await self._tell(turn, refusals.failed(error_id, turn.reader, request.typed))

    async def _with_acquaintance(
        self, request: Request, work: Callable[[Unit], Answer | None]
    ) -> Answer | None:
        """Run the unit; whenever it meets somebody unknown, ask Slack and run it again."""
        for _ in range(ROUNDS_OF_ACQUAINTANCE):
            try:
                return await self.store.write(work)
            except NotYetKnown as unknown:
                await self._acquaint(request, unknown)
        return await self.store.write(work)

    async def _tell(self, turn: Turn, message: Message) -> Answer | None:
        if turn.request.answer_by is AnswerBy.ACK:
            return as_answer(message)

        def tell(unit: Unit) -> None:
            # Whoever comes first may fail before anything of their workspace was stored.
            self._save_workspace(unit, turn.request)
            turn.tell(unit, message)

        await self.store.write(tell)
        return None

    async def _acquaint(self, request: Request, unknown: NotYetKnown) -> None:
        team = request.workspace_id
        persons = await _all(self._ask_about_member(team, member) for member in unknown.members)
        places = await _all(self._ask_about_channel(team, channel) for channel in unknown.channels)

        def save(unit: Unit) -> None:
            self._save_workspace(unit, request)
            for person in persons:
                people.save_person(unit, person)
            for place in places:
                people.save_place(unit, place)

        await self.store.write(save)

    def _save_workspace(self, unit: Unit, request: Request) -> None:
        people.save_workspace(
            unit,
            id=request.workspace_id,
            name=request.payload.get("team_domain", ""),
            bot_user_id=self.bot_user_id,
            created_at=self.clock(),
        )

    async def _ask_about_member(self, team: str, member: str) -> Person:
        """Raises Refusal for somebody whom Slack does not show us, as in a shared channel."""
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                found = await self.slack.users_info(user=member, include_locale=True)
        except SlackApiError as error:
            if error.response["error"] not in NOT_SHOWN:
                raise
            raise Refusal(N_("Slack does not show me everybody you named. Who else?")) from error
        return read_person(team, found["user"])

    async def _ask_about_channel(self, team: str, channel: str) -> Place:
        """A conversation that Slack hides from us is somebody's private one: nothing can be posted there."""
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                found = await self.slack.conversations_info(channel=channel)
        except SlackApiError as error:
            if error.response["error"] != "channel_not_found":
                raise
            return Place(team, channel, name="", is_private=True, is_reachable=False)
        return read_place(team, found["channel"])


async def _all(questions: Any) -> list[Any]:
    answers: list[Awaitable[Any]] = list(questions)
    return list(await asyncio.gather(*answers))


def _envelope(context: AsyncBoltContext) -> str:
    """The Socket Mode envelope's id; empty over HTTP."""
    return str(context.get("envelope_id", ""))


def _ok(answer: Answer | None) -> BoltResponse:
    if answer is None:
        return BoltResponse(status=200, body="")
    return BoltResponse(
        status=200, body=json.dumps(answer), headers={"content-type": ["application/json;charset=utf-8"]}
    )
