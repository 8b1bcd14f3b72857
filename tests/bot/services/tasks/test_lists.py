"""The lists people ask for."""

from datetime import datetime, timedelta

from bot.domain.due import Due, Grain
from bot.domain.people import Person, Place
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.filters import read_filter
from bot.domain.tasks.groups import Group
from bot.services.tasks import changing
from bot.services.tasks.lists import TaskPage, page_of_tasks
from storage.task_counts import Count
from storage.unit import Unit
from tests.bot.services.tasks import work
from tests.units import ANA, DESIGN, FRIDAY_FIVE, GRACE, LAUNCH, act


def add(
    unit: Unit, title: str, owner: Person | None = None, place: Place = LAUNCH, due: datetime | None = None
) -> None:
    deadline = Due(due, Grain.TIME) if due else None
    work.add(unit, NewTask(title, owner.id if owner else None, deadline), place=place)


def listed(unit: Unit, asked: str, page: int = 1, *, by: Person = ANA, place: Place = LAUNCH) -> TaskPage:
    return page_of_tasks(act(unit, by, place), read_filter(asked), page)


def titles(unit: Unit, asked: str, *, by: Person = ANA, place: Place = LAUNCH) -> list[str]:
    return [task.title for _group, task in listed(unit, asked, by=by, place=place).grouped]


def test_mine_are_those_i_own_wherever_they_are(unit: Unit) -> None:
    add(unit, "mine here", ANA)
    add(unit, "mine there", ANA, DESIGN)
    add(unit, "of grace", GRACE)
    add(unit, "of nobody")
    assert titles(unit, "mine") == ["mine here", "mine there"]


def test_all_are_those_of_the_channel(unit: Unit) -> None:
    add(unit, "here", ANA)
    add(unit, "of nobody")
    add(unit, "there", ANA, DESIGN)
    assert titles(unit, "all") == ["here", "of nobody"]


def test_several_labels_narrow_the_list(unit: Unit) -> None:
    for title, labels in (("both", ("web", "press")), ("one", ("web",)), ("other", ("press",))):
        work.add(unit, NewTask(title, ANA.id, labels=labels))
    assert titles(unit, "#web #press") == ["both"]


def test_the_soonest_come_first_and_the_undated_last(unit: Unit) -> None:
    add(unit, "undated", ANA)
    add(unit, "later", ANA, due=FRIDAY_FIVE + timedelta(days=400))
    add(unit, "friday", ANA, due=FRIDAY_FIVE)
    add(unit, "friday, too", ANA, due=FRIDAY_FIVE)
    assert titles(unit, "all") == ["friday", "friday, too", "later", "undated"]


def test_only_open_tasks_are_listed(unit: Unit) -> None:
    for title in ("done", "dropped", "open"):
        add(unit, title, ANA)
    changing.finish(act(unit, ANA), (1,))
    changing.drop(act(unit, ANA), (2,))
    assert titles(unit, "all") == titles(unit, "mine") == ["open"]


def test_long_lists_come_in_pages_that_leave_out_and_repeat_nothing(unit: Unit) -> None:
    for number in range(1, 42):
        add(unit, f"task {number}", ANA)
    pages = [listed(unit, "all", page) for page in (1, 2, 3)]
    assert [task.number for page in pages for _, task in page.grouped] == list(range(1, 42))
    assert [len(page.grouped) for page in pages] == [20, 20, 1]
    assert [page.has_next for page in pages] == [True, True, False]
    assert {tuple(page.counts.items()) for page in pages} == {((Group.UNDATED, Count(41, is_cut=False)),)}


def test_beyond_the_last_page_is_the_first(unit: Unit) -> None:
    for number in range(21):
        add(unit, f"task {number}", ANA)
    page = listed(unit, "mine", 999)
    assert (page.page, len(page.grouped), page.has_next) == (1, 20, True)
