"""What people want of nudges is read and changed: for themselves, for a channel, for the workspace."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.wishes import Policy, Whose, Wishes, check_wishes
from bot.domain.digests.digest import Audience
from bot.domain.digests.sections import is_told
from bot.domain.refusal import N_, Refusal
from bot.services.act import Act
from bot.services.attention.reaching import audiences_in, has_own_digest
from bot.services.attention.waking import wake
from bot.services.channel_settings import settings as check_may_choose
from storage import attention, working_hours
from storage.unit import Unit
from storage.working_hours import WorkingHours

CHANGED = "attention_set"


@dataclass(frozen=True)
class OwnSettings:
    """`wishes` are the person's own; `ways` is what holds for each kind, and whose wish that is."""

    wishes: Wishes
    hours: WorkingHours
    ways: dict[Kind, tuple[Way, Whose]]
    budget: int


def own(act: Act) -> OwnSettings:
    """Of whoever asks; what channels want is left out, for there are many."""
    found = attention.wishes_of(act.unit, act.workspace_id, [act.by.id, attention.WORKSPACE])
    wishes = found.get(act.by.id, Wishes())
    own_digest = {Audience.PERSON} if has_own_digest(act.unit, act.by) else set()
    policy = Policy(wishes, workspace=found.get(attention.WORKSPACE, Wishes()), digests=frozenset(own_digest))
    hours = WorkingHours(act.by.workdays, act.by.work_start, act.by.work_end)
    return OwnSettings(wishes, hours, {kind: policy.way_of(kind) for kind in Kind}, policy.budget)


def choose_own(act: Act, wishes: Wishes, hours: WorkingHours | None = None) -> OwnSettings:
    """The whole of the person's wishes, in place of those before; `hours` only where they change.

    A silence that is under way goes on. Raises Refusal.
    """
    was = attention.lock_wishes(act.unit, act.workspace_id, act.by.id)
    now = replace(check_wishes(wishes), silent_until=was.silent_until, dnd_until=was.dnd_until)
    attention.save_wishes(act.unit, act.workspace_id, act.by.id, now)
    act.record(CHANGED, act.by.id, was=_written(was), now=_written(now))
    wake(act.unit, act.workspace_id, act.by.id, act.now)
    if hours is None:
        return own(act)
    checked = _checked(hours)
    working_hours.save(act.unit, act.workspace_id, act.by.id, checked)
    return own(replace(act, by=replace(act.by, **vars(checked))))


def choose_way(act: Act, kind: Kind, way: Way) -> None:
    """Of one kind alone, for the person."""
    was = attention.lock_wishes(act.unit, act.workspace_id, act.by.id)
    now = replace(was, ways={**was.ways, kind: way})
    attention.save_wishes(act.unit, act.workspace_id, act.by.id, now)
    act.record(CHANGED, act.by.id, was=_written(was), now=_written(now))
    wake(act.unit, act.workspace_id, act.by.id, act.now)


def be_silent(act: Act, until: datetime | None) -> None:
    """No nudge until then (UTC); None ends the silence. Raises Refusal."""
    if until is not None and until <= act.now:
        raise Refusal(N_("That has passed already. Until when?"))
    was = attention.lock_wishes(act.unit, act.workspace_id, act.by.id)
    attention.save_wishes(act.unit, act.workspace_id, act.by.id, replace(was, silent_until=until))
    act.record("silence_set", act.by.id, until=until.isoformat() if until else None)
    wake(act.unit, act.workspace_id, act.by.id, act.now)


def note_dnd(unit: Unit, workspace_id: str, member_id: str, until: datetime | None, now: datetime) -> None:
    """Slack keeps messages quiet for the person until then (UTC); None when it does not."""
    was = attention.lock_wishes(unit, workspace_id, member_id)
    if was.dnd_until != until:
        attention.save_wishes(unit, workspace_id, member_id, replace(was, dnd_until=until))
        wake(unit, workspace_id, member_id, now)


def of_channel(act: Act) -> Wishes:
    """Raises Refusal for whoever may not change a channel's settings."""
    check_may_choose(act)
    return _found(act, act.place.id)


def choose_for_channel(act: Act, wishes: Wishes) -> Wishes:
    """Only kinds and what is urgent: hours, budget and silence are each person's own. Raises Refusal."""
    check_may_choose(act)
    return _save(act, act.place.id, Wishes(wishes.ways, wishes.urgent))


def untold(act: Act, wishes: Wishes) -> list[Kind]:
    """What is wanted in digests only, though none of the channel's tells of it: people are nudged of it."""
    channels = audiences_in(act.unit, act.workspace_id, act.place.id)
    kinds = [kind for kind in Kind if wishes.ways.get(kind) is Way.DIGEST]
    return [kind for kind in kinds if not any(is_told(kind, audience) for audience in channels)]


def of_workspace(act: Act) -> Wishes:
    """Raises Refusal for everybody but the workspace's admins."""
    _check_admin(act)
    return _found(act, attention.WORKSPACE)


def choose_for_workspace(act: Act, wishes: Wishes) -> Wishes:
    """Raises Refusal for everybody but the workspace's admins."""
    _check_admin(act)
    checked = check_wishes(wishes)
    return _save(act, attention.WORKSPACE, Wishes(checked.ways, checked.urgent, checked.budget))


def _check_admin(act: Act) -> None:
    if not act.by.is_admin:
        raise Refusal(N_("Only admins of the workspace choose for all of it."), example="/muster settings me")


def _found(act: Act, whose: str) -> Wishes:
    return attention.wishes_of(act.unit, act.workspace_id, [whose]).get(whose, Wishes())


def _save(act: Act, whose: str, wishes: Wishes) -> Wishes:
    """Whoever is nudged next is nudged by it: nobody need be looked at before."""
    was = attention.lock_wishes(act.unit, act.workspace_id, whose)
    attention.save_wishes(act.unit, act.workspace_id, whose, wishes)
    act.record(CHANGED, whose or act.workspace_id, was=_written(was), now=_written(wishes))
    return wishes


def _checked(hours: WorkingHours) -> WorkingHours:
    """Raises Refusal."""
    days = "".join(sorted(set(hours.workdays) & set("1234567")))
    if not days:
        raise Refusal(N_("On which days do you work? At least one."))
    if hours.work_start == hours.work_end:
        raise Refusal(N_("Work that begins when it ends takes no time. From when to when?"))
    return replace(hours, workdays=days)


def _written(wishes: Wishes) -> dict[str, Any]:
    return {
        "ways": {kind.value: way.value for kind, way in wishes.ways.items()},
        "urgent": wishes.urgent,
        "budget": wishes.budget,
        "slots": [slot.isoformat() for slot in wishes.slots],
        "quiet": [each.isoformat() if each else None for each in (wishes.quiet_from, wishes.quiet_until)],
    }
