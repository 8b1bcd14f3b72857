"""What is said in the thread of a request's card: counted where it can be read in one way only."""

import asyncio

import pytest

from bot.domain.approvals.model import RequestStatus
from bot.sandbox.chat import Chat
from storage import approvals
from storage.store import Store
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
from tests.scenarios.test_card_threads import seen
from tests.team import Team, channel, member

THREAD = {"in_": "#launch", "thread": f"R-1 {POSTERS}"}


@pytest.fixture
def team() -> Team:
    return team_that_asks()


@pytest.fixture
def asked(chat: Chat) -> Chat:
    """R-1 waits for both Grace and David."""
    chat.as_("ana").says(f"/request {POSTERS} to all of @grace @david amount 480 EUR", in_="#launch")
    return chat


def permalinks(chat: Chat, store: Store) -> list[str]:
    asked = request(chat, store)
    found = asyncio.run(store.read(lambda unit: approvals.votes_of(unit, asked)))
    return [vote.permalink for vote in found]


def said(chat: Chat) -> str:
    """The permalink of what was said last in #launch."""
    newest = [found for found in channel(chat.sandbox, "launch").messages.values() if not found.bot_id][-1]
    return f"/p{newest.ts.replace('.', '')}?thread_ts={card(chat).ts}&cid={newest.channel}"


@pytest.mark.both_databases
def test_an_unambiguous_word_is_a_vote_with_its_permalink(asked: Chat, store: Store) -> None:
    grace = asked.as_("grace").says("approved", **THREAD)
    assert votes(asked, store) == [("grace", "approve", "")]
    [link] = permalinks(asked, store)
    assert link.endswith(said(asked))
    grace.sees("@grace approva · detto qui", in_="#launch").sees("Recorded for R-1 Posters for the launch")
    david = asked.as_("david").says("Reject: too expensive for <us>", **THREAD)
    david.sees("@david rejected: too expensive for <us> · said here", in_="@muster")
    assert request(asked, store).status is RequestStatus.REJECTED
    assert [len(whispers(asked, who)) for who in ("grace", "david")] == [1, 1]
    assert [told.split(":")[0] for told in whispers(asked, "ana")] == ["Chiesto"]  # nothing of the votes


def test_words_in_other_languages_and_in_the_thread_of_the_direct_card_count_too(
    chat: Chat, store: Store
) -> None:
    chat.as_("ana").says(f"/request {POSTERS} to all of @piotr @grace", in_="#launch")
    chat.as_("piotr").says("Zatwierdzam pod warunkiem, że będzie faktura", in_="@muster", thread=POSTERS)
    assert votes(chat, store) == [("piotr", "condition", "będzie faktura")]
    chat.as_("piotr").sees("Zapisano, R-1", in_="@muster", times=1)
    chat.as_("grace").says("looks good", in_="@muster", thread=POSTERS).clicks("Record as approval")
    assert request(chat, store).status is RequestStatus.APPROVED
    assert [bool(link) for link in permalinks(chat, store)] == [True, True]


def test_what_only_sounds_like_a_vote_is_offered_to_whoever_said_it_and_not_counted_by_itself(
    asked: Chat, store: Store
) -> None:
    grace = asked.as_("grace").says("looks good", **THREAD).sees("Is that your decision?", in_="#launch")
    asked.as_("david").opens("#launch").does_not_see("Record as approval")
    assert votes(asked, store) == []
    words = said(asked)
    grace.clicks("Record as approval").sees("Recorded for R-1").does_not_see("[Record as approval]")
    assert votes(asked, store) == [("grace", "approve", "")]
    assert permalinks(asked, store)[0].endswith(words)
    asked.as_("grace").says("lgtm", **THREAD).does_not_see("[Record as approval]")


