"""What stands in a digest for whom."""

from enum import StrEnum

from bot.domain.attention.kinds import Kind
from bot.domain.digests.digest import Audience


class Section(StrEnum):
    """In the order in which they are shown. KEPT is what somebody is not nudged about, but reads of here,
    STILL what no nudge moved.
    """

    KEPT = "kept"
    DONE = "done"
    MOVED = "moved"
    DUE_NEXT = "due_next"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    STILL = "still"
    WAITING = "waiting"
    DECIDED = "decided"
    UNDECIDED = "undecided"
    PARTICIPATION = "participation"
    WORKLOAD = "workload"


SECTIONS = {
    Audience.STAKEHOLDERS: (
        *(Section.DONE, Section.DUE_NEXT, Section.OVERDUE, Section.DECIDED, Section.UNDECIDED),
    ),
    Audience.TEAM: (
        *(Section.DONE, Section.MOVED, Section.DUE_NEXT, Section.OVERDUE, Section.BLOCKED, Section.STILL),
        *(Section.WAITING, Section.DECIDED, Section.UNDECIDED, Section.PARTICIPATION),
    ),
    Audience.MANAGERS: tuple(section for section in Section if section is not Section.KEPT),
    Audience.PERSON: (
        *(Section.KEPT, Section.OVERDUE, Section.DUE_NEXT, Section.BLOCKED, Section.WAITING),
        *(Section.DONE, Section.MOVED),
    ),
}

_SECTION_OF = {
    Kind.BEFORE_DUE: Section.DUE_NEXT,
    Kind.DUE: Section.DUE_NEXT,
    Kind.OVERDUE: Section.OVERDUE,
    Kind.UNASSIGNED: Section.OVERDUE,
    Kind.BLOCKED: Section.BLOCKED,
    Kind.REQUEST: Section.WAITING,
}


def is_told(kind: Kind, audience: Audience) -> bool:
    """Whether what somebody might be nudged about stands in a digest for these readers anyway. In a person's
    own there is room for all of it.
    """
    return audience is Audience.PERSON or _SECTION_OF.get(kind) in SECTIONS[audience]
