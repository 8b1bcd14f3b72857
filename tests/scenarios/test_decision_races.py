"""Two things at the same instant, things that come twice or too late, and things nobody could press."""

import asyncio
from dataclasses import replace

import pytest

from bot.domain.approvals.commands import NewRequest
from bot.domain.approvals.model import RequestStatus
from bot.sandbox.chat import Chat
from bot.sandbox.faults import FaultKind
from bot.services.act import Act
from bot.services.approvals import editing
from bot.services.approvals.eligibility import nobody
from storage.people import require_person, require_place
from storage.store import Store
from storage.unit import Unit
from tests.scenarios.approving import (
    POSTERS,
    card,
    click,
    deliver,
    refused,
    request,
    team_that_asks,
    votes,
    whispers,
)
from tests.team import Team, channel, member

ASK = f"/request {POSTERS} to @grace"


@pytest.fixture
def team() -> Team:
    return team_that_asks()


def edit(chat: Chat, store: Store, title: str) -> None:
    """As the requester, with another title."""

    def work(unit: Unit) -> None:
        was = request(chat, store)
        by = require_person(unit, was.workspace_id, was.requester_id)
        here = require_place(unit, was.workspace_id, was.channel_id)
        act = Act(unit, by, here, chat.sandbox.clock(), "command")
        editing.edit(act, 1, NewRequest(replace(was.content, title=title), was.own_steps), nobody)

    asyncio.run(store.write(work))


