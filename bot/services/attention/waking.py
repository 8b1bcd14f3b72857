"""The one timer of a person: when their nudges are looked at next."""

from collections.abc import Mapping
from datetime import datetime

from storage import timers
from storage.unit import Unit

ATTENTION = "attention"
"""The timer; its subject is a member's id."""


def wake(unit: Unit, workspace_id: str, member_id: str, at: datetime) -> None:
    """Look at the person's nudges at `at` at the latest. What is sent then, their hours and budget decide."""
    timers.hasten_timer(unit, workspace_id, ATTENTION, member_id, at)


def wake_all(unit: Unit, workspace_id: str, instants: Mapping[str, datetime]) -> None:
    """As wake, by member."""
    timers.hasten_all(unit, workspace_id, ATTENTION, instants)
