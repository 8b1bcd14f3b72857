"""When the open work will be done, judged by how much the team itself got done in past weeks.

Monte Carlo over the team's own weekly throughput, as D. Vacanti, "Actionable Agile Metrics for
Predictability" (2015), chapter 14: weeks of the past are drawn at random, with replacement, until what is
open is used up; the 15th and 85th percentile of many runs are the band.
"""

import operator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, dropwhile
from random import Random

RUNS = 400
FIRST_PERCENT, LAST_PERCENT = 15, 85
LEAST_WEEKS = 3
"""Weeks in which anything was done, without which nothing is forecast."""

HORIZON = 52
_A_WHOLE = 100


@dataclass(frozen=True)
class Forecast:
    """In how many weeks from now the open work is done: likely at the earliest, and at the latest.

    `early` and `late` are the burn-up of the band: how much more is done after 1, 2, 3 ... weeks.
    """

    first_week: int
    last_week: int
    early: tuple[int, ...]
    late: tuple[int, ...]


def forecast(open_tasks: int, done_by_week: Sequence[int], seed: int) -> Forecast | None:
    """None where there is too little past, or nothing to do. The same seed gives the same forecast.

    The oldest week comes first; those before anything was done at all say nothing about the pace.
    """
    done_by_week = tuple(dropwhile(operator.not_, done_by_week))
    if open_tasks <= 0 or sum(done > 0 for done in done_by_week) < LEAST_WEEKS:
        return None
    return _simulated(open_tasks, done_by_week, seed)


@lru_cache(maxsize=64)  # a digest, the pages of its thread and its chart ask for the same one
def _simulated(open_tasks: int, done_by_week: tuple[int, ...], seed: int) -> Forecast:
    chance = Random(seed)  # noqa: S311 -- a simulation, nothing to guess
    runs = [_run(open_tasks, done_by_week, chance) for _ in range(RUNS)]
    weeks = sorted(_weeks_until(open_tasks, run) for run in runs)
    first, last = _percentile(weeks, FIRST_PERCENT), _percentile(weeks, LAST_PERCENT)
    by_week = [sorted(run[week] for run in runs) for week in range(last)]
    return Forecast(
        first,
        last,
        tuple(_percentile(each, LAST_PERCENT) for each in by_week),
        tuple(_percentile(each, FIRST_PERCENT) for each in by_week),
    )


def _run(open_tasks: int, done_by_week: Sequence[int], chance: Random) -> list[int]:
    """How much is done in all after each week, up to what is open."""
    weeks = chance.choices(done_by_week, k=HORIZON)
    return [min(open_tasks, total) for total in accumulate(weeks)]


def _weeks_until(open_tasks: int, run: Sequence[int]) -> int:
    return next((week for week, done in enumerate(run, 1) if done >= open_tasks), HORIZON)


def _percentile(ordered: Sequence[int], percent: int) -> int:
    return ordered[min(len(ordered) - 1, len(ordered) * percent // _A_WHOLE)]
