"""Which requests a person may see from where they stand."""

from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.requests import ApprovalRequest, may_see_request, request_number
from bot.domain.refusal import N_, Refusal
from bot.services import presence
from bot.services.act import Act
from bot.services.approvals.keeping import Held, hold
from storage import approval_lists, approvals, cards
from storage.approval_lists import RequestQuery
from storage.people import require_place
from storage.unit import Unit

EXAMPLE = "/request list mine"
_MOST_OPEN = 500


def may_see(act: Act, request: ApprovalRequest) -> bool:
    home = require_place(act.unit, act.workspace_id, request.channel_id)
    has_to_do_with_it = act.by.id in (request.requester_id, *request.involved)
    # Slack need not be asked then.
    is_in = not has_to_do_with_it and presence.is_member(act.unit, act.by, home, act.place)
    return may_see_request(request, act.by, home, act.place, is_member=is_in)


def is_known_to(act: Act, request: ApprovalRequest) -> bool:
    """As may_see, as far as is known: where Slack would have to be asked, it is not shown."""
    home = require_place(act.unit, act.workspace_id, request.channel_id)
    return may_see_request(
        request, act.by, home, act.place, is_member=presence.knows_of(act.unit, act.by, home)
    )


def find_visible(act: Act, number: int) -> ApprovalRequest:
    """Raises Refusal, the same whether there is no such request or it is none of the person's business."""
    found = approvals.find(act.unit, act.workspace_id, number)
    if found is not None and may_see(act, found):
        return found
    raise unseen(number)


def hold_visible(act: Act, number: int) -> Held:
    """As find_visible, and held until the unit ends."""
    held = hold(act, number)
    if held is not None and may_see(act, held.request):
        return held
    raise unseen(number)


def requests_in_thread(unit: Unit, workspace_id: str, channel_id: str, thread_ts: str) -> list[int]:
    """The request whose card began the thread, or the open ones that were asked in it."""
    begun = cards.card_at(unit, workspace_id, channel_id, thread_ts)
    if begun is not None and begun.about.startswith("R-"):
        return [request_number(begun.about)]
    in_channel = RequestQuery.of_open(RequestFacet.IN, channel_id)
    found = approval_lists.every(unit, workspace_id, in_channel, _MOST_OPEN)
    return [request.number for request in found if request.thread_ts == thread_ts]


def thread_request(act: Act) -> int:
    """The one of the thread where the person is. Raises Refusal where there is none, or there are several."""
    if act.thread_ts:
        found = requests_in_thread(act.unit, act.workspace_id, act.place.id, act.thread_ts)
        if len(found) == 1:
            return found[0]
    raise Refusal(N_("Tell me which request by its number."), example="/request show R-7")


def unseen(number: int) -> Refusal:
    return Refusal(
        N_("There is no R-{number} that you can see here; nothing was changed."),
        example=EXAMPLE,
        number=number,
    )
