"""What came from Slack, as handlers see it; made from payloads, knows no Bolt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from bot.messages.layout import Block, Message
from bot.messages.modals import Modal
from bot.services.act import Act
from handlers.entered import Entered
from handlers.events import author_of, channel_of, event_name, message_of, ts_of
from handlers.views import View, read_view
from handlers.wishes import NotYetFetched, Wish

Payload: TypeAlias = dict[str, Any]
Found = TypeVar("Found")

UNNAMED = "privategroup"
"""What Slack calls a private channel in commands and clicks, whatever its name is."""


class Kind(StrEnum):
    COMMAND = "command"
    CLICK = "click"
    OPTIONS = "options"
    SHORTCUT = "shortcut"
    FORM = "form"
    CLOSED_FORM = "closed form"
    EVENT = "event"


class AnswerBy(StrEnum):
    """The way back to the person."""

    ACK = "ack"
    WHISPER = "whisper"
    POST = "post"
    DIRECT = "direct"
    RESPOND = "respond"


@dataclass(frozen=True)
class Request:
    """`name` is looked up in the registry; `key` tells one delivery from the next, empty if Slack gave none.

    `typed` is repeated to the person when it is refused. `may_come_again` where Slack repeats what was not
    acknowledged in time and still waits for the answer. `value` is what was pressed or chosen, `entered` what
    the form or message holds; `message_ts` is the message it is about. `channel_id` is empty outside of
    conversations (Home, a global shortcut); `is_private` where Slack says so of it by the way. `trigger_id`
    opens a modal, within 3 s and once. `message` is the message it is about as Slack sent it, empty where it
    sent none.
    """

    kind: Kind
    name: str
    workspace_id: str
    user_id: str
    channel_id: str
    key: str
    answer_by: AnswerBy
    payload: Payload
    text: str = ""
    typed: str = ""
    value: str = ""
    thread_ts: str | None = None
    may_come_again: bool = False
    message_ts: str = ""
    trigger_id: str = ""
    response_url: str = ""
    view: View | None = None
    entered: Entered = field(default_factory=Entered)
    message: Payload = field(default_factory=dict)
    fetched: Mapping[Wish[Any], Any] = field(default_factory=dict)
    is_private: bool = False

    def fetch(self, wish: Wish[Found]) -> Found:
        """Raises NotYetFetched at first: Slack is asked for it, and the whole unit runs again."""
        if wish not in self.fetched:
            raise NotYetFetched(wish)
        found: Found = self.fetched[wish]
        return found

    @property
    def home_url(self) -> str:
        """Leads to the person's Home tab; empty where Slack does not name the app.

        Source: docs.slack.dev/interactivity/deep-linking, "Open an app's Home tab".
        """
        app = self.payload.get("api_app_id")
        return f"slack://app?team={self.workspace_id}&id={app}&tab=home" if app else ""

    @property
    def file_ids(self) -> tuple[str, ...]:
        """Of the files that came with the message."""
        return tuple(file["id"] for file in self.message.get("files") or ())

    @property
    def suffix(self) -> str:
        """What follows the colon in the action_id of the element that was clicked."""
        actions = self.payload.get("actions") or [{"action_id": ""}]
        return str(actions[0]["action_id"]).partition(":")[2]

    @property
    def private_metadata(self) -> dict[str, Any]:
        """What the modal was opened with; empty outside of modals."""
        return self.view.private_metadata if self.view else {}


@dataclass(frozen=True)
class Reply:
    """A message for the person alone, where they are or in `thread_ts`. A submitted form closes."""

    message: Message
    thread_ts: str | None = None


@dataclass(frozen=True)
class Nothing:
    """What happened shows by itself."""


@dataclass(frozen=True)
class Help:
    """Show what can be typed: after one command, or all there is. `in_place` of the message clicked."""

    command: str | None = None
    buttons: tuple[Block, ...] = ()
    in_place: bool = False


@dataclass(frozen=True)
class Replace:
    """Show this in place of the message that was clicked, also where only the person sees it."""

    message: Message


@dataclass(frozen=True)
class OpenModal:
    """Show a modal: on top of the modal it was asked for in, if it was."""

    modal: Modal


@dataclass(frozen=True)
class UpdateModal:
    """Show this instead in the modal in which the person clicked, or that they submitted."""

    modal: Modal


@dataclass(frozen=True)
class ModalErrors:
    """The submitted form stays open, a plain sentence at each of these input blocks; nothing is stored."""

    errors: dict[str, str]


@dataclass(frozen=True)
class CloseModal:
    """Close the submitted form, with `clear_all` those beneath it, too, and tell the person something."""

    clear_all: bool = False
    message: Message | None = None


Outcome: TypeAlias = Reply | Nothing | Help | Replace | OpenModal | UpdateModal | ModalErrors | CloseModal
Handler: TypeAlias = Callable[[Act, Request], Outcome]


def from_command(payload: Payload, envelope_id: str) -> Request:
    text = payload.get("text") or ""
    return Request(
        kind=Kind.COMMAND,
        name=payload["command"],
        workspace_id=payload["team_id"],
        user_id=payload["user_id"],
        channel_id=payload["channel_id"],
        key=envelope_id or payload.get("trigger_id") or "",
        answer_by=AnswerBy.ACK,
        payload=payload,
        text=text,
        typed=f"{payload['command']} {text}",
        may_come_again=bool(envelope_id),
        trigger_id=payload.get("trigger_id") or "",
        response_url=payload.get("response_url") or "",
        is_private=payload.get("channel_name") == UNNAMED,
    )


def from_click(payload: Payload, envelope_id: str) -> Request:
    """A click or choice on a message, in a modal or on the Home."""
    action = payload["actions"][0]
    container = payload.get("container") or {}
    channel = payload.get("channel") or {}
    view = read_view(payload["view"]) if payload.get("view") else None
    channel_id = container.get("channel_id") or channel.get("id") or (view.channel_id if view else "")
    return Request(
        kind=Kind.CLICK,
        name=action["action_id"].partition(":")[0],  # what follows only tells buttons of one kind apart
        workspace_id=_workspace(payload),
        user_id=payload["user"]["id"],
        channel_id=channel_id,
        key=envelope_id or payload.get("trigger_id") or "",
        answer_by=AnswerBy.WHISPER if channel_id else AnswerBy.DIRECT,
        payload=payload,
        value=_value(action),
        thread_ts=view.thread_ts if view else container.get("thread_ts"),
        message_ts=container.get("message_ts") or "",
        trigger_id=payload.get("trigger_id") or "",
        response_url=payload.get("response_url") or "",
        view=view,
        entered=_entered(payload.get("view") or payload),
        message=payload.get("message") or {},
        is_private=channel.get("name") == UNNAMED,
    )


def from_form(payload: Payload, envelope_id: str) -> Request:
    """A modal that was submitted, or closed without that. It acts where it was opened."""
    view = read_view(payload["view"])
    is_submitted = payload["type"] == "view_submission"
    return Request(
        kind=Kind.FORM if is_submitted else Kind.CLOSED_FORM,
        name=payload["view"]["callback_id"],
        workspace_id=_workspace(payload),
        user_id=payload["user"]["id"],
        channel_id=view.channel_id,
        key=envelope_id or payload.get("trigger_id") or f"{payload['type']} {view.id}",
        answer_by=AnswerBy.WHISPER if view.channel_id else AnswerBy.DIRECT,
        payload=payload,
        thread_ts=view.thread_ts,
        may_come_again=is_submitted and bool(envelope_id),
        trigger_id=payload.get("trigger_id") or "",
        view=view,
        entered=_entered(payload["view"]),
    )


def from_shortcut(payload: Payload, envelope_id: str) -> Request:
    """On a message, or (then there is no channel) from anywhere."""
    message = payload.get("message") or {}
    channel = payload.get("channel") or {}
    channel_id = channel.get("id") or ""
    return Request(
        kind=Kind.SHORTCUT,
        name=payload["callback_id"],
        workspace_id=_workspace(payload),
        user_id=payload["user"]["id"],
        channel_id=channel_id,
        key=envelope_id or payload.get("trigger_id") or "",
        answer_by=AnswerBy.WHISPER if channel_id else AnswerBy.DIRECT,
        payload=payload,
        thread_ts=message.get("thread_ts"),
        message_ts=message.get("ts") or "",
        trigger_id=payload.get("trigger_id") or "",
        response_url=payload.get("response_url") or "",
        message=message,
        is_private=channel.get("name") == UNNAMED,
    )


def from_suggestion(payload: Payload) -> Request:
    """Somebody types into a menu whose options the bot knows; `text` is what they typed so far."""
    channel = payload.get("channel") or {}
    view = read_view(payload["view"]) if payload.get("view") else None
    return Request(
        kind=Kind.OPTIONS,
        name=payload["action_id"],
        workspace_id=_workspace(payload),
        user_id=payload["user"]["id"],
        channel_id=channel.get("id") or (view.channel_id if view else ""),
        key="",
        answer_by=AnswerBy.ACK,
        payload=payload,
        text=payload.get("value") or "",
        view=view,
        entered=_entered(payload.get("view") or payload),
    )


def from_event(body: Payload) -> Request:
    """The event's own id is the key: it is the same over every connection and every retry."""
    event = body["event"]
    message, channel_id = message_of(event), channel_of(event)
    is_direct = channel_id.startswith("D")
    thread_ts = message.get("thread_ts")
    return Request(
        kind=Kind.EVENT,
        name=event_name(event),
        workspace_id=body.get("team_id") or "",
        user_id=author_of(event),
        channel_id=channel_id,
        key=body["event_id"],
        answer_by=AnswerBy.POST if is_direct else AnswerBy.WHISPER,
        payload=event,
        text=message.get("text") or "",
        typed=message.get("text") or "",
        thread_ts=thread_ts if is_direct else thread_ts or message.get("ts"),
        message_ts=ts_of(event),
        message=message,
        is_private=event.get("channel_type") == "group",
    )


def _workspace(payload: Payload) -> str:
    """Where the bot is. Of a form that somebody of another company sends from a shared channel Slack names
    their own as the team. Source: slack_bolt.request.internals.extract_team_id.
    """
    view = payload.get("view") or {}
    return str(view.get("app_installed_team_id") or payload["team"]["id"])


def _value(action: Payload) -> str:
    """What a button carries, or the one thing that was chosen."""
    option = action.get("selected_option") or {}
    chosen = (action.get(f"selected_{kind}") for kind in ("user", "channel", "conversation", "date", "time"))
    return str(action.get("value") or option.get("value") or next(filter(None, chosen), ""))


def _entered(holder: Payload) -> Entered:
    return Entered((holder.get("state") or {}).get("values") or {})
