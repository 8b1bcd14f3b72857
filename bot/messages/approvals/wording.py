"""The pieces of which everything about a request is made: what is asked, of whom, how it stands."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from babel.numbers import format_decimal

from bot.domain.approvals.model import ALL, Money, RequestStatus, Step, Verdict, Vote, is_group
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.refusal import N_
from bot.messages.layout import audience, safe
from bot.messages.reader import Reader
from bot.messages.tasks.wording import actor, free_text

Moment: TypeAlias = Callable[[datetime], str]
"""How instants are shown: as Slack's tokens where many read, on the clock of the one who reads alone."""

REASON_SHOWN = 300
"""So much of a reason stands on a card; all of it is in what `/request show` tells."""

MARKS = {
    Verdict.APPROVE: ":white_check_mark:",
    Verdict.CONDITION: ":ballot_box_with_check:",
    Verdict.CHANGES: ":pencil2:",
    Verdict.REJECT: ":x:",
    Verdict.ABSTAIN: ":white_circle:",
}
_VOTED = {
    Verdict.APPROVE: N_("{person} approved"),
    Verdict.CONDITION: N_("{person} approved on a condition"),
    Verdict.CHANGES: N_("{person} asks for changes"),
    Verdict.REJECT: N_("{person} rejected"),
    Verdict.ABSTAIN: N_("{person} abstained"),
}
_OWN = {
    Verdict.APPROVE: N_("approve"),
    Verdict.CONDITION: N_("approve on a condition"),
    Verdict.CHANGES: N_("request changes"),
    Verdict.REJECT: N_("reject"),
    Verdict.ABSTAIN: N_("abstain"),
}
_ENDINGS = {
    RequestStatus.APPROVED: N_(":white_check_mark: *Approved* by {people}, {moment}"),
    RequestStatus.REJECTED: N_(":x: *Rejected* by {people}, {moment}"),
    RequestStatus.WITHDRAWN: N_(":leftwards_arrow_with_hook: *Withdrawn* by {people}, {moment}"),
    RequestStatus.EXPIRED: N_(":hourglass: *Expired, not decided*, {moment}"),
}
_STATES = {
    RequestStatus.OPEN: N_("open"),
    RequestStatus.CHANGES: N_("waits for changes"),
    RequestStatus.APPROVED: N_("approved"),
    RequestStatus.REJECTED: N_("rejected"),
    RequestStatus.WITHDRAWN: N_("withdrawn"),
    RequestStatus.EXPIRED: N_("expired, not decided"),
}
_KINDS = {
    "spend": N_("spend"),
    "content": N_("content"),
    "legal": N_("legal"),
    "leave": N_("leave"),
    "access": N_("access"),
    "change": N_("change"),
}


def name_and_title(request: ApprovalRequest) -> str:
    return f"*{request.name}* {safe(request.title)}"


def plain_name(request: ApprovalRequest) -> str:
    return f"{request.name} {safe(request.title)}"


def money(amount: Money, reader: Reader) -> str:
    """ "1,200 EUR", to the last digit that was given: with its code, for many currencies share a sign."""
    pattern = "#,##0.00" if amount.amount % 1 else "#,##0"
    shown = format_decimal(amount.amount, format=pattern, locale=reader.locale, decimal_quantization=False)
    return f"{shown} {amount.currency}"


def kind(name: str, reader: Reader) -> str:
    """In the reader's language; a type of the workspace's own as it is called there."""
    return reader.gettext(_KINDS[name]) if name in _KINDS else safe(name)


def facts(request: ApprovalRequest, reader: Reader) -> list[str]:
    """Amount and type, where there are any."""
    found = [f"*{money(request.money, reader)}*"] if request.money else []
    return found + ([kind(request.kind, reader)] if request.kind else [])


def notes_and_links(request: ApprovalRequest) -> list[str]:
    """Whole, in lines for chunks."""
    links = [f":link: <{link.replace('&', '&amp;')}>" for link in request.links]
    return [*free_text(request.notes), *links]


def state(request: ApprovalRequest, reader: Reader) -> str:
    """In a word or three."""
    return reader.gettext(_STATES[request.status])


