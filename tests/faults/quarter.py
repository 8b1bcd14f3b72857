"""A quarter of a team's life on a virtual clock: twelve people in four zones, leave, holidays, clock changes,
400 tasks, 60 requests, two digests, a daily stand-up; and workers that fire what is due, and may die at any
commit.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from bot.domain.approvals.commands import Ballot, NewRequest
from bot.domain.approvals.eligibility import Delegation
from bot.domain.approvals.model import Content, Money, Step, Verdict
from bot.domain.attention.wishes import Wishes
from bot.domain.digests.commands import CreateDigest
from bot.domain.digests.digest import Audience as Readers
from bot.domain.digests.digest import WhenQuiet
from bot.domain.due import Due, Grain
from bot.domain.outgoing import Method, OutboxStatus, Outgoing, Settlement
from bot.domain.people import Person, Place
from bot.domain.recurrence.rule import Holidays, Recurrence
from bot.domain.refusal import Refusal
from bot.domain.sending import LEASE, PACE
from bot.domain.standups.answers import Answer
from bot.domain.standups.commands import CreateStandUp, GiveAnswers
from bot.domain.standups.definition import Audience, Window
from bot.domain.tasks.commands import BlockTasks, MoveDeadline, NewTask
from bot.domain.tasks.task import BlockerKind, Priority
from bot.domain.zones import instant_at
from bot.messages.layout import Message
from bot.messages.outgoing import rendered
from bot.scheduler import BATCH, fire_once
from bot.services.act import Act
from bot.services.approvals import asking, deciding
from bot.services.approvals.eligibility import nobody
from bot.services.digests import creating
from bot.services.standups import answering
from bot.services.standups import creating as standups
from bot.services.tasks import adding, blocking, changing
from storage import approvals, attention, delegations, lanes, people, timers
from storage.timers import Due as Timer
from storage.unit import Unit

TEAM = "T0QUARTER"
FIRST = datetime(2026, 9, 28, 6, tzinfo=UTC)
LAST = datetime(2026, 12, 28, 6, tzinfo=UTC)
"""In it clocks change in Rome, London and New York; Thanksgiving, Diwali and Christmas."""

ZONES = ("Europe/Rome", "America/New_York", "Asia/Kolkata", "Europe/London")
LAUNCH, OPS = Place(TEAM, "C0LAUNCH", "launch", lead_id="U00"), Place(TEAM, "C0OPS", "ops", lead_id="U01")
EVERYBODY = [
    Person(
        TEAM, f"U{number:02}", f"person{number}", "en-US", ZONES[number % 4], dm_channel_id=f"D{number:02}"
    )
    for number in range(12)
]
TASKS, REQUESTS = 400, 60
ASKS_AT, WINDOW = time(9, 30), 300
"""Minutes: for some the reminder comes with their nudges of 14:00, for others at once."""
DIES = 0.5
WEEKEND = 5
ANSWERED = 0.6
LEAVE = [(3, date(2026, 10, 5), date(2026, 10, 16)), (7, date(2026, 11, 23), date(2026, 11, 27))]
WISHES = {
    "U04": Wishes(slots=(time(11),), budget=1),
    "U05": Wishes(quiet_from=time(12), quiet_until=time(15)),
    "U06": Wishes(budget=2, urgent=False),
}


@dataclass(frozen=True)
class Deed:
    """What somebody does at an instant."""

    at: datetime
    do: Callable[[Unit, datetime], object]

    def happen(self, unit: Unit) -> None:
        self.do(unit, self.at)


def settle(unit: Unit) -> None:
    people.save_workspace(unit, id=TEAM, name="quarter", bot_user_id="U0BOT", created_at=FIRST)
    for person in EVERYBODY:
        people.save_person(unit, person)
        direct = Place(TEAM, person.dm_channel_id or "", "", is_direct=True)
        people.save_place(unit, direct)
        people.remember_dm(unit, TEAM, person.id, direct.id)
    for place in (LAUNCH, OPS):
        people.save_place(unit, place)
    for number, first, last in LEAVE:
        delegations.add(unit, TEAM, Delegation(EVERYBODY[number].id, "", first, last))
    for whose, wishes in WISHES.items():
        attention.save_wishes(unit, TEAM, whose, wishes)
    on_own_clock = CreateStandUp(
        "Daily",
        *("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR keep schedule", ASKS_AT, "", Window(WINDOW)),
        audience=Audience(people=tuple(person.id for person in EVERYBODY)),
        remind_percent=90,
    )
    standups.create(_act(unit, EVERYBODY[0], LAUNCH, FIRST), on_own_clock)
    fridays = Recurrence("FREQ=WEEKLY;BYDAY=FR", Holidays.BEFORE)
    for place, when_quiet in ((LAUNCH, WhenQuiet.LINE), (OPS, WhenQuiet.NOTHING)):
        wanted = CreateDigest(fridays, time(16), Readers.MANAGERS, when_quiet)
        creating.create(_act(unit, EVERYBODY[0 if place is LAUNCH else 1], place, FIRST), wanted)


def deeds() -> list[Deed]:
    """The same for whoever lives it: tasks come, are worked on, put off, forgotten; requests are decided."""
    chance = Random(7)  # noqa: S311 -- the same life each time
    found = [deed for number in range(1, TASKS + 1) for deed in _life(number, chance)]
    found += [deed for number in range(1, REQUESTS + 1) for deed in _request(number, chance)]
    found += [deed for person in EVERYBODY for deed in _answers(person, chance)]
    return sorted((deed for deed in found if deed.at <= LAST), key=lambda deed: deed.at)


def _life(number: int, chance: Random) -> Iterator[Deed]:
    """Numbers are given in the order of adding, which is that of the instants."""
    added = FIRST + (LAST - FIRST) * (number / (TASKS + 40))
    owner = chance.choice([*EVERYBODY, None])
    creator, place = chance.choice(EVERYBODY), chance.choice([LAUNCH, OPS])
    due = added + timedelta(days=chance.choice([0, 1, 2, 3, 5, 8, 13]), hours=chance.randrange(1, 9))
    new = NewTask(
        f"Errand {number}",
        owner.id if owner else None,
        Due(due, Grain.TIME) if chance.random() < 0.85 else None,
        priority=chance.choice([Priority.NORMAL] * 9 + [Priority.URGENT]),
    )
    yield Deed(added, lambda unit, now: adding.add(_act(unit, creator, place, now), new))
    for what in chance.sample([_start, _block, _put_off, _finish, _finish, _nothing], 3):
        at = added + timedelta(minutes=chance.randrange(60, 20 * 24 * 60))
        yield Deed(at, what(number, chance.choice(EVERYBODY), place))


def _start(number: int, who: Person, place: Place) -> Callable[[Unit, datetime], object]:
    return lambda unit, now: changing.start(_act(unit, who, place, now), (number,))


def _finish(number: int, who: Person, place: Place) -> Callable[[Unit, datetime], object]:
    return lambda unit, now: changing.finish(_act(unit, who, place, now), (number,))


def _block(number: int, who: Person, place: Place) -> Callable[[Unit, datetime], object]:
    wanted = BlockTasks((number,), BlockerKind.PERSON, EVERYBODY[number % 12].id, "the logo")
    return lambda unit, now: blocking.block(_act(unit, who, place, now), wanted)


def _put_off(number: int, who: Person, place: Place) -> Callable[[Unit, datetime], object]:
    def move(unit: Unit, now: datetime) -> object:
        later = MoveDeadline((number,), Due(now + timedelta(days=3, hours=2), Grain.TIME))
        return changing.move_deadline(_act(unit, who, place, now), later)

    return move


def _nothing(_number: int, _who: Person, _place: Place) -> Callable[[Unit, datetime], object]:
    return lambda _unit, _now: None


def _request(number: int, chance: Random) -> Iterator[Deed]:
    at = FIRST + (LAST - FIRST) * (number / (REQUESTS + 8))
    requester, approver = chance.sample(EVERYBODY, 2)
    content = Content(f"Purchase {number}", "spend", Money(Decimal(100 * number), "EUR"))
    new = NewRequest(content, (Step((approver.id,)),))
    yield Deed(at, lambda unit, now: asking.ask(_act(unit, requester, LAUNCH, now), new, nobody))
    if chance.random() < 0.7:
        after = at + timedelta(hours=chance.randrange(1, 150))
        yield Deed(after, lambda unit, now: _decide(_act(unit, approver, LAUNCH, now), number))


def _answers(person: Person, chance: Random) -> Iterator[Deed]:
    """To most of the questions, in time or late; refused where nobody asks, on leave and holidays."""
    for days in range((LAST - FIRST).days):
        day = FIRST.date() + timedelta(days=days)
        asked_at = instant_at(datetime.combine(day, ASKS_AT), person.zone)
        after = timedelta(minutes=chance.randrange(5, WINDOW + 30))
        if day.weekday() < WEEKEND and chance.random() < ANSWERED:
            yield Deed(asked_at + after, partial(_answer, person, day))


def _answer(person: Person, day: date, unit: Unit, now: datetime) -> object:
    said = GiveAnswers(1, day, (Answer("plan", "The posters"),))
    return answering.answer(_act(unit, person, LAUNCH, now), said)


def _decide(act: Act, number: int) -> object:
    request = approvals.find(act.unit, TEAM, number)
    assert request is not None
    return deciding.decide(act, Ballot(number, Verdict.APPROVE, "", request.position, request.shown), nobody)


def _act(unit: Unit, by: Person, place: Place, now: datetime) -> Act:
    return Act(unit, by, place, now, "command", deed=f"{by.id}{int(now.timestamp())}")


class DiedError(Exception):
    """The process is gone; what was not committed never happened."""


@dataclass(frozen=True)
class Arrived:
    """A message as Slack got it: when, where, what it was and what it said; `card` is its id with us."""

    at: datetime
    destination: str
    content: str
    text: str
    card: str


@dataclass
class Quarter:
    """Runs the deeds and the timers in the order of time. `transaction` runs work and commits it, unless it
    raises; `read` runs what changes nothing.

    `deaths` is how often a worker dies: before its commit, or after it, when it has told nobody.
    """

    transaction: Callable[[Callable[[Unit], Any]], Any]
    read: Callable[[Callable[[Unit], Any]], Any]
    deaths: int = 0
    workers: int = 1
    slack: list[Arrived] = field(default_factory=list, init=False)
    died: int = field(default=0, init=False)
    _chance: Random = field(default_factory=lambda: Random(3), init=False)  # noqa: S311 -- see deeds

    def run(self) -> None:
        self.transaction(settle)
        for deed in deeds():
            self._fire_until(deed.at)
            with suppress(Refusal):  # a closed task that is blocked, say
                self.transaction(deed.happen)
            self._deliver(deed.at)
        self._fire_until(LAST)

    def _fire_until(self, until: datetime) -> None:
        while (now := self.read(timers.next_instant)) and now <= until:
            self._fire_at(now)
            self._deliver(now)

    def _fire_at(self, now: datetime) -> None:
        """Each worker has read what is due before any of them fires, and fires all of it."""
        due = self.read(lambda unit: timers.due_timers(unit, now, BATCH))
        for _worker in range(self.workers):
            for each in due:
                if self.died < self.deaths and self._chance.random() < DIES:
                    self._die(each, now)
                self.transaction(partial(fire_once, due=each, now=now))

    def _die(self, due: Timer, now: datetime) -> None:
        """Before the commit or right after it; another worker then fires the same again."""
        self.died += 1
        if self._chance.random() < DIES:
            self.transaction(partial(fire_once, due=due, now=now))
        else:
            with suppress(DiedError):
                self.transaction(partial(_fire_and_die, due=due, now=now))

    def _deliver(self, now: datetime) -> None:
        """Slack takes whatever is due, and says where it stands."""
        self.transaction(partial(self._take_all, now=now))

    def _take_all(self, unit: Unit, now: datetime) -> None:
        for message in lanes.claim(unit, "courier", now, LEASE, BATCH):
            self._take(unit, message, now)

    def _take(self, unit: Unit, message: Outgoing, now: datetime) -> None:
        ts = f"{int(now.timestamp())}.{message.id}"
        if message.method is Method.POST:
            shown = rendered(unit, message, now)
            if isinstance(shown, Message):
                self.slack.append(
                    Arrived(now, message.destination, message.content, shown.text, message.card_id or "")
                )
            card = lanes.find_card(unit, message.workspace_id, message.card_id) if message.card_id else None
            if card is not None:
                lanes.place_card(unit, card, message.destination, ts, "shown")
        lanes.finish(unit, message, "courier", Settlement(OutboxStatus.SENT, now, now + PACE, ts=ts))


def _fire_and_die(unit: Unit, due: Timer, now: datetime) -> None:
    fire_once(unit, due, now)
    raise DiedError
