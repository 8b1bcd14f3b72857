"""Nothing of a private channel's tasks is seen elsewhere: not by number, list, button, form, news or error.

The measure is that every answer about the hidden T-1 reads like the one about T-99, which does not exist.
"""

import re
from collections.abc import Callable, Iterator

import pytest

from bot.messages.tasks import actions
from bot.sandbox import membership
from bot.sandbox.chat import Chat
from tests.scenarios.prying import BUTTONS, HIDDEN, MENU, MISSING, Pryer
from tests.team import channel, member

SECRETS = ("quartet", "quagga", "zebra")
NO_SUCH_TASK = {
    "ana": "Qui non c'è nessuna # che tu possa vedere",
    "piotr": "Nie ma tu zadania #, które możesz zobaczyć",
    "meera": "There is no # that you can see here",
    "grace": "There is no # that you can see here",
}
"""Members who are not in the channel, in two languages; a guest; and who created the task, and left."""

VERBS = ("show", "done", "start", "reopen", "unblock", "drop", "watch", "unwatch", "edit")
WORDS = (
    *(f"{verb} {{n}}" for verb in VERBS),
    *("done T-4 T-{n}", "done {n} 4", "assign {n} @piotr", "due {n} friday", "due {n} none", "T-{n}"),
    *("comment {n} hello there", "block {n} rain", "block 4 rain on T-{n}"),
    *("add Print it after T-{n}", "add Print it under T-{n}"),
)


@pytest.fixture
def chat(chat: Chat) -> Chat:
    """T-1 (#xenon, David's), its part T-2 and T-3, which waits for it, are of #leadership, where the bot is.
    T-4 stands in #launch, under and after T-1; T-5, too, by itself.
    """
    grace = chat.as_("grace").invites("muster", in_="#leadership")
    grace.says("/task add Dismiss the xylophone quartet @david #xenon by friday 5pm", in_="#leadership")
    grace.says("/task add Call the quagga under T-1").says("/task add Pay the zebra after T-1")
    grace.says("/task add Book the hall @piotr under T-1 after T-1", in_="#launch")
    grace.says("/task add Rent a van")
    return chat


@pytest.fixture
def pryers(chat: Chat) -> Iterator[list[Pryer]]:
    chat.as_("grace").leaves("#leadership")
    found = [Pryer(chat, name) for name in NO_SUCH_TASK]
    yield found
    for pryer in found:
        pryer.looks()
        seen = "\n".join(pryer.found)
        assert [secret for secret in SECRETS if secret in seen] == [], pryer.name


def each(pryers: list[Pryer], deed: Callable[[Pryer, int], str], what: str = "") -> None:
    """Whatever is tried with the hidden task is answered as with the missing one: that there is none."""
    for pryer in pryers:
        hidden, missing = deed(pryer, HIDDEN), deed(pryer, MISSING)
        assert NO_SUCH_TASK[pryer.name] in hidden, f"{pryer.name}: {what}"
        assert hidden == missing, f"{pryer.name}: {what}"


def _saying(words: str, where: str = "") -> Callable[[Pryer, int], str]:
    return lambda pryer, number: pryer.says(words.format(n=number), *([where] if where else []))


def _pressing(button: str, value: str) -> Callable[[Pryer, int], str]:
    return lambda pryer, number: pryer.presses(button, value.format(n=number))


def test_by_number_the_hidden_task_is_one_that_does_not_exist(pryers: list[Pryer]) -> None:
    for words in WORDS:
        each(pryers, _saying(f"/task {words}"), words)


def test_nor_does_it_exist_in_a_mention_or_a_direct_message(pryers: list[Pryer]) -> None:
    for words in ("show {n}", "done {n}", "add Print it after T-{n}"):
        for typed, where in ((f"@muster {words}", "#launch"), (words, "@muster")):
            each(pryers, _saying(typed, where), words)


