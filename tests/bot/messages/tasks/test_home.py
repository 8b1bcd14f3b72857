"""The Home tab."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.people import Person
from bot.domain.tasks.filters import ListFilter, read_filter
from bot.domain.tasks.groups import bounds_of
from bot.domain.tasks.task import TITLE_LIMIT, Blocker, BlockerKind, Priority, Task, TaskStatus
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.messages.tasks import home
from bot.sandbox import limits
from bot.sandbox.blocks import view_problems
from bot.services.tasks import homes
from bot.services.tasks.homes import Choice, HomeView
from bot.services.tasks.lists import COUNT_LIMIT, TaskPage
from storage.task_counts import Count
from tests.bot.messages.approvals.test_home import full_of_requests
from tests.bot.messages.reading import alive, shown
from tests.rows import each_row
from tests.units import ANA, GRACE, GRACE_AND_BOT, NOW, PIOTR, a_task

SOME = Count(5, is_cut=False)
NONE = Count(0, is_cut=False)
AWKWARD = st.one_of(
    st.text(min_size=1, max_size=TITLE_LIMIT),
    st.sampled_from(
        ["&" * TITLE_LIMIT, "<!channel>", "*_~`", "שלום", "```" * 80, "<@U0ANA|x>", "👩‍👩‍👧" * 30, " "]
    ),
)


def view(
    tasks: list[Task],
    asked: str = homes.MINE,
    *,
    page: int = 1,
    more: bool = False,
    counts: dict[str, Count] | None = None,
    told: str = "",
) -> HomeView:
    bounds = bounds_of(NOW, GRACE.zone)
    grouped = [(bounds.group_of(task), task) for task in tasks]
    chosen = read_filter(asked)
    by_deadline = {group: SOME for group, _ in grouped} if not chosen.words else {}
    counted = {each: NONE for each in homes.VIEWS if each != homes.DONE} | (counts or {})
    listed = TaskPage(chosen, page, more, grouped, by_deadline)
    return HomeView(GRACE, Choice(asked, page, told, "deed", NOW.isoformat()), listed, counted, told)


def rendered(seen: HomeView, by: Person = GRACE) -> Message:
    message = home.home(seen, reader_for(by, NOW))
    payload = {"type": "home", "blocks": message.blocks}
    assert view_problems(payload, "home") == []
    assert len(json.dumps(payload)) < limits.VIEW_BYTES
    return message


def elements(part: Any) -> list[dict[str, Any]]:
    """Buttons and menus, in their order."""
    if isinstance(part, list):
        return [found for each in part for found in elements(each)]
    if not isinstance(part, dict):
        return []
    own = [part] if "action_id" in part else []
    return own + [found for each in part.values() for found in elements(each)]


def presses(message: Message) -> list[tuple[str, str]]:
    return [(each["action_id"], each["value"]) for each in elements(message.blocks) if "value" in each]


def test_my_tasks_stand_in_groups_and_each_is_ticked_off_with_one_click() -> None:
    late, soon = a_task("Late", number=1, due_at=NOW - timedelta(days=2)), a_task("Soon", number=2)
    message = rendered(view([late, soon]))
    lines = shown(replace(message, blocks=message.blocks[2:])).splitlines()
    assert [line for line in lines if line.startswith("*")] == [
        *("*Overdue (5)*", "*T-1* Late", "*This week (5)*", "*T-2* Soon")
    ]
    assert [press for press in presses(message) if press[0] == "task_done"] == [
        ("task_done", "1"),
        ("task_done", "2"),
    ]


def test_everything_about_a_task_opens_from_a_menu_of_all_on_the_page() -> None:
    message = rendered(view([a_task(number=1), a_task("x" * TITLE_LIMIT, number=2)]))
    (menu,) = [each for each in elements(message.blocks) if each["action_id"] == "home_open"]
    assert [option["value"] for option in menu["options"]] == ["1", "2"]
    assert menu["options"][1]["text"]["text"].endswith("xxx…")
    again = rendered(replace(view([a_task(number=1)]), choice=Choice(opened=1)))
    assert again.blocks[0]["block_id"] != message.blocks[0]["block_id"]


@pytest.mark.parametrize("asked", [homes.WAITING, homes.GIVEN, homes.WATCHED, "posters"])
def test_of_other_views_each_task_has_a_menu_and_says_whose_it_is(asked: str) -> None:
    message = rendered(view([a_task(owner=ANA)], asked))
    (menu,) = [each for each in elements(message.blocks) if each["type"] == "overflow"]
    assert [option["value"] for option in menu["options"]] == [
        *("task_show 12", "task_done 12", "task_edit 12", "task_tomorrow 12", "task_watch 12")
    ]
    assert "<@U0ANA> · due" in shown(message)


def test_what_is_blocked_can_be_unblocked_and_says_in_short_why() -> None:
    edges = [Blocker(BlockerKind.WORDS, "", "x" * 500, GRACE.id, NOW.isoformat()) for _ in range(3)]
    blocked = replace(a_task(), status=TaskStatus.BLOCKED, blockers=tuple(edges))
    message = rendered(view([blocked], homes.WAITING))
    assert "task_unblock 12" in json.dumps(message.blocks)
    assert "xxx… (since Mon 23 Nov) +2" in shown(message)


def test_what_is_closed_says_when_and_by_whom_and_can_be_reopened() -> None:
    message = rendered(view([a_task(status=TaskStatus.DONE)], homes.DONE))
    assert "done by <@U0PIOTR>, Mon 23 Nov 09:30" in shown(message)
    assert "task_reopen 12" in json.dumps(message.blocks)
    assert shown(message).count("done by") == 1


def test_the_menu_of_views_tells_how_much_each_holds_and_which_one_is_shown() -> None:
    counts = {homes.MINE: Count(COUNT_LIMIT, is_cut=True), homes.GIVEN: SOME}
    message = rendered(view([a_task()], homes.GIVEN, counts=counts))
    menu = elements(message.blocks)[1]
    assert [option["text"]["text"] for option in menu["options"]] == [
        *("My tasks (99+)", "Waiting for me", "Given to others (5)", "Watched", "Done lately")
    ]
    assert menu["initial_option"]["value"] == homes.GIVEN


def test_whoever_holds_others_up_reads_so_above_their_own_work() -> None:
    counts = {homes.WAITING: Count(2, is_cut=False)}
    message = rendered(view([a_task()], counts=counts))
    assert ":hourglass: 2 tasks wait for you." in shown(message)
    assert ("home_turn:waiting", "waiting") in presses(message)
    for elsewhere in (view([a_task()], homes.GIVEN, counts=counts), view([a_task()], page=2, counts=counts)):
        assert "wait for you" not in shown(rendered(elsewhere))


def test_what_was_done_last_is_told_with_a_way_back() -> None:
    message = rendered(view([a_task()], told="*T-9* ~Old~ · done"))
    assert ("task_undo", "deed") in presses(message)
    quiet = view([a_task()], told="Undone.")
    quiet = replace(quiet, choice=replace(quiet.choice, deed=""))
    assert "task_undo" not in json.dumps(rendered(quiet).blocks)


@pytest.mark.parametrize(
    ("page", "more", "turns"),
    [
        (1, False, []),
        (1, True, [("home_turn:on", "mine 2")]),
        (2, True, [("home_turn:back", "mine 1"), ("home_turn:on", "mine 3")]),
    ],
)
def test_pages_are_turned_by_buttons(page: int, more: bool, turns: list[tuple[str, str]]) -> None:  # noqa: FBT001
    message = rendered(view([a_task()], page=page, more=more))
    assert [press for press in presses(message) if press[0].startswith("home_turn")] == turns


@each_row("asked", homes.VIEWS)
def test_an_empty_view_says_what_will_stand_there(asked: str) -> None:
    message = rendered(view([], asked))
    assert len(shown(rendered(view([], asked)))) > 40
    assert "Nothing found" not in shown(message)
    assert ("task_new", "-") in presses(message)


@pytest.mark.parametrize(
    ("asked", "words", "press"),
    [
        ("posters", "Nothing found. Fewer words", ("home_turn:clear", "mine")),
        ("mine overdue", "Nothing found.", ("home_turn:clear", "mine")),
        ("overdu", "Did you mean this one?", ("home_turn:near", "overdue")),
    ],
)
def test_an_empty_search_offers_what_may_have_been_meant(
    asked: str, words: str, press: tuple[str, str]
) -> None:
    message = rendered(view([], asked))
    assert words in shown(message)
    assert press in presses(message)


def test_a_search_names_what_was_looked_for_and_comes_back_in_its_form() -> None:
    assert "*Tasks #web with “posters”*" in shown(rendered(view([a_task()], "#web posters")))
    form = home.search_form("#web posters", reader_for(GRACE, NOW)).payload()
    assert view_problems(form, "modal") == []
    assert form["blocks"][0]["element"]["initial_value"] == "#web posters"
    assert "initial_value" not in home.search_form(homes.MINE, reader_for(GRACE, NOW)).blocks[0]["element"]


def test_a_list_that_is_cut_says_so() -> None:
    seen = view([a_task()], "posters")
    assert "There may be more" in shown(rendered(replace(seen, listed=replace(seen.listed, is_cut=True))))


def laden(titles: list[str]) -> list[Task]:
    """With everything that a task can carry."""
    edge = Blocker(BlockerKind.PERSON, ANA.id, "&" * 500, GRACE.id, NOW.isoformat())
    return [
        replace(
            a_task(title, number=number, due_at=NOW + timedelta(days=number * 3 - 9)),
            status=TaskStatus.BLOCKED,
            priority=Priority.URGENT,
            assignees=tuple(f"U0PERSON{place:04}" for place in range(9)),
            labels=tuple(f"{'x' * 38}{place}" for place in range(10)),
            blockers=(edge, edge),
        )
        for number, title in enumerate(titles)
    ]


@pytest.mark.parametrize("by", [GRACE, ANA, PIOTR], ids=["English", "Italian", "Polish"])
@settings(max_examples=10)  # each of fifteen titles
@given(
    titles=st.lists(AWKWARD, min_size=homes.PAGE, max_size=homes.PAGE),
    asked=st.sampled_from([*homes.VIEWS, "x y"]),
)
def test_whatever_people_call_their_tasks_slack_takes_the_home(
    by: Person, titles: list[str], asked: str
) -> None:
    tasks = laden(titles)
    counts = {homes.WAITING: SOME}
    message = rendered(view(tasks, asked, page=2, more=True, counts=counts, told="&amp;" * 500), by)
    assert len(message.blocks) <= limits.VIEW_BLOCKS
    assert "<!channel>" not in alive(message)


def test_the_filter_of_every_view_is_what_could_be_typed() -> None:
    assert {read_filter(asked).text for asked in homes.VIEWS} == set(homes.VIEWS)
    assert read_filter(homes.MINE) == ListFilter()


def test_where_a_group_says_that_there_is_no_date_its_tasks_do_not_repeat_it() -> None:
    undated = a_task(due_at=None, channel=GRACE_AND_BOT)
    assert "no due date" not in shown(rendered(view([undated])))
    assert "no due date" in shown(rendered(view([undated], "brief")))


def test_a_page_of_tasks_and_all_requests_that_are_shown_fit_together() -> None:
    tasks = laden(["&" * TITLE_LIMIT] * homes.PAGE)
    seen = replace(view(tasks, more=True, told="&amp;" * 500), requests=full_of_requests())
    assert len(rendered(seen).blocks) > 55
