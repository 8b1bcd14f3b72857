"""Whoever is missing is reminded, once, with their other nudges."""

from datetime import datetime

from bot.domain.standups.rounds import read_label
from bot.services.attention.waking import wake_all
from bot.services.standups.opening import set_reminder_timer
from storage import outbox, standup_reminders, standup_rounds, timers
from storage.timers import Due
from storage.unit import Unit


def remind(unit: Unit, due: Due, now: datetime) -> None:
    """Those whose share of the window has passed have their nudges looked at, many of them gently.

    Catch-up rule: a late one is sent late, as soon as the person may be written to; none once they have
    answered, or when their window has ended.
    """
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    round_ = standup_rounds.lock(unit, due.workspace_id, *read_label(due.subject))
    if round_ is None or not round_.is_open:
        return
    missing = standup_reminders.to_remind(unit, round_, now)
    if missing:
        instants = outbox.take_pace(unit, due.workspace_id, now, len(missing))
        wake_all(unit, due.workspace_id, dict(zip(missing, instants, strict=True)))
    set_reminder_timer(unit, round_, now)
