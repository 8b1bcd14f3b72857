"""Messages and views as plain text: what the chat driver sees, and what a failed test prints."""

import re
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox import date_tokens
from bot.sandbox.entries import ENTRY_KEYS
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.state import State
from bot.sandbox.text import unescape
from bot.sandbox.views import View
from bot.sandbox.wire import Json

PERSON = re.compile(r"<@(\w+)(?:\|[^>]*)?>")
CHANNEL = re.compile(r"<#(\w+)(?:\|[^>]*)?>")
GROUP = re.compile(r"<!subteam\^(\w+)(?:\|[^>]*)?>")
SPECIAL = re.compile(r"<!(here|channel|everyone)(?:\|[^>]*)?>")
LINK = re.compile(r"<((?:https?|mailto|slack|tel):[^|>]*)(?:\|([^>]*))?>")
MARKUP = re.compile(r"[*_~`]")


class Reader:
    """Reads as one person: names resolved, dates in this person's zone."""

    def __init__(self, state: State, person: Person) -> None:
        self._state = state
        self._zone = ZoneInfo(person.tz)

    def text(self, text: str) -> str:
        """Mrkdwn as it reads, its marks left in place."""
        text = date_tokens.render(text, self._zone, self._state.clock())
        text = PERSON.sub(lambda match: f"@{self._person(match[1])}", text)
        text = CHANNEL.sub(lambda match: f"#{self._channel(match[1])}", text)
        text = GROUP.sub(lambda match: f"@{self._group(match[1])}", text)
        text = SPECIAL.sub(r"@\1", text)
        return unescape(LINK.sub(lambda match: match[2] or match[1], text))

    def message(self, message: Message) -> str:
        author = message.username or self._person(message.user)
        marks = ["only visible to you"] if message.only_for else []
        marks += ["edited"] if message.edited and not message.bot_id else []
        head = f"{author}{''.join(f' ({mark})' for mark in marks)}: "
        body = self.blocks(message.blocks) if message.blocks else self.text(message.text)
        lines = [head + body]
        lines += [self.blocks(each.get("blocks", [])) for each in message.attachments or []]
        lines += [f"[file {file['name']}]" for file in message.files]
        if message.reactions:
            lines.append(" ".join(f":{name}: {len(people)}" for name, people in message.reactions.items()))
        return "\n".join(lines)

    def view(self, view: View) -> str:
        payload = view.payload
        title = payload.get("title", {}).get("text", "Home")
        buttons = [payload[name]["text"] for name in ("close", "submit") if payload.get(name)]
        foot = " ".join(f"[{button}]" for button in buttons)
        return "\n".join(part for part in (f"== {title} ==", self.blocks(payload["blocks"]), foot) if part)

    def blocks(self, blocks: Iterable[Json]) -> str:
        return "\n".join(self._block(block) for block in blocks)

    def _block(self, block: Json) -> str:
        if block["type"] == "divider":
            return "---"
        if block["type"] == "input":
            return f"{block['label']['text']}: {self._element(block['element'])}"
        return " ".join(part for part in self._parts(block) if part)

    def _parts(self, value: Any) -> Iterable[str]:
        """Everything readable in a block, in the order in which it stands there."""
        if isinstance(value, list):
            for item in value:
                yield from self._parts(item)
        elif isinstance(value, dict):
            yield from self._parts_of(value)

    def _parts_of(self, value: Json) -> Iterable[str]:
        kind = value.get("type")
        if kind in ENTRY_KEYS or kind in ("button", "overflow", "icon_button", "workflow_button"):
            yield self._element(value)
        elif kind in ("mrkdwn", "markdown"):
            yield self.text(value["text"])
        elif kind in ("user", "channel", "usergroup", "emoji", "broadcast"):
            yield self._rich(value)
        elif isinstance(value.get("text"), str):
            yield value["text"]
        elif kind == "image":
            yield value["alt_text"]
        else:
            for name, part in value.items():
                if name not in ("confirm", "block_id"):
                    yield from self._parts(part)

    def _rich(self, part: Json) -> str:
        names = {
            "user": lambda: f"@{self._person(part['user_id'])}",
            "channel": lambda: f"#{self._channel(part['channel_id'])}",
            "usergroup": lambda: f"@{self._group(part['usergroup_id'])}",
            "emoji": lambda: f":{part['name']}:",
            "broadcast": lambda: f"@{part['range']}",
        }
        return names[part["type"]]()

    def _element(self, element: Json) -> str:
        if "options" in element or "option_groups" in element:
            groups = element.get("option_groups") or [{"options": element["options"]}]
            return (
                f"[{' | '.join(option['text']['text'] for group in groups for option in group['options'])}]"
            )
        if isinstance(element.get("text"), dict):
            return f"[{element['text']['text']}]"
        initial = element.get(ENTRY_KEYS[element["type"]][1])
        return f"[{initial or element.get('placeholder', {}).get('text', '')}]"

    def _person(self, person_id: str) -> str:
        person = self._state.people.get(person_id)
        return person.name if person else person_id

    def _channel(self, channel_id: str) -> str:
        channel = self._state.conversations.get(channel_id)
        return channel.name if channel else channel_id

    def _group(self, group_id: str) -> str:
        group = self._state.usergroups.get(group_id)
        return group.handle if group else group_id


def plain(text: str) -> str:
    """Without mrkdwn's marks and with single spaces, for comparing."""
    return " ".join(MARKUP.sub("", text).split())
