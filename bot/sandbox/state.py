"""The one state of the workspace; `posting`, `membership` and `view_stack` change it."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox.changes import Change, Listener
from bot.sandbox.clock import VirtualClock
from bot.sandbox.conversations import Conversation, Kind
from bot.sandbox.credentials import Credentials
from bot.sandbox.errors import SlackError
from bot.sandbox.files import Files
from bot.sandbox.ids import Ids
from bot.sandbox.manifest import App
from bot.sandbox.messages import Message
from bot.sandbox.people import SLACKBOT, Person
from bot.sandbox.triggers import ResponseUrls, Tickets, Triggers

if TYPE_CHECKING:
    from bot.sandbox.views import View

MICROSECONDS = 1_000_000
KEPT_EPHEMERALS = 200


@dataclass(slots=True)
class Team:
    id: str
    name: str
    domain: str


@dataclass(slots=True)
class Usergroup:
    id: str
    handle: str
    name: str
    users: list[str]


class State:
    def __init__(self, clock: VirtualClock, app: App) -> None:
        self.clock = clock
        self.app = app
        self.ids = Ids()
        self.team = Team(self.ids.new("T"), "Sandbox", "sandbox")
        self.app_id = self.ids.new("A")
        self.people: dict[str, Person] = {}
        self.conversations: dict[str, Conversation] = {}
        self.ephemerals: dict[str, OrderedDict[tuple[str, str], Message]] = {}
        self.usergroups: dict[str, Usergroup] = {}
        self.files = Files()
        self.homes: dict[str, View] = {}
        self.stacks: dict[str, list[View]] = {}
        self.triggers = Triggers(clock, self.ids)
        self.response_urls = ResponseUrls(clock, self.ids)
        self.tickets = Tickets(clock, self.ids)
        self.credentials = Credentials(self.ids)
        self.origin = ""
        self._listeners: list[Listener] = []
        self.bot = self._install()

    def _install(self) -> Person:
        handle = "".join(self.app.name.lower().split())
        bot = Person(id=self.ids.new("U"), name=handle, real_name=self.app.name, bot_id=self.ids.new("B"))
        slackbot = Person(id=SLACKBOT, name="slackbot", real_name="Slackbot")
        self.people |= {bot.id: bot, slackbot.id: slackbot}
        return bot

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def emit(self, change: Change) -> None:
        for listener in self._listeners:
            listener(change)

    def now(self) -> int:
        return int(self.clock().timestamp())

    def stamp(self, conversation: Conversation | None = None) -> str:
        """A ts: the virtual time, and within a conversation always later than the one before."""
        micros = int(self.clock().timestamp() * MICROSECONDS)
        if conversation is None:
            return as_ts(micros)
        if conversation.last_ts:
            micros = max(micros, ts_micros(conversation.last_ts) + 1)
        conversation.last_ts = as_ts(micros)
        return conversation.last_ts

    def person(self, person_id: str) -> Person:
        """Raises user_not_found."""
        if person_id not in self.people:
            raise SlackError("user_not_found")
        return self.people[person_id]

    def person_named(self, handle: str) -> Person | None:
        return next((person for person in self.people.values() if person.name == handle), None)

    def channel_named(self, name: str) -> Conversation | None:
        return next((c for c in self.conversations.values() if not c.is_direct and c.name == name), None)

    def visible(self, conversation_id: str, person_id: str) -> Conversation:
        """Raises channel_not_found for what does not exist, and for what this person may not know of."""
        conversation = self.conversations.get(conversation_id)
        if conversation is None or not self.may_see(conversation, person_id):
            raise SlackError("channel_not_found")
        return conversation

    def may_see(self, conversation: Conversation, person_id: str) -> bool:
        if person_id in conversation.members:
            return True
        return conversation.kind is Kind.PUBLIC and not self.people[person_id].is_restricted

    def direct(self, *person_ids: str) -> Conversation | None:
        """The direct conversation of exactly these people, if it was opened before."""
        wanted = set(person_ids)
        found = (c for c in self.conversations.values() if c.is_direct and set(c.members) == wanted)
        return next(found, None)

    def message(self, conversation_id: str, ts: str, person_id: str) -> Message:
        """A message or this person's ephemeral. Raises message_not_found."""
        ephemeral = self.ephemerals.get(person_id, OrderedDict()).get((conversation_id, ts))
        conversation = self.conversations.get(conversation_id)
        message = ephemeral or (conversation.messages.get(ts) if conversation else None)
        if message is None:
            raise SlackError("message_not_found")
        return message

    def keep_ephemeral(self, message: Message) -> None:
        kept = self.ephemerals.setdefault(message.only_for, OrderedDict())
        kept[message.channel, message.ts] = message
        if len(kept) > KEPT_EPHEMERALS:
            kept.popitem(last=False)


def as_ts(micros: int) -> str:
    return f"{micros // MICROSECONDS}.{micros % MICROSECONDS:06d}"


def ts_micros(ts: str) -> int:
    seconds, _, fraction = ts.partition(".")
    return int(seconds) * MICROSECONDS + int(fraction.ljust(6, "0")[:6] or 0)
