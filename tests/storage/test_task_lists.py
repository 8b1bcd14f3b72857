"""Lists read from the index show the same as looking at every single task would."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from random import Random

import pytest

from bot.domain.people import Person, Place
from bot.domain.tasks.facets import CLOSED, UNDATED, Facet, entries_of, rank_of, seconds, stems
from bot.domain.tasks.task import Blocker, BlockerKind, Task, TaskStatus, may_see
from storage import rosters, task_lists, tasks
from storage.task_candidates import MOST_SPELLINGS, narrowest_first
from storage.task_counts import Count, counts_of, progress_under
from storage.task_queries import AFTER_THE_LAST, FROM_THE_FIRST, Mark, Query, Sight
from storage.unit import Unit
from tests.units import ANA, DAVID, DESIGN, GRACE, GRACE_AND_BOT, LAUNCH, LEADERSHIP, MEERA, NOW, PIOTR, TEAM

MANY = 100
PEOPLE = (ANA, PIOTR, GRACE, DAVID, MEERA)
PLACES = (LAUNCH, DESIGN, LEADERSHIP, GRACE_AND_BOT)
MEMBERS = {LEADERSHIP.id: (GRACE, DAVID), DESIGN.id: (MEERA,)}
LABELS = ("web", "print")
WORDS = ("poster", "posters", "post", "plan", "planning", "planet", "qa", "qatar", "Łódź")
HERE_AND_AT_HOME = (LAUNCH, LEADERSHIP, replace(GRACE_AND_BOT, id="D0OTHER"))
MARKS = (
    *((Facet.IN, place.id) for place in PLACES),
    *((facet, person.id) for facet in (Facet.MINE, Facet.GIVEN, Facet.WATCHED) for person in (GRACE, MEERA)),
    *((Facet.LABEL, label) for label in LABELS),
    (Facet.BLOCKER, ANA.id),
    (Facet.NOBODY, LAUNCH.id),
)


@cache
def some_task(number: int) -> Task:
    chance = Random(number)  # noqa: S311 -- nothing to guess
    is_closed, is_blocked = chance.random() < 0.2, chance.random() < 0.2
    status = TaskStatus.DONE if is_closed else TaskStatus.BLOCKED if is_blocked else TaskStatus.OPEN
    waits = Blocker(BlockerKind.PERSON, chance.choice(PEOPLE).id, "", GRACE.id, NOW.isoformat())
    owner, *others = chance.sample(PEOPLE, 3)
    return Task(
        workspace_id=TEAM,
        number=number,
        channel_id=chance.choice(PLACES).id,
        title=" ".join(chance.choices(WORDS, k=3)),
        status=status,
        owner_id=owner.id if chance.random() < 0.8 else None,
        creator_id=chance.choice(PEOPLE).id,
        due_at=NOW + timedelta(days=chance.randrange(-5, 6)) if chance.random() < 0.7 else None,
        thread_ts=None,
        created_at=NOW,
        closed_at=NOW - timedelta(minutes=number % 7) if is_closed else None,
        assignees=tuple(other.id for other in others[: chance.randrange(3)]),
        watchers=(chance.choice(PEOPLE).id,),
        labels=tuple(label for label in LABELS if chance.random() < 0.4),
        blockers=(waits,) if status is TaskStatus.BLOCKED else (),
    )


@pytest.fixture
def full(unit: Unit) -> Unit:
    for channel_id, members in MEMBERS.items():
        for member in members:
            rosters.enter(unit, TEAM, member.id, channel_id)
    for number in range(1, MANY + 1):
        tasks.add(unit, some_task(number))
    return unit


def sight(person: Person, here: Place) -> Sight:
    return Sight(person.id, here.id, sees_public=not person.is_guest, at_home=here.is_direct)


def is_listed(task: Task, person: Person, here: Place) -> bool:
    """What may be seen, less what is private where others may look on."""
    home = next(place for place in PLACES if place.id == task.channel_id)
    is_member = person in MEMBERS.get(home.id, ())
    is_secret = home.is_private or home.is_direct
    if home.id != here.id and not here.is_direct and (is_secret or not (is_member or not person.is_guest)):
        return False
    return may_see(task, person, home, here, is_member=is_member)


@cache
def marks_and_stems(task: Task) -> tuple[set[Mark], list[str]]:
    return {(entry.facet, entry.key) for entry in entries_of(task)}, stems(task.title)


def has(task: Task, query: Query) -> bool:
    marks, found = marks_and_stems(task)
    return (
        set(query.marks) <= marks
        and query.low <= rank_of(task) < query.high
        and all(
            any(stem == word or (len(word) > 2 and stem.startswith(word)) for stem in found)
            for word in query.words
        )
        and (task.status is TaskStatus.BLOCKED or not query.only_blocked)
    )


def expected(query: Query, person: Person, here: Place) -> list[int]:
    found = [some_task(number) for number in range(1, MANY + 1)]
    shown = [task for task in found if has(task, query) and is_listed(task, person, here)]
    order = (lambda task: -task.number) if query.words else (lambda task: (rank_of(task), task.number))
    return [task.number for task in sorted(shown, key=order)]


def queries(chance: Random) -> Iterator[Query]:
    edges = [FROM_THE_FIRST, seconds(NOW), UNDATED, CLOSED, AFTER_THE_LAST]
    for mark in MARKS:
        low, high = sorted(chance.sample(edges, 2))
        yield Query((mark,), low, high)
        yield Query((mark, chance.choice(MARKS)), low, high, only_blocked=chance.random() < 0.5)
        yield Query((mark,), words=(chance.choice(["post", "plan", "qa", "poster"]),))
    for words in (("pos",), ("poster",), ("p",), ("qa",), ("pla", "lodz"), ("nothing",), ("qat", "nothing")):
        yield Query((), FROM_THE_FIRST, AFTER_THE_LAST, words)


@pytest.mark.parametrize("person", [GRACE, PIOTR, MEERA], ids=["grace", "piotr", "a guest"])
def test_the_index_shows_what_every_single_task_would(full: Unit, person: Person) -> None:
    for here in HERE_AND_AT_HOME:
        for query in queries(Random(here.id)):  # noqa: S311
            wanted = expected(query, person, here)
            looked = narrowest_first(full, TEAM, query)
            found = task_lists.page_of(full, TEAM, looked, sight(person, here), most=MANY)
            assert [task.number for task in found.tasks] == wanted, (query, here.name)
            page = task_lists.page_of(full, TEAM, looked, sight(person, here), most=4, skip=3)
            assert [task.number for task in page.tasks] == wanted[3:7]
            assert not found.is_cut


def test_groups_are_counted_as_far_as_anybody_wants_to_know(full: Unit) -> None:
    ranges = [(FROM_THE_FIRST, seconds(NOW)), (UNDATED, CLOSED), (CLOSED, CLOSED)]
    for marks in (
        ((Facet.IN, DESIGN.id),),
        ((Facet.LABEL, "web"),),
        ((Facet.MINE, GRACE.id), (Facet.LABEL, "web")),
    ):
        query = Query(marks)
        exact = [len(expected(query.between(*edges), GRACE, LAUNCH)) for edges in ranges]
        counted = counts_of(full, TEAM, query, sight(GRACE, LAUNCH), ranges, MANY)
        assert counted == [Count(number, is_cut=False) for number in exact]
        assert exact[0]
        assert counts_of(full, TEAM, query, sight(GRACE, LAUNCH), ranges, 1)[0].is_cut


def test_counting_further_than_wanted_costs_nothing(full: Unit) -> None:
    assert counts_of(full, TEAM, Query.along(Facet.IN, LAUNCH.id), sight(GRACE, LAUNCH), [], 100) == []


def test_the_narrowest_mark_comes_first_and_ties_stay(full: Unit) -> None:
    wide, narrow = (Facet.IN, LAUNCH.id), (Facet.BLOCKER, ANA.id)
    assert narrowest_first(full, TEAM, Query((wide, narrow))).marks == (narrow, wide)
    nobody, either = (Facet.LABEL, "none"), (Facet.LABEL, "neither")
    assert narrowest_first(full, TEAM, Query((either, nobody))).marks == (either, nobody)


def test_a_beginning_stands_for_a_few_spellings_and_no_more(full: Unit) -> None:
    letters = [f"zog{letter}" for letter in "abcdefghij"]
    for place, word in enumerate(letters):
        tasks.add(full, replace(some_task(1), number=MANY + 1 + place, title=word, channel_id=LAUNCH.id))
    query = Query((), FROM_THE_FIRST, AFTER_THE_LAST, ("zog",))
    found = task_lists.page_of(full, TEAM, query, sight(GRACE, LAUNCH), most=MANY).tasks
    assert sorted(task.title for task in found) == letters[:MOST_SPELLINGS]


def test_somebody_who_may_see_too_few_of_very_many_is_told_that_the_list_is_cut(
    full: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_lists, "STEPS", (0, 2, 8, 20))
    hidden = Query.along(Facet.IN, LEADERSHIP.id, AFTER_THE_LAST)
    found = task_lists.page_of(full, TEAM, hidden, sight(PIOTR, LAUNCH), most=5)
    assert (found.tasks, found.is_cut) == ([], True)
    open_to_all = Query.along(Facet.IN, DESIGN.id, AFTER_THE_LAST)
    found = task_lists.page_of(full, TEAM, open_to_all, sight(PIOTR, LAUNCH), most=5)
    assert (len(found.tasks), found.is_cut) == (5, False)


def test_subtasks_are_counted_as_far_as_all_in_the_channel_may_know(unit: Unit) -> None:
    states = ((2, TaskStatus.OPEN, LAUNCH), (3, TaskStatus.DONE, LAUNCH), (4, TaskStatus.DROPPED, DESIGN))
    for number, status, home in (
        *states,
        (5, TaskStatus.DONE, LEADERSHIP),
        (6, TaskStatus.OPEN, GRACE_AND_BOT),
    ):
        closed_at = None if status is TaskStatus.OPEN else NOW
        part = replace(some_task(number), channel_id=home.id, status=status, closed_at=closed_at, under=1)
        tasks.add(unit, part)
    assert progress_under(unit, TEAM, 1, LAUNCH.id) == (3, 2)
    assert progress_under(unit, TEAM, 1, LEADERSHIP.id) == (4, 3)
    assert progress_under(unit, TEAM, 9, LAUNCH.id) == (0, 0)
