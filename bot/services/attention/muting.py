"""Somebody wants to hear no more of one thing."""

import re
from dataclasses import dataclass

from bot.domain.approvals.requests import request_number
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.task import task_number
from bot.services.act import Act
from bot.services.attention.waking import wake
from bot.services.tasks.sight import may_be_told
from storage import approvals, attention, tasks

_SUBJECT = re.compile(r"[TR]-[1-9]\d{0,8}", re.ASCII)


@dataclass(frozen=True)
class Muted:
    """A task or request ("T-12"); the title is empty where the person may not see it."""

    subject: str
    title: str


def muted(act: Act, most: int) -> list[Muted]:
    """What the person wants to hear no more of."""
    subjects = sorted(attention.mutes_of(act.unit, act.workspace_id, act.by.id))
    return [Muted(subject, _title(act, subject)) for subject in subjects[:most]]


def _title(act: Act, subject: str) -> str:
    if subject.startswith("R-"):
        request = approvals.find(act.unit, act.workspace_id, request_number(subject))
        return request.title if request and act.by.id in (request.requester_id, *request.involved) else ""
    task = tasks.find(act.unit, act.workspace_id, task_number(subject))
    return task.title if task and may_be_told(act.unit, task, act.by) else ""


def stop(act: Act, subject: str) -> None:
    """No nudge about the task or request ("T-12") reaches the person any more. Raises Refusal."""
    attention.mute(act.unit, act.workspace_id, act.by.id, _checked(subject), act.now)
    act.record("nudges_stopped", act.by.id, about=subject)


def go_on(act: Act, subject: str) -> None:
    """As if it had never been stopped. Raises Refusal."""
    attention.unmute(act.unit, act.workspace_id, act.by.id, _checked(subject))
    act.record("nudges_wanted", act.by.id, about=subject)
    wake(act.unit, act.workspace_id, act.by.id, act.now)


def _checked(subject: str) -> str:
    if not _SUBJECT.fullmatch(subject):
        raise Refusal(N_("That button leads nowhere."), example="/task list")
    return subject
