"""Requests decided in Slack: by button, in a form, in a direct message, in so many words."""

import pytest

from bot.domain.approvals.model import RequestStatus
from bot.sandbox.chat import Chat
from storage.store import Store
from tests.scenarios.approving import POSTERS, card, refused, request, team_that_asks, votes, whispers
from tests.team import Team

ASK = f"/request {POSTERS} to @grace amount 480.50 EUR type spend"
BUTTONS = "[Approve] [Request changes…] [Reject…]"


@pytest.fixture
def team() -> Team:
    return team_that_asks()


@pytest.fixture
def asked(chat: Chat) -> Chat:
    """R-1 waits for Grace."""
    chat.as_("ana").says(ASK, in_="#launch")
    return chat


def test_an_approval_shows_on_all_copies_and_the_requester_hears_of_it(asked: Chat, store: Store) -> None:
    grace = asked.as_("grace").opens("#launch")
    grace.sees("*480.50 EUR* · spend · asked by @ana", in_="@muster").sees("@ana asks for your approval:")
    grace.clicks("Approve", in_="@muster")
    grace.sees("*Approved* by @grace", in_="@muster").does_not_see(BUTTONS)
    asked.as_("zofia").opens("#launch").sees("*Approvata* da @grace").does_not_see("[Approva]")
    asked.as_("ana").sees(":tada: La tua richiesta è approvata. @grace approva:", in_="@muster")
    assert (request(asked, store).status, votes(asked, store)) == (
        RequestStatus.APPROVED,
        [("grace", "approve", "")],
    )
    assert whispers(asked, "grace") == []


def test_a_rejection_wants_its_reason(asked: Chat, store: Store) -> None:
    grace = asked.as_("grace").clicks("Reject…", in_="@muster").sees("Why not?", in_="modal")
    grace.fills(reason="   ").submits().sees("Please say why.")
    assert votes(asked, store) == []
    grace.fills(reason="too *dear* <now>").submits()
    grace.sees(":x: @grace rejected: too *dear* <now>", in_="@muster").does_not_see(BUTTONS)
    asked.as_("ana").sees("La tua richiesta è respinta. @grace respinge:", in_="@muster").sees("too *dear*")
    assert request(asked, store).status is RequestStatus.REJECTED


def test_a_condition_is_an_approval_that_says_so_everywhere(asked: Chat, store: Store) -> None:
    grace = asked.as_("grace").clicks("Approve with a condition…", in_="@muster")
    grace.sees("On which condition?", in_="modal").fills(reason="no gloss").submits()
    grace.sees("*Approved* by @grace").sees("@grace approved on a condition: no gloss", in_="@muster")
    asked.as_("ana").sees("@grace approva a una condizione: no gloss", in_="#launch").sees("> no gloss")
    assert votes(asked, store) == [("grace", "condition", "no gloss")]


def test_wished_for_changes_wait_for_the_requester_who_edits_and_it_is_asked_again(
    asked: Chat, store: Store
) -> None:
    asked.as_("grace").clicks("Request changes…", in_="@muster").fills(reason="the new logo").submits()
    asked.as_("grace").sees("*Waits for changes* by @ana", in_="@muster").does_not_see(BUTTONS)
    asked.as_("ana").sees("@grace chiede modifiche. Modifica la richiesta", in_="@muster")
    assert request(asked, store).status is RequestStatus.CHANGES
    ana = asked.as_("ana").clicks("Modifica…", in_="@muster").fills(title=f"{POSTERS}, new logo").submits()
    ana.sees("[Approva]", in_="#launch")
    grace = asked.as_("grace").sees("• What is asked for: Posters for the launch → *Posters", in_="@muster")
    grace.clicks("Approve", in_="@muster")
    assert request(asked, store).status is RequestStatus.APPROVED


