"""A digest as it is kept: where, for whom, when, and how far it has told."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum


class Audience(StrEnum):
    """PERSON is the digest of one person, in their direct messages."""

    STAKEHOLDERS = "stakeholders"
    TEAM = "team"
    MANAGERS = "managers"
    PERSON = "person"


class WhenQuiet(StrEnum):
    """What is posted when nothing moved."""

    LINE = "line"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Digest:
    """`number` is the 3 of D-3. `rhythm` is the text of a Recurrence, `at` the time of day in the zone.

    `watermark` is the id of the last audit entry that was told of, `told_at` (UTC) when that was. The note is
    for the next one alone.
    """

    workspace_id: str
    number: int
    channel_id: str
    creator_id: str
    rhythm: str
    at: time
    zone_name: str
    audience: Audience
    when_quiet: WhenQuiet
    created_at: datetime
    told_at: datetime
    watermark: int
    note: str = ""
    note_by: str | None = None

    @property
    def name(self) -> str:
        return f"D-{self.number}"


@dataclass(frozen=True)
class Issue:
    """One posted digest: what happened after the entry `after_id`, up to and with `up_to_id`; told at `at`,
    the one before at `since` (both UTC).
    """

    number: int
    at: datetime
    since: datetime
    after_id: int
    up_to_id: int
    note: str = ""
    note_by: str | None = None


def digest_number(name: str) -> int:
    """3 for "D-3"."""
    return int(name.removeprefix("D-"))
