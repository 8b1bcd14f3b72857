"""What comes next, to a person or into a channel, and what may shift it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.attention.deciding import Ledger, decide
from bot.domain.attention.hours import Reach
from bot.domain.attention.why import Rule, Verdict
from bot.domain.digests.digest import Digest
from bot.domain.digests.schedule import next_issue
from bot.domain.public_holidays import holidays_of
from bot.domain.recurrence.rule import Holidays, Recurrence
from bot.services.act import Act
from bot.services.attention.coming import (
    LOOKED_AT,
    MOST,
    Firing,
    What,
    requests_in,
    requests_of,
    series_in,
    series_of,
    soonest,
)
from bot.services.attention.coming_standups import asked_of, held_in
from bot.services.attention.firing import ledger_of
from bot.services.attention.gathering import gather
from bot.services.attention.looking import place_looked_at
from bot.services.attention.reaching import policies, reach_of
from storage import attention, digests
from storage.people import require_person

AHEAD = timedelta(days=14)
"""So far ahead holidays and leave are told of."""

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Shift:
    """Something that moves what falls on it: the days, both included, or a holiday rule of a digest."""

    rule: Rule
    first: date
    last: date


@dataclass(frozen=True)
class Outlook:
    """`zone_name` is whose clock it is about; `budget` is of a person, None of a channel. `moves` says what
    becomes of digests that fall on holidays.
    """

    firings: tuple[Firing, ...]
    shifts: tuple[Shift, ...]
    zone_name: str
    budget: int | None = None
    moves: tuple[Holidays, ...] = ()


def of_me(act: Act) -> Outlook:
    """What comes next to the person: nudges at their hours, their own digests, stand-ups that ask them, their
    requests and tasks that come again.
    """
    reach = reach_of(act.unit, act.by, act.now)
    own = digests.of_channel(act.unit, act.workspace_id, act.by.dm_channel_id or "")
    firings = [*_nudges(act, reach), *_issues(act, own), *asked_of(act), *requests_of(act), *series_of(act)]
    wishes = attention.wishes_of(act.unit, act.workspace_id, [attention.WORKSPACE])
    workspace = wishes.get(attention.WORKSPACE)
    said = (reach.wishes.budget, workspace.budget if workspace else None, 3)
    budget = next(each for each in said if each is not None)
    return Outlook(soonest(firings), tuple(_shifts(reach, act.now)), act.by.zone.key, budget, _moves(own))


def of_channel(act: Act, channel_id: str | None) -> Outlook:
    """What comes into a channel that the person may see: digests, stand-ups, requests that end, tasks that
    come again.

    Raises Refusal, NotYetKnown.
    """
    place = place_looked_at(act, channel_id, example="/muster when")
    found = digests.of_channel(act.unit, act.workspace_id, place.id)
    of_tasks = [*requests_in(act, place.id), *series_in(act, place.id)]
    firings = [*_issues(act, found), *held_in(act, place.id), *of_tasks]
    reach = reach_of(act.unit, act.by, act.now)
    holidays = [each for each in _shifts(reach, act.now) if each.rule is Rule.HOLIDAY]
    return Outlook(soonest(firings), tuple(holidays), act.by.zone.key, moves=_moves(found))


def _nudges(act: Act, reach: Reach) -> Iterator[Firing]:
    """What asks already, and what will, gathered by the instants at which it is told."""
    found = gather(act.unit, reach, act.now)
    at: dict[datetime, list[str]] = {}
    rules: dict[datetime, Rule] = {}
    policy_of = policies(act.unit, reach, [*found.candidates, *found.coming])
    ledger = ledger_of(act.unit, reach, act.now)
    decisions = decide(found.candidates, reach, policy_of, ledger, act.now)
    later = Ledger(muted=ledger.muted)
    for coming in sorted(found.coming, key=lambda each: each.since)[:LOOKED_AT]:
        decisions += decide([coming], reach, policy_of, later, coming.since)
    for decision in decisions:
        if decision.verdict is Verdict.HOLD:
            continue
        told_at = decision.at or max(decision.candidate.since, act.now)
        at.setdefault(told_at, []).append(decision.candidate.subject)
        if decision.verdict is Verdict.WAIT and decision.why.rule is not Rule.NEXT_SLOT:
            rules[told_at] = decision.why.rule
    for told_at, subjects in at.items():
        yield Firing(told_at, What.NUDGE, tuple(dict.fromkeys(subjects)), rules.get(told_at))


def _issues(act: Act, found: list[Digest]) -> Iterator[Firing]:
    """The next ten of each."""
    for digest in found:
        person = require_person(act.unit, act.workspace_id, digest.creator_id)
        after: datetime | None = act.now
        for _ in range(MOST):
            after = next_issue(digest, person, holidays_of(person), after) if after else None
            if after is not None:
                yield Firing(after, What.DIGEST, (digest.name,))


def _shifts(reach: Reach, now: datetime) -> Iterator[Shift]:
    """Holidays one by one, leave as a whole, and a silence that is under way."""
    today = reach.local_day(now)
    for days in range(AHEAD.days):
        day = today + days * A_DAY
        if day in reach.off.holidays:
            yield Shift(Rule.HOLIDAY, day, day)
    for first, last in reach.off.leave:
        if first <= today + AHEAD and last >= today:
            yield Shift(Rule.LEAVE, first, last)
    ends = reach.wishes.silence_ends
    if ends is not None and ends > now:
        yield Shift(Rule.SILENT, today, reach.local_day(ends))


def _moves(found: list[Digest]) -> tuple[Holidays, ...]:
    return tuple(dict.fromkeys(Recurrence.parse(digest.rhythm).holidays for digest in found))
