"""The settings of a channel are read and changed."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.domain.channel_settings import Choices, can_lead, choices_of, may_choose
from bot.domain.refusal import N_, MemberId, Refusal
from bot.services.act import Act
from storage import channel_settings, rosters
from storage.people import require_person, require_roster

CHANGED = "channel_set"
_EXAMPLE = "/muster settings"
_OWN = "/muster settings me"


@dataclass(frozen=True)
class Changed:
    """The choices before and after; equal when nothing was changed."""

    was: Choices
    now: Choices


def settings(act: Act) -> Choices:
    """Those of the channel, for somebody who may change them. Raises Refusal for anybody else."""
    _check_may_choose(act)
    return choices_of(act.place)


def choose(act: Act, chosen: dict[str, Any]) -> Changed:
    """Change what is named in `chosen` (fields of Choices); the rest stays as it is now. Raises Refusal."""
    _check_may_choose(act)
    check_lead(act, chosen.get("lead_id"))
    was = channel_settings.lock(act.unit, act.workspace_id, act.place.id) or choices_of(act.place)
    now = replace(was, **chosen)
    if now != was:
        channel_settings.save(act.unit, act.workspace_id, act.place.id, now)
        act.record(CHANGED, act.place.id, was=asdict(was), now=asdict(now))
    return Changed(was, now)


def check_lead(act: Act, member_id: str | None) -> None:
    """Whoever leads a private channel hears of what is in it, so they must be in it. Raises Refusal."""
    if member_id is None:
        return
    if not can_lead(require_person(act.unit, act.workspace_id, member_id)):
        raise Refusal(N_("Only a full member of the workspace can lead a channel. Who else?"))
    if not act.place.is_private or member_id == act.by.id:
        return
    require_roster(act.place)
    if not rosters.is_member(act.unit, act.workspace_id, member_id, act.place.id):
        raise Refusal(N_("Whoever leads a private channel must be in it. Who else?"))


def _check_may_choose(act: Act) -> None:
    if act.place.is_direct:
        raise Refusal(N_("Settings belong to a channel: type it there."), example=_EXAMPLE)
    lead = require_person(act.unit, act.workspace_id, act.place.lead_id) if act.place.lead_id else None
    if may_choose(act.by, act.place, lead):
        return
    if not can_lead(act.by) or lead is None:
        raise Refusal(N_("Only full members of the workspace change a channel's settings."), example=_OWN)
    raise Refusal(
        N_("{person} leads this channel and changes its settings."), example=_OWN, person=MemberId(lead.id)
    )