def test_nor_under_any_button(pryers: list[Pryer]) -> None:
    for button in BUTTONS:
        each(pryers, _pressing(button, "{n}"), button)
    for option in MENU:
        each(pryers, _pressing(actions.MORE, f"{option} {{n}}"), option)
    for run in (actions.RUN, actions.TURN):
        each(pryers, _pressing(run, "show {n}"), run)


def test_nor_in_the_fields_of_a_form(pryers: list[Pryer]) -> None:
    def enter(pryer: Pryer, form: str, **fields: str) -> str:
        pryer.opens(form, "5")
        return pryer.submits(**fields)

    each(pryers, lambda pryer, number: enter(pryer, actions.EDIT, after=f"T-{number}"), "after")
    each(pryers, lambda pryer, number: enter(pryer, actions.EDIT, under=f"T-{number}"), "under")
    each(pryers, lambda pryer, number: enter(pryer, actions.BLOCK, task=f"T-{number}"), "block")


@pytest.mark.both_databases
@pytest.mark.parametrize("where", ["#launch", "@muster"])
def test_no_list_or_search_knows_of_it(pryers: list[Pryer], where: str) -> None:
    pairs = (("#xenon", "#argon"), ("xylophone", "marimba"), ("#xenon xylophone", "#argon marimba"))
    for pryer in pryers:
        for words, others in pairs:
            hidden, missing = (pryer.says(f"/task list {asked}", where) for asked in (words, others))
            assert hidden.replace("xenon", "argon").replace("xylophone", "marimba") == missing
            assert missing
        for words in ("", "all", "@david", "overdue", "blocked", "unassigned", "done", "given", "watched"):
            pryer.says(f"/task list {words}", where)


def test_what_is_shown_of_a_task_names_its_hidden_relatives_by_number_only(
    chat: Chat, pryers: list[Pryer]
) -> None:
    chat.as_("david").says("/task block 4 rain on T-1", in_="@muster")
    for pryer in pryers:
        told = pryer.says("/task show 4")
        assert "Book the hall" in told
        pryer.presses(actions.EDIT, "4")
    chat.as_("david").says("/task show 4", in_="@muster").sees("quartet", in_="@muster")


