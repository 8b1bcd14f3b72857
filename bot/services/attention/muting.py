"""Somebody wants to hear no more of one thing."""

import re

from bot.domain.refusal import N_, Refusal
from bot.services.act import Act
from bot.services.attention.waking import wake
from storage import attention

_SUBJECT = re.compile(r"[TR]-[1-9]\d{0,8}", re.ASCII)


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
