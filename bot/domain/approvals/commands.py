"""What people can ask for about approvals: small typed values, made by grammar and forms."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from bot.domain.approvals.model import Content, Step, Verdict
from bot.domain.approvals.scopes import RequestScope
from bot.domain.unclear import Unclear

Number: TypeAlias = int | None
"""Of a request; None for the one in whose thread somebody is."""


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


@dataclass(frozen=True)
class AskByForm:
    """`title` is what is known of it so far."""

    title: str = ""


@dataclass(frozen=True)
class ListRequests:
    """`page` counts from 1."""

    scope: RequestScope
    page: int = 1


@dataclass(frozen=True)
class ShowLog:
    """What the channel decided; `page` counts from 1."""

    page: int = 1


@dataclass(frozen=True)
class ShowRequest:
    number: Number


@dataclass(frozen=True)
class WithdrawRequest:
    number: Number


@dataclass(frozen=True)
class RemindApprovers:
    number: Number


@dataclass(frozen=True)
class EditRequest:
    number: Number


@dataclass(frozen=True)
class TellStory:
    """Everything that ever happened to the request; `page` counts from 1."""

    number: Number
    page: int = 1


@dataclass(frozen=True)
class PassRequest:
    number: Number
    to_id: str


@dataclass(frozen=True)
class ListSubstitutes:
    pass


@dataclass(frozen=True)
class StopDelegating:
    pass


@dataclass(frozen=True)
class ListPolicies:
    pass


@dataclass(frozen=True)
class ShowPolicy:
    name: str


@dataclass(frozen=True)
class NewPolicy:
    """By form; `name` is what it may be called."""

    name: str


@dataclass(frozen=True)
class EditPolicy:
    name: str


@dataclass(frozen=True)
class SwitchPolicy:
    name: str
    on: bool


@dataclass(frozen=True)
class ReplayPolicy:
    """As if it had been on all the time."""

    name: str


@dataclass(frozen=True)
class AllowKeeper:
    """Whether somebody may change policies."""

    member_id: str
    may: bool


@dataclass(frozen=True)
class Simulate:
    """`new` may be without a title."""

    new: NewRequest


@dataclass(frozen=True)
class ExportRequests:
    """The story of one, or all that one may see where `number` is None."""

    number: int | None


@dataclass(frozen=True)
class ShowHelp:
    pass


ApprovalCommand: TypeAlias = (
    NewRequest
    | AskByForm
    | ListRequests
    | ShowLog
    | ShowRequest
    | WithdrawRequest
    | RemindApprovers
    | EditRequest
    | TellStory
    | PassRequest
    | Delegate
    | ListSubstitutes
    | StopDelegating
    | ListPolicies
    | ShowPolicy
    | NewPolicy
    | EditPolicy
    | SwitchPolicy
    | ReplayPolicy
    | AllowKeeper
    | Simulate
    | ExportRequests
    | ShowHelp
    | Unclear
)
