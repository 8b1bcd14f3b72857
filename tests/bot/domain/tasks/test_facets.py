"""How tasks are found: their entries in the index, and their order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tasks.facets import CLOSED, STEM, UNDATED, Facet, entries_of, rank_of, stems
from bot.domain.tasks.task import Blocker, BlockerKind, Task, TaskStatus
from tests.rows import each_row
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, PIOTR, a_task

instants = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- hypothesis adds the zone
EDGE = Blocker(BlockerKind.TASK, "T-3", "", GRACE.id, NOW.isoformat())


def marks(task: Task, facet: Facet) -> set[str]:
    return {entry.key for entry in entries_of(task) if entry.facet is facet}


def done(at: datetime) -> Task:
    return replace(a_task(status=TaskStatus.DONE), closed_at=at)


@given(instants, instants)
def test_open_tasks_come_by_deadline_then_the_undated_then_the_closed_the_last_closed_first(
    earlier: datetime, later: datetime
) -> None:
    earlier, later = sorted([earlier, later])
    in_order = [a_task(due_at=earlier), a_task(due_at=later), a_task(due_at=None), done(later), done(earlier)]
    ranks = [rank_of(task) for task in in_order]
    assert ranks == sorted(ranks)
    assert ranks[1] < UNDATED == ranks[2] < CLOSED <= ranks[3]
    assert (ranks[0] == ranks[1]) == (int(earlier.timestamp()) == int(later.timestamp()))


def test_a_task_is_found_by_everything_it_has_to_do_with() -> None:
    task = replace(
        a_task("Drukować plakaty"),
        thread_ts="1.2",
        assignees=(PIOTR.id,),
        watchers=(DAVID.id,),
        labels=("launch", "web"),
        after=(3, 4),
        under=2,
    )
    assert {facet: marks(task, facet) for facet in Facet if marks(task, facet)} == {
        Facet.IN: {LAUNCH.id},
        Facet.MINE: {ANA.id, PIOTR.id},
        Facet.GIVEN: {GRACE.id},
        Facet.WATCHED: {DAVID.id},
        Facet.LABEL: {"launch", "web"},
        Facet.AFTER: {"3", "4"},
        Facet.UNDER: {"2"},
        Facet.THREAD: {f"{LAUNCH.id}:1.2"},
        Facet.WORD: {"drukow", "plakat"},
    }


@each_row(
    ("task", "facet", "keys"),
    [
        (a_task(owner=None), Facet.NOBODY, {LAUNCH.id}),
        (a_task(owner=None, status=TaskStatus.DONE), Facet.NOBODY, set()),
        (a_task(), Facet.NOBODY, set()),
        (a_task(owner=GRACE), Facet.GIVEN, set()),
        (a_task(owner=None), Facet.GIVEN, set()),
        (replace(a_task(), status=TaskStatus.BLOCKED, blockers=(EDGE,)), Facet.BLOCKED, {LAUNCH.id}),
        (replace(a_task(), status=TaskStatus.BLOCKED, blockers=(EDGE,)), Facet.BLOCKER, {"T-3"}),
        (replace(a_task(status=TaskStatus.DONE), blockers=(EDGE,)), Facet.BLOCKER, set()),
        (replace(a_task(), blockers=(replace(EDGE, subject=""),)), Facet.BLOCKER, set()),
    ],
)
def test_some_entries_depend_on_how_the_task_stands(task: Task, facet: Facet, keys: set[str]) -> None:
    assert marks(task, facet) == keys


def test_all_entries_share_the_rank_but_words_which_are_the_newest_first() -> None:
    task = replace(a_task("Draft", number=12), labels=("x",))
    assert {entry.rank for entry in entries_of(task) if entry.facet is not Facet.WORD} == {rank_of(task)}
    assert {entry.rank for entry in entries_of(task) if entry.facet is Facet.WORD} == {-12}


@each_row(
    ("text", "found"),
    [
        ("Faktura dla Łodzi", ["faktur", "dla", "lodzi"]),
        ("fakturę", ["faktur"]),
        ("re-do the re-do", ["re", "do", "the"]),
        ("İstanbul STRASSE Straße", ["istanb", "strass"]),
        ("T-12: 4711?", ["t", "12", "4711"]),
        ("🎉 ... _", []),
        (" ".join(f"word{number}x" for number in range(30)), [f"word{number}x"[:6] for number in range(24)]),
    ],
)
def test_words_are_looked_for_by_their_beginnings_without_case_and_accents(
    text: str, found: list[str]
) -> None:
    assert stems(text) == found


@given(st.text(max_size=100))
def test_of_any_text_the_stems_are_short_and_different_and_their_own_stems(text: str) -> None:
    found = stems(text)
    assert len(found) == len(set(found))
    assert all(0 < len(stem) <= STEM for stem in found)
    assert all(stem in stems(stem) for stem in found)


def test_closing_and_reopening_moves_the_entries_and_back() -> None:
    before = replace(a_task(), labels=("x",))
    closed = replace(before, status=TaskStatus.DONE, closed_at=NOW + timedelta(hours=1))
    marks_before = {(entry.facet, entry.key) for entry in entries_of(before)}
    assert {(entry.facet, entry.key) for entry in entries_of(closed)} == marks_before
    assert entries_of(replace(closed, status=TaskStatus.OPEN, closed_at=None)) == entries_of(before)
