"""Approvals on the Home: what waits for a decision, with its buttons, and what became of what was asked."""

from bot.domain.approvals.model import RequestStatus, Verdict
from bot.messages.approvals import wording
from bot.messages.approvals.actions import buttons
from bot.messages.approvals.own_actions import EDIT
from bot.messages.layout import Block, actions, button, context, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import actor, chunks
from bot.services.approvals.at_home import RequestsAtHome
from bot.services.approvals.views import RequestCard


def requests(found: RequestsAtHome, reader: Reader) -> list[Block]:
    """At most some 40 blocks; none where there is nothing."""
    return [*_waiting(found, reader), *_asked(found, reader)]


def _waiting(found: RequestsAtHome, reader: Reader) -> list[Block]:
    if not found.waiting:
        return []
    _ = reader.gettext
    blocks: list[Block] = [section(":ballot_box_with_ballot: *" + _("Waiting for your decision") + "*")]
    for card in found.waiting:
        by = _("asked by {person}").format(person=actor(card.request.requester_id))
        facts = [*wording.facts(card.request, reader), by, *_place(card, reader), _deadline(card, reader)]
        lines = [wording.name_and_title(card.request), " · ".join(facts), *_notes(card)]
        blocks += [*map(section, chunks(lines)), actions(*buttons(card.request, reader))]
    return blocks + ([context(_more("waiting", reader))] if found.more_waiting else [])


def _asked(found: RequestsAtHome, reader: Reader) -> list[Block]:
    if not found.asked:
        return []
    _ = reader.gettext
    blocks: list[Block] = [section("*" + _("Your requests") + "*")]
    for card in found.asked:
        first, *rest = chunks(_own(card, reader))
        edit = button(_("Edit…"), f"{EDIT}:{card.request.number}", str(card.request.number))
        blocks += [section(first, edit), *map(section, rest)]
    return blocks + ([context(_more("mine", reader))] if found.more_asked else [])


def _own(card: RequestCard, reader: Reader) -> list[str]:
    _ = reader.gettext
    request = card.request
    first = " · ".join([wording.name_and_title(request), *wording.facts(request, reader)])
    if request.status is RequestStatus.CHANGES:
        wishes = [wording.vote(vote, reader) for vote in card.votes if vote.verdict is Verdict.CHANGES]
        return [first, *wishes[-1:], _("Edit it, and it is asked again.")]
    waits = _("waits for {people}").format(people=wording.step(request.step, reader))
    facts = [waits, *_progress(card, reader), *_place(card, reader), _deadline(card, reader)]
    return [first, " · ".join(facts)]


def _progress(card: RequestCard, reader: Reader) -> list[str]:
    done, needed = card.progress
    said = reader.gettext("{done} of {needed} approved").format(done=done, needed=needed)
    return [said] if needed > 1 else []


def _notes(card: RequestCard) -> list[str]:
    """The beginning: all of it stands on the card."""
    notes = wording.in_short(card.request.notes, wording.REASON_SHOWN)
    return [f"&gt; {safe(notes)}"] if notes else []


def _place(card: RequestCard, reader: Reader) -> list[str]:
    channel = card.request.channel_id
    in_channel = reader.gettext("in {channel}").format(channel=f"<#{channel}>")
    return [in_channel] if channel[:1] in {"C", "G"} else []


def _deadline(card: RequestCard, reader: Reader) -> str:
    return wording.deadline(card.request, reader, reader.moment)


def _more(what: str, reader: Reader) -> str:
    return reader.gettext("There is more: {command}").format(command=f"`/request list {what}`")
