"""Which task waits for which."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tasks.order import path_between
from tests.rows import each_row

WAITS = {1: [2, 3], 2: [4], 3: [4], 4: [5], 5: [], 6: [6], 7: [8], 8: [7, 5]}
graphs = st.dictionaries(st.integers(1, 8), st.lists(st.integers(1, 8), max_size=4))


@each_row(
    ("start", "goal", "way"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (1, 5, [1, 2, 4, 5]),
        (5, 1, None),
        (1, 7, None),
        (6, 6, [6]),
        (7, 5, [7, 8, 5]),
        (99, 1, None),
    ],
)
def test_the_shortest_way_is_found(start: int, goal: int, way: list[int] | None) -> None:
    assert path_between(start, goal, lambda number: WAITS.get(number, [])) == way


@given(graphs, st.integers(1, 8), st.integers(1, 8))
def test_a_way_leads_from_one_to_the_next_and_none_means_there_is_none(
    waits: dict[int, list[int]], start: int, goal: int
) -> None:
    way = path_between(start, goal, lambda number: waits.get(number, []))
    reached = {start}
    while more := {after for number in reached for after in waits.get(number, [])} - reached:
        reached |= more
    assert (way is not None) == (goal in reached)
    if way:
        assert (way[0], way[-1], len(way)) == (start, goal, len(set(way)))
        assert all(there in waits.get(here, []) for here, there in pairwise(way))


def test_a_search_without_end_is_given_up() -> None:
    asked = []

    def before(number: int) -> list[int]:
        asked.append(number)
        return [number + 1]

    assert path_between(1, 0, before, most=100) is None
    assert len(asked) <= 101
