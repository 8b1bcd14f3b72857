"""What people are nudged about, and the ways in which that may reach them."""

from enum import StrEnum


class Kind(StrEnum):
    """BEFORE_DUE to BLOCKED are of tasks; UNASSIGNED is a deadline of a task that nobody has. STANDUP reminds
    of an answer that is missing; whom somebody names in a stand-up as in their way hears by BLOCKED.
    """

    BEFORE_DUE = "before_due"
    DUE = "due"
    OVERDUE = "overdue"
    UNASSIGNED = "unassigned"
    STUCK = "stuck"
    BLOCKED = "blocked"
    REQUEST = "request"
    STANDUP = "standup"


class Way(StrEnum):
    """DIGEST is never a reason to write: it stands in the person's own digest."""

    AT_ONCE = "at_once"
    MERGED = "merged"
    DIGEST = "digest"
    OFF = "off"


DEFAULT_WAYS = dict.fromkeys(Kind, Way.MERGED)
