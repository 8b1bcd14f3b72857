"""What the last edit changed, while it is being asked again."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.approvals.written import read_step, read_stored_money
from bot.domain.refusal import N_
from bot.messages.approvals import wording
from bot.messages.layout import safe
from bot.messages.reader import Reader

_LONGEST = 250
"""So both states fit a section, even where every character is escaped."""
_NAMES = {
    "title": N_("What is asked for"),
    "money": N_("Amount"),
    "kind": N_("Type"),
    "notes": N_("Notes"),
    "links": N_("Links"),
    "steps": N_("Approvers"),
    "due_at": N_("Answer by"),
}


def change_lines(changes: Mapping[str, Mapping[str, Any]], reader: Reader, show: wording.Moment) -> list[str]:
    """`changes` are plain JSON as in the audit ({"was": ..., "now": ...}); none of what nobody sees."""
    if not changes:
        return []
    was, now = changes["was"], changes["now"]
    lines = [
        f"• {reader.gettext(label)}: {before} → *{after}*"
        for name, label in _NAMES.items()
        if name in now
        for before, after in [(_shown(name, each.get(name), reader, show) for each in (was, now))]
        if before != after
    ]
    return [":pencil2: " + reader.gettext("Changed, so it is asked again:"), *lines] if lines else []


def _shown(name: str, value: Any, reader: Reader, show: wording.Moment) -> str:
    if not value:
        return reader.gettext("nothing")
    special: dict[str, Callable[[], str]] = {
        "money": lambda: wording.money(read_stored_money(value), reader),
        "kind": lambda: wording.kind(value, reader),
        "links": lambda: safe(wording.in_short(", ".join(value), _LONGEST)),
        "steps": lambda: wording.steps([read_step(each) for each in value], reader),
        "due_at": lambda: show(datetime.fromisoformat(value)),
    }
    return special[name]() if name in special else safe(wording.in_short(value, _LONGEST))
