"""Digests are made, changed, listed and deleted by those who may."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.channel_settings import can_lead, may_choose
from bot.domain.digests.commands import CreateDigest, DeleteDigest, EditDigest
from bot.domain.digests.digest import Audience, Digest
from bot.domain.refusal import N_, MemberId, Refusal
from bot.services.act import Act
from bot.services.digests.timing import A_WEEK, clear_timers, next_at, set_timers
from storage import digest_counts, digests
from storage.people import require_person

EXAMPLE = "/digest create weekly friday 16:00 for stakeholders"
MOST = 10
"""Digests of one channel."""

SETTLED = timedelta(seconds=5)
"""So long after it was made an entry of the history is certainly committed."""


@dataclass(frozen=True)
class Listed:
    """`next_at` is UTC; None where its series has ended."""

    digest: Digest
    next_at: datetime | None


def create(act: Act, wanted: CreateDigest) -> Listed:
    """Of the channel where the person is; in their direct messages of what is theirs. Raises Refusal.

    The first one tells of what moved in as long a time as lies between two of them, so that it can be looked
    at at once.
    """
    check_may_change(act)
    if len(digests.of_channel(act.unit, act.workspace_id, act.place.id)) >= MOST:
        raise Refusal(N_("{most} digests in one place are enough. Delete one first."), most=MOST)
    digest = Digest(
        workspace_id=act.workspace_id,
        number=digests.new_digest_number(act.unit, act.workspace_id),
        channel_id=act.place.id,
        creator_id=act.by.id,
        rhythm=wanted.rhythm.text,
        at=wanted.at,
        zone_name=act.by.zone.key,
        audience=_audience(act, wanted.audience),
        when_quiet=wanted.when_quiet,
        created_at=act.now,
        told_at=act.now,
        watermark=0,
    )
    at = next_at(act.unit, digest, act.now)
    if at is None:
        raise Refusal(N_("That digest would never come."), example=EXAMPLE)
    since = act.now - ((next_at(act.unit, digest, at) or at + A_WEEK) - at)
    digest = replace(digest, told_at=since, watermark=digest_counts.last_settled(act.unit, since))
    digests.add(act.unit, digest)
    set_timers(act.unit, digest, act.now)
    act.record("digest_created", digest.name, rhythm=digest.rhythm, audience=digest.audience.value)
    return Listed(digest, at)


def edit(act: Act, wanted: EditDigest) -> Listed:
    """What is None in `wanted` stays. Raises Refusal."""
    digest = held(act, wanted.number)
    changed = replace(
        digest,
        rhythm=wanted.rhythm.text if wanted.rhythm else digest.rhythm,
        at=wanted.at or digest.at,
        audience=_audience(act, wanted.audience) if wanted.audience else digest.audience,
        when_quiet=wanted.when_quiet or digest.when_quiet,
    )
    if next_at(act.unit, changed, act.now) is None:
        raise Refusal(N_("That digest would never come."), example=EXAMPLE)
    digests.save(act.unit, changed)
    at = set_timers(act.unit, changed, act.now)
    act.record("digest_changed", changed.name, rhythm=changed.rhythm, audience=changed.audience.value)
    return Listed(changed, at)


def delete(act: Act, wanted: DeleteDigest) -> Digest:
    """Raises Refusal."""
    digest = held(act, wanted.number)
    clear_timers(act.unit, digest)
    digests.remove(act.unit, act.workspace_id, digest.number)
    act.record("digest_deleted", digest.name)
    return digest


def listed(act: Act) -> list[Listed]:
    """Those of the place where the person is."""
    found = digests.of_channel(act.unit, act.workspace_id, act.place.id)
    return [Listed(digest, next_at(act.unit, digest, act.now)) for digest in found]


def find_here(act: Act, number: int | None) -> Digest:
    """Without a number the only one there is; what is none of the place is not there. Raises Refusal."""
    found = digests.of_channel(act.unit, act.workspace_id, act.place.id)
    if number is None and len(found) == 1:
        return found[0]
    named = next((digest for digest in found if digest.number == number), None)
    if named is None and number is None:
        sentence = N_("Which of them? Say its number.") if found else N_("There is no digest here yet.")
        raise Refusal(sentence, example="/digest list" if found else EXAMPLE)
    if named is None:
        raise Refusal(N_("There is no D-{number} here."), example="/digest list", number=number)
    return named


def held(act: Act, number: int) -> Digest:
    """Locked, for whoever may change it. Raises Refusal."""
    find_here(act, number)
    check_may_change(act)
    found = digests.lock(act.unit, act.workspace_id, number)
    if found is None:
        raise Refusal(N_("There is no D-{number} here."), example="/digest list", number=number)
    return found


def check_may_change(act: Act) -> None:
    """As for a channel's settings: its lead, or any member where nobody leads it. Raises Refusal."""
    if act.place.is_direct:
        return
    lead = require_person(act.unit, act.workspace_id, act.place.lead_id) if act.place.lead_id else None
    if may_choose(act.by, act.place, lead):
        return
    if lead is None or not can_lead(act.by):
        raise Refusal(N_("Only full members of the workspace change a channel's digests."))
    raise Refusal(N_("{person} leads this channel and changes its digests."), person=MemberId(lead.id))


def _audience(act: Act, wanted: Audience | None) -> Audience:
    if act.place.is_direct:
        return Audience.PERSON
    return wanted or Audience.TEAM
