"""What a person entered in a form, or chose on a message, read by the field's id."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from bot.domain.typed_text import printable

Entry = dict[str, Any]


@dataclass(frozen=True)
class Entered:
    """`values` is Slack's state: block id to action id to entry. A field left empty, or that is not there,
    reads as "", None or ().
    """

    values: dict[str, dict[str, Entry]] = field(default_factory=dict)

    def text(self, field_id: str) -> str:
        """Without white space around it. As typed: nothing is escaped and no name is an id."""
        return printable(self._entry(field_id).get("value") or "").strip()

    def person(self, field_id: str) -> str | None:
        return self._chosen(field_id, "selected_user")

    def people(self, field_id: str) -> tuple[str, ...]:
        return tuple(self._entry(field_id).get("selected_users") or ())

    def channels(self, field_id: str) -> tuple[str, ...]:
        return tuple(self._entry(field_id).get("selected_conversations") or ())

    def channel(self, field_id: str) -> str | None:
        return self._chosen(field_id, "selected_channel")

    def option(self, field_id: str) -> str | None:
        """The value of the option."""
        chosen = self._entry(field_id).get("selected_option")
        return chosen["value"] if chosen else None

    def options(self, field_id: str) -> tuple[str, ...]:
        """The values of the options."""
        return tuple(option["value"] for option in self._entry(field_id).get("selected_options") or ())

    def day(self, field_id: str) -> date | None:
        chosen = self._chosen(field_id, "selected_date")
        return date.fromisoformat(chosen) if chosen else None

    def time(self, field_id: str) -> time | None:
        chosen = self._chosen(field_id, "selected_time")
        return time.fromisoformat(chosen) if chosen else None

    def _chosen(self, field_id: str, kind: str) -> str | None:
        chosen: str | None = self._entry(field_id).get(kind)
        return chosen or None

    def _entry(self, field_id: str) -> Entry:
        """A block holds one field."""
        return next(iter(self.values.get(field_id, {}).values()), {})