@pytest.mark.both_databases
def test_several_steps_and_several_people_are_counted_on_the_card(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(f"/request {POSTERS} to 2 of @grace @david @web then @zofia", in_="#launch")
    chat.as_("grace").opens("#launch").clicks("Astieniti", in_="#launch")
    chat.as_("grace").sees(":white_circle: @grace si astiene", in_="#launch").sees("0 su 2 approvano")
    chat.as_("david").clicks("Approve", in_="@muster").sees("1 of 2 approved", in_="@muster")
    chat.as_("david").sees("Your vote: :white_check_mark: approve. You may change it")
    chat.as_("zofia").opens("@muster").sees("zgody: 1 z 2")
    chat.as_("piotr").clicks("Zatwierdź", in_="@muster").sees("Krok 2: @zofia · *czeka*")
    chat.as_("ana").sees("e questo passo è fatto. Ora aspetta @zofia:", in_="@muster")
    chat.as_("zofia").clicks("Zatwierdź", in_="@muster")
    chat.as_("ana").sees("*Approvata* da @david, @piotr, @zofia", in_="#launch")
    assert request(chat, store).status is RequestStatus.APPROVED


def test_a_vote_may_be_changed_until_its_step_is_decided(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(f"/request {POSTERS} to all of @grace @david", in_="#launch")
    grace = chat.as_("grace").clicks("Approve", in_="@muster").clicks("Abstain", in_="@muster")
    grace.sees("Your vote: :white_circle: abstain.")
    assert votes(chat, store) == [("grace", "abstain", "")]
    grace.clicks("Approve", in_="@muster")
    chat.as_("david").clicks("Approve", in_="@muster")
    grace.does_not_see(BUTTONS, in_="@muster")
    assert request(chat, store).status is RequestStatus.APPROVED


def test_a_request_is_passed_on_to_somebody_else(asked: Chat, store: Store) -> None:
    grace = asked.as_("grace").clicks("Pass it on…", in_="@muster").sees("Who decides instead?")
    grace.fills(person="ana").submits().sees("cannot be passed on to @ana", in_="modal")
    grace.closes().fills(person="david").submits()
    grace.sees("@david (passed on by @grace)", in_="@muster").does_not_see(BUTTONS)
    asked.as_("ana").sees("@grace ha passato la tua richiesta a @david:", in_="@muster")
    asked.as_("david").sees("@ana asks for approval, and it was passed on to you:").clicks("Approve")
    assert votes(asked, store) == [("david", "approve", "")]


def test_whoever_is_not_asked_is_refused_in_private_with_the_reason_and_on_record(
    asked: Chat, store: Store
) -> None:
    asked.as_("david").opens("#launch").clicks("Approva").sees("R-1 does not wait for you: @grace decides.")
    asked.as_("ana").opens("#launch").clicks("Approva").sees("Nessuno approva la propria richiesta")
    asked.as_("meera").opens("#launch").clicks("Respingi…").sees("does not wait for you", in_="#launch")
    assert votes(asked, store) == []
    assert refused(asked, store) == [
        ("david", "not asked"),
        ("ana", "own request"),
        ("meera", "not asked"),
    ]
    assert "R-1" not in str(whispers(asked, "grace"))


def test_reminders_and_newer_cards_can_be_decided_in_and_older_ones_show_how_it_stands(
    asked: Chat, store: Store
) -> None:
    asked.as_("grace")
    asked.clock("tue 09:30")
    grace = asked.as_("grace").sees("Waits for your decision", in_="@muster")
    grace.clicks("Approve", on="Waits for your decision").sees("*Approved* by @grace", in_="@muster")
    grace.sees("Recorded for R-1", in_="@muster").does_not_see(BUTTONS)
    assert card(asked, "grace").blocks
    assert request(asked, store).status is RequestStatus.APPROVED


def test_a_request_that_nobody_decides_expires_and_says_so(asked: Chat, store: Store) -> None:
    asked.as_("ana")
    asked.clock("2026-12-24 12:00")
    asked.as_("grace").sees("*Expired, not decided*", in_="@muster").does_not_see(BUTTONS)
    asked.as_("ana").sees("nessuno ha deciso, e non vale né come sì né come no", in_="@muster")
    assert request(asked, store).status is RequestStatus.EXPIRED


def test_the_home_shows_what_waits_and_what_was_asked_and_decides(asked: Chat, store: Store) -> None:
    ana = asked.as_("ana").opens("home").sees("*Le tue richieste*").sees("aspetta @grace · in #launch")
    grace = asked.as_("grace").opens("home").sees("*Waiting for your decision*").sees("asked by @ana")
    grace.clicks("Reject…", in_="home").fills(reason="too dear").submits()
    grace.sees("Recorded for R-1 Posters for the launch: :x: reject.", in_="home")
    grace.does_not_see("Waiting for your decision", in_="home")
    ana.does_not_see("Le tue richieste", in_="home")
    asked.as_("ana").says(ASK, in_="#launch")
    grace.clicks("Approve", in_="home").sees("Recorded for R-2", in_="home").does_not_see(
        "[Approve]", in_="home"
    )
    assert request(asked, store, 2).status is RequestStatus.APPROVED
    assert whispers(asked, "grace") == []


def test_who_decides_nothing_decides_nothing_from_the_home_either(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(f"/request {POSTERS} to @web", in_="#launch")
    piotr = chat.as_("piotr").opens("home")
    [group] = chat.sandbox.state.usergroups.values()
    group.users.clear()
    piotr.clicks("Zatwierdź", in_="home").sees("R-1 na Ciebie nie czeka", in_="home")
    assert refused(chat, store) == [("piotr", "not asked")]


def test_what_is_decided_starts_its_tasks_frees_others_and_stands_in_the_log(
    chat: Chat, store: Store
) -> None:
    piotr = chat.as_("piotr").says("/task add Print the posters @piotr", in_="#launch")
    piotr.says("/task add Hang them up @zofia", in_="#launch")
    chat.as_("ana").says(f"{ASK} when approved: T-1 starts", in_="#launch")
    piotr.says("/task block 2 on R-1", in_="#launch").sees("[Odblokuj]")
    chat.as_("grace").clicks("Approve", in_="@muster")
    piotr.sees("R-1 jest zatwierdzone, więc to się zaczyna:", in_="@muster")
    chat.as_("zofia").sees("R-1", in_="@muster").sees("T-2 Hang them up")
    log = chat.as_("david").says("/request log", in_="#launch")
    log.sees("*R-1* Posters for the launch · *480.50 EUR*").sees("approved by @grace")
    chat.as_("ana").says(f"/request {POSTERS} to @david", in_="#launch")
    chat.as_("david").clicks("Reject…", in_="@muster").fills(reason="No").submits()
    screen = chat.as_("david").says("/request log", in_="#launch").screen("#launch")
    log_lines = screen[screen.rindex("Decision log") :]
    assert log_lines.index("rejected by @david") < log_lines.index("approved by @grace")
