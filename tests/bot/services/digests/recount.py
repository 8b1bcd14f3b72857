"""The numbers of a channel's digest, counted from the history alone: no table but the audit is read.

Each task and request is replayed from its first entry on; what a digest has to say is then counted by plain
rules, written down here a second time.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from bot.domain.audit import Entry
from storage.models import AuditEntry
from storage.statements import Statement, rows_as, table_of
from storage.unit import Unit

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
CLOSED = ("done", "dropped")
ENDED = ("approved", "rejected", "withdrawn", "expired")
OF_VERDICT = {"approved": ("approve", "condition"), "rejected": ("reject",)}
_ALL = Statement(rows_as(Entry, AuditEntry).order_by(table_of(AuditEntry).c.id), Entry)

State = dict[str, Any]


@dataclass
class Subject:
    """A task or request as the history tells it; `votes` by who voted and on which step."""

    now: State
    votes: dict[tuple[str, int], str] = field(default_factory=dict)


def history(unit: Unit) -> list[Entry]:
    return unit.all(_ALL)


def replay(entries: Iterable[Entry], up_to_id: int) -> dict[str, Subject]:
    found: dict[str, Subject] = {}
    for entry in takewhile(lambda entry: entry.id <= up_to_id, entries):
        details = entry.details
        if entry.action in ("task_added", "task_imported"):
            found[entry.subject] = Subject({"owner_id": None, "due_at": None, **details["began"]})
        elif entry.action == "request_asked":
            began = {"status": "open", "position": 0, "requester_id": entry.actor_id}
            found[entry.subject] = Subject({**began, **details})
        elif entry.action == "request_voted":
            found[entry.subject].votes[(entry.actor_id, details["step"] - 1)] = details["verdict"]
        elif entry.subject in found:
            found[entry.subject].now.update(details.get("now", {}))
    return found


@dataclass
class Recount:
    """Of the channel or the member `key`, told at `at` of what happened after `after_id`."""

    entries: list[Entry]
    key: str
    at: datetime
    until: datetime
    after_id: int
    up_to_id: int

    def __post_init__(self) -> None:
        self.before = replay(self.entries, self.after_id)
        self.after = replay(self.entries, self.up_to_id)

    def tasks(self) -> dict[str, State]:
        return {name: found.now for name, found in self.after.items() if self._is_here(name, "T-")}

    def requests(self) -> dict[str, Subject]:
        return {name: found for name, found in self.after.items() if self._is_here(name, "R-")}

    def _is_here(self, name: str, prefix: str) -> bool:
        found = self.after[name]
        return name.startswith(prefix) and self.key in (found.now["channel_id"], *_concerned(found))

    def open(self) -> list[State]:
        return [task for task in self.tasks().values() if task["status"] not in CLOSED]

    def dues(self) -> list[datetime]:
        return [instant(task["due_at"]) for task in self.open() if task["due_at"]]

    def overdue(self) -> int:
        return sum(due < self.at for due in self.dues())

    def due_next(self) -> int:
        return sum(self.at <= due < self.until for due in self.dues())

    def urgent_overdue(self) -> int:
        urgent = [task for task in self.open() if task.get("priority") == "urgent" and task["due_at"]]
        return sum(instant(task["due_at"]) < self.at for task in urgent)

    def blocked(self) -> dict[str, int]:
        """How many days, by name."""
        found = {name: task for name, task in self.tasks().items() if task["status"] == "blocked"}
        since = {name: min(instant(edge["since"]) for edge in found[name]["blockers"]) for name in found}
        return {name: (self.at - began) // A_DAY for name, began in since.items()}

    def workload(self) -> dict[str, tuple[int, int]]:
        owners = {task["owner_id"] or "" for task in self.open()}
        return {owner: self._share(owner) for owner in owners}

    def _share(self, owner: str) -> tuple[int, int]:
        theirs = [task for task in self.open() if (task["owner_id"] or "") == owner]
        return len(theirs), sum(bool(each["due_at"]) and instant(each["due_at"]) < self.at for each in theirs)

    def moves(self) -> dict[str, str]:
        found = {name: _move(self._was(name), task) for name, task in self.tasks().items()}
        return {name: move for name, move in found.items() if move}

    def _was(self, name: str) -> State | None:
        return self.before[name].now if name in self.before else None

    def waiting(self) -> dict[str, str | None]:
        """Amounts, by name."""
        here = self.requests().items()
        return {name: each.now["money"] for name, each in here if each.now["status"] not in ENDED}

    def ended(self) -> dict[str, tuple[str, str | None, set[str]]]:
        """What became of it, the amount and whose votes decided, by name."""
        return {
            name: (each.now["status"], each.now["money"], _deciders(each))
            for name, each in self.requests().items()
            if each.now["status"] in ENDED
            and (name not in self.before or self.before[name].now["status"] not in ENDED)
        }

    def weeks(self, count: int) -> tuple[list[int], list[int]]:
        """The tasks there were, and those done, at the end of each of the last weeks."""
        ends = [self.at - A_WEEK * ago for ago in range(count - 1, -1, -1)]
        kept = [task for task in self.tasks().values() if task["status"] != "dropped"]
        done = [instant(task["closed_at"]) for task in kept if task["status"] == "done"]
        scope = [sum(instant(task["created_at"]) <= end for task in kept) for end in ends]
        return scope, [sum(at <= end for at in done) for end in ends]


def _concerned(subject: Subject) -> list[str]:
    """Who works on a task; of whom a request waits."""
    now = subject.now
    if "requester_id" not in now:
        return [now["owner_id"], *now.get("assignees", ())]
    if now["status"] == "changes":
        return [now["requester_id"]]
    return [who for who in now["asked"] if (who, now["position"]) not in subject.votes]


def _move(was: State | None, now: State) -> str:  # noqa: C901, PLR0911 -- the plain rules
    if now["status"] == "done":
        return "done" if was is None or was["status"] != "done" else ""
    if now["status"] == "dropped":
        return "dropped" if was is not None and was["status"] != "dropped" else ""
    if was is not None and was["status"] in CLOSED:
        return "reopened"
    if now["status"] == "blocked" and (was is None or was["status"] != "blocked"):
        return "blocked"
    if was is None:
        return "added"
    if was["status"] == "blocked" and now["status"] != "blocked":
        return "unblocked"
    if was["due_at"] != now["due_at"] and was["due_at"] is not None:
        is_later = now["due_at"] is None or instant(now["due_at"]) > instant(was["due_at"])
        return "delayed" if is_later else "advanced"
    if was["due_at"] != now["due_at"]:
        return "advanced"
    if was["owner_id"] != now["owner_id"]:
        return "handed_over"
    return "started" if now["status"] == "in_progress" and was["status"] != "in_progress" else ""


def _deciders(request: Subject) -> set[str]:
    wanted = OF_VERDICT.get(request.now["status"], ())
    return {voter for (voter, _step), verdict in request.votes.items() if verdict in wanted}


def instant(written: str) -> datetime:
    return datetime.fromisoformat(written)
