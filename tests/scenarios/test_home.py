"""The Home tab in use."""

import pytest

from bot.sandbox.chat import Chat
from tests.team import channel, member

MENU, VIEWS = "home_open", "home_view"


@pytest.fixture
def at_work(chat: Chat) -> Chat:
    """Grace has two tasks, has given one to Ana, and holds Ana up."""
    grace = chat.as_("grace")
    grace.says("/task add Draft the brief @grace by tomorrow #web", in_="#launch")
    grace.says("/task add Book the train @grace").says("/task add Print the posters @ana by friday")
    chat.as_("ana").says("/task block 3 the logo on @grace", in_="#launch")
    return chat


def test_the_home_shows_what_there_is_to_do_and_follows_what_others_do(at_work: Chat) -> None:
    grace = at_work.as_("grace").opens("home").sees("This week (1)").sees("No date (1)")
    grace.sees("One task waits for you.")
    at_work.as_("ana").says("/task unblock 3", in_="#launch").says("/task add Call the bank @grace")
    grace.sees("No date (2)").sees("Call the bank").does_not_see("waits for you", in_="home")
    assert at_work.sandbox.state.homes.keys() == {member(at_work.sandbox, "grace").id}


def test_done_is_one_click_and_can_be_undone_there(at_work: Chat) -> None:
    grace = (
        at_work.as_("grace").opens("home").clicks("Done").sees("~Draft the brief~ · :white_check_mark: done")
    )
    grace.does_not_see("This week (1)").sees("~Draft the brief~", in_="#launch")
    grace.opens("home").clicks("Undo").sees("Undone.").sees("This week (1)")
    grace.does_not_see("Draft the brief", in_="@muster")


@pytest.mark.both_databases
def test_many_changes_at_once_are_one_publication(at_work: Chat) -> None:
    at_work.as_("grace").opens("home")
    before = published(at_work)
    at_work.as_("ana").says("/task done 1 2 3", in_="#launch")
    assert published(at_work) == before + 1
    at_work.as_("grace").sees("Nothing to do.", in_="home")


def published(chat: Chat) -> int:
    return sum(1 for entry in chat.sandbox.log.since(0) if entry.name == "views.publish")


def test_every_view_is_a_choice_and_stays_chosen(at_work: Chat) -> None:
    grace = at_work.as_("grace").opens("home")
    grace.chooses("Given to others (1)", from_=VIEWS).sees("Print the posters").does_not_see("Book the train")
    grace.opens("#launch").opens("home").sees("Print the posters")
    grace.chooses("waiting", from_=VIEWS).clicks("Unblock").sees("Nobody waits for you.")
    grace.chooses("watched", from_=VIEWS).sees("You watch no task.")
    grace.chooses("mine", from_=VIEWS).clicks("Done").chooses("mine done", from_=VIEWS).sees("done by @grace")
    grace.clicks("Reopen").sees("You closed nothing yet.")


def test_whoever_is_waited_for_is_led_to_what_waits(at_work: Chat) -> None:
    at_work.as_("grace").opens("home").clicks("Show").sees("Print the posters").sees("the logo")


@pytest.mark.both_databases
def test_a_search_goes_over_everything_one_may_see(at_work: Chat) -> None:
    grace = at_work.as_("grace").opens("home").clicks("Find…").fills(words="post").submits()
    grace.sees("Tasks with “post”").sees("Print the posters").does_not_see("Book the train")
    grace.clicks("Find…").fills(words="#web").submits().sees("Draft the brief").does_not_see(
        "posters", in_="home"
    )
    grace.clicks("Find…").fills(words="blokced").submits().sees("Did you mean this one?")
    grace.clicks("blocked").sees("Nothing found.").clicks("Clear").sees("Book the train")


def test_details_open_over_the_home_and_show_what_becomes_of_the_task(at_work: Chat) -> None:
    grace = at_work.as_("grace").opens("home").chooses("1", from_=MENU)
    grace.sees("added by @grace", in_="modal").clicks("Start", in_="modal").sees("in progress", in_="modal")
    grace.clicks("Edit…", in_="modal").fills(title="Draft it all").submits()
    grace.sees("Draft it all", in_="home").does_not_see("Draft it all", in_="@muster")
    grace.chooses("1", from_=MENU).clicks("Block…", in_="modal").fills(reason="the price list").submits()
    grace.sees("the price list", in_="home").chooses("1", from_=MENU).sees("the price list", in_="modal")
    grace.clicks("Details", in_="modal").clicks("Done", in_="modal").sees(
        "done by @grace", in_="modal"
    ).closes()
    grace.does_not_see("No date (2)", in_="home").sees("~Draft it all~", in_="home")