@pytest.mark.both_databases
def test_two_approvers_at_the_same_instant_decide_once(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(f"/request {POSTERS} to @grace @david", in_="#launch")
    deliver(chat, *(click(chat, who, "Approve", card(chat, who)) for who in ("grace", "david")))
    [(first, _, _)] = votes(chat, store)
    [(second, why)] = refused(chat, store)
    assert ({first, second}, why) == ({"grace", "david"}, "closed")
    assert "R-1 is closed already (approved)" in str(whispers(chat, second))
    chat.as_("ana").sees("La tua richiesta è approvata", in_="@muster", times=1)


@pytest.mark.both_databases
def test_two_of_two_at_the_same_instant_are_both_counted(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(f"/request {POSTERS} to all of @grace @david", in_="#launch")
    deliver(chat, *(click(chat, who, "Approve", card(chat, who)) for who in ("grace", "david")))
    assert sorted(votes(chat, store)) == [("david", "approve", ""), ("grace", "approve", "")]
    assert request(chat, store).status is RequestStatus.APPROVED


@pytest.mark.both_databases
def test_a_vote_on_what_was_edited_meanwhile_is_not_counted(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(ASK, in_="#launch")
    on_the_way = click(chat, "grace", "Approve", card(chat, "grace"))
    edit(chat, store, "Posters, twice as large")
    deliver(chat, on_the_way)
    grace = chat.as_("grace").sees("R-1 has changed since: your vote was not counted.", in_="@muster")
    assert (votes(chat, store), refused(chat, store)) == ([], [("grace", "outdated")])
    grace.sees(f"• What is asked for: {POSTERS} → *Posters, twice as large*", in_="@muster")
    grace.sees("@ana changed what you are asked to approve:").clicks("Approve", in_="@muster")
    assert votes(chat, store) == [("grace", "approve", "")]


def test_a_reason_that_is_sent_after_an_edit_is_not_counted(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(ASK, in_="#launch")
    grace = chat.as_("grace").clicks("Reject…", in_="@muster")
    edit(chat, store, "Posters, half as dear")
    grace.fills(reason="too dear").submits().sees("R-1 has changed since", in_="@muster")
    assert (votes(chat, store), refused(chat, store)) == ([], [("grace", "outdated")])


@pytest.mark.both_databases
def test_a_vote_after_expiry_is_not_counted_though_nothing_has_noticed_yet(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(ASK, in_="#launch")
    on_the_way = click(chat, "grace", "Approve", card(chat, "grace"))
    chat.sandbox.clock.move(request(chat, store).expires_at)
    deliver(chat, on_the_way)
    grace = chat.as_("grace").sees("R-1 has expired, undecided: your vote was not counted.", in_="@muster")
    grace.sees("*Expired, not decided*", in_="@muster").does_not_see("[Approve]")
    assert (votes(chat, store), refused(chat, store)) == ([], [("grace", "expired")])
    grace.says("approved", in_="@muster", thread=POSTERS).sees("has expired", times=2, in_="@muster")


@pytest.mark.both_databases
def test_a_double_click_counts_once_and_decides_no_second_step(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(f"/request {POSTERS} to @grace then @grace @david", in_="#launch")
    before = card(chat, "grace")
    deliver(chat, *(click(chat, "grace", "Approve", before) for _ in range(2)))
    assert votes(chat, store) == [("grace", "approve", "")]
    assert request(chat, store).position == 1
    assert refused(chat, store) == [("grace", "moved on")]


@pytest.mark.both_databases
def test_a_click_that_slack_delivers_twice_counts_once(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(f"/request {POSTERS} to all of @grace @david", in_="#launch")
    envelope = click(chat, "grace", "Approve", card(chat, "grace"))
    deliver(chat, envelope)
    deliver(chat, envelope)
    assert (votes(chat, store), refused(chat, store)) == ([("grace", "approve", "")], [])
    chat.as_("ana").sees("@grace approva; altri devono ancora decidere:", in_="@muster", times=1)


@pytest.mark.both_databases
def test_words_that_slack_delivers_twice_count_once(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(f"/request {POSTERS} to all of @grace @david", in_="#launch")
    chat.sandbox.faults.set(FaultKind.REDELIVER, count=20)
    chat.as_("grace").says("approved", in_="#launch", thread=f"R-1 {POSTERS}")
    chat.as_("david").says("looks good", in_="#launch", thread=f"R-1 {POSTERS}")
    assert votes(chat, store) == [("grace", "approve", "")]
    assert [len(whispers(chat, who)) for who in ("grace", "david")] == [1, 1]
    chat.as_("ana").sees("@grace approva; altri devono ancora decidere:", in_="@muster", times=1)


def test_whoever_left_the_group_between_prompt_and_click_does_not_decide(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(f"/request {POSTERS} to @web", in_="#launch")
    [group] = chat.sandbox.state.usergroups.values()
    group.users.remove(member(chat.sandbox, "piotr").id)
    chat.as_("piotr").clicks("Zatwierdź", in_="@muster").sees("R-1 na Ciebie nie czeka, decyduje @web")
    chat.as_("piotr").says("zatwierdzam", in_="#launch", thread=POSTERS)
    assert (votes(chat, store), {why for _, why in refused(chat, store)}) == ([], {"not asked"})
    chat.as_("zofia").clicks("Zatwierdź", in_="@muster")
    assert votes(chat, store) == [("zofia", "approve", "")]


def test_a_stranger_and_a_guest_decide_nothing_even_in_a_group(chat: Chat, store: Store) -> None:
    [group] = chat.sandbox.state.usergroups.values()
    group.users += [member(chat.sandbox, who).id for who in ("david", "meera")]
    member(chat.sandbox, "david").is_stranger = True
    chat.as_("ana").says(f"/request {POSTERS} to @web", in_="#launch")
    for who in ("david", "meera"):
        person = chat.as_(who).opens("#launch").clicks("Approva").sees("does not wait for you", in_="#launch")
        person.says("approved", in_="#launch", thread=POSTERS).clicks("Respingi…", in_="#launch")
        person.does_not_see("Why not?")
    assert votes(chat, store) == []
    assert refused(chat, store) == [(who, "not asked") for who in ("david", "david", "meera", "meera")]


def test_a_stranger_in_another_channel_learns_nothing_of_the_request(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(ASK, in_="#design").says(f"/request {POSTERS} to @grace", in_="#launch")
    member(chat.sandbox, "david").is_stranger = True
    channel(chat.sandbox, "launch").members.setdefault(member(chat.sandbox, "david").id, None)
    shown = request(chat, store, 1).shown
    message = card(chat, name="R-2")
    deliver(chat, click(chat, "david", "Approva", message, value=f"1 0 {shown}"))
    assert whispers(chat, "david") == [
        "That button does not belong here. Nothing was counted, and the attempt is on record."
    ]
    assert refused(chat, store, "R-2") == [("david", "forged")]


TAMPERED = [
    ("Approve", "1 0 ffffffffffff", "outdated"),
    ("Approve", "1 7 {shown}", "moved on"),
    ("Approve", "1 0", "forged"),
    ("Approve", "0 0 {shown}", "forged"),
    ("Approve", "1 0 {shown} ", "forged"),
    ("Approve", "٣ 0 {shown}", "forged"),
    ("Approve", "", "forged"),
    ("Approve", "2 0 {shown}", "forged"),
    ("Abstain", "condition", "forged"),
    ("Abstain", "approve 1 0 {shown}", "forged"),
    ("Abstain", "pass 1 0 zzzzzzzzzzzz", "forged"),
]


def test_what_somebody_tampered_with_is_refused_in_private_and_on_record(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(ASK, in_="#launch").says(ASK, in_="#launch")
    message, shown = card(chat, "grace", "R-1"), request(chat, store).shown
    for label, value, _ in TAMPERED:
        deliver(chat, click(chat, "grace", label, message, value=value.format(shown=shown)))
    told = whispers(chat, "grace")
    assert len(told) == len(TAMPERED)
    assert all("not counted" in each or "Nothing was counted" in each for each in told)
    assert refused(chat, store) == [("grace", why) for _, _, why in TAMPERED]
    assert (votes(chat, store), votes(chat, store, 2)) == ([], [])
