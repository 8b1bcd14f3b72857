"""Lists in conversation: paged in place, offered, and followed to the Home."""

import pytest

from bot.sandbox.chat import Chat


def with_tasks(chat: Chat, count: int, place: str = "#launch") -> None:
    grace = chat.as_("grace")
    for number in range(1, count + 1):
        grace.says(f"/task add Errand {number} @grace", in_=place)


@pytest.mark.parametrize(
    ("place", "listed", "then"),
    [
        ("#launch", "Open tasks in this channel", " · @grace"),
        ("#leadership", "Open tasks in this channel", " · @grace"),
        ("@muster", "Your open tasks", ""),
    ],
)
def test_pages_replace_each_other_in_the_list_they_stand_in(
    chat: Chat, place: str, listed: str, then: str
) -> None:
    with_tasks(chat, 41, place)
    grace = chat.as_("grace").says("/task list all", in_=place)
    grace.sees(f"*T-1* Errand 1{then} *T-2* Errand 2")
    grace.clicks("Page 2 ▶", on=listed).sees(f"*T-21* Errand 21{then} *T-22* Errand 22")
    grace.clicks("Page 3 ▶", on=listed).sees(f"*T-41* Errand 41{then}").sees(f"*{listed}*", times=1)
    grace.clicks("◀ Page 2", on=listed).sees(f"*T-39* Errand 39{then} *T-40* Errand 40")
    grace.sees(f"*{listed}*", times=1)


@pytest.mark.both_databases
def test_only_whoever_asked_sees_the_pages(chat: Chat) -> None:
    with_tasks(chat, 21)
    chat.as_("grace").says("/task list all", in_="#launch").clicks("Page 2 ▶")
    chat.as_("ana").opens("#launch").does_not_see("Open tasks in this channel")


def test_a_list_asked_for_in_a_direct_message_is_turned_there(chat: Chat) -> None:
    with_tasks(chat, 21)
    grace = chat.as_("grace").says("list mine", in_="@muster").clicks("Page 2 ▶")
    grace.sees("Your open tasks", in_="@muster", times=1).sees("Errand 21", in_="@muster")


def test_alone_with_the_bot_a_list_without_a_name_is_of_ones_own_tasks(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Late thing @grace by today 11:00", in_="#launch")
    chat.clock("tue 09:00")
    grace.says("list overdue", in_="@muster").sees("*Your overdue tasks*", in_="@muster").sees("Late thing")
    grace.says("list all", in_="@muster").sees("*Your open tasks*", in_="@muster")
    grace.does_not_see("in this channel", in_="@muster")


def test_the_answer_to_a_did_you_mean_takes_the_place_of_the_question(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task lsit all", in_="#launch").sees("Did you mean one of these?")
    grace.clicks("/task list all").sees("Open tasks in this channel: none.").does_not_see("Did you mean")
    grace.says("/task lsit all").clicks("Show help").sees("This is what I understand").does_not_see(
        "Did you mean"
    )


def test_an_offer_that_leads_to_a_form_or_a_refusal_stays(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task doen 99", in_="#launch").clicks("/task done 99")
    grace.sees("There is no T-99").sees("Did you mean one of these?")


def test_a_search_that_finds_nothing_offers_the_filter_that_was_meant(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Late thing @grace by today 11:00", in_="#launch")
    chat.clock("tue 09:00")
    grace.says("/task list ovedue").sees("Did you mean this one?").clicks("/task list overdue")
    grace.sees("*Overdue tasks in this channel*").does_not_see("Did you mean")


def test_task_alone_is_short_for_few_and_leads_to_the_home_for_many(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task", in_="#launch").sees("Your open tasks: none.")
    with_tasks(chat, 2)
    grace.says("/task").sees("*Your open tasks*").does_not_see("No date (2)").clicks("Add a task…")
    grace.sees("New task", in_="modal").closes()
    with_tasks(chat, 20)
    grace.says("/task").sees("No date (22)").sees("is on your Home").clicks("Open my Home")


@pytest.mark.both_databases
def test_those_who_are_waited_for_find_what_waits_for_them(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Print the posters", in_="#launch")
    grace.says("/task block 1 the logo on @ana")
    chat.as_("ana").says("/task list waiting", in_="#launch").sees("Print the posters")
    grace.says("/task list waiting").sees("Tasks that wait for you: none.")


def test_beyond_the_last_page_is_the_first_and_a_longer_number_is_looked_for(chat: Chat) -> None:
    with_tasks(chat, 2)
    grace = chat.as_("grace").says("/task list all 9", in_="#launch").sees("*T-1* Errand 1 ·")
    grace.says("/task list all 4711").sees("with “4711”")
