"""What is answered to a vote: what was recorded, or why nothing was."""

from bot.domain.approvals.model import RequestStatus, Verdict
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.refusal import N_
from bot.messages.approvals import wording
from bot.messages.approvals.actions import RECORD, stamp_of
from bot.messages.layout import Message, button, context, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import actor
from bot.services.approvals.deciding import Decided, Declined
from bot.services.approvals.hearing import Offered
from bot.services.approvals.validity import Why

_REASONS = {
    Why.UNSEEN: N_("There is no such request that you can see here; nothing was changed."),
    Why.CLOSED: N_("{request} is closed already ({state}): your vote was not counted."),
    Why.EXPIRED: N_(
        "{request} has expired, undecided: your vote was not counted. {requester} may ask for it again."
    ),
    Why.WAITS: N_("{request} waits for changes by {requester}: you are asked again once they are made."),
    Why.MOVED_ON: N_("The step you saw is decided: {request} has moved on, and your vote was not counted."),
    Why.OUTDATED: N_(
        "{request} has changed since: your vote was not counted. Look at its card again, then decide."
    ),
    Why.OWN: N_("Nobody approves their own request: {request} waits for {people}."),
    Why.NOT_ASKED: N_("{request} does not wait for you: {people} decides. Nothing was counted."),
    Why.FORGED: N_("That button does not belong here. Nothing was counted, and the attempt is on record."),
}

_RECORDS = {
    Verdict.APPROVE: N_("Record as approval"),
    Verdict.CONDITION: N_("Record with a condition…"),
    Verdict.CHANGES: N_("Request changes…"),
    Verdict.REJECT: N_("Record as rejection…"),
    Verdict.ABSTAIN: N_("Record as abstention"),
}


def recorded(result: Decided, reader: Reader) -> Message:
    """For whoever voted, where no card of theirs shows it."""
    _ = reader.gettext
    request = result.request
    said = _("Recorded for {request}: {vote}.").format(
        request=wording.plain_name(request), vote=wording.own_verdict(result.vote.verdict, reader)
    )
    if request.status is RequestStatus.OPEN and request.position == result.vote.step:
        said += " " + _("You may change it until the step is decided.")
    return Message(said, [section(said)])


def declined(result: Declined, reader: Reader) -> Message:
    """`result` says why; of a request that they may not see people learn nothing."""
    request = result.request
    if request is None:
        said = reader.gettext(_REASONS[result.why])
    else:
        said = reader.gettext(_REASONS[result.why]).format(
            request=request.name,
            requester=actor(request.requester_id),
            state=wording.state(request, reader),
            people=wording.step(request.step, reader),
        )
    return Message(said, [section(f":no_entry_sign: {said}")])


def passed(request: ApprovalRequest, to_id: str, reader: Reader) -> Message:
    said = reader.gettext("{request} waits for {person} in your place now.")
    text = said.format(request=wording.plain_name(request), person=actor(to_id))
    return Message(text, [section(text)])


def offered(offer: Offered, ts: str, reader: Reader, *, is_leaning: bool) -> Message:
    """Only whoever said it sees it: a line and a button for each request of the thread. `is_leaning` where
    the words could be meant otherwise; else a reason is wanting, or they fit several requests.
    """
    _ = reader.gettext
    if is_leaning:
        question = _("Is that your decision? It counts once you press the button.")
    elif len(offer.requests) > 1:
        question = _("Which request do you mean?")
    else:
        question = _("Say why, then it counts.")
    label = reader.gettext(_RECORDS[offer.verdict])
    blocks = [context(question)]
    for request in offer.requests:
        value = f"{offer.verdict} {stamp_of(request)} {ts}"
        blocks.append(section(wording.name_and_title(request), button(label, RECORD, value)))
    names = ", ".join(wording.plain_name(request) for request in offer.requests)
    return Message(f"{question} {names}", blocks)
