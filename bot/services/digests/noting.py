"""One hour before a digest its channel's lead may add a note to it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.attention.why import Rule
from bot.domain.digests.digest import Digest, digest_number
from bot.domain.digests.schedule import NOTE_BEFORE
from bot.domain.outgoing import Draft, Outgoing
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.services import presence
from bot.services.act import Act
from bot.services.attention.reaching import reach_of
from bot.services.digests.timing import NOTE
from storage import digests, outbox, timers
from storage.people import find_person, find_place, require_person
from storage.timers import Due
from storage.unit import Unit

LONGEST = 500
_STILL_OF_USE = timedelta(minutes=30)


@dataclass(frozen=True)
class NoteView:
    """`at` is when the digest comes (UTC)."""

    digest: Digest
    recipient: Person
    at: datetime


def ask(unit: Unit, due: Due, now: datetime) -> None:
    """Catch-up rule: up to half an hour late it is asked still, later not: the digest comes without a note.
    Nobody is asked out of their hours.
    """
    timers.clear_timer(unit, due.workspace_id, NOTE, due.subject)
    digest = digests.find(unit, due.workspace_id, digest_number(due.subject))
    place = find_place(unit, due.workspace_id, digest.channel_id) if digest else None
    if digest is None or place is None or place.lead_id is None:
        return
    lead = find_person(unit, due.workspace_id, place.lead_id)
    if lead is None or lead.has_left or not presence.knows_of(unit, lead, place):
        return
    key = f"{NOTE}:{due.subject}:{due.next_run_at.isoformat()}"
    if not timers.claim_firing(unit, due.workspace_id, key, now, f"dm:{lead.id}"):
        return
    about = {"at": (due.next_run_at + NOTE_BEFORE).isoformat()}
    draft = Draft(digest.workspace_id, NOTE, digest.name, lead.id, now, payload=about)
    is_too_late = now - due.next_run_at > _STILL_OF_USE
    rule = Rule.TOO_LATE if is_too_late else reach_of(unit, lead, now).closed_because(now)
    if rule is None:
        outbox.post_card(unit, draft)
    else:
        outbox.hold(unit, replace(draft, rule=rule, zone_name=lead.zone_name))


def note_view(unit: Unit, message: Outgoing) -> NoteView | None:
    digest = digests.find(unit, message.workspace_id, digest_number(message.subject))
    if digest is None:
        return None
    recipient = require_person(unit, message.workspace_id, message.destination)
    return NoteView(digest, recipient, datetime.fromisoformat(message.payload["at"]))


def may_note(act: Act, number: int) -> Digest:
    """The digest, for the lead of its channel, as long as they are in it. Raises Refusal for anybody else."""
    digest = digests.find(act.unit, act.workspace_id, number)
    place = find_place(act.unit, act.workspace_id, digest.channel_id) if digest else None
    leads = place is not None and place.lead_id == act.by.id and presence.may_act_in(act.unit, act.by, place)
    if digest is None or not leads:
        raise Refusal(N_("Only the channel's lead adds a note to its digest."), example="/digest list")
    return digest


def add_note(act: Act, number: int, text: str) -> Digest:
    """For the next issue; an empty one takes it back. Raises Refusal."""
    digest = may_note(act, number)
    if len(text) > LONGEST:
        raise Refusal(N_("At most {most} characters."), most=LONGEST)
    noted = replace(digest, note=text.strip(), note_by=act.by.id if text.strip() else None)
    digests.save(act.unit, noted)
    act.record("digest_noted", digest.name)
    outbox.follow(act.unit, act.workspace_id, digest.name, act.now)
    return noted
