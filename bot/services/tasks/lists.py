"""Lists of tasks, a page at a time, with what each group holds."""

from collections import Counter
from dataclasses import dataclass, field, replace

from bot.domain.tasks.facets import CLOSED, Facet, seconds, stems
from bot.domain.tasks.filters import ListFilter, Scope, State
from bot.domain.tasks.groups import Group, bounds_of
from bot.domain.tasks.task import Task
from bot.services.act import Act
from bot.services.tasks.sight import sight_of
from storage import task_lists
from storage.task_candidates import narrowest_first
from storage.task_counts import Count, counts_of
from storage.task_queries import AFTER_THE_LAST, FROM_THE_FIRST, Mark, Query

PAGE = 20
LAST_PAGE = 100
COUNT_LIMIT = 100
"""Nobody needs to know whether 1,234 or 1,235 tasks are open; counting further would cost."""

_BY_DEADLINE = {State.OPEN, State.BLOCKED, State.UNASSIGNED}


@dataclass(frozen=True)
class TaskPage:
    """`page` counts from 1. `grouped` are the page's tasks with their groups, in order; `counts` says how
    many tasks each of these groups has in all, and is empty for lists that are not by deadline. `is_cut` when
    there may be more than lists show: whoever wants to see it narrows the list.
    """

    filter: ListFilter
    page: int
    has_next: bool
    grouped: list[tuple[Group, Task]]
    counts: dict[Group, Count] = field(default_factory=dict)
    is_cut: bool = False


def page_of_tasks(act: Act, chosen: ListFilter, page: int = 1, size: int = PAGE) -> TaskPage:
    """Soonest due first, undated last; what is done, and what was searched for, newest first.

    Beyond the last page is the first.
    """
    query = narrowest_first(act.unit, act.workspace_id, query_for(act, chosen))
    skip = (page - 1) * size
    found = task_lists.Found([])
    if page <= LAST_PAGE:
        found = task_lists.page_of(act.unit, act.workspace_id, query, sight_of(act), most=size + 1, skip=skip)
    if not found.tasks and page > 1:
        return page_of_tasks(act, chosen, 1, size)
    bounds = bounds_of(act.now, act.by.zone)
    grouped = [(bounds.group_of(task), task) for task in found.tasks[:size]]
    is_more = len(found.tasks) > size
    listed = TaskPage(
        chosen,
        page,
        is_more and page < LAST_PAGE,
        grouped,
        is_cut=found.is_cut or (is_more and page == LAST_PAGE),
    )
    is_by_deadline = chosen.state in _BY_DEADLINE and not chosen.words
    return replace(listed, counts=_counts(act, query, listed)) if is_by_deadline else listed


def query_for(act: Act, chosen: ListFilter) -> Query:
    words = tuple(stem for word in chosen.words for stem in stems(word))
    marks = tuple(dict.fromkeys(_marks(act, chosen)))
    low, high = _ranks(act, chosen.state)
    if not (marks or words):
        marks = ((Facet.IN, act.place.id),)
    is_in_channel = (Facet.BLOCKED, act.place.id) in marks
    return Query(marks, low, high, words, only_blocked=chosen.state is State.BLOCKED and not is_in_channel)


def _marks(act: Act, chosen: ListFilter) -> list[Mark]:
    """What usually fewer tasks have comes first."""
    marks = [(Facet.MINE, chosen.person_id)] if chosen.person_id else []
    marks += _marks_of_scope(act, chosen)
    return [*marks, *((Facet.LABEL, label) for label in chosen.labels)]


def _marks_of_scope(act: Act, chosen: ListFilter) -> list[Mark]:
    if chosen.state is State.UNASSIGNED:
        return [(Facet.NOBODY, act.place.id)]
    if chosen.scope is Scope.CHANNEL:
        return [(Facet.BLOCKED if chosen.state is State.BLOCKED else Facet.IN, act.place.id)]
    own = {
        Scope.MINE: Facet.MINE,
        Scope.WAITING: Facet.BLOCKER,
        Scope.GIVEN: Facet.GIVEN,
        Scope.WATCHED: Facet.WATCHED,
    }
    return [(own[chosen.scope], act.by.id)] if chosen.scope in own else []


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


def _counts(act: Act, query: Query, listed: TaskPage) -> dict[Group, Count]:
    """Groups that lie whole on the page are counted here; those that reach beyond it, in the store."""
    shown = Counter(group for group, _ in listed.grouped)
    counts = {group: Count(number, is_cut=False) for group, number in shown.items()}
    groups = list(shown)
    reaches_out = (groups[:1] if listed.page > 1 else []) + (groups[-1:] if listed.has_next else [])
    wanted = [edges for edges in bounds_of(act.now, act.by.zone).ranges if edges[0] in reaches_out]
    ranges = [(low, high) for _, low, high in wanted]
    found = counts_of(act.unit, act.workspace_id, query, sight_of(act), ranges, COUNT_LIMIT)
    return counts | {group: count for (group, _, _), count in zip(wanted, found, strict=True)}
