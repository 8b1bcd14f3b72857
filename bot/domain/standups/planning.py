"""One pass over everybody: who is asked now, who is spared, what came too late, and when to look again."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.standups.absences import Whose
from bot.domain.standups.asking import LOOK_AHEAD, outcomes_on
from bot.domain.standups.catching_up import AskAt, AskNow, TooLate, decide
from bot.domain.standups.definition import Schedule, StandUp, StandUpState
from bot.domain.standups.hours import A_DAY, days_between
from bot.domain.standups.slots import Slot, Spared

_MARGIN = 6
"""Days: in another zone a person may be asked the day before the scheduled one, the day after it, or after a
weekend.
"""
_AN_INSTANT = timedelta(microseconds=1)

Outcomes = Sequence[Slot | Spared]


@dataclass(frozen=True)
class Days:
    """Scheduled days one after the other, of which the first `certain` ones come out as they do."""

    found: Sequence[date]
    certain: int


@dataclass
class Pass:
    """`ask` says of each member whether it is late. `spared` are all of the days that are looked at, `ends`
    when the last window of each of them ends, and on those `coming` somebody is to be asked later.

    `back` are those among `ask` who had been noted as off on that day.

    `again_at` is when somebody is to be asked next, or when to look for that; up to `asked_until` all is
    settled.
    """

    ask: list[tuple[str, Slot, bool]] = field(default_factory=list)
    too_late: list[tuple[str, Slot]] = field(default_factory=list)
    spared: list[tuple[str, Spared]] = field(default_factory=list)
    ends: dict[date, datetime] = field(default_factory=dict)
    coming: set[date] = field(default_factory=set)
    back: set[tuple[date, str]] = field(default_factory=set)
    again_at: datetime | None = None
    asked_until: datetime | None = None

    def look_again(self, at: datetime) -> None:
        self.again_at = at if self.again_at is None else min(self.again_at, at)


def plan(
    standup: StandUp,
    people: Mapping[str, Whose],
    settled: Container[tuple[date, str]],
    now: datetime,
    off: Container[tuple[date, str]] = (),
) -> Pass:
    """`settled` says of which days and members something has become already, `off` of which of these they
    were away: whoever is back by now is asked yet. People who work alike are looked at once.
    """
    found = Pass()
    days = days_to_look_at(standup.schedule, standup.asked_until, now)
    for members, whose, outcomes in alike(standup.schedule, people, days):
        for outcome in outcomes:
            _note_end(found, outcome)
            if outcome.day.isoformat() in standup.skipped:
                continue
            left = [each for each in members if (outcome.day, each) not in settled]
            if isinstance(outcome, Spared):
                found.spared += [(each, outcome) for each in left]
                continue
            if left and outcome.ask_at > standup.asked_until:
                _take(found, left, outcome, whose, now)
            back = [each for each in members if (outcome.day, each) in off]
            if back:
                _take_back(found, back, outcome, whose, now)
    found.asked_until = found.asked_until or now
    if found.again_at is None and days.certain:
        last = datetime.combine(days.found[days.certain - 1], time(), UTC)
        found.look_again(max(now + A_DAY, last - _MARGIN * A_DAY))
    return found


def _note_end(found: Pass, outcome: Slot | Spared) -> None:
    if isinstance(outcome, Slot):
        found.ends[outcome.day] = max(outcome.due_at, found.ends.get(outcome.day, outcome.due_at))


def _take(found: Pass, members: Sequence[str], slot: Slot, whose: Whose, now: datetime) -> None:
    match decide(slot, whose, now):
        case AskNow(is_late=is_late):
            found.ask += [(each, slot, is_late) for each in members]
        case TooLate():
            found.too_late += [(each, slot) for each in members]
        case AskAt(instant=instant):
            found.look_again(instant)
            found.coming.add(slot.day)
            if slot.ask_at <= now:  # put off into the person's hours: not settled yet
                before = slot.ask_at - _AN_INSTANT
                found.asked_until = min(found.asked_until or before, before)


def _take_back(found: Pass, members: Sequence[str], slot: Slot, whose: Whose, now: datetime) -> None:
    """Not as late, for that was not the bot's doing; where it is too late they stay off."""
    match decide(slot, whose, now):
        case AskNow():
            found.ask += [(each, slot, False) for each in members]
            found.back |= {(slot.day, each) for each in members}
        case AskAt(instant=instant):
            found.look_again(instant)


def asked_later(standup: StandUp, people: Mapping[str, Whose], day: date) -> list[str]:
    """Who is to be asked on that day, and was not come to yet."""
    days = days_between(standup.schedule, day, day, and_more=LOOK_AHEAD)
    is_on = standup.state is StandUpState.ON and day.isoformat() not in standup.skipped
    if not is_on or day not in days:
        return []
    return [
        member_id
        for members, _, (outcome, *_) in alike(standup.schedule, people, Days(days, len(days)))
        if isinstance(outcome, Slot) and outcome.ask_at > standup.asked_until
        for member_id in members
    ]


def days_to_look_at(schedule: Schedule, since: datetime, now: datetime) -> Days:
    """The scheduled days on which somebody may have to be asked after `since`, and the next one."""
    first, last = since.date() - _MARGIN * A_DAY, now.date() + A_DAY
    found = days_between(schedule, first, last, and_more=LOOK_AHEAD + 1)
    has_ended = sum(day > last for day in found) <= LOOK_AHEAD
    return Days(found, len(found) if has_ended else len(found) - LOOK_AHEAD)


def alike(
    schedule: Schedule, people: Mapping[str, Whose], days: Days
) -> Iterator[tuple[Sequence[str], Whose, Outcomes]]:
    """People of the same hours and days off, one of them, and what comes out for each of them on the days."""
    groups: dict[tuple[object, ...], list[str]] = {}
    for member_id, whose in people.items():
        groups.setdefault(whose.hours, []).append(member_id)
    for members in groups.values():
        whose = people[members[0]]
        yield members, whose, outcomes_on(schedule, whose, days.found)[: days.certain]