@pytest.mark.parametrize(
    ("words", "button", "reason", "vote"),
    [
        ("rejected", "Record as rejection…", "too dear", ("grace", "reject", "too dear")),
        (
            "approved if legal signs off",
            "Record with a condition…",
            "",
            ("grace", "condition", "approved if legal signs off"),
        ),
    ],
)
def test_where_a_reason_is_wanting_the_button_asks_for_it(
    asked: Chat, store: Store, words: str, button: str, reason: str, vote: tuple[str, str, str]
) -> None:
    grace = asked.as_("grace").says(words, **THREAD)
    assert votes(asked, store) == []
    grace.clicks(button)
    (grace.fills(reason=reason) if reason else grace).submits()
    assert votes(asked, store) == [vote]


def test_whoever_is_not_asked_is_left_alone(asked: Chat, store: Store) -> None:
    for who in ("ana", "piotr", "meera"):
        before = whispers(asked, who)
        asked.as_(who).says("approved", **THREAD).says("looks good", **THREAD)
        assert whispers(asked, who) == before
    assert (votes(asked, store), refused(asked, store)) == ([], [])


def test_said_to_muster_it_counts_as_well_and_is_no_command(asked: Chat, store: Store) -> None:
    asked.as_("grace").says("@muster approved", **THREAD)
    asked.as_("david").says("@grace approved", **THREAD).says("@muster approve", **THREAD)
    assert votes(asked, store) == [("david", "approve", ""), ("grace", "approve", "")]
    assert [len(whispers(asked, who)) for who in ("grace", "david")] == [1, 2]  # one was only offered


def test_talk_edits_quotes_and_words_elsewhere_are_no_votes(asked: Chat, store: Store) -> None:
    grace = asked.as_("grace").says("Which size are they?", **THREAD)
    grace.edits("Which size are they?", "approved", in_="#launch")
    grace.says("> approved\nReally?", **THREAD).says("approved", in_="#launch")
    grace.says("approved, I am joking", **THREAD).says("`approved`", **THREAD)
    asked.as_("david").says("Lunch?", in_="#launch").says("approved", in_="#launch", thread="Lunch?")
    assert (votes(asked, store), whispers(asked, "grace"), whispers(asked, "david")) == ([], [], [])


def test_what_says_nothing_of_a_decision_leaves_no_trace(asked: Chat, store: Store) -> None:
    before = seen(store)
    asked.as_("grace").says("Which size are they?", **THREAD)
    asked.as_("david").says("Lunch?", in_="#launch").says("approved", in_="#launch", thread="Lunch?")
    assert seen(store) == before


def test_words_after_the_end_are_answered_in_private_to_whoever_was_asked(asked: Chat, store: Store) -> None:
    grace = asked.as_("grace").says("reject: no money", **THREAD)
    grace.says("approved", **THREAD).says("rejected", **THREAD)
    recorded, too_late = whispers(asked, "grace")  # nothing about what only says it again
    assert recorded.startswith("Recorded for R-1")
    assert too_late.startswith("R-1 is closed already (rejected)")
    asked.as_("david").says("approved", **THREAD).sees("R-1 is closed already (rejected)", in_="#launch")
    asked.as_("piotr").says("approved", **THREAD)
    assert whispers(asked, "piotr") == []
    assert refused(asked, store) == [("grace", "closed"), ("david", "closed")]


def test_an_offer_that_was_tampered_with_is_refused_and_on_record(asked: Chat, store: Store) -> None:
    asked.as_("david").says("Not me", **THREAD)
    others = said(asked).partition("?")[0].removeprefix("/p")
    asked.as_("grace").says("looks good", **THREAD)
    offer = list(asked.sandbox.state.ephemerals[member(asked.sandbox, "grace").id].values())[-1]
    value = f"approve 1 0 {request(asked, store).shown} {others[:10]}.{others[10:]}"
    for altered in (value, "approve 1 0 abc 1.1", "anything 1 0 x y", ""):
        deliver(asked, click(asked, "grace", "Record as approval", offer, value=altered))
    asked.as_("grace").opens("#launch").sees("That button does not belong here.", times=4)
    assert votes(asked, store) == []
    assert (
        refused(asked, store) + refused(asked, store, member(asked.sandbox, "grace").id)
        == [("grace", "forged")] * 4
    )
