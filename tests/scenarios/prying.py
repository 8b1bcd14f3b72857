"""Somebody who looks for what is none of their business, and all that comes before their eyes by it."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.messages.tasks import actions
from bot.sandbox import posting
from bot.sandbox.chat import Chat
from bot.sandbox.messages import Message
from bot.sandbox.rendering import Reader
from bot.sandbox.somebody import Somebody
from tests.team import channel, member

HIDDEN, MISSING = 1, 99
_NUMBER = re.compile(rf"(?<![\d.:-])(?:T-)?(?:{HIDDEN}|{MISSING})(?![\d.:-])")
BUTTONS = (
    *(actions.START, actions.DONE, actions.BLOCK, actions.UNBLOCK),
    *(actions.EDIT, actions.TOMORROW, actions.NEXT_WEEK),
)
MENU = (
    *(actions.SHOW, actions.EDIT, actions.TOMORROW, actions.TAKE),
    *(actions.WATCH, actions.REOPEN, actions.DROP),
)


@dataclass
class Pryer:
    """`found` collects everything that the person ever saw."""

    chat: Chat
    name: str
    found: list[str] = field(default_factory=list)

    @property
    def person(self) -> Somebody:
        return self.chat.as_(self.name)

    def says(self, text: str, in_: str = "#launch") -> str:
        before = self._eyes()
        self.person.says(text, in_=in_)
        return self._new(before)

    def presses(self, action_id: str, value: str) -> str:
        """A button whose value was made up, or that stands on a card from better times."""
        message = self._tampered(action_id, value)
        before = self._eyes()
        source = {"channel": message.channel, "ts": message.ts}
        self._act(source, {"block_id": "b", "action_id": action_id})
        return self._new(before)

    def submits(self, **fields: Any) -> str:
        """The modal that is open."""
        before = self._eyes()
        self.person.fills(**fields).submits()
        return self._new(before)

    def opens(self, action_id: str, value: str) -> str:
        """A form, which stays open."""
        message = self._tampered(action_id, value)
        self._act({"channel": message.channel, "ts": message.ts}, {"block_id": "b", "action_id": action_id})
        return "\n".join(self._eyes().values())

    def looks(self) -> str:
        """All that is before their eyes now."""
        seen = "\n".join(self._eyes().values())
        self.found.append(seen)
        return seen

    def _act(self, source: dict[str, Any], target: dict[str, Any]) -> None:
        actor = self.chat.sandbox.actor(member(self.chat.sandbox, self.name).id)
        self.chat.run(actor.act(source, target))

    def _tampered(self, action_id: str, value: str) -> Message:
        state = self.chat.sandbox.state
        button = {
            "type": "button",
            "action_id": action_id,
            "value": value,
            "text": {"type": "plain_text", "text": "Press"},
        }

        async def post() -> Message:
            return posting.post(
                state,
                channel(self.chat.sandbox, "launch"),
                user=state.bot.id,
                bot_id=state.bot.bot_id,
                text="old card",
                blocks=[{"type": "actions", "block_id": "b", "elements": [button]}],
            )

        return self.chat.run(post())

    def _new(self, before: dict[str, str]) -> str:
        """What was not there before, with both numbers left out; open modals are closed."""
        after = self._eyes()
        new = [text for key, text in after.items() if before.get(key) != text]
        self.found += new
        while self.chat.sandbox.state.stacks.get(member(self.chat.sandbox, self.name).id):
            self.person.closes(everything=True)
        return _NUMBER.sub("#", "\n".join(new))

    def _eyes(self) -> dict[str, str]:
        state, person = self.chat.sandbox.state, member(self.chat.sandbox, self.name)
        reader = Reader(state, person)
        seen = {
            f"{message.channel} {message.ts}": reader.message(message)
            for conversation in state.conversations.values()
            if state.may_see(conversation, person.id)
            for message in conversation.messages.values()
        }
        for (where, ts), message in state.ephemerals.get(person.id, {}).items():
            if state.may_see(state.conversations[where], person.id):
                seen[f"{where} {ts} alone"] = reader.message(message)
        for view in state.stacks.get(person.id, []):
            seen[f"view {view.id}"] = reader.view(view)
        if home := state.homes.get(person.id):
            seen["home"] = reader.view(home)
        return seen
