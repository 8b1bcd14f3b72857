"""What is in somebody's way: the lines of an answer as typed edges, and for how long they have stood."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.folding import folded
from bot.domain.refusal import Refusal
from bot.domain.standups.answers import lines_of
from bot.domain.tasks.blocking import REASON_LIMIT, read_block
from bot.domain.tasks.task import BlockerKind
from bot.domain.typed_text import has_words, plain

_NOTHING = {
    *("no", "none", "nope", "nothing", "n/a", "na", "no blockers", "nothing today", "all good", "all clear"),
    *("nie", "brak", "nic", "nie ma", "brak blokad", "bez blokad"),
    *("nessuno", "nessuna", "niente", "nulla", "nessun blocco", "nessun ostacolo", "tutto bene"),
}
_DANGLING = re.compile(r"\s+(?:from|for|to|with|od|dla|z|u|da|di|per|con|a)$", re.IGNORECASE)
"""What led to the name of a person that is an edge now."""
_NAMED = re.compile(r"\b([TR])-(\d{1,9})\b", re.ASCII)


@dataclass(frozen=True)
class Edge:
    """`subject` is a member's id, T-3 or R-7; empty where only words say what is in the way."""

    kind: BlockerKind
    subject: str
    reason: str


@dataclass(frozen=True)
class StandingBlocker:
    """`id` counts those of a workspace. It stands since `since` (UTC) until it is solved."""

    workspace_id: str
    id: int
    number: int
    day: date
    member_id: str
    kind: BlockerKind
    subject: str
    reason: str
    since: datetime
    solved_at: datetime | None = None
    solved_by: str | None = None

    @property
    def label(self) -> str:
        return f"B-{self.id}"

    def age_days(self, today: date) -> int:
        """Since the day of the round in which it was named."""
        return max(0, (today - self.day).days)


def blocker_id(label: str) -> int:
    """4 for "B-4"."""
    return int(label.removeprefix("B-"))


def is_same(blocker: StandingBlocker, edge: Edge, day: date) -> bool:
    """Whether an edge that is named on that day is the blocker that stands already: in other words, if it
    was named on an earlier day and is about the same person, task or request.
    """
    if (blocker.kind, blocker.subject) != (edge.kind, edge.subject):
        return False
    is_in_other_words = bool(edge.subject) and blocker.day < day
    return is_in_other_words or folded(blocker.reason) == folded(edge.reason)


def read_edges(text: str) -> list[Edge]:
    """One a line of text as Slack hands it on; a line that says there is nothing is none."""
    edges = (_edge(line) for line in lines_of(text))
    return list(dict.fromkeys(edge for edge in edges if edge))


def _edge(line: str) -> Edge | None:
    said = plain(line)
    if folded(said).strip(" .!") in _NOTHING or not (has_words(said) or "<@" in line):
        return None
    named = _NAMED.search(said)
    if named and "<@" not in line:
        kind = BlockerKind.TASK if named[1] == "T" else BlockerKind.REQUEST
        return Edge(kind, named[0], said[:REASON_LIMIT])
    try:
        wanted = read_block(line[:REASON_LIMIT])
    except Refusal:
        return None
    if wanted.kind is BlockerKind.PERSON:
        return Edge(wanted.kind, wanted.subject, _DANGLING.sub("", wanted.reason))
    return Edge(BlockerKind.WORDS, "", said[:REASON_LIMIT])
