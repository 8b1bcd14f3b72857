"""What people do with the app. The page and the chat driver both act through here, so both do the same."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox import entries, envelopes, interacting, responding, submitting, text, view_stack
from bot.sandbox.changes import Failed, HomeOpened
from bot.sandbox.conversations import Conversation
from bot.sandbox.delivery import NotAcknowledgedError
from bot.sandbox.envelopes import Envelope
from bot.sandbox.errors import PersonError, SlackError
from bot.sandbox.member import Member
from bot.sandbox.messages import Message
from bot.sandbox.submitting import Submitted
from bot.sandbox.triggers import ResponseUrl
from bot.sandbox.views import View
from bot.sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Actor(Member):
    """A member who also runs commands, clicks, fills in forms and opens the Home."""

    async def say(
        self, channel: str, typed: str, thread_ts: str = "", *, broadcast: bool = False
    ) -> Message | None:
        """A message, or None when what was typed ran a command."""
        if typed.startswith("/"):
            await self.run_command(channel, typed, thread_ts)
            return None
        return self.post(channel, typed, thread_ts, broadcast=broadcast)

    async def run_command(self, channel: str, typed: str, thread_ts: str = "") -> None:
        self._need_own_team()
        name, *words = typed.split(maxsplit=1)
        known = self.state.app.commands.get(name)
        if known is None:
            raise PersonError(
                "unknown_command", f"{name} is not a valid command. Begin with a space to send it as text."
            )
        if thread_ts:
            raise PersonError("not_in_threads", f"{name} is not supported in threads. Sorry!")
        conversation = self._own(channel)
        rest = words[0].strip() if words else ""
        escaped = text.typed_command(self.state, self.person_id, rest, should_escape=known.should_escape)
        envelope = envelopes.command(self.state, self.person_id, conversation, name, escaped)
        answer = await self._ask(envelope, {"channel": channel}, f"{name} failed with the error")
        if answer:
            self._show(conversation, name, answer)

    def _show(self, conversation: Conversation, name: str, answer: Any) -> None:
        where = ResponseUrl(self.person_id, conversation.id, self.state.clock())
        try:
            responding.respond(self.state, where, answer)
        except SlackError as error:
            sentence = f'{name} failed with the error "invalid_command_response" ({error.code})'
            raise self._fail("invalid_command_response", sentence, {"channel": conversation.id}) from error

    async def act(self, source: Json, target: Json) -> None:
        """A click or a choice; `target` names block_id and action_id, and what was chosen or entered."""
        self._need_interactivity()
        place = interacting.locate(self.state, self.person_id, source)
        envelope = interacting.block_action(self.state, self.person_id, place, target)
        await self._ask(envelope, {"source": source}, "The app did not take that click:")

    async def options(self, source: Json, target: Json) -> Json:
        """`options` or `option_groups` from the app."""
        self._need_interactivity()
        place = interacting.locate(self.state, self.person_id, source)
        envelope = interacting.suggestion(self.state, self.person_id, place, target)
        answer = await self._ask(envelope, {"source": source}, "The options did not load:")
        if not isinstance(answer, dict) or not {"options", "option_groups"} & set(answer):
            raise PersonError("no_options", "The options did not load.")
        return {key: answer[key] for key in ("options", "option_groups") if key in answer}

    async def use_shortcut(self, callback_id: str, channel: str = "", ts: str = "") -> None:
        self._need_interactivity()
        self._need_own_team()
        used = self.state.app.shortcuts.get(callback_id)
        if used is None or (used.type == "message") != bool(ts):
            raise PersonError("unknown_shortcut", "There is no such shortcut here.")
        place = interacting.locate(self.state, self.person_id, {"channel": channel, "ts": ts}) if ts else None
        message = place if isinstance(place, interacting.OnMessage) else None
        envelope = interacting.shortcut(self.state, self.person_id, used, message)
        await self._ask(
            envelope, {"channel": channel} if channel else {}, f"{used.name} failed with the error"
        )

    async def submit(self, view_id: str, entered: Json) -> Submitted:
        self._need_interactivity()
        view = self._top(view_id)
        view.values = entries.values(self.state, view.payload["blocks"], entered, view.values)
        if found := submitting.problems(view):
            return Submitted("errors", errors=found)
        fields = {
            "trigger_id": self.state.triggers.issue(self.person_id),
            "view": view_stack.as_view(self.state, view),
            "response_urls": self._response_urls(view),
        }
        envelope = envelopes.interaction(self.state, self.person_id, "view_submission", fields)
        try:
            answer = await self.delivery.ask(envelope)
        except NotAcknowledgedError as error:
            return Submitted("timeout", sentence=f"{submitting.TROUBLE} ({error.code})")
        return submitting.apply(self.state, view, answer)

    def _response_urls(self, view: View) -> list[Json]:
        urls = []
        for block, element in entries.elements(view.payload["blocks"]):
            if not element.get("response_url_enabled"):
                continue
            entry = view.values[block["block_id"]][element["action_id"]]
            if channel := entry.get("selected_conversation") or entry.get("selected_channel"):
                secret = self.state.response_urls.issue(self.person_id, channel)
                url = f"{self.state.origin}/actions/{self.state.team.id}/{secret}"
                where = {"block_id": block["block_id"], "action_id": element["action_id"]}
                urls.append(where | {"channel_id": channel, "response_url": url})
        return urls

    def close_view(self, view_id: str, *, everything: bool = False) -> None:
        view = self._top(view_id)
        clears = everything or bool(view.payload.get("clear_on_close"))
        for gone in view_stack.close(self.state, self.person_id, everything=clears):
            if gone.payload.get("notify_on_close"):
                fields = {"view": view_stack.as_view(self.state, gone), "is_cleared": clears}
                self.delivery.notify(envelopes.interaction(self.state, self.person_id, "view_closed", fields))

    def _top(self, view_id: str) -> View:
        stack = self.state.stacks.get(self.person_id, [])
        if not stack or stack[-1].id != view_id:
            raise PersonError("not_found", "That form is no longer open.")
        return stack[-1]

    def open_home(self, tab: str = "home") -> Conversation:
        """The direct message with the app, whose tabs these are."""
        conversation = self.open_dm(self.state.bot.id)
        view = self.state.homes.get(self.person_id)
        shape = view_stack.as_view(self.state, view) if view and tab == "home" else None
        self.state.emit(HomeOpened(self.person_id, conversation.id, tab, shape))
        return conversation

    async def _ask(self, envelope: Envelope, source: Json, sentence: str) -> Any:
        try:
            return await self.delivery.ask(envelope)
        except NotAcknowledgedError as error:
            raise self._fail(error.code, f'{sentence} "{error.code}"', source) from error

    def _fail(self, code: str, sentence: str, source: Json) -> PersonError:
        self.state.emit(Failed(self.person_id, code, sentence, source))
        return PersonError(code, sentence)

    def _need_own_team(self) -> None:
        """Strangers use no commands and no shortcuts of an app that their company does not have."""
        if self.state.people[self.person_id].is_stranger:
            raise PersonError(
                "not_in_team", "This app is not available to you: it belongs to another company."
            )

    def _need_interactivity(self) -> None:
        if not self.state.app.interactive:
            raise PersonError("not_configured", "This app is not configured to handle interactive responses.")
