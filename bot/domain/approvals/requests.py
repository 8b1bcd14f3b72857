"""A request for approval as it is kept: its flow, and what goes along with it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.approvals.content import content_hash
from bot.domain.approvals.flow import Flow
from bot.domain.approvals.model import Content, Money, RequestStatus, Step, Vote, is_group
from bot.domain.approvals.policy import Timing
from bot.domain.people import Person, Place

SHOWN_DIGITS = 12
"""So much of the content's hash do buttons and stories carry."""


@dataclass(frozen=True)
class ApprovalRequest:
    """`number` is the 7 of R-7. Instants are aware UTC.

    `own_steps` are those the requester asked for, `steps` what became of them with the policy (its name and
    version, empty and 0 without one). Since `opened_at` the current step is being decided; `asked` were told
    so in a direct message, `involved` is everybody who was ever named, asked, or voted. `starts` are the
    numbers of the tasks that begin once it is approved. `version` counts the changes.
    """

    workspace_id: str
    number: int
    channel_id: str
    requester_id: str
    title: str
    steps: tuple[Step, ...]
    created_at: datetime
    opened_at: datetime
    expires_at: datetime
    kind: str = ""
    money: Money | None = None
    notes: str = ""
    links: tuple[str, ...] = ()
    own_steps: tuple[Step, ...] = ()
    status: RequestStatus = RequestStatus.OPEN
    position: int = 0
    due_at: datetime | None = None
    timing: Timing = field(default_factory=Timing)
    policy_name: str = ""
    policy_version: int = 0
    fallback_id: str | None = None
    asked: tuple[str, ...] = ()
    involved: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    thread_ts: str | None = None
    permalink: str | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None
    version: int = 1

    @property
    def name(self) -> str:
        return f"R-{self.number}"

    @property
    def content(self) -> Content:
        return Content(self.title, self.kind, self.money, self.notes, self.links)

    @property
    def step(self) -> Step:
        return self.steps[self.position]

    @property
    def shown(self) -> str:
        """What a card of it carries along: a vote on anything else is not counted."""
        return content_hash(self.content)[:SHOWN_DIGITS]

    def flow(self, votes: tuple[Vote, ...]) -> Flow:
        return Flow(self.requester_id, self.content, self.steps, self.status, self.position, votes)

    def after(self, flow: Flow) -> "ApprovalRequest":
        """The request as the flow left it."""
        content = flow.content
        return replace(
            self,
            title=content.title,
            kind=content.kind,
            money=content.money,
            notes=content.notes,
            links=content.links,
            steps=flow.steps,
            status=flow.status,
            position=flow.position,
        )


def request_number(name: str) -> int:
    """7 for "R-7"."""
    return int(name.removeprefix("R-"))


def may_see_request(
    request: ApprovalRequest, person: Person, home: Place, here: Place, *, is_member: bool
) -> bool:
    """Whether the person, standing in the conversation `here`, may see the request.

    It belongs to its channel `home`, of which `is_member` says whether the person is in it; requester and
    approvers see theirs wherever they are.
    """
    if here.id == home.id or person.id in {request.requester_id, *request.involved}:
        return True
    if home.is_direct:
        return False
    if home.is_private:
        return is_member and here.is_direct
    return is_member or not (person.is_guest or person.is_stranger)


def people_in(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Whom the steps name, each once: approvers, those whom they passed it on to, deputies."""
    named = (who for step in steps for who in (*step.seats, *step.deputies, *dict(step.passed).values()))
    return tuple(dict.fromkeys(who for who in named if not is_group(who)))
