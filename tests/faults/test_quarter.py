"""A quarter, lived twice: once in peace, once with two workers that die two hundred times."""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.domain.attention.kinds import Kind
from bot.domain.attention.why import Rule
from bot.domain.attention.wishes import Policy
from bot.domain.people import Person, Place
from bot.domain.standups.rounds import read_label
from bot.domain.zones import instant_at
from bot.messages.attention.reasons import REASONS, SHIFTED
from bot.services.attention.firing import NUDGES
from bot.services.attention.reaching import reach_of
from bot.services.digests.timing import DIGEST
from bot.services.standups.kinds import PROMPT
from bot.services.standups.unasked import is_question
from storage import attention_ledger, sent_messages
from storage.attention_ledger import Line
from storage.database import make_engine, read_database_url
from storage.sent_messages import Message
from storage.unit import Unit
from tests.faults.quarter import (
    ASKS_AT,
    EVERYBODY,
    FIRST,
    LAST,
    LAUNCH,
    OPS,
    TEAM,
    WEEKEND,
    WINDOW,
    WISHES,
    Arrived,
    Quarter,
)

DEATHS, MANY = 200, 10_000


class Life:
    """A quarter in a database of its own."""

    def __init__(self, path: Path, template: Path, **how: int) -> None:
        shutil.copy(template, path)
        engine = make_engine(read_database_url(f"sqlite:///{path}"))
        self._pooled = engine.raw_connection()
        self._cursor = self._pooled.cursor()
        self._cursor.execute("PRAGMA synchronous=OFF")
        self._dialect = engine.dialect
        self.quarter = Quarter(self.transaction, self.read, **how)
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

    def read(self, work: Callable[[Unit], Any]) -> Any:
        return work(Unit(self._cursor, self._dialect))

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


def lines_of(life: Life, person: Person) -> list[Line]:
    found: list[Line] = life.read(
        partial(attention_ledger.latest, workspace_id=TEAM, member_id=person.id, most=MANY)
    )
    return found


def sent_to(life: Life, person: Person) -> list[Message]:
    found: list[Message] = life.read(
        partial(sent_messages.to_member, workspace_id=TEAM, member_id=person.id, most=MANY)
    )
    return found


def sent_into(life: Life, place: Place) -> list[Message]:
    found: list[Message] = life.read(
        partial(sent_messages.in_channel, workspace_id=TEAM, channel_id=place.id, most=MANY)
    )
    return found


def working_days(person: Person) -> set[date]:
    """Before the last, on which the quarter ends; the first counts where it is not half past nine yet."""
    days = (FIRST.date() + timedelta(days=count) for count in range((LAST - FIRST).days))
    weekdays = (day for day in days if day.weekday() < WEEKEND)
    return {day for day in weekdays if instant_at(datetime.combine(day, ASKS_AT), person.zone) > FIRST}


def end_on(person: Person, day: date) -> datetime:
    """When the window of the daily stand-up ends for them."""
    return instant_at(datetime.combine(day, ASKS_AT), person.zone) + timedelta(minutes=WINDOW)


def nudges(life: Life, member_id: str) -> list[Arrived]:
    return [each for each in life.slack if each.content == NUDGES and each.destination == member_id]


def asked(life: Life, member_id: str) -> list[Arrived]:
    return [each for each in life.slack if each.content == PROMPT and each.destination == member_id]


def test_two_hundred_deaths_change_no_message(lives: tuple[Life, Life]) -> None:
    peaceful, restless = lives
    assert restless.quarter.died == DEATHS
    assert said(peaceful) == said(restless)
    assert len(peaceful.slack) > 2000


def test_nobody_is_nudged_of_anything_twice_and_each_nudge_has_its_why(lives: tuple[Life, Life]) -> None:
    for life in lives:
        for person in EVERYBODY:
            sent = [line for line in lines_of(life, person) if line.message]
            assert len({line.occasion for line in sent}) == len(sent)
            assert {line.message for line in sent} == {each.card for each in nudges(life, person.id)}


def test_every_other_message_has_its_why_too_on_the_clock_of_whoever_got_it(
    lives: tuple[Life, Life],
) -> None:
    zones = {person.id: person.zone_name for person in EVERYBODY}
    for life in lives:
        told = [each for person in EVERYBODY for each in sent_to(life, person)]
        told += [each for place in (LAUNCH, OPS) for each in sent_into(life, place)]
        there = {(each.destination, each.content, each.finished_at) for each in told if each.ts}
        assert {(each.destination, each.content, each.at) for each in life.slack} <= there
        assert {each.rule for each in told} <= {*SHIFTED, Rule.DEED, Rule.ITS_TIME, Rule.NOTHING_MOVED}
        assert {each.content for each in told} <= set(REASONS)
        to_people = [each for each in told if each.destination in zones]
        assert {zones[each.destination] == each.zone_name for each in to_people} == {True}


def test_each_working_day_everybody_is_asked_once_or_reads_why_not(lives: tuple[Life, Life]) -> None:
    """Nobody is reminded after the end; some with their other nudges, some at once, some not at all."""
    for life in lives:
        found: set[Rule] = set()
        for person in EVERYBODY:
            days = Counter(each.at.astimezone(person.zone).date() for each in asked(life, person.id))
            assert set(days.values()) == {1}
            lines = [line for line in lines_of(life, person) if line.kind is Kind.STANDUP]
            unasked = {read_label(line.subject)[1] for line in lines if is_question(line)}
            assert {day for day in {*days, *unasked} if day < LAST.date()} == working_days(person)
            assert not set(days) & unasked
            reminders = [line for line in lines if not is_question(line)]
            found |= {line.rule for line in reminders}
            assert all(line.at < end_on(person, read_label(line.subject)[1]) for line in reminders)
        assert {Rule.SLOT, Rule.URGENT, Rule.QUIET, Rule.BUDGET} <= found


def test_each_kind_that_people_choose_about_comes(lives: tuple[Life, Life]) -> None:
    assert {line.kind for person in EVERYBODY for line in lines_of(lives[0], person)} == set(Kind)


def test_nobody_is_over_budget_or_written_to_out_of_hours(lives: tuple[Life, Life]) -> None:
    for life in lives:
        for person in EVERYBODY:
            found = nudges(life, person.id)
            by_day = Counter(each.at.astimezone(person.zone).date() for each in found)
            budget = Policy(WISHES.get(person.id, Policy().person)).budget
            assert max(by_day.values(), default=0) <= budget
            for each in (*found, *asked(life, person.id)):
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
