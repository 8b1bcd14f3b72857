"""T-12 and R-7 in what people say: shown in the thread to those who may see it, once a day."""

import pytest

from bot.sandbox.chat import Chat
from bot.sandbox.faults import FaultKind
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from storage.store import Store
from tests.scenarios import approving
from tests.scenarios.test_capture import card
from tests.scenarios.test_card_threads import calls, seen
from tests.team import Team, channel, member


def replies(chat: Chat, words: str, place: str = "launch") -> list[Message]:
    """What stands in the thread of the message with these words."""
    messages = channel(chat.sandbox, place).messages.values()
    said = next(found for found in messages if words in found.text)
    return [found for found in messages if found.is_reply and found.thread_ts in (said.ts, said.thread_ts)]


def whispers(chat: Chat, who: str) -> list[str]:
    return [
        each.text for each in chat.sandbox.state.ephemerals.get(member(chat.sandbox, who).id, {}).values()
    ]


@pytest.fixture
def team() -> Team:
    return approving.team_that_asks()


@pytest.fixture
def brief(chat: Chat) -> Chat:
    """T-1 stands in #launch, which everybody is in."""
    chat.as_("grace").says("/task add Draft the brief @ana by friday 5pm", in_="#launch")
    return chat


def test_a_task_that_is_named_is_shown_in_the_messages_thread(brief: Chat) -> None:
    piotr = brief.as_("piotr").says("What about T-1?", in_="#launch")
    [shown] = replies(brief, "What about T-1?")
    piotr.sees("T-1 Draft the brief · ana · termin Nov 27, 2026 23:00 · karta")
    posted = card(brief, "T-1")
    assert f"/p{posted.ts.replace('.', '')}|karta>" in str(shown.blocks)
    assert "<@" not in f"{shown.text} {shown.blocks}"


def test_it_says_how_the_task_stands(brief: Chat) -> None:
    brief.as_("ana").says("/task start 1", in_="#launch")
    brief.as_("grace").says("Is T-1 under way?", in_="#launch").sees("in progress · card")
    brief.as_("ana").says("/task done 1", in_="#launch")
    brief.clock("tue 12:00")
    grace = brief.as_("grace").says("So T-1 is done?", in_="#launch")
    grace.sees("T-1 Draft the brief · ana · :white_check_mark: done · card")


@pytest.mark.both_databases
def test_it_is_shown_once_a_day_in_a_channel_and_in_each_thread(brief: Chat) -> None:
    grace = brief.as_("grace").says("First T-1", in_="#launch").says("Again T-1", in_="#launch")
    assert (len(replies(brief, "First T-1")), len(replies(brief, "Again T-1"))) == (1, 0)
    grace.says("A thread about lunch", in_="#launch")
    for words in ("lunch and T-1", "lunch, then T-1"):
        brief.as_("ana").says(words, in_="#launch", thread="A thread about lunch")
    assert len(replies(brief, "A thread about lunch")) == 3
    brief.clock("tue 12:00")
    grace.says("Tomorrow T-1", in_="#launch")
    assert len(replies(brief, "Tomorrow T-1")) == 1


def test_three_tasks_fit_a_message_and_what_is_not_there_is_passed_over(chat: Chat) -> None:
    grace = chat.as_("grace").opens("#launch")
    for number in range(1, 6):
        grace.says(f"/task add Errand number {number}", in_="#launch")
    grace.says("See T-99, T-2, T-3, T-4", in_="#launch")
    [shown] = replies(chat, "See T-99")
    assert shown.text.splitlines() == ["T-2 Errand number 2", "T-3 Errand number 3"]


@pytest.mark.parametrize(
    "text", ["`T-1` is a name", "https://acme.example/T-1", "t-1 or T1 maybe", "T-2 then"]
)
def test_code_links_other_names_and_other_numbers_say_nothing(brief: Chat, text: str) -> None:
    before = len(channel(brief.sandbox, "launch").messages)
    brief.as_("grace").says(text, in_="#launch")
    assert len(channel(brief.sandbox, "launch").messages) == before + 1


def test_in_the_thread_of_its_own_card_it_says_nothing(brief: Chat) -> None:
    brief.as_("piotr").says("T-1 is mine", in_="#launch", thread="T-1 Draft the brief")
    brief.as_("grace").says("@ana please write the text", in_="#launch").reacts("pushpin", to="@ana please")
    brief.as_("piotr").says("So T-2 it is", in_="#launch", thread="@ana please write")
    assert [found.bot_id for found in replies(brief, "T-1 is mine")] == [""]
    assert "ana · termin" not in brief.as_("piotr").screen("#launch")


def test_what_is_said_to_muster_is_answered_and_not_explained(brief: Chat) -> None:
    piotr = brief.as_("piotr").says("@muster done T-1", in_="#launch")
    assert replies(brief, "done T-1") == []
    piotr.says("T-1", in_="@muster").does_not_see("karta", in_="@muster")


def test_in_another_channel_all_see_it_if_each_of_them_may(brief: Chat) -> None:
    brief.as_("zofia").says("T-1 needs a picture", in_="#design")
    assert len(replies(brief, "T-1 needs a picture", "design")) == 1