def test_a_task_is_opened_from_the_menu_as_often_as_one_likes(at_work: Chat) -> None:
    grace = at_work.as_("grace").opens("home")
    first = controls(at_work)
    grace.chooses("1", from_=MENU).closes()
    assert controls(at_work) != first


def controls(chat: Chat) -> str:
    home = chat.sandbox.state.homes[member(chat.sandbox, "grace").id]
    return str(home.payload["blocks"][0]["block_id"])


def test_what_somebody_else_changed_meanwhile_is_shown_over_the_home_too(at_work: Chat) -> None:
    grace = at_work.as_("grace").opens("home").chooses("1", from_=MENU).clicks("Edit…", in_="modal")
    at_work.as_("ana").says("/task due 1 friday", in_="#launch")
    grace.fills(due="thursday").submits().sees("changed this meanwhile", in_="modal").submits()
    grace.sees("due Thu 26 Nov", in_="home").does_not_see("due Thu 26 Nov", in_="@muster")


def test_a_task_is_added_for_oneself_or_to_a_channel(at_work: Chat) -> None:
    grace = at_work.as_("grace").opens("home").clicks("Add a task…").fills(title="Water the plants").submits()
    grace.sees("Added: T-4 Water the plants", in_="home").sees("No date (2)", in_="home")
    grace.clicks("Add a task…", in_="home").fills(
        title="Hero pictures", channel="design", owner="zofia"
    ).submits()
    grace.sees("Added: T-5 Hero pictures", in_="home").sees("T-5 Hero pictures", in_="#design")
    at_work.as_("david").says("/task show 4", in_="#launch").sees("There is no T-4")


def test_a_guest_adds_only_to_channels_they_are_in(chat: Chat) -> None:
    meera = chat.as_("meera").opens("home").clicks("Add a task…")
    meera.fills(title="Third mail", channel="design").submits().sees("You cannot add tasks to that channel")
    meera.closes().fills(channel="launch").submits().sees("Third mail", in_="#launch")


def test_many_tasks_are_paged_through(chat: Chat) -> None:
    grace = chat.as_("grace")
    for number in range(1, 32):
        grace.says(f"/task add Errand {number} & co <3 @grace", in_="#launch")
    grace.opens("home").sees("No date (31)").sees("Errand 15").does_not_see("Errand 16")
    grace.clicks("Page 2 ▶").sees("Errand 16").sees("Errand 30").clicks("Page 3 ▶").sees("Errand 31")
    grace.clicks("◀ Page 2").clicks("Done").sees("Errand 31", in_="home").sees("~Errand 16 & co", in_="home")


def test_what_is_private_stands_on_its_members_homes(chat: Chat) -> None:
    grace = chat.as_("grace").invites("muster", in_="#leadership")
    grace.says("/task add Cut the budget @grace", in_="#leadership").opens("home").sees("Cut the budget")
    chat.as_("ana").opens("home").clicks("Cerca…").fills(words="budget").submits().sees(
        "Non ho trovato nulla."
    )


def test_a_home_is_in_its_readers_language_and_on_their_clock(at_work: Chat) -> None:
    ana = at_work.as_("ana").opens("home").sees("Le mie attività (1)").sees("scade ven 27 nov 23:00")
    ana.clicks("Fatto").sees("fatta").clicks("Annulla").sees("Annullato.")


def test_the_home_shows_how_late_it_is_when_it_is_opened_again(at_work: Chat) -> None:
    grace = at_work.as_("grace").opens("home").sees("This week (1)")
    at_work.clock("thu 09:00")
    grace.opens("#launch").opens("home").sees("Overdue (1)").sees("2 days ago", in_="home")


def test_a_card_of_a_channel_is_not_touched_by_looking_at_a_home(at_work: Chat) -> None:
    launch = channel(at_work.sandbox, "launch")
    before = {ts: message.text for ts, message in launch.messages.items()}
    at_work.as_("grace").opens("home").chooses("given", from_=VIEWS).chooses("mine", from_=VIEWS)
    assert {ts: message.text for ts, message in launch.messages.items()} == before
