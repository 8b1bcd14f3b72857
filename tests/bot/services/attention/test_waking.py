"""Whoever can be written to sooner than was said hears at once what was held back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.approvals.commands import Delegate
from bot.domain.attention.why import Rule
from bot.domain.due import Due, Grain
from bot.domain.standups.commands import BeAway
from bot.services.approvals import delegating
from bot.services.approvals.eligibility import nobody
from bot.services.attention import settings
from bot.services.standups import away
from storage.unit import Unit
from tests.bot.services.attention.nudged import at, fire, fire_until, lines, messages_to, next_look
from tests.bot.services.tasks.work import BRIEF, add
from tests.units import ANA, DAVID, TEAM, act

FIRST, LAST = at(24, 9).date(), at(30, 9).date()
BACK = at(26, 11)


def leave(unit: Unit, now: datetime) -> None:
    away.be_away(act(unit, ANA, now=now), BeAway(FIRST, LAST))


def substitute(unit: Unit, now: datetime) -> None:
    delegating.delegate(act(unit, ANA, now=now), Delegate(DAVID.id, FIRST, LAST), nobody)


def do_not_disturb(unit: Unit, now: datetime) -> None:
    settings.note_dnd(unit, TEAM, ANA.id, at(30, 18), now)


def silence(unit: Unit, now: datetime) -> None:
    settings.be_silent(act(unit, ANA, now=now), at(30, 18))


def back(unit: Unit, now: datetime) -> None:
    away.be_back(act(unit, ANA, now=now))


def take_back(unit: Unit, now: datetime) -> None:
    delegating.take_back(act(unit, ANA, now=now))


def may_be_disturbed(unit: Unit, now: datetime) -> None:
    settings.note_dnd(unit, TEAM, ANA.id, None, now)


def end_silence(unit: Unit, now: datetime) -> None:
    settings.be_silent(act(unit, ANA, now=now), None)


@pytest.mark.parametrize(
    ("begin", "end", "rule"),
    [
        (leave, back, Rule.LEAVE),
        (substitute, take_back, Rule.LEAVE),
        (do_not_disturb, may_be_disturbed, Rule.SILENT),
        (silence, end_silence, Rule.SILENT),
    ],
)
def test_what_ends_early_lets_through_at_once_what_it_held_back(
    unit: Unit,
    begin: Callable[[Unit, datetime], None],
    end: Callable[[Unit, datetime], None],
    rule: Rule,
) -> None:
    begin(unit, at(24, 9))
    add(unit, replace(BRIEF, due=Due(at(26, 13), Grain.TIME)), now=at(24, 9))
    fire_until(unit, BACK - timedelta(minutes=1))
    fire(unit, BACK - timedelta(minutes=1))
    assert {line.rule for line in lines(unit)} == {rule}
    end(unit, BACK)
    assert next_look(unit) == BACK
    fire(unit, BACK)
    assert [message.created_at for message in messages_to(unit)] == [BACK]