def ending(request: ApprovalRequest, votes: Sequence[Vote], moment: str, reader: Reader) -> str:
    """How it ended, by whom and when (`moment` is ready to be shown)."""
    people = ", ".join(dict.fromkeys(voter(vote, reader) for vote in _deciding(request, votes)))
    by = people or actor(request.closed_by or "")
    return reader.gettext(_ENDINGS[request.status]).format(people=by, moment=moment)


def _deciding(request: ApprovalRequest, votes: Sequence[Vote]) -> list[Vote]:
    match request.status:
        case RequestStatus.APPROVED:
            return [vote for vote in votes if vote.verdict.supports]
        case RequestStatus.REJECTED:
            return [vote for vote in votes if vote.verdict is Verdict.REJECT]
        case _:
            return []


def step(wanted: Step, reader: Reader) -> str:
    """Who decides it: "2 of @grace, @david, @piotr", with whom it was passed on to and who may as well."""
    _ = reader.gettext
    people = ", ".join(_seat(wanted, seat, reader) for seat in wanted.seats)
    further = [audience(who) for who in wanted.deputies]
    if len(wanted.seats) > 1 or (is_group(wanted.seats[0]) and wanted.need != 1):
        people = _rule(wanted, reader).format(people=people, need=wanted.need)
    if further:
        people = _("{people} (or {others})").format(people=people, others=", ".join(further))
    return people


def steps(wanted: Sequence[Step], reader: Reader) -> str:
    """One after the other, on a line."""
    return " → ".join(step(each, reader) for each in wanted)


def _rule(wanted: Step, reader: Reader) -> str:
    _ = reader.gettext
    if wanted.need == ALL:
        return _("all of {people}")
    return _("one of {people}") if wanted.need == 1 else _("{need} of {people}")


def _seat(wanted: Step, seat: str, reader: Reader) -> str:
    holder = wanted.holder_of(seat)
    if holder == seat:
        return audience(seat)
    passed = reader.gettext("{holder} (passed on by {person})")
    return passed.format(holder=audience(holder), person=audience(seat))


def vote(given: Vote, reader: Reader, longest: int = REASON_SHOWN) -> str:
    """ ":x: @grace (for @david) rejected: too expensive", leading to the words where it was said."""
    said = reader.gettext(_VOTED[given.verdict]).format(person=voter(given, reader))
    told = f"{MARKS[given.verdict]} {said}"
    if given.reason:
        told += f": {safe(in_short(given.reason, longest))}"
    leads_to = reader.gettext("said here")
    return f"{told} · <{given.permalink}|{leads_to}>" if given.permalink else told


def voter(given: Vote, reader: Reader) -> str:
    """With whose seat they fill, where it is another person's."""
    return in_place_of(given.voter_id, given.for_id, reader)


def in_place_of(member_id: str, for_id: str, reader: Reader) -> str:
    """Both names; of a group's seat only who fills it."""
    if not for_id or is_group(for_id):
        return actor(member_id)
    both = reader.gettext("{person} (for {principal})")
    return both.format(person=actor(member_id), principal=audience(for_id))


def verdict(given: Verdict, person: str, reader: Reader) -> str:
    """ "@grace approved"."""
    return reader.gettext(_VOTED[given]).format(person=person)


def own_verdict(given: Verdict, reader: Reader) -> str:
    """With its mark, for whoever gave it."""
    return f"{MARKS[given]} {reader.gettext(_OWN[given])}"


def deadline(request: ApprovalRequest, reader: Reader, show: Moment) -> str:
    """Until when an answer is wished for, or else when it expires."""
    _ = reader.gettext
    if request.due_at:
        return _("answer by {moment}").format(moment=show(request.due_at))
    return _("expires {moment}").format(moment=show(request.expires_at))


def in_short(text: str, longest: int) -> str:
    """On one line, with an ellipsis where it goes on."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def within(text: str, longest: int) -> str:
    """Its first lines, as many as fit."""
    if len(text) <= longest:
        return text
    fitting, _newline, _rest = text[: longest - 1].rpartition("\n")
    return f"{fitting}\n…"
