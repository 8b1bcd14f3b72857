"""The action ids of buttons and menus for whoever asks, and what these carry."""

from bot.domain.approvals.requests import ApprovalRequest
from bot.messages.layout import Block, button, confirmed
from bot.messages.reader import Reader

ASK = "request_ask"
EDIT = "request_edit"
RUN = "request_run"
TURN = "request_turn"
MENU = "request_menu"
NEW_POLICY = "policy_new"
NOTHING = "-"
"""Slack takes no button without a value."""


def ask_button(reader: Reader, title: str = "") -> Block:
    return button(reader.gettext("Ask for approval…"), ASK, title or NOTHING)


def run_button(label: str, command: str, style: str | None = None) -> Block:
    """Runs the command (without /request) as if it were typed; one of its kind in a message."""
    return button(label, f"{RUN}:{command}", command, style=style)


def to_mend(request: ApprovalRequest, reader: Reader) -> list[Block]:
    """What whoever asked can do while nobody can decide it."""
    _ = reader.gettext
    return [button(_("Edit…"), EDIT, str(request.number), style="primary"), _withdraw(request, reader)]


def of_requester(request: ApprovalRequest, reader: Reader) -> list[Block]:
    """What whoever asked can do as long as it is open."""
    _ = reader.gettext
    if request.status.is_closed:
        return []
    return [
        button(_("Edit…"), EDIT, str(request.number)),
        run_button(_("Remind"), f"remind {request.name}"),
        _withdraw(request, reader),
    ]


def _withdraw(request: ApprovalRequest, reader: Reader) -> Block:
    """It cannot be taken back, so it is asked for once more."""
    _ = reader.gettext
    return confirmed(
        run_button(_("Withdraw"), f"withdraw {request.name}"),
        _("Withdraw {request}?").format(request=request.name),
        _("Nobody can decide it any more. To ask again takes another request."),
        yes=_("Withdraw"),
        no=_("Leave it open"),
    )