def test_whoever_left_cannot_take_back_what_they_did_there(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task due 1 monday", in_="#leadership")
    deeds = re.findall(r"'task_undo', 'value': '(\w+)'", str(grace_sees(chat)))
    pryer = Pryer(chat, "grace")
    grace.leaves("#leadership")
    nothing = "There is nothing of yours from the last ten minutes to undo."
    assert nothing in pryer.says("/task undo")
    assert deeds
    for deed in deeds[-2:]:
        pryer.presses(actions.UNDO, deed)
    assert nothing in pryer.presses(actions.UNDO, deeds[-1])
    chat.as_("david").says("/task show 1", in_="#leadership").sees("due Mon 30 Nov")


def grace_sees(chat: Chat) -> list[object]:
    ephemerals = chat.sandbox.state.ephemerals[member(chat.sandbox, "grace").id]
    return [message.blocks for message in ephemerals.values()]


@pytest.mark.parametrize("form", ["edit", "block"])
def test_a_form_that_was_opened_before_leaving_changes_and_tells_nothing(chat: Chat, form: str) -> None:
    david = chat.as_("david").says("/task assign 1 @grace", in_="#leadership")
    clicks, fields = {
        "edit": ("Edit…", {"title": "Mine now"}),
        "block": ("Block…", {"reason": "Because"}),
    }[form]
    david.clicks(clicks, on="quartet", in_="#leadership")
    chat.as_("grace").removes("david", from_="#leadership")
    pryer = Pryer(chat, "david")
    answer = pryer.submits(**fields)
    assert "There is no #" in answer
    assert "quartet" not in answer
    chat.as_("grace").says("/task show 1", in_="#leadership").sees("@grace · due Fri 27 Nov")
    chat.as_("grace").does_not_see("Mine now", in_="#leadership").does_not_see("Because", in_="#leadership")


@pytest.mark.both_databases
def test_whoever_owns_a_task_from_outside_sees_that_one_and_no_other(chat: Chat) -> None:
    chat.as_("david").says("/task assign 3 @ana", in_="#leadership")
    ana = chat.as_("ana").sees("Pay the zebra", in_="@muster")
    ana.says("/task show 3", in_="#launch").sees("Pay the zebra").does_not_see("quartet")
    ana.says("/task list mine", in_="#launch").does_not_see("*T-3* Pay the zebra · ".replace("*", ""))
    ana.says("/task list mine", in_="@muster").sees("Pay the zebra")
    pryer = Pryer(chat, "ana")
    assert pryer.says("/task show 2") == pryer.says("/task show 99").replace("T-99", "T-2").replace(
        "show #", "show 2"
    ).replace("nessuna #", "nessuna T-2")
    ana.says("/task done 3", in_="#launch").sees("fatta")


def test_whoever_is_given_a_task_in_a_place_closed_to_them_hears_it(
    chat: Chat,
) -> None:
    grace = chat.as_("grace").invites("muster", in_="#leadership")
    grace.says("/task add Find the chairs", in_="#leadership")
    chat.as_("ana").says("/task show 1", in_="#launch").does_not_see("chairs")
    grace.says("/task add Count the chairs @ana @david", in_="#leadership")
    chat.as_("ana").sees("ti ha assegnato un'attività", in_="@muster").sees("Count the chairs", in_="@muster")
    chat.as_("david").does_not_see("Count the chairs", in_="@muster")
    grace.says("add Order the cake @piotr", in_="@muster")
    chat.as_("piotr").sees("Order the cake", in_="@muster", times=1)


def test_elsewhere_a_member_is_like_anybody_else_and_alone_with_the_bot_sees_all(chat: Chat) -> None:
    david = chat.as_("david").says("/task show 2", in_="#launch").sees("There is no T-2")
    david.says("/task list #xenon", in_="#launch").does_not_see("quartet")
    david.says("/task show 2", in_="@muster").sees("Call the quagga").sees(
        "Part of T-1 Dismiss the xylophone"
    )
    david.says("list #xenon", in_="@muster").sees("Dismiss the xylophone quartet", in_="@muster")
    david.says("/task list xylophone", in_="@muster").sees("Dismiss the xylophone quartet")


@pytest.mark.both_databases
def test_another_private_channel_is_elsewhere_too(chat: Chat) -> None:
    async def found() -> None:
        people = (member(chat.sandbox, name).id for name in ("grace", "david", "ana"))
        board = membership.create_channel(chat.sandbox.state, "board", next(people), private=True)
        for person in people:
            membership.join(chat.sandbox.state, board, person)

    chat.run(found())
    david = chat.as_("david").says("/task show 1", in_="#board").sees("T-1 Dismiss")  # it is his
    david.says("/task show 2", in_="#board").sees("There is no T-2")
    david.says("/task list #xenon", in_="#board").sees("none.")
    chat.as_("ana").says("/task show 1", in_="#board").sees("Qui non c'è nessuna T-1")
    chat.as_("ana").says("/task add Buy chairs", in_="#board")
    chat.as_("piotr").says("/task show 6", in_="#launch").sees("Nie ma tu zadania T-6")
    chat.as_("david").says("show 6", in_="@muster").sees("Buy chairs", in_="@muster")


@pytest.mark.both_databases
def test_the_home_shows_nothing_of_a_channel_from_the_moment_one_leaves_it(chat: Chat) -> None:
    david = chat.as_("david").opens("home").sees("quartet", in_="home")
    chat.as_("ana").opens("home").does_not_see("quartet", in_="home")
    david.leaves("#leadership").does_not_see("quartet", in_="home")


def test_a_hidden_task_that_is_named_is_shown_to_nobody_else(chat: Chat, pryers: list[Pryer]) -> None:
    chat.as_("david").says("What of T-2 and T-1?", in_="#launch")
    for pryer in pryers:
        answers = [pryer.says(f"And T-{number}?") for number in (2, 3)]
        assert [len(answer.splitlines()) for answer in answers] == [1, 1]


def test_who_is_waited_for_in_private_hears_that_and_nothing_of_the_task(chat: Chat) -> None:
    chat.as_("grace").says("/task block 1 the contract on @zofia", in_="#leadership")
    zofia = chat.as_("zofia").sees("@grace", in_="@muster").sees("the contract", in_="@muster")
    zofia.does_not_see("quartet", in_="@muster").does_not_see("Zakończone", in_="@muster")
    chat.as_("grace").says("/task block 2 no hall yet on T-4", in_="#leadership")
    piotr = chat.as_("piotr").sees("T-4", in_="@muster").sees("no hall yet", in_="@muster")
    piotr.does_not_see("quagga", in_="@muster")


def test_who_waits_for_a_hidden_task_hears_its_number_when_it_is_closed(chat: Chat) -> None:
    chat.as_("david").says("/task done 1", in_="#leadership")
    piotr = chat.as_("piotr").sees("T-1", in_="@muster").sees("Book the hall", in_="@muster")
    piotr.does_not_see("quartet", in_="@muster")


def test_who_watched_and_left_hears_nothing_more(chat: Chat) -> None:
    chat.as_("grace").says("/task watch 1", in_="#leadership").leaves("#leadership")
    for words in ("due 1 next friday", "block 1 rain", "done 1"):
        chat.as_("david").says(f"/task {words}", in_="#leadership")
    chat.as_("grace").does_not_see("quartet", in_="@muster")


def test_an_old_reminder_tells_no_news_to_who_left(chat: Chat) -> None:
    david = chat.as_("david")
    chat.clock("fri 09:00")
    david.sees("Dismiss the xylophone quartet", in_="@muster").leaves("#leadership")
    before = Pryer(chat, "david").looks()
    chat.as_("grace").says("/task done 1", in_="#leadership")
    assert Pryer(chat, "david").looks() == before
    david.clicks("Done", on="xylophone", in_="@muster").sees("There is no T-1", in_="@muster")
    david.reacts("pushpin", to="Due", in_="@muster").does_not_see("is a task already", in_="@muster")


def test_cards_count_no_hidden_parts(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Ask the bank under T-5", in_="#leadership")
    grace.says("/task add Ask the garage under T-5", in_="#launch").says("/task start 5")
    grace.sees("0 of 1 subtasks", in_="#launch").does_not_see("of 2 subtasks", in_="#launch")
    chat.as_("piotr").says("/task show 5", in_="#launch").does_not_see("Ask the bank")
    grace.says("show 5", in_="@muster").sees("Ask the bank", in_="@muster")


def test_a_circle_through_hidden_tasks_does_not_name_them(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task block 1 the hall on T-5", in_="@muster")
    grace.says("/task block 5 goes round on T-4", in_="@muster").sees("T-5 → T-4 → T-1 → T-5", in_="@muster")
    piotr = chat.as_("piotr").says("/task block 5 dookoła na T-4", in_="#launch")
    piotr.says("/task block 5 goes round on T-4").sees("T-5 → T-4 → … → T-5").does_not_see("T-1 →")


def test_an_outsider_of_a_shared_channel_presses_in_vain(chat: Chat) -> None:
    meera = member(chat.sandbox, "meera")
    meera.is_stranger = True
    pryer = Pryer(chat, "meera")
    each([pryer], lambda who, number: who.presses(actions.DONE, str(number)), "stranger")
    pryer.looks()
    assert "quartet" not in "\n".join(pryer.found)


def test_a_channel_from_which_the_bot_was_put_out_keeps_its_secrets(chat: Chat) -> None:
    chat.as_("grace").removes("muster", from_="#leadership")
    chat.clock("wed 09:30")
    chat.as_("ana").says("/task show 1", in_="#launch").sees("Qui non c'è nessuna T-1")
    chat.as_("david").says("/task list all", in_="#leadership").sees("Call the quagga")
    assert "muster" not in [
        chat.sandbox.state.people[each].name for each in channel(chat.sandbox, "leadership").members
    ]
