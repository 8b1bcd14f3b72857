"""What came from Slack, as handlers see it: knows no Bolt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from handlers.entered import Entered
from handlers.views import View
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
