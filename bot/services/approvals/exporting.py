"""Requests, or the history of one, as a file for one person: what they may see when it leaves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.approvals.export import request_row, story_row
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.outgoing import Draft, Outgoing
from bot.domain.people import Person, Place
from bot.domain.refusal import N_, Refusal
from bot.services import presence
from bot.services.act import Act
from bot.services.approvals.sight import find_visible
from bot.services.tasks.sight import sight_from, sight_of
from storage import approvals, audit, outbox, people, visible_requests
from storage.people import require_person, require_place
from storage.task_queries import Sight
from storage.unit import Unit

EXPORT = "request_export"
_PAGE = 500


@dataclass(frozen=True)
class RequestExport:
    """`story_of` is the request whose history it is, empty where it is of requests. `rows` are read from the
    store while they are written.
    """

    recipient: Person
    place: Place
    filename: str
    story_of: str
    rows: Iterator[Sequence[str]]


def send_requests(act: Act) -> None:
    """To the person's direct messages, never into a channel. Raises Refusal where there is nothing."""
    if not visible_requests.page_after(act.unit, act.workspace_id, sight_of(act), 0, most=1):
        raise Refusal(N_("There are no requests here that you can see."), example="/request list mine")
    _send(act, f"{act.place.name or 'all'}-requests", {"place": act.place.id})


def send_story(act: Act, number: int) -> ApprovalRequest:
    """As send_requests. Raises Refusal for what the person may not see."""
    request = find_visible(act, number)
    _send(act, f"{request.name}-history", {"place": act.place.id, "number": number})
    return request


def export_view(unit: Unit, message: Outgoing) -> RequestExport | None:
    """None for somebody who has left meanwhile, or may not see it any more."""
    recipient = require_person(unit, message.workspace_id, message.destination)
    place = require_place(unit, message.workspace_id, message.payload["place"])
    if recipient.has_left:
        return None
    number = message.payload.get("number")
    if number is not None:
        return _story(unit, message, recipient, place, number)
    if not (place.is_direct or presence.knows_of(unit, recipient, place)):
        return None
    rows = _rows(unit, message.workspace_id, sight_from(recipient, place))
    return RequestExport(recipient, place, message.subject, "", rows)


def _story(
    unit: Unit, message: Outgoing, recipient: Person, place: Place, number: int
) -> RequestExport | None:
    request = approvals.find(unit, message.workspace_id, number)
    if request is None:
        return None
    home = require_place(unit, message.workspace_id, request.channel_id)
    is_theirs = recipient.id in (request.requester_id, *request.involved)
    if not (is_theirs or presence.knows_of(unit, recipient, home)):
        return None
    names = people.names(unit, message.workspace_id)
    rows = (story_row(entry, names) for entry in audit.story(unit, message.workspace_id, request.name))
    return RequestExport(recipient, place, message.subject, request.name, rows)


def _send(act: Act, name: str, about: dict[str, object]) -> None:
    today = act.now.astimezone(act.by.zone).date()
    draft = Draft(
        *(act.workspace_id, EXPORT, f"{name}-{today.isoformat()}.csv", act.by.id, act.now),
        actor_id=act.by.id,
        payload=about,
    )
    outbox.upload(act.unit, draft)
    act.record("requests_exported", act.place.id, **about)


def _rows(unit: Unit, workspace_id: str, sight: Sight) -> Iterator[Sequence[str]]:
    """A page of requests in memory at a time."""
    members, places = people.names(unit, workspace_id), people.place_names(unit, workspace_id)
    page = visible_requests.page_after(unit, workspace_id, sight, 0, _PAGE)
    while page:
        for request in page:
            yield request_row(request, approvals.votes_of(unit, request), members, places)
        page = visible_requests.page_after(unit, workspace_id, sight, page[-1].number, _PAGE)