def test_where_a_guest_reads_along_only_the_author_is_shown_what_the_guest_may_not_see(chat: Chat) -> None:
    chat.as_("ana").says("/task add Choose the colours", in_="#design")
    piotr = chat.as_("piotr").says("T-1 comes first", in_="#launch").sees("T-1 Choose the colours · ")
    assert replies(chat, "T-1 comes first") == []
    piotr.says("As I said, T-1 first", in_="#launch")
    assert whispers(chat, "piotr") == ["T-1 Choose the colours"]
    chat.as_("meera").says("What is T-1?", in_="#launch").does_not_see("Choose the colours")
    assert whispers(chat, "meera") == []


def test_a_task_of_a_private_channel_is_shown_in_that_channel_only(chat: Chat) -> None:
    leadership = channel(chat.sandbox, "leadership")
    leadership.members[chat.sandbox.state.bot.id] = None
    chat.as_("grace").says("/task add Cut the budget", in_="#leadership")
    for who in ("ana", "david"):
        chat.as_(who).says(f"{who} knows T-1", in_="#launch").does_not_see("Cut the budget", in_="#launch")
        assert whispers(chat, who) == []
    chat.as_("david").says("T-1 is hard", in_="#leadership").sees("T-1 Cut the budget · nobody yet")
    assert len(replies(chat, "T-1 is hard", "leadership")) == 1


def test_whoever_works_on_a_private_task_reads_it_alone_elsewhere(chat: Chat) -> None:
    chat.as_("grace").says("/task add Cut the budget @ana", in_="#leadership")
    chat.as_("ana").says("T-1 worries me", in_="#launch").sees("T-1 Cut the budget · ana", in_="#launch")
    assert replies(chat, "T-1 worries me") == []


def test_where_a_stranger_reads_along_nothing_of_other_channels_is_shown(chat: Chat) -> None:
    member(chat.sandbox, "zofia").is_stranger = True
    chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    channel(chat.sandbox, "launch").members.pop(member(chat.sandbox, "zofia").id)
    chat.as_("ana").says("T-1 needs a picture", in_="#design").sees("T-1 Draft the brief")
    assert replies(chat, "T-1 needs a picture", "design") == []
    chat.as_("zofia").says("What is T-1?", in_="#design").does_not_see("Draft the brief")


def test_in_a_channel_of_very_many_only_the_author_reads_of_other_channels(brief: Chat) -> None:
    crowd = [Person(id=f"U{number:08}", name=f"p{number}", real_name="P") for number in range(60)]
    design = channel(brief.sandbox, "design")
    brief.sandbox.state.people |= {person.id: person for person in crowd}
    design.members |= {person.id: None for person in crowd}
    before = calls(brief, "users.info")
    brief.as_("zofia").says("T-1 needs a picture", in_="#design").sees("T-1 Draft the brief")
    assert replies(brief, "T-1 needs a picture", "design") == []
    assert calls(brief, "users.info") <= before + 2


@pytest.mark.both_databases
def test_a_message_that_slack_delivers_twice_is_explained_once(brief: Chat) -> None:
    brief.sandbox.faults.set(FaultKind.REDELIVER, count=20)
    brief.as_("grace").says("What about T-1?", in_="#launch")
    assert len(replies(brief, "What about T-1?")) == 1


def test_a_message_that_names_no_task_of_ours_leaves_no_trace(brief: Chat, store: Store) -> None:
    before = calls(brief, "users.info"), seen(store)
    brief.as_("zofia").says("The T-34 is a tank", in_="#launch").says("No number", in_="#launch")
    assert (calls(brief, "users.info"), seen(store)) == before


def test_a_title_that_shouts_pings_nobody(chat: Chat) -> None:
    chat.as_("grace").says("/task add Tell @here & <!channel> about it", in_="#launch")
    chat.as_("grace").says("T-1 is out", in_="#launch")
    [shown] = replies(chat, "T-1 is out")
    assert "<!" not in f"{shown.text} {shown.blocks}"


def test_a_request_that_is_named_is_shown_as_a_task_is(chat: Chat) -> None:
    chat.as_("ana").says("/request Posters for the launch to @grace amount 480 EUR type spend", in_="#launch")
    posted = approving.card(chat)
    chat.as_("piotr").says("/task add Print them", in_="#launch").says("R-1 comes before T-1", in_="#launch")
    [shown] = replies(chat, "R-1 comes before T-1")
    assert shown.text.splitlines() == ["R-1 Posters for the launch", "T-1 Print them"]
    assert "*R-1* Posters for the launch · *480 EUR* · wydatek · pyta ana · wygasa <!date" in str(
        shown.blocks
    )
    assert f"/p{posted.ts.replace('.', '')}|karta>" in str(shown.blocks)
    assert "<@" not in f"{shown.text} {shown.blocks}"
    chat.as_("zofia").says("What of R-1?", in_="#launch", thread="[Approva]")
    assert [found.bot_id for found in replies(chat, "What of R-1?")] == [""]


def test_a_request_is_shown_to_those_who_may_see_it_only(chat: Chat) -> None:
    leadership = channel(chat.sandbox, "leadership")
    leadership.members[chat.sandbox.state.bot.id] = None
    chat.as_("grace").says("/request Cut the budget to @david", in_="#leadership")
    chat.as_("ana").says("What is R-1?", in_="#launch").does_not_see("Cut the budget")
    assert (replies(chat, "What is R-1?"), whispers(chat, "ana")) == ([], [])
    chat.as_("david").says("R-1 is mine", in_="#launch").sees("*R-1* Cut the budget · asked by grace")
    assert replies(chat, "R-1 is mine") == []
