"""What stand-ups ask of somebody: an answer that is missing, and to unblock whoever waits for them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.domain.attention.candidates import Candidate
from bot.domain.attention.hours import Reach
from bot.domain.attention.kinds import Kind
from bot.domain.attention.of_tasks import Asking
from bot.domain.standups.blockers import blocker_id
from bot.domain.standups.definition import StandUp
from bot.domain.standups.rounds import Prompt, PromptState
from bot.services.attention.asked import Asked
from storage import attention, attention_ledger, standup_blockers, standup_reminders, standups
from storage.attention import Passed
from storage.unit import Unit

LONGEST_WINDOW = timedelta(days=8)
TOLD_FOR = timedelta(days=1)
"""For so long after the end it is noted that nothing was running when the person was to be reminded."""


def reminders(unit: Unit, reach: Reach, now: datetime) -> Iterator[Asked]:
    """One for each stand-up that waits for the person's answer: in time, or not at all."""
    person = reach.person
    first = reach.local_day(now - LONGEST_WINDOW)
    for prompt in standup_reminders.to_remind_of(unit, person.workspace_id, person.id, first):
        waits = prompt.state is PromptState.WAITING and now < prompt.due_at
        if not waits and not _was_missed(unit, prompt, now):
            continue
        standup = standups.find(unit, person.workspace_id, prompt.number)
        if standup is not None:
            yield Asked(prompt.label, _asking(prompt, standup, now))


def in_the_way(unit: Unit, reach: Reach, _now: datetime) -> Iterator[Asked]:
    """Somebody said that they wait for the person, as long as they do."""
    team, person = reach.person.workspace_id, reach.person
    for each in attention.passed_to(unit, team, person.id):
        if is_of_standup(each) and stands_still(unit, each, team):
            about = (each.kind, each.subject, each.occasion, each.since, each.channel_id)
            yield Asked(each.subject, Asking(Candidate(*about)))


def is_of_standup(passed: Passed) -> bool:
    return passed.subject.startswith("B-")


def stands_still(unit: Unit, passed: Passed, workspace_id: str) -> bool:
    blocker = standup_blockers.find(unit, workspace_id, blocker_id(passed.subject))
    return blocker is not None and blocker.solved_at is None


def _was_missed(unit: Unit, prompt: Prompt, now: datetime) -> bool:
    """The window ended before anybody decided about the reminder."""
    is_recent = now - prompt.due_at < TOLD_FOR
    noted = (prompt.workspace_id, prompt.member_id, _occasion(prompt))
    return is_recent and not attention_ledger.was_noted(unit, *noted)


def _asking(prompt: Prompt, standup: StandUp, now: datetime) -> Asking:
    remind_at = prompt.remind_at or prompt.due_at
    about = (Kind.STANDUP, prompt.label, _occasion(prompt), remind_at, standup.channel_id)
    found = Candidate(*about, until=prompt.due_at, in_time=True)
    return Asking(found) if remind_at <= now else Asking(coming=found)


def _occasion(prompt: Prompt) -> str:
    return f"{Kind.STANDUP}:{prompt.label}"
