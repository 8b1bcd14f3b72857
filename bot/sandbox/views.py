"""Modals and Home as the sandbox holds them."""

from dataclasses import dataclass, field

from bot.sandbox.wire import Json


@dataclass(slots=True)
class View:
    """`payload` is what the app sent, filled in as Slack does; `values` what was entered so far."""

    id: str
    person_id: str
    payload: Json
    hash: str
    root_id: str = ""
    previous_id: str | None = None
    values: Json = field(default_factory=dict)

    @property
    def type(self) -> str:
        return str(self.payload["type"])

    @property
    def external_id(self) -> str:
        return str(self.payload.get("external_id") or "")
