"""How tasks are found: a task's entries in the index, and their order."""

import re
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.domain.folding import folded
from bot.domain.tasks.task import Task, TaskStatus

UNDATED = 1 << 40
"""The rank of an open task without a deadline: after all that have one."""

CLOSED = 1 << 42
"""Ranks from here on are of closed tasks, the last closed first."""

STEM = 6
"""Letters of a word that are looked at: "faktura" finds "fakturę"."""

_WORD = re.compile(r"[^\W_]+")
_MOST_STEMS = 24


class Facet(StrEnum):
    """What the key of an entry is: a channel's id, a member's, a task's number, a label, a thread, a stem."""

    IN = "in"
    MINE = "mine"
    GIVEN = "given"
    WATCHED = "watched"
    NOBODY = "nobody"
    BLOCKED = "blocked"
    BLOCKER = "blocker"
    LABEL = "label"
    AFTER = "after"
    UNDER = "under"
    THREAD = "thread"
    WORD = "word"


class Entry(NamedTuple):
    facet: Facet
    key: str
    rank: int


def rank_of(task: Task) -> int:
    """Seconds since 1970 of the deadline; undated tasks after those, then the closed ones."""
    if task.closed_at is not None:
        return CLOSED + UNDATED - seconds(task.closed_at)
    return UNDATED if task.due_at is None else seconds(task.due_at)


def entries_of(task: Task) -> set[Entry]:
    """All entries of a task as it stands; what changes between two states is what is written."""
    rank = rank_of(task)
    found = {Entry(Facet.IN, task.channel_id, rank)}
    found |= {Entry(Facet.MINE, person, rank) for person in (task.owner_id, *task.assignees) if person}
    found |= {Entry(Facet.WATCHED, person, rank) for person in task.watchers}
    found |= {Entry(Facet.LABEL, label, rank) for label in task.labels}
    found |= {Entry(Facet.AFTER, str(number), rank) for number in task.after}
    # Words keep their place whatever becomes of the task: the newest first.
    found |= {Entry(Facet.WORD, stem, -task.number) for stem in stems(task.title)}
    if task.thread_ts:
        found.add(Entry(Facet.THREAD, thread_key(task.channel_id, task.thread_ts), rank))
    if task.under is not None:
        found.add(Entry(Facet.UNDER, str(task.under), rank))
    if task.owner_id and task.owner_id != task.creator_id:
        found.add(Entry(Facet.GIVEN, task.creator_id, rank))
    return found | (_entries_while_open(task, rank) if task.is_open else set())


def _entries_while_open(task: Task, rank: int) -> set[Entry]:
    found = {Entry(Facet.BLOCKER, blocker.subject, rank) for blocker in task.blockers if blocker.subject}
    if task.owner_id is None:
        found.add(Entry(Facet.NOBODY, task.channel_id, rank))
    if task.status is TaskStatus.BLOCKED:
        found.add(Entry(Facet.BLOCKED, task.channel_id, rank))
    return found


def thread_key(channel_id: str, thread_ts: str) -> str:
    return f"{channel_id}:{thread_ts}"


def stems(text: str) -> list[str]:
    """The words of a text as they are searched for, each once: small letters, no accents, cut to STEM."""
    return list(dict.fromkeys(word[:STEM] for word in _WORD.findall(folded(text))))[:_MOST_STEMS]


def seconds(instant: datetime) -> int:
    return int(instant.timestamp())
