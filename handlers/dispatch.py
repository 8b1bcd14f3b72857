"""The one place where requests come in: acquaint, open the unit of work, call, render errors, acknowledge."""

import asyncio
import json
import re
from dataclasses import replace
from typing import Any
from uuid import uuid4

import structlog
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.delivery.slack_calls import Failed, outcome_of
from bot.domain.refusal import Refusal
from bot.domain.sending import Verdict
from bot.messages import inputs, modals, refusals
from bot.messages.layout import Message
from handlers import forms, payloads
from handlers.entries import Event, Options
from handlers.fetching import Fetching
from handlers.forms import Answer, FormRefused, ViewCall
from handlers.questions import LOOK_UP_SECONDS, Questions
from handlers.registry import Registry
from handlers.requests import AnswerBy, Kind, Payload, Request
from handlers.turn import Turn, act_of, as_answer
from handlers.wishes import NotYetFetched, Wish
from storage import people
from storage.people import NotYetKnown
from storage.store import Store
from storage.unit import Unit

log = structlog.get_logger()

ANYTHING = re.compile("")
ROUNDS = 6
EVENT_SECONDS = 10.0  # nobody waits for what follows from an event
MOST_OPTIONS = 100
VIEW_SECONDS = 2.0  # of the three that a trigger lives
TOO_LATE = {"expired_trigger_id", "invalid_trigger_id"}
# Shown already, replaced by a newer click meanwhile, or closed: what the person sees is right.
OVERTAKEN = {"exchanged_trigger_id", "hash_conflict", "not_found"}


