"""The hour of a person has come: what is due to them leaves in one message, and everything has its why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.attention.candidates import Candidate
from bot.domain.attention.deciding import Decision, Ledger, PolicyOf, decide
from bot.domain.attention.hours import Reach
from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.why import Rule, Verdict
from bot.domain.outgoing import Draft, nudges_of
from bot.domain.people import Person
from bot.services.attention.gathering import Gathered, forget_settled, gather
from bot.services.attention.reaching import policies, reach_of
from bot.services.attention.waking import ATTENTION, wake
from storage import attention, attention_ledger, nudged_tasks, outbox, timers
from storage.attention import Passed
from storage.attention_ledger import Line
from storage.people import find_person, find_place
from storage.timers import Due
from storage.unit import Unit

NUDGES = "nudges"
"""The content of the message."""

_TWO_DAYS = timedelta(days=2)


def fire(unit: Unit, due: Due, now: datetime) -> None:
    """All that is due to a person in one message. Catch-up rule: a slot that passed while nothing ran is made
    good on the same day, as soon as the person may be written to; what was of that day alone is held back.
    """
    timers.clear_timer(unit, due.workspace_id, ATTENTION, due.subject)
    person = find_person(unit, due.workspace_id, due.subject)
    if person is None or person.is_bot:
        return
    if person.has_left:
        _wake_leads(unit, person, now)
        return
    forget_settled(unit, person)
    reach = reach_of(unit, person, now)
    found = gather(unit, reach, now)
    policy_of = policies(unit, reach, [*found.candidates, *found.coming])
    decisions = decide(found.candidates, reach, policy_of, ledger_of(unit, reach, now), now)
    _carry_out(unit, person, decisions, now)
    _wake_again(unit, reach, policy_of, found, decisions)


def ledger_of(unit: Unit, reach: Reach, now: datetime) -> Ledger:
    person = reach.person
    messages = attention_ledger.messages_since(unit, person.workspace_id, person.id, now - _TWO_DAYS)
    return Ledger(
        messages=tuple(at for at, _ in messages),
        gathered=tuple(at for at, is_urgent in messages if not is_urgent),
        muted=attention.mutes_of(unit, person.workspace_id, person.id),
    )


def _carry_out(unit: Unit, person: Person, decisions: Sequence[Decision], now: datetime) -> None:
    sent = [each for each in decisions if each.verdict is Verdict.SEND]
    message = _send(unit, person, [each.candidate for each in sent], now) if sent else None
    for each in decisions:
        line = _line(person, each)
        is_sent = each.verdict is Verdict.SEND
        attention_ledger.note(unit, person.workspace_id, replace(line, message=message) if is_sent else line)
        if is_sent and each.candidate.instead_of:
            attention.forget_passed(unit, person.workspace_id, person.id, each.candidate.occasion)
        if each.why.rule is Rule.IGNORED:
            _bring_to_lead(unit, person, each.candidate, now)


def _line(person: Person, decision: Decision) -> Line:
    candidate, why = decision.candidate, decision.why
    return Line(
        person.id,
        candidate.channel_id,
        candidate.kind,
        candidate.subject,
        candidate.occasion,
        why.rule,
        why.whose,
        why.at,
        why.zone_name,
        decision.at,
    )


def _send(unit: Unit, person: Person, candidates: Sequence[Candidate], now: datetime) -> str:
    """The message before it shows from now on what it shows: only the newest follows its tasks."""
    subject = nudges_of(person.id)
    outbox.retire(unit, person.workspace_id, subject)
    items = [
        {
            "kind": one.kind,
            "subject": one.subject,
            "occasion": one.occasion,
            "instead_of": one.instead_of,
            "due_at": one.due_at.isoformat() if one.due_at else "",
        }
        for one in candidates
    ]
    draft = Draft(person.workspace_id, NUDGES, subject, person.id, now, payload={"items": items})
    return outbox.post_card(unit, draft)


def _bring_to_lead(unit: Unit, person: Person, candidate: Candidate, now: datetime) -> None:
    """Once for a deadline, and only where there is a lead who is somebody else."""
    place = find_place(unit, person.workspace_id, candidate.channel_id)
    if place is None or place.lead_id in (None, person.id) or candidate.kind is Kind.REQUEST:
        return
    occasion = f"{Rule.IGNORED}:{candidate.occasion.rpartition(':')[0]}"
    about = (candidate.kind, candidate.subject, candidate.channel_id, now, person.id)
    lead_id = str(place.lead_id)
    if attention_ledger.was_sent(unit, person.workspace_id, lead_id, occasion):
        return
    attention.pass_on(unit, person.workspace_id, Passed(lead_id, occasion, *about))
    wake(unit, person.workspace_id, lead_id, now)


def _wake_again(
    unit: Unit, reach: Reach, policy_of: PolicyOf, found: Gathered, decisions: Sequence[Decision]
) -> None:
    instants = [each.at for each in decisions if each.at is not None]
    gathered = [each.since for each in found.coming]
    at_once = [each.since for each in found.coming if _may_come_at_once(each, policy_of)]
    if gathered:
        instants.append(reach.next_slot(min(gathered)))
    if at_once:
        instants.append(reach.next_open(min(at_once)))
    if instants:
        wake(unit, reach.person.workspace_id, reach.person.id, min(instants))


def _may_come_at_once(coming: Candidate, policy_of: PolicyOf) -> bool:
    is_wanted = policy_of(coming).way_of(coming.kind)[0] is Way.AT_ONCE
    return coming.is_urgent or coming.in_time or is_wanted


def _wake_leads(unit: Unit, person: Person, now: datetime) -> None:
    """What somebody added who has left is for whoever leads its channel."""
    for lead_id in nudged_tasks.leads_after(unit, person.workspace_id, person.id):
        wake(unit, person.workspace_id, lead_id, now)
