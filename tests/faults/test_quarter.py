"""A quarter, lived twice: once in peace, once with two workers that die two hundred times."""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.domain.attention.wishes import Policy
from bot.messages.attention.reasons import REASONS
from bot.services.attention.firing import NUDGES
from bot.services.attention.reaching import reach_of
from bot.services.digests.timing import DIGEST
from storage import attention_ledger
from storage.database import make_engine, read_database_url
from storage.unit import Unit
from tests.faults.quarter import EVERYBODY, LAUNCH, OPS, TEAM, WISHES, Arrived, Quarter

DEATHS = 200


class Life:
    """A quarter in a database of its own."""

    def __init__(self, path: Path, template: Path, **how: int) -> None:
        shutil.copy(template, path)
        engine = make_engine(read_database_url(f"sqlite:///{path}"))
        self._pooled = engine.raw_connection()
        self._cursor = self._pooled.cursor()
        self._cursor.execute("PRAGMA synchronous=OFF")
        self._dialect = engine.dialect
        self.quarter = Quarter(self.transaction, **how)
        self.quarter.run()

    def transaction(self, work: Callable[[Unit], Any]) -> Any:
        self._cursor.execute("BEGIN IMMEDIATE")
        try:
            result = work(Unit(self._cursor, self._dialect))
        except BaseException:
            self._cursor.execute("ROLLBACK")
            raise
        self._cursor.execute("COMMIT")
        return result

    @property
    def slack(self) -> list[Arrived]:
        return self.quarter.slack


@pytest.fixture(scope="module")
def lives(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Life, Life]:
    folder = tmp_path_factory.mktemp("quarter")
    peaceful = Life(folder / "peaceful.db", sqlite_template)
    return peaceful, Life(folder / "restless.db", sqlite_template, deaths=DEATHS, workers=2)


def said(life: Life) -> Counter[tuple[object, ...]]:
    return Counter((each.at, each.destination, each.content, each.text) for each in life.slack)


def nudges(life: Life, member_id: str) -> list[Arrived]:
    return [each for each in life.slack if each.content == NUDGES and each.destination == member_id]


def test_two_hundred_deaths_change_no_message(lives: tuple[Life, Life]) -> None:
    peaceful, restless = lives
    assert restless.quarter.died == DEATHS
    assert said(peaceful) == said(restless)
    assert len(peaceful.slack) > 1000


def test_nobody_is_nudged_of_anything_twice_and_each_message_has_its_why(lives: tuple[Life, Life]) -> None:
    for life in lives:
        for person in EVERYBODY:
            lines = life.transaction(
                partial(attention_ledger.latest, workspace_id=TEAM, member_id=person.id, most=10_000)
            )
            sent = [line for line in lines if line.message]
            assert len({line.occasion for line in sent}) == len(sent)
            assert {line.message for line in sent} == {each.card for each in nudges(life, person.id)}
        assert {each.content for each in life.slack} <= set(REASONS)


def test_nobody_is_over_budget_or_written_to_out_of_hours(lives: tuple[Life, Life]) -> None:
    for life in lives:
        for person in EVERYBODY:
            found = nudges(life, person.id)
            by_day = Counter(each.at.astimezone(person.zone).date() for each in found)
            budget = Policy(WISHES.get(person.id, Policy().person)).budget
            assert max(by_day.values(), default=0) <= budget
            for each in found:
                reach = life.transaction(partial(reach_of, person=person, now=each.at))
                assert reach.closed_because(each.at) is None, (person.id, each.at)
            assert found


def test_digests_come_each_week_where_something_moved(lives: tuple[Life, Life]) -> None:
    for place in (LAUNCH, OPS):
        found = [each for each in lives[0].slack if (each.content, each.destination) == (DIGEST, place.id)]
        assert len(found) == 13
        weekdays = Counter(each.at.weekday() for each in found)
        assert weekdays == {4: 12, 3: 1}  # Christmas is a Friday
        assert all(later.at - each.at > timedelta(days=5) for each, later in pairwise(found))
