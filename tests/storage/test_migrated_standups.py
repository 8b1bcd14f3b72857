"""What stand-ups were to send, and what people chose for them, before their reminders were nudges."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from alembic import command
from sqlalchemy import Engine

from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.wishes import Wishes
from bot.domain.standups.blockers import StandingBlocker
from bot.domain.standups.participation import ReminderPace
from bot.domain.tasks.task import BlockerKind
from bot.services.attention.waking import ATTENTION
from storage import absences, attention, rosters, standup_blockers, timers
from storage.database import make_engine, read_database_url
from storage.migration import config_for, drift, migrate
from storage.unit import Unit
from tests.bot.services.standups.days import set_up
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, PIOTR, TEAM, settle_in

BLOCKER = StandingBlocker(
    *(TEAM, 4, 1, NOW.date(), GRACE.id, BlockerKind.PERSON, PIOTR.id, "the logo"), since=NOW
)
SAID = """
INSERT INTO standup_participation (workspace_id, member_id, reminders, region) VALUES
    ('T0TEAM', 'U0ANA', 'off', 'DE-BY'), ('T0TEAM', 'U0GRACE', 'off', ''), ('T0TEAM', 'U0DAVID', 'slow', '')
"""


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    made = make_engine(read_database_url(database_url))
    yield made
    made.dispose()


@contextmanager
def inside(engine: Engine) -> Iterator[Unit]:
    with closing(engine.raw_connection()) as pooled:
        unit = Unit(pooled.cursor(), engine.dialect)
        unit.cursor.execute("BEGIN")
        yield unit
        unit.cursor.execute("COMMIT")


def test_reminders_that_were_off_are_a_kind_that_is_off_and_blockers_are_told_with_other_nudges(
    engine: Engine,
) -> None:
    with engine.begin() as connection:
        command.downgrade(config_for(connection), "0011")
    with inside(engine) as unit:
        settle_in(unit)
        attention.save_wishes(unit, TEAM, GRACE.id, Wishes({Kind.DUE: Way.DIGEST}, budget=2))
        rosters.replace_roster(unit, TEAM, LAUNCH.id, [GRACE.id, PIOTR.id], NOW)
        set_up(unit)
        unit.cursor.execute(SAID.replace("T0TEAM", TEAM))
        standup_blockers.add(unit, BLOCKER)
        timers.set_timer(unit, TEAM, "standup_blocker", f"B-4:{PIOTR.id}", NOW)
    migrate(engine)
    assert drift(engine) == []
    with inside(engine) as unit:
        wishes = attention.all_wishes(unit, TEAM)
        assert wishes[ANA.id] == Wishes({Kind.STANDUP: Way.OFF})
        assert wishes[GRACE.id] == Wishes({Kind.DUE: Way.DIGEST, Kind.STANDUP: Way.OFF}, budget=2)
        assert DAVID.id not in wishes
        chosen = absences.participations(unit, TEAM)
        assert chosen[ANA.id].region == "DE-BY"
        paces = (ReminderPace.USUAL, ReminderPace.USUAL, ReminderPace.SLOW)
        assert tuple(chosen[each.id].reminders for each in (ANA, GRACE, DAVID)) == paces
        (passed,) = attention.passed_to(unit, TEAM, PIOTR.id)
        assert (passed.kind, passed.subject, passed.since) == (Kind.BLOCKED, "B-4", NOW)
        assert timers.timer_at(unit, TEAM, ATTENTION, PIOTR.id) == NOW
