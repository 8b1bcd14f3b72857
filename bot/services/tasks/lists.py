"""Lists of tasks, a page at a time, with what each group holds."""

from dataclasses import dataclass

from bot.domain.task_facets import CLOSED, Facet, seconds, stems
from bot.domain.task_filters import ListFilter, Scope, State
from bot.domain.task_groups import Group, bounds_of
from bot.domain.tasks import Task
from bot.services.act import Act
from bot.services.tasks.sight import sight_of
from storage import task_lists
from storage.task_lists import AFTER_THE_LAST, FROM_THE_FIRST, Query

PAGE = 20
COUNT_LIMIT = 100
"""Nobody needs to know whether 1,234 or 1,235 tasks are open; counting further would cost."""


@dataclass(frozen=True)
class TaskPage:
    """`page` counts from 1. `counts` holds how many tasks each group has, up to COUNT_LIMIT; it is empty
    for lists that are not by deadline. `grouped` are the page's tasks with their groups, in order.
    """

    filter: ListFilter
    page: int
    has_next: bool
    grouped: list[tuple[Group, Task]]
    counts: dict[Group, int]


def page_of_tasks(act: Act, chosen: ListFilter, page: int = 1, size: int = PAGE) -> TaskPage:
    """Soonest due first, undated last; what is done, and what was searched for, newest first."""
    query = query_for(act, chosen)
    sight = sight_of(act)
    skip = (page - 1) * size
    found = task_lists.page_of(act.unit, act.workspace_id, query, sight, most=size + 1, skip=skip)
    if not found and page > 1:
        return page_of_tasks(act, chosen, 1, size)
    bounds = bounds_of(act.now, act.by.zone)
    grouped = [(bounds.group_of(task), task) for task in found[:size]]
    return TaskPage(chosen, page, len(found) > size, grouped, _counts(act, query, chosen))


def query_for(act: Act, chosen: ListFilter) -> Query:
    """The facet to read along, and the others that must hold, too."""
    facets = list(_facets(act, chosen))
    words = tuple(stem for word in chosen.words for stem in stems(word))
    low, high = _ranks(act, chosen.state)
    if words:
        longest = max(words, key=len)
        return Query(Facet.WORD, longest, low, high, tuple(facets), words)
    (facet, key), *also = facets or [(Facet.IN, act.place.id)]
    return Query(facet, key, low, high, tuple(also))


def _facets(act: Act, chosen: ListFilter) -> list[tuple[Facet, str]]:
    """The narrowest first: it is the one that is read along."""
    found = [(Facet.LABEL, chosen.label)] if chosen.label else []
    found += [(Facet.MINE, chosen.person_id)] if chosen.person_id else []
    found += {
        State.BLOCKED: [(Facet.BLOCKED, act.place.id)] if chosen.scope is Scope.CHANNEL else [],
        State.UNASSIGNED: [(Facet.NOBODY, act.place.id)],
    }.get(chosen.state, [])
    found += {
        Scope.MINE: [(Facet.MINE, act.by.id)],
        Scope.GIVEN: [(Facet.GIVEN, act.by.id)],
        Scope.WATCHED: [(Facet.WATCHED, act.by.id)],
        Scope.CHANNEL: [(Facet.IN, act.place.id)],
        Scope.ANYBODY: [],
    }[chosen.scope]
    return found


def _ranks(act: Act, state: State) -> tuple[int, int]:
    match state:
        case State.OVERDUE:
            return FROM_THE_FIRST, seconds(act.now)
        case State.DONE:
            return CLOSED, AFTER_THE_LAST
        case State.ANY:
            return FROM_THE_FIRST, AFTER_THE_LAST
        case _:
            return FROM_THE_FIRST, CLOSED


def _counts(act: Act, query: Query, chosen: ListFilter) -> dict[Group, int]:
    if query.facet is Facet.WORD or chosen.state in (State.DONE, State.ANY, State.OVERDUE):
        return {}
    bounds = bounds_of(act.now, act.by.zone)
    sight = sight_of(act)
    counts = {}
    for group, low, high in bounds.ranges:
        narrowed = query.between(low, high)
        counts[group] = task_lists.count_up_to(act.unit, act.workspace_id, narrowed, sight, COUNT_LIMIT)
    return {group: count for group, count in counts.items() if count}
