"""Lists of tasks."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.tasks.filters import ListFilter, Scope, State, read_filter
from bot.domain.tasks.groups import Group, bounds_of
from bot.domain.tasks.task import TITLE_LIMIT, Task, TaskStatus
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.messages.tasks import lists
from bot.messages.tasks.lists import heading_of
from bot.services.tasks.lists import COUNT_LIMIT, TaskPage
from storage.task_counts import Count
from tests.bot.messages.reading import problems, shown
from tests.rows import each_row
from tests.units import ANA, GRACE, NOW, PIOTR, a_task

HERS = reader_for(GRACE, NOW)
ALL = ListFilter(Scope.CHANNEL)
MINE = ListFilter(Scope.MINE)


def page_of(
    tasks: list[Task], chosen: ListFilter = ALL, *, number: int = 1, more: bool = False, count: int = 1
) -> TaskPage:
    bounds = bounds_of(NOW, GRACE.zone)
    grouped = [(bounds.group_of(task), task) for task in tasks]
    return TaskPage(
        chosen,
        number,
        more,
        grouped,
        {group: Count(count, is_cut=count >= COUNT_LIMIT) for group, _ in grouped},
    )


def page(tasks: list[Task], chosen: ListFilter = ALL, *, number: int = 1, more: bool = False) -> Message:
    message = lists.page(page_of(tasks, chosen, number=number, more=more), HERS)
    assert problems(message) == []
    return message


def turning(message: Message) -> list[tuple[str, str]]:
    actions = next(block for block in message.blocks if block["type"] == "actions")
    return [(each["action_id"], each["value"]) for each in actions["elements"]]


def test_tasks_stand_in_groups_with_how_many_each_has() -> None:
    late = a_task("Late", number=1, due_at=NOW - timedelta(days=2))
    today = a_task("Today", number=2, due_at=NOW + timedelta(hours=1))
    message = page([late, today, a_task(number=3), a_task(number=4, due_at=None)])
    lines = shown(message).splitlines()
    assert [line for line in lines if line.startswith("*") and "T-" not in line] == [
        "*Open tasks in this channel*",
        "*Overdue (1)*",
        "*Today (1)*",
        "*This week (1)*",
        "*No date (1)*",
    ]
    assert ":warning: due Sat 21 Nov 09:30 (2 days ago)" in shown(message)


def test_nobody_is_told_how_many_hundreds_there_are() -> None:
    listed = page_of([a_task()], count=COUNT_LIMIT)
    assert lists.group_title(Group.THIS_WEEK, listed, HERS) == "This week (99+)"
    assert lists.group_title(Group.THIS_WEEK, page_of([a_task()], count=99), HERS) == "This week (99)"


def test_a_list_of_the_channel_names_owners_and_mine_does_not() -> None:
    tidy = a_task("Tidy up", number=13, owner=None, due_at=None)
    assert "*T-13* Tidy up · nobody yet" in shown(page([tidy]))
    assert "nobody" not in shown(page([tidy], MINE))


def test_an_empty_list_says_how_to_fill_it() -> None:
    message = page([])
    assert message.text == "Open tasks in this channel: none."
    assert "/task add " in shown(message)
    assert turning(message) == [("task_new", "-")]


@pytest.mark.parametrize(
    ("number", "more", "buttons"),
    [
        (1, False, []),
        (1, True, [("task_turn:on", "list all 2")]),
        (2, True, [("task_turn:back", "list all 1"), ("task_turn:on", "list all 3")]),
        (3, False, [("task_turn:back", "list all 2")]),
    ],
)
def test_pages_are_turned_by_buttons(number: int, more: bool, buttons: list[tuple[str, str]]) -> None:  # noqa: FBT001
    assert turning(page([a_task()], number=number, more=more)) == [("task_new", "-"), *buttons]


@each_row(
    ("asked", "heading"),
    [
        ("mine", "Your open tasks"),
        ("all overdue", "Overdue tasks in this channel"),
        ("<@U0ANA> overdue", "Overdue tasks of <@U0ANA>"),
        ("#launch posters", "Tasks #launch with “posters”"),
        ("unassigned", "Tasks without an owner in this channel"),
        ("given", "Open tasks you gave to others"),
        ("done #launch", "Closed tasks #launch"),
        ("&lt;!here&gt;", "Tasks with “&lt;!here&gt;”"),
    ],
)
def test_the_heading_says_what_is_listed(asked: str, heading: str) -> None:
    assert heading_of(read_filter(asked), HERS) == heading


def test_outside_of_direct_messages_a_note_tells_where_private_tasks_are() -> None:
    listed = page_of([a_task()], MINE)
    assert "private channels" in shown(lists.page(listed, HERS))
    assert "private channels" not in shown(lists.page(listed, HERS, in_direct=True))
    assert "private channels" not in shown(page([a_task()], ALL))


def test_twenty_tasks_with_the_longest_titles_fit_one_message() -> None:
    longest = [a_task("&" * TITLE_LIMIT, number=number) for number in range(1, 21)]
    assert shown(page(longest)).count("&amp;" * TITLE_LIMIT) == 20


def test_a_list_of_what_is_closed_says_how_each_ended() -> None:
    done = replace(a_task(status=TaskStatus.DONE), closed_by=PIOTR.id)
    message = page([done], ListFilter(Scope.CHANNEL, State.DONE))
    assert "*T-12* ~Draft the launch brief~ · <@U0ANA> · :white_check_mark: done" in shown(message)
    assert "due" not in shown(message)


def test_people_read_it_in_their_own_language() -> None:
    message = lists.page(page_of([a_task()], MINE), reader_for(ANA, NOW))
    assert "Le tue attività aperte" in message.text


def test_what_was_searched_for_stands_in_one_list_the_newest_first() -> None:
    late, later = a_task("Late", number=9, due_at=NOW - timedelta(days=2)), a_task("Later", number=8)
    message = page([later, late], read_filter("lat"))
    assert shown(message).index("T-8") < shown(message).index("T-9")
    assert "Overdue" not in shown(message)


def test_where_nothing_is_found_a_near_filter_is_offered() -> None:
    message = page([], read_filter("overdu #web"))
    assert turning(message)[0] == ("task_run:near", "list #web overdue")
    assert "Did you mean" in shown(message)


@pytest.mark.parametrize(
    ("asked", "hint"), [("posters", "Fewer words find more"), ("mine", "Add one:"), ("given done", "")]
)
def test_an_empty_list_is_explained_by_what_was_asked_for(asked: str, hint: str) -> None:
    message = page([], read_filter(asked))
    notes = [block for block in message.blocks if block["type"] == "context"]
    assert hint in shown(message)
    assert bool(notes) is bool(hint)


def test_a_list_that_is_cut_says_so_on_its_last_page() -> None:
    cut = replace(page_of([a_task()], number=100), is_cut=True)
    assert "There may be more" in shown(lists.page(cut, HERS))
    assert "There may be more" not in shown(lists.page(replace(cut, has_next=True), HERS))


def test_few_tasks_of_ones_own_stand_in_few_lines() -> None:
    few = page_of([a_task(number=number) for number in range(1, lists.FEW + 1)], MINE)
    message = lists.overview(few, HERS, "slack://app")
    assert problems(message) == []
    assert "This week" not in shown(message)
    assert [block["type"] for block in message.blocks] == ["section", "actions"]
    grouped = lists.overview(page_of([a_task()] * (lists.FEW + 1), MINE), HERS, "slack://app")
    assert "This week" in shown(grouped)
    assert "Home" not in shown(grouped)


@pytest.mark.parametrize("home_url", ["slack://app", ""])
def test_many_tasks_of_ones_own_lead_to_the_home_where_the_way_is_known(home_url: str) -> None:
    many = page_of([a_task(number=number) for number in range(1, 21)], MINE, more=True)
    message = lists.overview(many, HERS, home_url)
    assert problems(message) == []
    assert "is on your Home" in shown(message)
    assert ("Open my Home" in shown(message)) is bool(home_url)


def test_without_tasks_of_ones_own_it_says_how_to_add_one() -> None:
    assert "Add one:" in shown(lists.overview(page_of([], MINE), HERS, "slack://app"))