class Dispatch:
    """`bot_user_id` is who we are; from here `slack` is only read, and shown modals with a trigger."""

    def __init__(
        self, registry: Registry, store: Store, slack: AsyncWebClient, clock: Clock, bot_user_id: str | None
    ) -> None:
        self.registry = registry
        self.store = store
        self.slack = slack
        self.questions = Questions(slack, clock)
        self.fetching = Fetching(slack)
        self.clock = clock
        self.bot_user_id = bot_user_id

    def attach(self, app: AsyncApp) -> None:
        """One listener per Slack type: Bolt tries them in turn, the registry looks the name up."""

        async def on_command(body: Payload, context: AsyncBoltContext) -> BoltResponse:
            return _ok(await self.answer(payloads.from_command(body, _envelope(context))))

        async def on_click(body: Payload, context: AsyncBoltContext) -> BoltResponse:
            return _ok(await self.answer(payloads.from_click(body, _envelope(context))))

        async def on_form(body: Payload, context: AsyncBoltContext) -> BoltResponse:
            return _ok(await self.answer(payloads.from_form(body, _envelope(context))))

        async def on_shortcut(body: Payload, context: AsyncBoltContext) -> BoltResponse:
            return _ok(await self.answer(payloads.from_shortcut(body, _envelope(context))))

        async def on_typing(body: Payload) -> BoltResponse:
            return _ok(await self.offer(payloads.from_suggestion(body)))

        async def on_event(body: Payload) -> BoltResponse:
            return _ok(await self.answer(payloads.from_event(body)))

        app.command(ANYTHING)(on_command)
        app.action(ANYTHING)(on_click)
        app.event(ANYTHING)(on_event)
        app.view(ANYTHING)(on_form)
        app.view({"type": "view_closed", "callback_id": ANYTHING})(on_form)
        app.shortcut(ANYTHING)(on_shortcut)
        app.options(ANYTHING)(on_typing)

    async def answer(self, request: Request) -> Answer | None:
        """What rides on the acknowledgement, after the commit.

        Raises only for events: unacknowledged, Slack sends them again.
        """
        answer = None
        for entry, heard in self.registry.listeners(request) if request.workspace_id else ():
            if not (isinstance(entry, Event) and heard.user_id == self.bot_user_id):  # our own doing
                answer = await self._answer(Turn(self.registry, entry, heard, self.clock()))
        return answer

    async def offer(self, request: Request) -> Answer:
        """The options of a menu, at most 100; none where they cannot be found out."""
        entry = self.registry.find(request)
        if not isinstance(entry, Options):
            return {"options": []}
        look_up, now = entry.offer, self.clock()
        try:
            found = await self.store.read(lambda unit: look_up(act_of(unit, request, now), request))
        except (Refusal, NotYetKnown):
            found = ()
        return {"options": [inputs.option(each) for each in found[:MOST_OPTIONS]]}

    async def _answer(self, turn: Turn) -> Answer | None:
        request = turn.request
        try:
            result = await self._with_acquaintance(turn)
            return await self._show(turn, result) if isinstance(result, ViewCall) else result
        except FormRefused as refused:
            return refused.answer
        except Refusal as refusal:
            typed = request.typed if request.kind is not Kind.CLICK else None
            return await self._refuse(turn, refusals.refused(refusal, turn.reader, typed))
        except Exception:
            error_id = uuid4().hex[:8]
            log.exception("request_failed", error_id=error_id, kind=request.kind, name=request.name)
            if request.kind is Kind.EVENT:
                raise
            return await self._refuse(turn, refusals.failed(error_id, turn.reader, request.typed))

    async def _with_acquaintance(self, turn: Turn) -> Answer | ViewCall | None:
        """Run the unit; whenever it needs something that only Slack knows, ask and run it again.

        However much it is, all of it together may take so long. Raises TimeoutError beyond.
        """
        patience = EVENT_SECONDS if turn.request.kind is Kind.EVENT else LOOK_UP_SECONDS
        deadline = asyncio.get_running_loop().time() + patience
        for _ in range(ROUNDS):
            try:
                return await self.store.write(turn.take)
            except NotYetKnown as unknown:
                await self._acquaint(turn.request, unknown, deadline)
            except NotYetFetched as missing:
                await self._fetch(turn, missing.wish, deadline)
        return await self.store.write(turn.take)

    async def _show(self, turn: Turn, call: ViewCall, otherwise: Message | None = None) -> Answer | None:
        """The one call that cannot wait for delivery: a trigger dies in 3 s. The unit is committed by now.

        The person reads `otherwise` where Slack does not show the modal, or why it did not.
        """
        request = turn.request
        shown = await outcome_of(self.slack.api_call(call.method, json=call.arguments), VIEW_SECONDS)
        if not isinstance(shown, Failed):
            return None
        error_id = uuid4().hex[:8]
        log.warning(
            "modal_not_shown", method=call.method, name=request.name, error=shown.error, error_id=error_id
        )
        if shown.error in OVERTAKEN:
            return None
        is_late = shown.error in TOO_LATE or shown.verdict is not Verdict.REFUSED
        why = modals.too_late(turn.reader) if is_late else refusals.failed(error_id, turn.reader)
        if request.answer_by is AnswerBy.ACK:
            return as_answer(otherwise or why)
        await self.store.write(lambda unit: turn.queue(unit, otherwise or why))
        return None

    async def _refuse(self, turn: Turn, message: Message) -> Answer | None:
        """Whoever looks at a modal or at their Home reads it there."""
        if not forms.shows_refusals(turn.request):
            return await self._tell(turn, message)
        result = forms.refusal(message, turn.request, turn.reader)
        return await self._show(turn, result, message) if isinstance(result, ViewCall) else result

    async def _tell(self, turn: Turn, message: Message) -> Answer | None:
        if turn.request.answer_by is AnswerBy.ACK:
            return as_answer(message)

        def tell(unit: Unit) -> None:
            # Whoever comes first may fail before anything of their workspace was stored.
            self._save_workspace(unit, turn.request)
            turn.tell(unit, message)

        await self.store.write(tell)
        return None

    async def _acquaint(self, request: Request, unknown: NotYetKnown, deadline: float) -> None:
        """Raises Refusal for somebody whom Slack does not show us."""
        async with asyncio.timeout_at(deadline):
            save = await self.questions.answer(request.workspace_id, unknown)

        def keep(unit: Unit) -> None:
            self._save_workspace(unit, request)
            save(unit)

        await self.store.write(keep)

    async def _fetch(self, turn: Turn, wish: Wish[Any], deadline: float) -> None:
        """Raises Refusal where the person can do something about it."""
        left = deadline - asyncio.get_running_loop().time()
        found = await self.fetching.fetch(wish, max(left, 0.0))
        turn.request = replace(turn.request, fetched={**turn.request.fetched, wish: found})

    def _save_workspace(self, unit: Unit, request: Request) -> None:
        people.save_workspace(
            unit,
            id=request.workspace_id,
            name=request.payload.get("team_domain", ""),
            bot_user_id=self.bot_user_id,
            created_at=self.clock(),
        )


def _envelope(context: AsyncBoltContext) -> str:
    """The Socket Mode envelope's id; empty over HTTP."""
    return str(context.get("envelope_id", ""))


def _ok(answer: Answer | None) -> BoltResponse:
    if answer is None:
        return BoltResponse(status=200, body="")
    return BoltResponse(
        status=200, body=json.dumps(answer), headers={"content-type": ["application/json;charset=utf-8"]}
    )
