"""Whom or what somebody may wait for: people, tasks and requests that they can see, by what they type."""

from bot.domain.approvals.numbers import read_request_number
from bot.domain.folding import folded
from bot.domain.refusal import Refusal
from bot.domain.tasks.filters import read_filter
from bot.domain.tasks.numbers import read_number
from bot.services.act import Act
from bot.services.approvals.at_home import requests_at_home
from bot.services.tasks.lists import page_of_tasks
from bot.services.tasks.sight import find_visible
from storage import people

_MOST = 10


def found_by(act: Act, typed: str) -> list[tuple[str, str]]:
    """What is shown, and U1, T-3 or R-2; people first."""
    words = folded(typed.removeprefix("@")).split()
    return [*_people(act, words), *_tasks(act, typed), *_requests(act, typed, words)]


def _people(act: Act, words: list[str]) -> list[tuple[str, str]]:
    names = people.names(act.unit, act.workspace_id)
    fitting = [who for who, name in sorted(names.items()) if all(word in folded(name) for word in words)]
    known = people.known_people(act.unit, act.workspace_id, fitting[: 3 * _MOST])
    there = [each for each in known if not (each.has_left or each.is_bot or each.id == act.by.id)]
    return [(f"@{each.name}", each.id) for each in there[:_MOST]]


def _tasks(act: Act, typed: str) -> list[tuple[str, str]]:
    number = read_number(typed.strip())
    if number is None:
        found = page_of_tasks(act, read_filter(f"all {typed}"), 1, _MOST).grouped
        return [(f"{task.name} {task.title}", task.name) for _, task in found]
    try:
        task = find_visible(act, number)
    except Refusal:
        return []
    return [(f"{task.name} {task.title}", task.name)]


def _requests(act: Act, typed: str, words: list[str]) -> list[tuple[str, str]]:
    """Of those that they asked for, or are asked about."""
    mine = requests_at_home(act)
    number = read_request_number(typed.strip())
    return [
        (f"{each.request.name} {each.request.title}", each.request.name)
        for each in (*mine.asked, *mine.waiting)
        if each.request.number == number or all(word in folded(each.request.title) for word in words)
    ]
