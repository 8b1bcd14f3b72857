"""What people can ask for about approvals: small typed values, made by grammar and forms."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.approvals.model import Content, Step, Verdict


@dataclass(frozen=True)
class NewRequest:
    """`steps` are those the requester asks for, beside what a policy may demand; `starts` are the numbers of
    tasks that begin once it is approved. `due_at` is aware UTC.
    """

    content: Content
    steps: tuple[Step, ...] = ()
    due_at: datetime | None = None
    starts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Ballot:
    """A vote as it is given. `position` and `shown` are of the card that was pressed: the step that was open
    then, and the beginning of the content's hash. Words in a thread carry neither, but their `permalink` and
    the instant at which they were said.
    """

    number: int
    verdict: Verdict
    reason: str = ""
    position: int | None = None
    shown: str | None = None
    permalink: str = ""
    said_at: datetime | None = None


@dataclass(frozen=True)
class PassOn:
    """To somebody else, for this one request. `position` as in Ballot."""

    number: int
    to_id: str
    position: int | None = None


@dataclass(frozen=True)
class Delegate:
    """`substitute_id` is empty for somebody who is away and has none. Both days are included."""

    substitute_id: str
    first: date
    last: date
