"""The sample workspace for the page's tests, with an app that answers in process."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sandbox import membership, posting, view_stack
from bot.sandbox.changes import ConversationChanged
from bot.sandbox.clock import VirtualClock
from bot.sandbox.conversations import Conversation
from bot.sandbox.envelopes import Envelope
from bot.sandbox.people import Person
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from bot.sandbox.state import State

Json = dict[str, Any]

START = datetime(2026, 11, 27, 9, 12, tzinfo=UTC)
ACK_SECONDS = 0.3

MANIFEST: Json = {
    "display_information": {
        "name": "Muster",
        "description": "Keeps a team's work moving.",
        "background_color": "#1f6f63",
    },
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Muster"},
        "slash_commands": [
            {
                "command": "/task",
                "description": "Add, list and finish tasks",
                "usage_hint": "add <what> @who by <when>",
                "should_escape": True,
            },
            {
                "command": "/request",
                "description": "Ask for an approval",
                "usage_hint": "<what> for @approver",
            },
            {"command": "/silent", "description": "Never answers", "usage_hint": ""},
        ],
        "shortcuts": [
            {
                "type": "global",
                "name": "New task",
                "callback_id": "new_task",
                "description": "Opens the task form",
            },
            {
                "type": "message",
                "name": "Make a task of this",
                "callback_id": "task_from_message",
                "description": "Keeps the link",
            },
        ],
    },
    "settings": {"interactivity": {"is_enabled": True}},
}


def task_form() -> Json:
    return {
        "type": "modal",
        "callback_id": "task_form",
        "title": {"type": "plain_text", "text": "New task"},
        "submit": {"type": "plain_text", "text": "Add task"},
        "close": {"type": "plain_text", "text": "Cancel"},
        "blocks": [
            {
                "type": "input",
                "block_id": "title",
                "label": {"type": "plain_text", "text": "What is to be done"},
                "element": {"type": "plain_text_input", "action_id": "value"},
            },
            {
                "type": "input",
                "block_id": "owner",
                "label": {"type": "plain_text", "text": "Owner"},
                "element": {
                    "type": "users_select",
                    "action_id": "value",
                    "placeholder": {"type": "plain_text", "text": "Choose a person"},
                },
            },
            {
                "type": "input",
                "block_id": "due",
                "optional": True,
                "label": {"type": "plain_text", "text": "Due"},
                "hint": {"type": "plain_text", "text": "In your own time zone"},
                "element": {"type": "datepicker", "action_id": "value"},
            },
        ],
    }


class App:
    """Stands where the bot would: it answers envelopes from a few fixed rules."""

    retry_after: tuple[timedelta, ...] = ()

    def __init__(self, state: State) -> None:
        self.state = state
        self.received: list[Envelope] = []

    async def deliver(self, envelope: Envelope) -> Any:
        self.received.append(envelope)
        actions = envelope.payload.get("actions", [{}])
        if envelope.name == "/silent" or actions[0].get("action_id") == "silent":
            await asyncio.Event().wait()
        answer = getattr(self, f"on_{envelope.name.strip('/')}", None)
        return answer(envelope.payload) if answer else None

    def on_task(self, payload: Json) -> Json:
        return {"text": f"T-13 *{payload['text']}*"}

    def on_shortcut(self, payload: Json) -> None:
        view_stack.open_view(self.state, payload["user"]["id"], task_form())

    def on_message_action(self, payload: Json) -> None:
        self.on_shortcut(payload)

    def on_view_submission(self, payload: Json) -> Json | None:
        title = payload["view"]["state"]["values"].get("title", {})
        if title and "secret" in title["value"]["value"]:
            return {"response_action": "errors", "errors": {"title": "A task must not be a secret."}}
        return None

    def on_block_actions(self, payload: Json) -> None:
        if payload["actions"][0]["action_id"] != "done":
            return
        message = self.state.message(
            payload["channel"]["id"], payload["container"]["message_ts"], payload["user"]["id"]
        )
        done = {
            "type": "section",
            "block_id": "card",
            "text": {"type": "mrkdwn", "text": ":white_check_mark: ~Draft the launch brief~"},
        }
        posting.change(self.state, message, blocks=[done])

    def on_block_suggestion(self, payload: Json) -> Json:
        names = ["Spring launch", "Website relaunch", "Autumn fair"]
        found = [name for name in names if payload["value"].lower() in name.lower()]
        return {"options": [{"text": {"type": "plain_text", "text": name}, "value": name} for name in found]}


class Workspace:
    """The sample team; `app` stands where the bot would be."""

    def __init__(self) -> None:
        self.sandbox = Sandbox(VirtualClock(START, flowing=False), MANIFEST, ack_seconds=ACK_SECONDS)
        self.state = self.sandbox.state
        populate(self.state)
        self.app = App(self.state)
        self.sandbox.delivery.transport = self.app
        self.ana, self.piotr = self.person("ana"), self.person("piotr")
        self.launch, self.design = self.channel("launch"), self.channel("design")

    def person(self, handle: str) -> Person:
        return next(person for person in self.state.people.values() if person.name == handle)

    def channel(self, name: str) -> Conversation:
        return next(channel for channel in self.state.conversations.values() if channel.name == name)

    def says(
        self, person: Person, text: str, channel: Conversation | None = None, thread_ts: str = ""
    ) -> str:
        place = channel or self.launch
        return posting.post(self.state, place, user=person.id, text=text, thread_ts=thread_ts).ts

    def app_posts(self, layout: list[Json], channel: Conversation | None = None, thread_ts: str = "") -> str:
        bot, layout = self.state.bot, with_ids(layout)
        place = channel or self.launch
        return posting.post(
            self.state,
            place,
            user=bot.id,
            bot_id=bot.bot_id,
            text="A card",
            blocks=layout,
            thread_ts=thread_ts,
        ).ts

    def new_room(self) -> Conversation:
        """A channel in which nothing was said yet, with everybody of #launch in it."""
        number = sum(channel.name.startswith("room-") for channel in self.state.conversations.values())
        room = membership.create_channel(self.state, f"room-{number + 1}", self.ana.id)
        room.members |= self.launch.members
        self.state.emit(ConversationChanged(room))
        return room

    def opens(self, person: Person, form: Json) -> None:
        view_stack.open_view(self.state, person.id, form | {"blocks": with_ids(form["blocks"])})

    def pushes(self, person: Person, form: Json) -> None:
        view_stack.push(self.state, person.id, form | {"blocks": with_ids(form["blocks"])})


def with_ids(layout: list[Json]) -> list[Json]:
    """As the Web API fills them in; its validation is left out, so that unknown blocks reach the page too."""
    return [{"block_id": f"block-{index}"} | block for index, block in enumerate(layout)]
