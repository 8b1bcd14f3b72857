"""The one decision: of all that a person might be nudged about, what is sent, what waits, what is held."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.domain.attention.candidates import Candidate
from bot.domain.attention.hours import Reach
from bot.domain.attention.kinds import Way
from bot.domain.attention.why import LATE_AFTER, Rule, Verdict, Why, verdict_on
from bot.domain.attention.wishes import Policy, Whose

PATIENCE = 3
"""So many nudges about one thing are sent before somebody else hears of it, or a digest tells of it."""

PolicyOf: TypeAlias = Callable[[Candidate], Policy]


@dataclass(frozen=True)
class Ledger:
    """What was sent: the occasions, the instants (UTC) of the messages, and of those that were not urgent;
    `muted` are the subjects of which the person wants to hear no more.
    """

    occasions: frozenset[str] = frozenset()
    messages: tuple[datetime, ...] = ()
    gathered: tuple[datetime, ...] = ()
    muted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Decision:
    """`at` is when it is looked at again, of what waits."""

    candidate: Candidate
    why: Why
    at: datetime | None = None

    @property
    def verdict(self) -> Verdict:
        return verdict_on(self.why.rule, self.at)

    @property
    def comes_too_late(self) -> bool:
        """Whether it waits for longer than it is of use, of what must be in time."""
        until = self.candidate.until if self.candidate.in_time else None
        return until is not None and self.at is not None and self.at >= until


def decide(
    candidates: Sequence[Candidate], reach: Reach, policy_of: PolicyOf, ledger: Ledger, now: datetime
) -> list[Decision]:
    """One decision a candidate, in their order. All that is sent now goes in one message.

    At most `budget` messages go on a local day; none while the person may not be written to; no occasion
    twice. `policy_of` brings together the wishes of person, channel and workspace.
    """
    moment = _Moment(reach, ledger, now)
    return [moment.decide(candidate, policy_of(candidate)) for candidate in candidates]


@dataclass
class _Moment:
    reach: Reach
    ledger: Ledger
    now: datetime
    _seen: set[str] = field(default_factory=set)

    def decide(self, candidate: Candidate, policy: Policy) -> Decision:
        held = self._held(candidate, policy)
        self._seen.add(candidate.occasion)
        if held is not None:
            return Decision(candidate, held)
        decision = self._timed(candidate, policy)
        if not decision.comes_too_late:
            return decision
        rule = Rule.NO_HOUR if decision.why.rule is Rule.NEXT_SLOT else decision.why.rule
        return Decision(candidate, replace(decision.why, rule=rule))

    def _timed(self, candidate: Candidate, policy: Policy) -> Decision:
        if self._sent_today() >= policy.budget:
            return self._waits(candidate, Rule.BUDGET, self.reach.next_slot(self._tomorrow()))
        if self._is_urgent(candidate, policy):
            return self._urgent(candidate)
        at_slot = self._at_slot(candidate)
        return self._urgent(candidate) if at_slot.comes_too_late and policy.allows_urgent else at_slot

    def _held(self, candidate: Candidate, policy: Policy) -> Why | None:
        way, whose = policy.way_of(candidate.kind)
        rules = (
            (candidate.occasion in self.ledger.occasions | self._seen, Rule.SENT_BEFORE),
            (candidate.subject in self.ledger.muted, Rule.MUTED),
            (way is Way.OFF, Rule.OFF),
            (way is Way.DIGEST, Rule.DIGEST),
            (candidate.unheeded >= PATIENCE and policy.is_told_elsewhere(candidate.kind), Rule.IGNORED),
            (candidate.until is not None and candidate.until <= self.now, Rule.TOO_LATE),
        )
        rule = next((rule for holds, rule in rules if holds), None)
        return self._why(rule, whose) if rule else None

    def _urgent(self, candidate: Candidate) -> Decision:
        rule = self.reach.closed_because(self.now)
        if rule is None:
            return Decision(candidate, self._why(Rule.URGENT))
        return self._waits(candidate, rule, self.reach.next_open(self.now))

    def _at_slot(self, candidate: Candidate) -> Decision:
        closed = self.reach.closed_because(self.now)
        slot = self.reach.last_slot(self.now)
        is_its_slot = slot is not None and slot >= candidate.since and not self._was_used(slot)
        if slot is not None and closed is None and is_its_slot:
            is_late = self.now - slot > LATE_AFTER
            return Decision(candidate, self._why(Rule.LATE if is_late else Rule.SLOT))
        again = self.reach.next_slot(max(candidate.since, self.now + timedelta(microseconds=1)))
        return self._waits(candidate, closed or Rule.NEXT_SLOT, again)

    def _was_used(self, slot: datetime) -> bool:
        return any(sent >= slot for sent in self.ledger.gathered)

    def _sent_today(self) -> int:
        today = self.reach.local_day(self.now)
        return sum(self.reach.local_day(sent) == today for sent in self.ledger.messages)

    def _is_urgent(self, candidate: Candidate, policy: Policy) -> bool:
        wants = candidate.is_urgent or policy.way_of(candidate.kind)[0] is Way.AT_ONCE
        return wants and policy.allows_urgent

    def _tomorrow(self) -> datetime:
        return self.reach.start_of_next_day(self.now)

    def _waits(self, candidate: Candidate, rule: Rule, again: datetime) -> Decision:
        return Decision(candidate, self._why(rule), again)

    def _why(self, rule: Rule, whose: Whose = Whose.NOBODY) -> Why:
        told = whose if rule in (Rule.OFF, Rule.DIGEST) else Whose.NOBODY
        return Why(rule, self.now, self.reach.person.zone.key, told)
