"""A vote is given: by button, in a form, or in so many words in a thread."""

from dataclasses import dataclass

from bot.domain.approvals.commands import Ballot
from bot.domain.approvals.content import content_hash
from bot.domain.approvals.eligibility import seat_for
from bot.domain.approvals.flow import cast
from bot.domain.approvals.model import RequestStatus, Verdict, Vote
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.tally import Eligible
from bot.services.act import Act
from bot.services.approvals.closing import close
from bot.services.approvals.eligibility import Groups, GroupsOf
from bot.services.approvals.keeping import Held, keep
from bot.services.approvals.looking import Looked, look
from bot.services.approvals.news import Turn, tell_requester
from bot.services.approvals.opening import announce, opened, tell_of_absences, with_asked, with_somebody
from bot.services.approvals.timers import clear_reminder, clear_waiting
from bot.services.approvals.validity import Why, reason_of


@dataclass(frozen=True)
class Decided:
    """The vote that stands now; `before` is what the same person had voted, None for their first vote."""

    request: ApprovalRequest
    vote: Vote
    before: Verdict | None


@dataclass(frozen=True)
class Declined:
    """Nothing was counted; that it was tried is on record. `request` is None for whoever may not see it."""

    why: Why
    request: ApprovalRequest | None


def decide(act: Act, ballot: Ballot, groups_of: GroupsOf) -> Decided | Declined:
    """Who may vote is looked up now, whomever the button was shown to. Raises Refusal without a reason
    where one is wanted.
    """
    reason = reason_of(ballot)
    looked = look(act, ballot, groups_of)
    if looked.why or looked.held is None:
        return _decline(act, ballot, looked, ballot.verdict.value)
    vote = _vote(act, ballot, reason, looked.held, looked.eligible)
    return _count(act, looked.held, vote, looked.eligible, looked.groups)


def may_decide(act: Act, ballot: Ballot, groups_of: GroupsOf, tried: str = "") -> ApprovalRequest | Declined:
    """Before anybody is asked for a reason: the request, or why a vote would not count. `tried` is what goes
    on record then, where it is no verdict.
    """
    looked = look(act, ballot, groups_of)
    if looked.why or looked.held is None:
        return _decline(act, ballot, looked, tried or ballot.verdict.value)
    return looked.held.request


def refuse_forged(act: Act, subject: str, given: str) -> Declined:
    """Something was pressed that carries what we never put there; `subject` is what it names, as far as that
    can be read.
    """
    act.record("request_vote_refused", subject, why=Why.FORGED.value, given=given)
    return Declined(Why.FORGED, None)


def _count(act: Act, held: Held, vote: Vote, eligible: Eligible, groups: Groups) -> Decided:
    before = next(
        (each for each in held.votes if (each.voter_id, each.step) == (vote.voter_id, vote.step)), None
    )
    if before and (before.verdict, before.reason) == (vote.verdict, vote.reason):
        return Decided(held.request, before, before.verdict)
    after = held.after(cast(held.flow, vote, eligible))
    _record(act, held.request, vote, before)
    clear_reminder(act, held.request, vote.voter_id)
    about = {"for_id": vote.for_id, "verdict": vote.verdict.value, "reason": vote.reason}
    saved = _go_on(act, held, after, groups, about)
    return Decided(saved.request, vote, before.verdict if before else None)


def _go_on(act: Act, was: Held, now: Held, groups: Groups, about: dict[str, str]) -> Held:
    if now.request.status.is_closed:
        return close(act, was, now.flow, **about)
    if now.request.status is RequestStatus.CHANGES:
        clear_waiting(act, was.request)
        saved = keep(act, was, now, "request_changes_wanted")
        tell_requester(act, Turn.CHANGES, saved.request, **about)
        return saved
    if now.request.position > was.request.position:
        return _next_step(act, was, now, groups, about)
    return _still_open(act, was, now, groups, about)


def _next_step(act: Act, was: Held, now: Held, groups: Groups, about: dict[str, str]) -> Held:
    clear_waiting(act, was.request)
    opening = opened(act, now, groups)
    saved = keep(act, was, opening.held, "request_moved_on")
    tell_requester(act, Turn.STEP_DONE, saved.request, **about)
    tell_of_absences(act, saved.request, opening.absences)
    announce(act, saved)
    return saved


def _still_open(act: Act, was: Held, now: Held, groups: Groups, about: dict[str, str]) -> Held:
    """Where nobody is left who could approve, the next in the policy is asked."""
    covered = with_somebody(act, now, groups)
    action = "request_escalated" if covered.held.request != now.request else ""
    wider = with_asked(act, covered.held, groups) if action else covered.held
    saved = keep(act, was, wider, action)
    tell_requester(act, Turn.VOTED, saved.request, **about)
    tell_of_absences(act, saved.request, covered.absences)
    if action:
        announce(act, saved, before=was.request.asked)
    return saved


def _vote(act: Act, ballot: Ballot, reason: str, held: Held, eligible: Eligible) -> Vote:
    request = held.request
    seat = seat_for(request.step, act.by.id, eligible)
    return Vote(
        act.by.id,
        request.position,
        ballot.verdict,
        content_hash(request.content),
        act.now,
        "" if seat == act.by.id else seat,
        reason,
        ballot.permalink,
    )


def _record(act: Act, request: ApprovalRequest, vote: Vote, before: Vote | None) -> None:
    act.record(
        "request_voted",
        request.name,
        verdict=vote.verdict.value,
        was=before.verdict.value if before else None,
        step=vote.step + 1,
        for_id=vote.for_id,
        reason=vote.reason,
        content_hash=vote.content_hash,
        permalink=vote.permalink,
    )


def _decline(act: Act, ballot: Ballot, looked: Looked, tried: str) -> Declined:
    why = looked.why or Why.UNSEEN
    act.record("request_vote_refused", f"R-{ballot.number}", verdict=tried, why=why.value)
    return Declined(why, looked.held.request if looked.held and why is not Why.UNSEEN else None)
