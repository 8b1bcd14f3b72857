"""Whoever is not asked can read why: a row for each person, day and rule."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from bot.domain.attention.kinds import Kind
from bot.domain.attention.why import Rule
from bot.domain.attention.wishes import Whose as WhoseWish
from bot.domain.standups.absences import Whose
from bot.domain.standups.because import spared_by
from bot.domain.standups.definition import StandUp
from bot.domain.standups.rounds import round_label
from bot.domain.standups.slots import Spared
from storage import attention_ledger
from storage.attention_ledger import Line
from storage.unit import Unit

ASKED = "asked"
"""What the occasion of a question begins with; the reminder's begins with its kind."""


def note_unasked(
    unit: Unit,
    standup: StandUp,
    people: Mapping[str, Whose],
    unasked: Iterable[tuple[str, date, Rule]],
    now: datetime,
) -> None:
    """Of members and local days."""
    lines = [_line(standup, people[member_id], day, rule, now) for member_id, day, rule in unasked]
    attention_ledger.note_all(unit, standup.workspace_id, lines)


def note_all_spared(
    unit: Unit,
    standup: StandUp,
    people: Mapping[str, Whose],
    spared: Iterable[tuple[str, Spared]],
    now: datetime,
) -> None:
    """Of rounds that are open: nothing else becomes of these people in them."""
    rules = ((member_id, each.day, spared_by(each.why, people[member_id], now)) for member_id, each in spared)
    found = [(member_id, day, rule) for member_id, day, rule in rules if rule is not None]
    note_unasked(unit, standup, people, found, now)


def _line(standup: StandUp, whose: Whose, day: date, rule: Rule, now: datetime) -> Line:
    label = f"{round_label(standup.number, day)}:{whose.person.id}"
    about = (Kind.STANDUP, label, f"{ASKED}:{label}", rule, WhoseWish.NOBODY, now)
    return Line(whose.person.id, standup.channel_id, *about, whose.person.zone_name)


def is_question(line: Line) -> bool:
    """Whether it is about being asked, and not about being reminded."""
    return line.occasion.startswith(f"{ASKED}:")
