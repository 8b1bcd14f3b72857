"""Votes: who may give one, on what, and what follows."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.approvals.commands import NewRequest
from bot.domain.approvals.content import content_hash
from bot.domain.approvals.model import ALL, Content, Money, RequestStatus, Step, Verdict, Vote
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import BlockTasks, NewTask
from bot.domain.tasks.task import BlockerKind, TaskStatus
from bot.services.approvals import editing, withdrawing
from bot.services.approvals.deciding import Decided, Declined
from bot.services.approvals.validity import Why
from bot.services.approvals.views import progress_of
from bot.services.tasks import adding, blocking
from bot.services.tasks.news import NEWS as TASK_NEWS
from storage import audit, people, rosters, tasks
from storage.unit import Unit
from tests.bot.services.approvals.asked import (
    BY_GRACE,
    GROUPS,
    POSTERS,
    STRANGER,
    WEB,
    ZOFIA,
    SlackGroups,
    actions,
    ask,
    cards_to,
    put_policy,
    request_in,
    told,
    vote,
    votes_in,
)
from tests.units import (
    ANA,
    DAVID,
    GRACE,
    LEADERSHIP,
    MEERA,
    NOW,
    PIOTR,
    TEAM,
    act,
    queued,
    timers_set,
)

LATER = NOW + timedelta(hours=1)
DEARER = Content("Posters for the launch", "spend", Money(Decimal("4800.00"), "EUR"))


def why(result: Decided | Declined) -> Why:
    assert isinstance(result, Declined)
    return result.why


def test_an_approval_closes_a_request_of_one_step_and_the_requester_hears_it(unit: Unit) -> None:
    ask(unit)
    result = vote(unit, GRACE, at=LATER)
    assert isinstance(result, Decided)
    given = Vote(GRACE.id, 0, Verdict.APPROVE, content_hash(POSTERS), LATER)
    assert (result.vote, result.before) == (given, None)
    request = request_in(unit)
    assert (request.status, request.closed_at, request.closed_by) == (RequestStatus.APPROVED, LATER, GRACE.id)
    assert votes_in(unit) == (given,)
    assert told(unit, ANA) == ["approved"]
    assert told(unit, GRACE) == []
    assert timers_set(unit) == {}
    assert actions(unit) == ["request_asked", "request_voted", "request_approved"]


def test_the_vote_is_on_record_with_what_it_was_given_on(unit: Unit) -> None:
    ask(unit)
    vote(unit, GRACE, permalink="https://orbita.slack.example/p2")
    entry = audit.story(unit, TEAM, "R-1")[1]
    assert (entry.actor_id, entry.details["verdict"], entry.details["step"]) == (GRACE.id, "approve", 1)
    assert entry.details["content_hash"] == content_hash(POSTERS)
    assert entry.details["permalink"] == "https://orbita.slack.example/p2"
    assert votes_in(unit)[0].permalink == "https://orbita.slack.example/p2"


def test_of_several_steps_the_next_people_are_asked_when_the_first_are_done(unit: Unit) -> None:
    ask(unit, BY_GRACE, Step((DAVID.id, PIOTR.id), ALL))
    assert cards_to(unit)[1:] == [GRACE.id]
    vote(unit, GRACE, at=LATER)
    request = request_in(unit)
    assert (request.position, request.asked, request.opened_at) == (1, (DAVID.id, PIOTR.id), LATER)
    assert cards_to(unit)[2:] == [DAVID.id, PIOTR.id]
    assert told(unit, ANA) == ["step_done"]
    vote(unit, DAVID)
    vote(unit, PIOTR)
    assert request_in(unit).status is RequestStatus.APPROVED
    assert told(unit, ANA) == ["step_done", "voted", "approved"]


@pytest.mark.parametrize("verdict", [Verdict.REJECT, Verdict.CHANGES, Verdict.CONDITION])
def test_whoever_does_not_simply_approve_says_why(unit: Unit, verdict: Verdict) -> None:
    ask(unit)
    with pytest.raises(Refusal, match="Say why"):
        vote(unit, GRACE, verdict, "  ")
    assert votes_in(unit) == ()
    vote(unit, GRACE, verdict, " Too dear ")
    assert votes_in(unit)[0].reason == "Too dear"


@pytest.mark.parametrize(
    ("verdict", "status", "turn"),
    [
        (Verdict.REJECT, RequestStatus.REJECTED, "rejected"),
        (Verdict.CONDITION, RequestStatus.APPROVED, "approved"),
        (Verdict.CHANGES, RequestStatus.CHANGES, "changes"),
    ],
)
def test_each_verdict_has_its_end(unit: Unit, verdict: Verdict, status: RequestStatus, turn: str) -> None:
    ask(unit)
    vote(unit, GRACE, verdict, "Why")
    assert request_in(unit).status is status
    assert told(unit, ANA) == [turn]


def test_a_wish_for_changes_stops_the_reminders_and_the_request_may_still_expire(unit: Unit) -> None:
    ask(unit)
    vote(unit, GRACE, Verdict.CHANGES, "Smaller")
    assert set(timers_set(unit)) == {"R-1"}
    assert why(vote(unit, GRACE)) is Why.WAITS


@pytest.mark.parametrize(
    ("who", "reason"),
    [(ANA, Why.OWN), (DAVID, Why.NOT_ASKED), (MEERA, Why.NOT_ASKED), (STRANGER, Why.NOT_ASKED)],
    ids=["the requester", "a colleague", "a guest", "a stranger of a shared channel"],
)
def test_whoever_was_not_asked_counts_for_nothing_and_the_attempt_is_on_record(
    unit: Unit, who: Person, reason: Why
) -> None:
    ask(unit)
    assert why(vote(unit, who)) is reason
    assert votes_in(unit) == ()
    assert request_in(unit).status is RequestStatus.OPEN
    entry = audit.story(unit, TEAM, "R-1")[-1]
    assert (entry.actor_id, entry.action, entry.details["why"]) == (who.id, "request_vote_refused", reason)


def test_a_guest_named_in_a_group_does_not_decide(unit: Unit) -> None:
    mixed = SlackGroups({WEB: frozenset({PIOTR.id, MEERA.id})})
    ask(unit, Step((WEB,)), groups=mixed)
    assert why(vote(unit, MEERA, groups=mixed)) is Why.NOT_ASKED


def test_whoever_left_the_group_since_they_were_asked_does_not_decide(unit: Unit) -> None:
    ask(unit, Step((WEB,)))
    smaller = SlackGroups({WEB: frozenset({ZOFIA.id})})
    assert why(vote(unit, PIOTR, groups=smaller)) is Why.NOT_ASKED
    assert isinstance(vote(unit, ZOFIA, groups=smaller), Decided)


def test_whoever_joined_the_group_since_may_decide(unit: Unit) -> None:
    ask(unit, Step((WEB,)))
    larger = SlackGroups({WEB: frozenset({PIOTR.id, DAVID.id})})
    result = vote(unit, DAVID, groups=larger)
    assert isinstance(result, Decided)
    assert result.vote.for_id == WEB


def test_of_a_group_whose_member_left_after_voting_another_one_is_needed(unit: Unit) -> None:
    ask(unit, Step((WEB,), 2), groups=SlackGroups({WEB: frozenset({PIOTR.id, ZOFIA.id, DAVID.id})}))
    vote(unit, PIOTR, groups=SlackGroups({WEB: frozenset({PIOTR.id, ZOFIA.id, DAVID.id})}))
    smaller = SlackGroups({WEB: frozenset({ZOFIA.id, DAVID.id})})
    vote(unit, ZOFIA, groups=smaller)
    assert request_in(unit).status is RequestStatus.OPEN
    vote(unit, DAVID, groups=smaller)
    assert request_in(unit).status is RequestStatus.APPROVED


def test_a_vote_on_another_content_is_not_counted(unit: Unit) -> None:
    ask(unit)
    old = request_in(unit)
    editing.edit(act(unit, ANA), 1, NewRequest(DEARER, (BY_GRACE,)), GROUPS)
    assert why(vote(unit, GRACE, on=old)) is Why.OUTDATED
    assert isinstance(vote(unit, GRACE), Decided)


def test_a_double_click_does_not_decide_the_next_step_with_it(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, DAVID.id)), BY_GRACE)
    shown = request_in(unit)
    vote(unit, GRACE, on=shown)
    assert why(vote(unit, GRACE, on=shown)) is Why.MOVED_ON
    assert request_in(unit).position == 1


def test_the_same_vote_again_changes_nothing(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, DAVID.id), ALL))
    first = vote(unit, GRACE)
    again = vote(unit, GRACE, at=LATER)
    assert isinstance(first, Decided)
    assert isinstance(again, Decided)
    assert (again.vote, again.before) == (first.vote, Verdict.APPROVE)
    assert actions(unit) == ["request_asked", "request_voted"]


def test_a_vote_may_be_changed_until_the_step_is_decided(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, DAVID.id, PIOTR.id), 2))
    vote(unit, GRACE, Verdict.REJECT, "No")
    result = vote(unit, GRACE)
    assert isinstance(result, Decided)
    assert result.before is Verdict.REJECT
    vote(unit, DAVID)
    assert request_in(unit).status is RequestStatus.APPROVED
    assert why(vote(unit, GRACE, Verdict.REJECT, "No")) is Why.CLOSED


@pytest.mark.parametrize("made_up", ["", "0" * 12, "zzz"])
def test_a_forged_button_is_refused(unit: Unit, made_up: str) -> None:
    ask(unit)
    assert why(vote(unit, GRACE, shown=made_up)) is Why.OUTDATED
    assert why(vote(unit, GRACE, position=7)) is Why.MOVED_ON
    assert why(vote(unit, GRACE, number=99)) is Why.UNSEEN
    assert actions(unit, "R-99") == ["request_vote_refused"]


def test_of_a_private_request_outsiders_learn_nothing(unit: Unit) -> None:
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id], NOW)
    ask(unit, Step((PIOTR.id,)), by=GRACE, where=LEADERSHIP)
    result = vote(unit, ANA)
    assert result == Declined(Why.UNSEEN, None)
    assert result == vote(unit, ANA, number=99)


def test_what_is_withdrawn_is_not_decided(unit: Unit) -> None:
    ask(unit)
    withdrawing.withdraw(act(unit, ANA), 1)
    assert why(vote(unit, GRACE)) is Why.CLOSED
    assert request_in(unit).status is RequestStatus.WITHDRAWN


def test_a_vote_after_the_time_ran_out_is_not_counted_though_no_timer_has_fired(unit: Unit) -> None:
    ask(unit)
    late = request_in(unit).expires_at
    assert why(vote(unit, GRACE, at=late)) is Why.EXPIRED
    request = request_in(unit)
    assert (request.status, request.closed_by) == (RequestStatus.EXPIRED, "muster")
    assert told(unit, ANA) == ["expired"]
    assert votes_in(unit) == ()


def test_words_said_before_the_step_opened_are_of_something_else(unit: Unit) -> None:
    ask(unit, at=LATER)
    said: dict[str, Any] = {"shown": None, "position": None}
    assert why(vote(unit, GRACE, said_at=NOW, **said)) is Why.OUTDATED
    assert isinstance(vote(unit, GRACE, said_at=LATER, **said), Decided)


def test_where_everybody_abstains_the_fallback_is_asked(unit: Unit) -> None:
    put_policy(unit)
    ask(unit, steps=())
    vote(unit, GRACE, Verdict.ABSTAIN)
    request = request_in(unit)
    assert (request.step.deputies, request.asked) == ((DAVID.id,), (GRACE.id, DAVID.id))
    assert told(unit, ANA) == ["voted", "away"]
    assert cards_to(unit)[-1] == DAVID.id
    vote(unit, DAVID)
    assert request_in(unit).status is RequestStatus.APPROVED


def test_where_nobody_is_left_at_all_the_requester_is_told(unit: Unit) -> None:
    ask(unit)
    vote(unit, GRACE, Verdict.ABSTAIN)
    assert request_in(unit).status is RequestStatus.OPEN
    assert told(unit, ANA) == ["voted", "stuck"]


def test_progress_counts_people_and_not_clicks(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, WEB), 3))
    assert progress_of(request_in(unit), ()) == (0, 3)
    for who in (GRACE, GRACE, PIOTR):
        vote(unit, who)
    assert progress_of(request_in(unit), votes_in(unit)) == (2, 3)


def test_every_copy_of_the_card_follows(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, DAVID.id), ALL))
    unit.cursor.execute("UPDATE outbox SET status = 'sent'")
    vote(unit, GRACE)
    updated = [each.destination for each in queued(unit) if each.method == "update"]
    assert sorted(updated) == sorted(["C0LAUNCH", GRACE.id, DAVID.id])


def test_a_task_that_waits_for_a_request_goes_on_when_it_is_closed(unit: Unit) -> None:
    ask(unit)
    adding.add(act(unit, PIOTR), NewTask("Print the posters", PIOTR.id))
    blocking.block(act(unit, PIOTR), BlockTasks((1,), BlockerKind.REQUEST, "R-1", ""))
    task = tasks.find(unit, TEAM, 1)
    assert task
    assert task.status is TaskStatus.BLOCKED
    vote(unit, GRACE, Verdict.REJECT, "Too dear")
    task = tasks.find(unit, TEAM, 1)
    assert task
    assert (task.status, task.blockers) == (TaskStatus.OPEN, ())
    entry = audit.story(unit, TEAM, "T-1")[-1]
    assert (entry.actor_id, entry.action, entry.details["cause"]) == ("muster", "task_unblocked", "R-1")


def test_no_task_waits_for_a_request_that_is_closed_or_is_not_there(unit: Unit) -> None:
    adding.add(act(unit, PIOTR), NewTask("Print the posters", PIOTR.id))
    wait = BlockTasks((1,), BlockerKind.REQUEST, "R-1", "")
    with pytest.raises(Refusal, match="There is no R-"):
        blocking.block(act(unit, PIOTR), wait)
    ask(unit)
    vote(unit, GRACE)
    with pytest.raises(Refusal, match="closed already"):
        blocking.block(act(unit, PIOTR), wait)


def test_a_task_begins_when_the_request_is_approved_and_only_then(unit: Unit) -> None:
    for title in ("Print the posters", "Hang them up"):
        adding.add(act(unit, PIOTR), NewTask(title, PIOTR.id))
    ask(unit, starts=(1,))
    ask(unit, starts=(2,))
    vote(unit, GRACE)
    vote(unit, GRACE, Verdict.REJECT, "No", on=request_in(unit, 2))
    statuses = [task.status for number in (1, 2) if (task := tasks.find(unit, TEAM, number))]
    assert statuses == [TaskStatus.IN_PROGRESS, TaskStatus.OPEN]
    heard = [each for each in queued(unit) if (each.content, each.destination) == (TASK_NEWS, PIOTR.id)]
    assert [(each.subject, each.payload["event"], each.payload["cause"]) for each in heard] == [
        ("T-1", "begun", "R-1")
    ]


def test_somebody_deactivated_since_does_not_decide(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, DAVID.id)))
    people.save_person(unit, replace(GRACE, has_left=True))
    assert why(vote(unit, replace(GRACE, has_left=True))) is Why.NOT_ASKED
