"""The action ids of buttons and menus about requests, and what these carry."""

from bot.domain.approvals.model import Verdict
from bot.domain.approvals.requests import ApprovalRequest
from bot.messages.layout import Block, button, overflow
from bot.messages.reader import Reader

APPROVE = "request_approve"
REJECT = "request_reject"
CHANGES = "request_changes"
MORE = "request_more"
RECORD = "request_record"
PASS = "pass"  # noqa: S105 -- no password


def stamp_of(request: ApprovalRequest) -> str:
    """What was shown when it was pressed: the number, the open step, the beginning of the content's hash."""
    return f"{request.number} {request.position} {request.shown}"


def buttons(request: ApprovalRequest, reader: Reader) -> list[Block]:
    """What can be decided, the likeliest first, on every copy: who may is looked up when it is pressed."""
    _ = reader.gettext
    stamp = stamp_of(request)
    return [
        button(_("Approve"), APPROVE, stamp, style="primary"),
        button(_("Request changes…"), CHANGES, stamp),
        button(_("Reject…"), REJECT, stamp, style="danger"),
        more(request, reader),
    ]


def more(request: ApprovalRequest, reader: Reader) -> Block:
    """The menu behind the dots."""
    _ = reader.gettext
    stamp = stamp_of(request)
    options = [
        (_("Approve with a condition…"), f"{Verdict.CONDITION} {stamp}"),
        (_("Abstain"), f"{Verdict.ABSTAIN} {stamp}"),
        (_("Pass it on…"), f"{PASS} {stamp}"),
    ]
    return overflow(MORE, options)
