"""What people are nudged about, and the ways in which that may reach them."""

from enum import StrEnum


class Kind(StrEnum):
    """BEFORE_DUE to BLOCKED are of tasks; UNASSIGNED is a deadline of a task that nobody has."""

    BEFORE_DUE = "before_due"
    DUE = "due"
    OVERDUE = "overdue"
    UNASSIGNED = "unassigned"
    STUCK = "stuck"
    BLOCKED = "blocked"
    REQUEST = "request"
    STANDUP = "standup"
    REVIEW = "review"


class Way(StrEnum):
    """DIGEST is never a reason to write: it stands in the person's own digest."""

    AT_ONCE = "at_once"
    MERGED = "merged"
    DIGEST = "digest"
    OFF = "off"


DEFAULT_WAYS = dict.fromkeys(Kind, Way.MERGED)
