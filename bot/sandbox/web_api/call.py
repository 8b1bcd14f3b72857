"""One call of a Web API method: its arguments, and how they are read."""

import json
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import SlackError, invalid_arguments
from bot.sandbox.state import State
from bot.sandbox.wire import Json

TRUE = frozenset({"true", "1", "True", True})


@dataclass(slots=True)
class Call:
    """`args` come as strings from a form and as values from JSON; both readings give the same."""

    state: State
    args: Json

    def text(self, name: str, default: str = "") -> str:
        value = self.args.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise invalid_arguments(f"missing required field: {name}")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.args.get(name)
        return default if value is None else value in TRUE

    def number(self, name: str, default: int, error: str = "invalid_arguments") -> int:
        try:
            return int(self.args.get(name) or default)
        except (TypeError, ValueError):
            raise SlackError(error) from None

    def json(self, name: str, error: str = "invalid_arguments") -> Any:
        """A structured argument, given as a value or as a JSON string; None when left out."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise SlackError(error) from None
