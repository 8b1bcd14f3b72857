"""Requests are asked: stored, routed, told to whom they concern, refused where they lead nowhere."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.approvals.commands import NewRequest
from bot.domain.approvals.model import ALL, Content, Money, RequestStatus, Step
from bot.domain.approvals.policy import Range, Timing
from bot.domain.outgoing import Method
from bot.domain.refusal import Chain, Refusal
from bot.domain.tasks.commands import NewTask
from bot.services.approvals import asking, simulating
from bot.services.approvals.asking import Asked
from bot.services.approvals.keeping import CARD
from bot.services.approvals.sight import find_visible
from bot.services.tasks import adding
from storage import audit, people, rosters
from storage.people import NotYetKnown
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
)
from tests.units import (
    ANA,
    DAVID,
    GRACE,
    GRACE_AND_BOT,
    LAUNCH,
    LEADERSHIP,
    MEERA,
    NOW,
    PIOTR,
    SLACKBOT,
    TEAM,
    UNSEEN,
    ZOFIA_WHO_LEFT,
    act,
    looks_at,
    queued,
    timers_set,
)


def test_a_request_is_kept_as_it_was_asked_and_is_on_record(unit: Unit) -> None:
    asked = ask(unit, BY_GRACE, Step((DAVID.id, WEB), 2))
    request = request_in(unit)
    assert asked == Asked(request, [], has_card=True)
    assert (request.name, request.content, request.status) == ("R-1", POSTERS, RequestStatus.OPEN)
    assert (request.channel_id, request.requester_id, request.position) == (LAUNCH.id, ANA.id, 0)
    (entry,) = audit.story(unit, TEAM, "R-1")
    assert (entry.actor_id, entry.action) == (ANA.id, "request_asked")
    assert entry.details["money"] == "480.00 EUR"
    assert entry.details["steps"] == [
        {"seats": [GRACE.id], "need": 1},
        {"seats": [DAVID.id, WEB], "need": 2},
    ]


def test_the_channel_gets_a_card_and_whoever_decides_first_one_of_their_own(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, WEB)), Step((DAVID.id,)))
    assert cards_to(unit) == [LAUNCH.id, GRACE.id, PIOTR.id, ZOFIA.id]
    request = request_in(unit)
    assert request.asked == (GRACE.id, PIOTR.id, ZOFIA.id)
    assert request.involved == (GRACE.id, DAVID.id, PIOTR.id, ZOFIA.id)


def test_a_card_goes_to_the_thread_where_it_was_asked(unit: Unit) -> None:
    in_thread = replace(act(unit, ANA), thread_ts="1.2")
    asking.ask(in_thread, NewRequest(POSTERS, (BY_GRACE,)), GROUPS)
    (card,) = [each for each in queued(unit) if each.destination == LAUNCH.id]
    assert (card.content, card.thread_ts, card.method, card.actor_id) == (CARD, "1.2", Method.POST, ANA.id)


def test_where_the_bot_is_kept_out_the_requester_gets_the_card(unit: Unit) -> None:
    assert not ask(unit, where=UNSEEN).has_card
    assert cards_to(unit) == [ANA.id, GRACE.id]


def test_a_large_group_is_not_written_to_one_by_one(unit: Unit) -> None:
    everybody = SlackGroups({WEB: frozenset(f"U{number}" for number in range(21))})
    ask(unit, Step((WEB,)), groups=everybody)
    assert request_in(unit).asked == ()
    assert cards_to(unit) == [LAUNCH.id]


def test_members_of_a_group_of_whom_nothing_is_known_are_asked_about_first(unit: Unit) -> None:
    with pytest.raises(NotYetKnown) as unknown:
        ask(unit, Step((WEB,)), groups=SlackGroups({WEB: frozenset({PIOTR.id, "U0NEW"})}))
    assert unknown.value.members == {"U0NEW"}


def test_bots_and_guests_in_a_group_are_not_asked(unit: Unit) -> None:
    mixed = SlackGroups({WEB: frozenset({PIOTR.id, MEERA.id, SLACKBOT.id, ANA.id})})
    ask(unit, Step((WEB,)), groups=mixed)
    assert request_in(unit).asked == (PIOTR.id,)


@pytest.mark.parametrize(
    ("step", "says"),
    [
        (Step((ANA.id,)), "Nobody approves their own request"),
        (Step((GRACE.id, ANA.id), ALL), "Nobody approves their own request"),
        (Step((MEERA.id,)), "only members"),
        (Step((SLACKBOT.id,)), "only members"),
        (Step((ZOFIA_WHO_LEFT.id,)), "only members"),
        (Step((STRANGER.id,)), "only members"),
        (Step((GRACE.id, DAVID.id), 3), "cannot approve"),
        (Step(tuple(f"S{number}" for number in range(21))), "Up to"),
        (Step((WEB,), 3), "too few"),
        (Step(("S0EMPTY",)), "nobody left"),
    ],
    ids=[
        "oneself",
        "oneself among all",
        "guest",
        "bot",
        "left",
        "stranger",
        "three of two",
        "21",
        "of a group",
        "empty",
    ],
)
def test_a_request_that_leads_nowhere_is_refused(unit: Unit, step: Step, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        ask(unit, step)
    assert actions(unit) == []


def test_a_dead_end_is_spelt_out_with_each_reason(unit: Unit) -> None:
    put_policy(unit, Step((ANA.id, ZOFIA_WHO_LEFT.id)), fallback=ANA)
    with pytest.raises(Refusal) as refused:
        ask(unit)
    assert refused.value.values["chain"] == Chain(
        ((ANA.id, "asks for it"), (ZOFIA_WHO_LEFT.id, "has left"), (ANA.id, "asks for it"))
    )


def test_without_policy_and_approvers_nobody_knows_whom_to_ask(unit: Unit) -> None:
    with pytest.raises(Refusal, match="No policy says so"):
        ask(unit, steps=())


def test_an_amount_that_no_policy_can_compare_is_asked_back(unit: Unit) -> None:
    put_policy(unit, amounts=Range("PLN", least=Decimal(1000)))
    with pytest.raises(Refusal, match="policies know"):
        ask(unit)
    with pytest.raises(Refusal, match="policies know"):
        simulating.simulate(act(unit, ANA), POSTERS)
    assert ask(unit, content=replace(POSTERS, money=Money(Decimal(2000), "PLN"))).request.policy_name


def test_a_policy_says_who_decides_and_how_long_it_may_take(unit: Unit) -> None:
    timing = Timing(deadline_hours=8, escalate_after_hours=4, escalate_to=DAVID.id, expire_after_days=10)
    put_policy(unit, Step((GRACE.id,)), timing=timing, amounts=Range("EUR", Decimal(400)))
    request = ask(unit, steps=()).request
    assert (request.policy_name, request.policy_version, request.fallback_id) == ("spend", 1, DAVID.id)
    assert request.steps == (BY_GRACE,)
    assert (request.timing, request.expires_at) == (timing, NOW + timedelta(days=10))
    assert set(timers_set(unit)) == {"R-1"}
    assert GRACE.id in looks_at(unit)


def test_whoever_the_requester_named_beside_the_policy_decides_after_it(unit: Unit) -> None:
    put_policy(unit)
    request = ask(unit, Step((PIOTR.id,))).request
    assert request.steps == (BY_GRACE, Step((PIOTR.id,)))
    assert request.own_steps == (Step((PIOTR.id,)),)


def test_another_amount_goes_another_way(unit: Unit) -> None:
    put_policy(unit, amounts=Range("EUR", Decimal(1000)))
    request = ask(unit, Step((PIOTR.id,))).request
    assert (request.policy_name, request.steps) == ("", (Step((PIOTR.id,)),))
    dear = Content("Posters", "spend", Money(Decimal(1000), "EUR"))
    assert ask(unit, steps=(), content=dear).request.policy_name == "spend"


def test_of_a_policy_that_names_the_requester_the_fallback_decides(unit: Unit) -> None:
    put_policy(unit, Step((ANA.id, GRACE.id), ALL))
    asked = ask(unit, steps=())
    assert asked.request.step.deputies == (DAVID.id,)
    assert asked.request.asked == (GRACE.id, DAVID.id)


def test_who_has_left_since_the_policy_was_made_is_replaced_by_the_fallback(unit: Unit) -> None:
    put_policy(unit)
    people.save_person(unit, replace(GRACE, has_left=True))
    asked = ask(unit, steps=())
    assert [(each.away_id, each.to_id) for each in asked.absences] == [(GRACE.id, DAVID.id)]
    assert asked.request.asked == (DAVID.id,)


def test_only_tasks_that_can_be_seen_begin_with_a_request(unit: Unit) -> None:
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id], NOW)
    adding.add(act(unit, DAVID, LEADERSHIP), NewTask("Cut the budget"))
    with pytest.raises(Refusal, match="There is no T-"):
        ask(unit, starts=(1,))


def test_a_request_of_a_private_channel_is_seen_by_its_people_alone(unit: Unit) -> None:
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id], NOW)
    ask(unit, Step((PIOTR.id,)), by=GRACE, where=LEADERSHIP)
    for person, here in [(GRACE, LAUNCH), (PIOTR, LAUNCH), (DAVID, LEADERSHIP), (DAVID, GRACE_AND_BOT)]:
        assert find_visible(act(unit, person, here), 1).number == 1
    for person in (ANA, DAVID):
        with pytest.raises(Refusal, match="that you can see here"):
            find_visible(act(unit, person), 1)
