"""Approvals on the Home: what waits for a decision, with its buttons, and what became of what was asked."""

from bot.domain.approvals.model import RequestStatus, Verdict
from bot.messages.approvals import wording
from bot.messages.approvals.actions import buttons
from bot.messages.approvals.changes import change_lines
from bot.messages.approvals.own_actions import EDIT
from bot.messages.layout import Block, actions, button, context, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import actor, chunks
from bot.services.approvals.at_home import RequestsAtHome
from bot.services.approvals.views import RequestCard

LONGEST_NOTES = 500
MOST_LINKS = 2


def requests(found: RequestsAtHome, reader: Reader) -> list[Block]:
    """At most some 65 blocks; none where there is nothing."""
    return [*_waiting(found, reader), *_asked(found, reader)]


def _waiting(found: RequestsAtHome, reader: Reader) -> list[Block]:
    if not found.waiting:
        return []
    _ = reader.gettext
    blocks: list[Block] = [section(":ballot_box_with_ballot: *" + _("Waiting for your decision") + "*")]
    for card in found.waiting:
        blocks += _to_decide(card, found.links.get(card.request.number, ""), reader)
    return blocks + ([context(_more("waiting", reader))] if found.more_waiting else [])


def _to_decide(card: RequestCard, link: str, reader: Reader) -> list[Block]:
    """Only what is shown whole is decided here; the card has all of the others."""
    _ = reader.gettext
    request = card.request
    by = _("asked by {person}").format(person=actor(request.requester_id))
    facts = [*wording.facts(request, reader), by, *_place(card, reader), _deadline(card, reader)]
    lines = [wording.name_and_title(request), " · ".join([*facts, *_progress(card, reader)])]
    if len(request.notes) > LONGEST_NOTES or len(request.links) > MOST_LINKS:
        return [*map(section, chunks(lines)), context(_elsewhere(link, reader))]
    lines += wording.notes_and_links(request)
    lines += change_lines(card.changes, reader, reader.moment)
    return [*map(section, chunks(lines)), actions(*buttons(request, reader))]


def _elsewhere(link: str, reader: Reader) -> str:
    _ = reader.gettext
    leads_to = _("card")
    where = f"<{link}|{leads_to}>" if link else leads_to
    return _("There is more to read than fits here. Decide on its {card}.").format(card=where)


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


def _place(card: RequestCard, reader: Reader) -> list[str]:
    channel = card.request.channel_id
    in_channel = reader.gettext("in {channel}").format(channel=f"<#{channel}>")
    return [in_channel] if channel[:1] in {"C", "G"} else []


def _deadline(card: RequestCard, reader: Reader) -> str:
    return wording.deadline(card.request, reader, reader.moment)


def _more(what: str, reader: Reader) -> str:
    return reader.gettext("There is more: {command}").format(command=f"`/request list {what}`")
