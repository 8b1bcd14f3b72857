"""Plans and remarks as plain JSON, and back."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from bot.domain.exchange.planning import PlannedTask
from bot.domain.tasks.task import Priority, TaskStatus

_INSTANTS = {"due_at", "created_at", "closed_at"}
_LISTS = {"assignees", "watchers", "labels", "after_keys", "blockers"}
_WORDS = {"status": TaskStatus, "priority": Priority}
_NAMES = tuple(field.name for field in fields(PlannedTask))
_DAY, _INSTANT = "day", "instant"


def write_plan(task: PlannedTask) -> dict[str, Any]:
    """What is empty is left out."""
    values = ((name, getattr(task, name)) for name in _NAMES)
    return {name: _written(value) for name, value in values if value not in (None, "", ())}


def read_plan(stored: Mapping[str, Any]) -> PlannedTask:
    return PlannedTask(**{name: _read(name, stored.get(name)) for name in _NAMES})


def write_values(values: Mapping[str, object]) -> dict[str, Any]:
    """Days and instants keep what they are, for they are told in the reader's own way."""
    return {name: _marked(value) for name, value in values.items()}


def read_values(stored: Mapping[str, Any]) -> dict[str, object]:
    return {name: _unmarked(value) for name, value in stored.items()}


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _read(name: str, value: Any) -> Any:
    if name in _LISTS:
        return tuple(value or ())
    if value is None:
        return "" if name == "notes" else None
    if name in _INSTANTS:
        return datetime.fromisoformat(value)
    return _WORDS[name](value) if name in _WORDS else value


def _marked(value: object) -> Any:
    if isinstance(value, datetime):
        return {_INSTANT: value.isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    return value if isinstance(value, int | float) else str(value)


def _unmarked(value: Any) -> object:
    if not isinstance(value, dict):
        return value
    if _INSTANT in value:
        return datetime.fromisoformat(value[_INSTANT])
    return date.fromisoformat(value[_DAY])
