"""The lists people ask for."""

from datetime import datetime, timedelta

from bot.domain.due import Due, Grain
from bot.domain.people import Person, Place
from bot.domain.task_grammar import NewTask
from bot.services import tasks
from storage.unit import Unit
from tests.units import ANA, DESIGN, FRIDAY_FIVE, GRACE, LAUNCH, act


def add(
    unit: Unit, title: str, owner: Person | None = None, place: Place = LAUNCH, due: datetime | None = None
) -> None:
    new = NewTask(title, owner.id if owner else None, Due(due, Grain.TIME) if due else None)
    tasks.add(act(unit, GRACE, place), new)


def titles(unit: Unit, *, everyone: bool, by: Person = ANA, place: Place = LAUNCH) -> list[str]:
    page = tasks.page_of_tasks(act(unit, by, place), everyone=everyone, page=1)
    assert page.total == len(page.tasks)
    return [task.title for task in page.tasks]


def test_mine_are_those_i_own_wherever_they_are(unit: Unit) -> None:
    add(unit, "mine here", ANA)
    add(unit, "mine there", ANA, DESIGN)
    add(unit, "of grace", GRACE)
    add(unit, "of nobody")
    assert titles(unit, everyone=False) == ["mine here", "mine there"]


def test_all_are_those_of_the_channel(unit: Unit) -> None:
    add(unit, "here", ANA)
    add(unit, "of nobody")
    add(unit, "there", ANA, DESIGN)
    assert titles(unit, everyone=True) == ["here", "of nobody"]


def test_the_soonest_come_first_and_the_undated_last(unit: Unit) -> None:
    add(unit, "undated", ANA)
    add(unit, "later", ANA, due=FRIDAY_FIVE + timedelta(days=400))
    add(unit, "friday", ANA, due=FRIDAY_FIVE)
    add(unit, "friday, too", ANA, due=FRIDAY_FIVE)
    assert titles(unit, everyone=True) == ["friday", "friday, too", "later", "undated"]


def test_only_open_tasks_are_listed(unit: Unit) -> None:
    for title in ("done", "dropped", "open"):
        add(unit, title, ANA)
    tasks.finish(act(unit, ANA), (1,))
    tasks.drop(act(unit, ANA), 2)
    assert titles(unit, everyone=True) == titles(unit, everyone=False) == ["open"]


def test_an_empty_list_has_one_page(unit: Unit) -> None:
    page = tasks.page_of_tasks(act(unit, ANA), everyone=False, page=1)
    assert (page.tasks, page.page, page.pages, page.total) == ([], 1, 1, 0)


def test_long_lists_come_in_pages_that_leave_out_and_repeat_nothing(unit: Unit) -> None:
    for number in range(1, 42):
        add(unit, f"task {number}", ANA)
    pages = [tasks.page_of_tasks(act(unit, ANA), everyone=True, page=page) for page in (1, 2, 3)]
    assert [task.number for page in pages for task in page.tasks] == list(range(1, 42))
    assert [len(page.tasks) for page in pages] == [20, 20, 1]
    assert {(page.pages, page.total) for page in pages} == {(3, 41)}


def test_beyond_the_last_page_is_the_last_page(unit: Unit) -> None:
    for number in range(21):
        add(unit, f"task {number}", ANA)
    page = tasks.page_of_tasks(act(unit, ANA), everyone=False, page=999)
    assert (page.page, len(page.tasks)) == (2, 1)
