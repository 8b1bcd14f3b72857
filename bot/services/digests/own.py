"""A person's own digest: there is one for whoever wants something in their digest only."""

from dataclasses import replace

from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.own_hours import daily_hours
from bot.domain.digests.commands import CreateDigest
from bot.domain.digests.digest import WhenQuiet
from bot.domain.recurrence.rule import Holidays, Recurrence
from bot.services.act import Act
from bot.services.attention.reaching import has_own_digest, reach_of
from bot.services.attention.waking import wake
from bot.services.digests.creating import Listed, create
from storage.directs import require_direct

WORKING_DAYS = Recurrence("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", Holidays.SKIP)


def provide(act: Act) -> Listed | None:
    """For whoever chose so and has no digest: on their working days, at the first of their hours, when there
    is anything to tell. None where there is no need. Raises NotYetOpened, Refusal.
    """
    if not kinds_without_digest(act):
        return None
    wishes = reach_of(act.unit, act.by, act.now).wishes
    at = daily_hours(act.by, wishes, act.now)[0]
    there = replace(act, place=require_direct(act.unit, act.by))
    return create(there, CreateDigest(WORKING_DAYS, at, when_quiet=WhenQuiet.NOTHING))


def take_back(act: Act) -> list[Kind]:
    """The kinds of which the person is nudged again, now that their last digest is gone."""
    kinds = kinds_without_digest(act)
    if kinds:
        wake(act.unit, act.workspace_id, act.by.id, act.now)
    return kinds


def kinds_without_digest(act: Act) -> list[Kind]:
    """What the person wants in their digest only, where they have none."""
    ways = reach_of(act.unit, act.by, act.now).wishes.ways
    kinds = [kind for kind in Kind if ways.get(kind) is Way.DIGEST]
    return [] if kinds and has_own_digest(act.unit, act.by) else kinds
