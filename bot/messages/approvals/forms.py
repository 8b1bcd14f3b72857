"""The forms in which a decision says why, or a request is passed on."""

from typing import Any

from bot.domain.approvals.content_limits import REASON_LIMIT
from bot.domain.approvals.model import Verdict
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.refusal import N_
from bot.messages import inputs
from bot.messages.approvals import wording
from bot.messages.layout import Block, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader

REASON = "request_reason_form"
PASS_ON = "request_pass_form"  # noqa: S105 -- no password

_TITLES = {
    Verdict.CONDITION: N_("Approve {request}"),
    Verdict.CHANGES: N_("Changes to {request}"),
    Verdict.REJECT: N_("Reject {request}"),
}
_LABELS = {
    Verdict.CONDITION: N_("On which condition?"),
    Verdict.CHANGES: N_("What should change?"),
    Verdict.REJECT: N_("Why not?"),
}
_HINTS = {
    Verdict.CONDITION: N_("It counts as an approval, and the condition stands beside it."),
    Verdict.CHANGES: N_("The request waits for them; then you are asked again."),
    Verdict.REJECT: N_("Whoever asked reads it."),
}
_SUBMITS = {
    Verdict.CONDITION: N_("Approve"),
    Verdict.CHANGES: N_("Request changes"),
    Verdict.REJECT: N_("Reject"),
}


def reason_form(
    request: ApprovalRequest, verdict: Verdict, about: dict[str, Any], reader: Reader, said: str = ""
) -> Modal:
    """`about` comes back with the submission; `said` is what was written already."""
    _ = reader.gettext
    field = inputs.Field("reason", _(_LABELS[verdict]), hint=_(_HINTS[verdict]))
    blocks = [
        *_shown(request, reader),
        inputs.text_input(field, said[:REASON_LIMIT], multiline=True, max_length=REASON_LIMIT),
    ]
    title = _(_TITLES[verdict]).format(request=request.name)
    return Modal(REASON, title, blocks, _(_SUBMITS[verdict]), _("Cancel"), private_metadata=about)


def pass_form(request: ApprovalRequest, about: dict[str, Any], reader: Reader) -> Modal:
    _ = reader.gettext
    hint = _("They decide in your place, and {request} only. Whoever asked hears of it.")
    field = inputs.Field("person", _("Who decides instead?"), hint=hint.format(request=request.name))
    blocks = [*_shown(request, reader), inputs.person_select(field)]
    title = _("Pass {request} on").format(request=request.name)
    return Modal(PASS_ON, title, blocks, _("Pass it on"), _("Cancel"), private_metadata=about)


def _shown(request: ApprovalRequest, reader: Reader) -> list[Block]:
    facts = " · ".join(wording.facts(request, reader))
    return [section("\n".join(filter(None, [wording.name_and_title(request), facts])))]
