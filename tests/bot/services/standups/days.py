"""A stand-up of the launch team over some days: everything that is timed, fired as the scheduler does."""

from datetime import UTC, date, datetime, time, timedelta

from bot.domain.attention.kinds import Kind
from bot.domain.outgoing import Outgoing
from bot.domain.people import Person
from bot.domain.standups.answers import Answer
from bot.domain.standups.commands import CreateStandUp, GiveAnswers
from bot.domain.standups.definition import StandUp, Window
from bot.domain.standups.rounds import Prompt
from bot.scheduler import TIMERS
from bot.services.attention.firing import NUDGES
from bot.services.standups import answering, creating
from bot.services.standups.answering import Answered
from bot.services.standups.kinds import PROMPT
from storage import standup_prompts, standup_rounds, timers
from storage.unit import Unit
from tests.units import GRACE, LAUNCH, NOW, TEAM, act, queued

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (date(2026, 11, day) for day in (23, 24, 25, 27))
DAILY = CreateStandUp("Daily", at=time(9, 45), zone_name="America/New_York", window=Window(120))
"""At 9:45 in New York, which is 15:45 in Rome and Warsaw, for two hours: the Europeans leave at 17:00."""

ASKED, CLOSED = NOW + timedelta(minutes=15), NOW + timedelta(minutes=135)


def local(day: date, hour: int, minute: int = 0) -> datetime:
    """New York's time, UTC."""
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC) + timedelta(hours=hour, minutes=minute)


def set_up(unit: Unit, wanted: CreateStandUp = DAILY, by: Person = GRACE, now: datetime = NOW) -> StandUp:
    return creating.create(act(unit, by, LAUNCH, now), wanted).standup


def run_until(unit: Unit, end: datetime) -> None:
    """Each timer at its instant."""
    while due := timers.due_timers(unit, end, 1):
        TIMERS[due[0].kind](unit, due[0], due[0].next_run_at)


def wake_at(unit: Unit, now: datetime) -> None:
    """Everything that is due by now, fired only now: the process was down."""
    while due := timers.due_timers(unit, now, 1):
        TIMERS[due[0].kind](unit, due[0], now)


def asked(unit: Unit) -> list[tuple[str, str]]:
    """Who was asked for which day, as prompts left."""
    return [(each.destination, each.subject.split(":")[1]) for each in posts(unit, PROMPT)]


def posts(unit: Unit, content: str) -> list[Outgoing]:
    return [each for each in queued(unit) if each.content == content and each.method == "post"]


def nudged(unit: Unit, kind: Kind) -> list[tuple[str, datetime]]:
    """Who was nudged by that kind, and when."""
    return [
        (each.destination, each.created_at)
        for each in posts(unit, NUDGES)
        if kind in {item["kind"] for item in each.payload["items"]}
    ]


def reminded(unit: Unit) -> dict[str, datetime]:
    """Once each."""
    found = nudged(unit, Kind.STANDUP)
    assert len(dict(found)) == len(found)
    return dict(found)


def answer(
    unit: Unit,
    by: Person,
    now: datetime,
    *,
    day: date = MONDAY,
    solved: tuple[int, ...] = (),
    number: int = 1,
    **texts: str,
) -> Answered:
    given = tuple(Answer(question_id, text) for question_id, text in (texts or {"plan": "Posters"}).items())
    return answering.answer(act(unit, by, LAUNCH, now), GiveAnswers(number, day, given, solved))


def prompts(unit: Unit, day: date = MONDAY, number: int = 1) -> dict[str, Prompt]:
    found = standup_rounds.find(unit, TEAM, number, day)
    assert found
    return {prompt.member_id: prompt for prompt in standup_prompts.of_round(unit, found)}


def states(unit: Unit, day: date = MONDAY) -> dict[str, str]:
    return {member: prompt.state.value for member, prompt in prompts(unit, day).items()}
