"""Whoever is missing is reminded, once, in their hours."""

from datetime import datetime

from bot.domain.outgoing import Draft
from bot.domain.standups.rounds import Prompt, Round, read_label
from bot.services.standups.asking import set_reminder_timer
from bot.services.standups.kinds import REMINDER
from bot.services.standups.participants import participants
from storage import outbox, standup_rounds, standups, timers
from storage.timers import Due
from storage.unit import Unit


def remind(unit: Unit, due: Due, now: datetime) -> None:
    """Those whose share of the window has passed.

    Catch-up rule: a late one is sent late, as soon as the person is at work; none once they have answered,
    or when their window has ended.
    """
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    number, day = read_label(due.subject)
    standup = standups.find(unit, due.workspace_id, number)
    round_ = standup_rounds.lock(unit, due.workspace_id, number, day)
    if standup is None or round_ is None or not round_.is_open:
        return
    people = participants(unit, standup, now)
    reminded = []
    for prompt in standup_rounds.take_reminders(unit, round_, now):
        whose = people.get(prompt.member_id)
        at = whose.next_free(now) if whose else prompt.due_at
        if at == now < prompt.due_at:
            reminded.append(prompt)
        elif at < prompt.due_at:
            standup_rounds.put_off_reminder(unit, prompt, at)
    _send(unit, round_, reminded, now)
    set_reminder_timer(unit, round_)


def _send(unit: Unit, round_: Round, reminded: list[Prompt], now: datetime) -> None:
    drafts = [
        Draft(round_.workspace_id, REMINDER, prompt.label, prompt.member_id, now) for prompt in reminded
    ]
    outbox.post_cards_gently(unit, drafts)
