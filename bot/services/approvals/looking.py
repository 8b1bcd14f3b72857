"""What is looked up anew whenever somebody tries to vote: the request, and who may decide it now."""

from dataclasses import dataclass, field

from bot.domain.approvals.commands import Ballot
from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.tally import Eligible, everybody_in
from bot.services.act import Act
from bot.services.approvals.closing import is_overdue, let_expire
from bot.services.approvals.eligibility import Groups, GroupsOf, eligible_now, groups_in
from bot.services.approvals.keeping import Held, hold
from bot.services.approvals.validity import Why, why_not
from storage.approvals import Votes


@dataclass(frozen=True)
class Looked:
    """`why` the ballot would not count, None where it would; `held` is None for what is not there."""

    held: Held | None
    why: Why | None
    eligible: Eligible = field(default_factory=dict)
    groups: Groups = field(default_factory=dict)

    @property
    def votes(self) -> Votes:
        return self.held.votes if self.held else ()

    def concerns(self, member_id: str) -> bool:
        """Whether the step that is or was last open waits for the person, or they voted in one before it."""
        if self.held is None:
            return False
        voted = {vote.voter_id for vote in self.votes}
        return member_id in {*self.held.request.asked, *everybody_in(self.eligible), *voted}


def look(act: Act, ballot: Ballot, groups_of: GroupsOf) -> Looked:
    """Nobody else changes the request until the unit ends; one whose time has run out expires on the way."""
    held = hold(act, ballot.number)
    if held is None:
        return Looked(None, Why.UNSEEN)
    if is_overdue(act, held):
        held = let_expire(act, held)
    groups = _groups_ahead(held, groups_of)
    eligible = eligible_now(act, held.request, groups, held.votes)
    return Looked(held, why_not(act, ballot, held.request, eligible), eligible, groups)


def _groups_ahead(held: Held, groups_of: GroupsOf) -> Groups:
    """Of this step and those to come: Slack is asked once."""
    if held.request.status is not RequestStatus.OPEN:
        return {}
    return groups_of(groups_in(held.request.steps[held.request.position :]))
