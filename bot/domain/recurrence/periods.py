"""Rules for lengths of time alone: every 2 weeks, quarterly, co trzeci dzień."""

from bot.domain.recurrence.grammar import Meaning, Said, rule
from bot.domain.recurrence.pattern import MONTHS_A_QUARTER, Pattern, Unit
from bot.domain.recurrence.refusals import from_one, too_often, too_rarely, twice_or_every_two
from bot.domain.recurrence.words import Kind, Word

_UNITS = {
    Kind.DAY: (Unit.DAY, 1),
    Kind.WEEK: (Unit.WEEK, 1),
    Kind.MONTHS: (Unit.MONTH, 1),
    Kind.QUARTER: (Unit.MONTH, MONTHS_A_QUARTER),
    Kind.YEAR: (Unit.YEAR, 1),
}
_LONGEST_YEARS = 10
_LONGEST = {Unit.DAY: 3653, Unit.WEEK: 521, Unit.MONTH: 120, Unit.YEAR: _LONGEST_YEARS}
_HOURS_A_DAY = 24


def period(said: Said) -> Pattern:
    """Of "every (step)? (unit)" or "(often)", as every headed rule names them. Raises RecurrenceRefused."""
    return _period(said, said.one("often" if said.has("often") else "unit"))


def weeks(said: Said) -> int:
    """The interval of a rule that counts weeks without saying so: "every other monday"."""
    return _period(said, Word(Kind.WEEK)).interval


def is_each_day(said: Said) -> bool:
    return period(said) == Pattern(Unit.DAY)


def is_quarter(said: Said) -> bool:
    """Every quarter, in so many words: every 3 months may begin in any of them."""
    named = said.one("often" if said.has("often") else "unit")
    return Kind.QUARTER in {named.kind, named.text} and period(said).interval == MONTHS_A_QUARTER


def _period(said: Said, named: Word) -> Pattern:
    """What is named may itself be several units, as a fortnight is."""
    unit, factor = _UNITS[Kind(named.text) if named.kind is Kind.OFTEN else named.kind]
    interval = _step(said) * (named.number or 1) * factor
    if interval > _LONGEST[unit]:
        raise too_rarely(said.phrase, _LONGEST_YEARS)
    return Pattern(unit, interval)


def _step(said: Said) -> int:
    step = said.one("step").number if said.has("step") else 1
    if not step:
        raise from_one(said.phrase)
    return step


def _plain(said: Said) -> Meaning:
    return Meaning(period(said))


def _alternate(said: Said) -> Meaning:
    return Meaning(_period(Said(said.phrase, {"step": (Word(Kind.NUMBER, 2),)}), said.one("unit")))


def _too_often(said: Said) -> Meaning | None:
    """Every 48 hours is not too often, but no recurrence of days either."""
    if said.has("step") and said.one("step").number >= _HOURS_A_DAY:
        return None
    raise too_often(said.phrase)


def _often_in_a_day(said: Said) -> Meaning | None:
    return _too_often(said) if said.one("small_unit").text == "often" else None


def _ambiguous(said: Said) -> Meaning | None:
    raise twice_or_every_two(said.phrase)


PERIOD_RULES = (
    rule("(often)", _plain),  # weekly
    rule("every (step)? (unit)", _plain),  # every 2 weeks
    rule("(unit) alternate", _alternate),  # una settimana si e una no
    rule("every (step)? small_unit", _too_often),
    rule("(small_unit)", _often_in_a_day),  # hourly
    rule("twice_or_half", _ambiguous),  # bimonthly
)
