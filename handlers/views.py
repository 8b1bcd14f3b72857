"""A modal or Home as Slack hands it back; where it was opened Slack does not say, so it is noted in it."""

import json
from dataclasses import dataclass
from typing import Any

from bot.messages.modals import Modal

Payload = dict[str, Any]


@dataclass(frozen=True)
class View:
    """Where something was done. Home was opened nowhere: its `channel_id` is empty.

    `private_metadata` is what the handler that opened the modal gave it. `is_full_stack` when Slack opens no
    other modal on top of it. `first_field` is the id of its first input block, if there is one.
    """

    id: str
    hash: str
    is_modal: bool
    channel_id: str
    thread_ts: str | None
    private_metadata: dict[str, Any]
    is_full_stack: bool
    first_field: str


def read_view(view: Payload) -> View:
    channel_id, thread_ts, own = _read_metadata(view.get("private_metadata") or "")
    fields = [block["block_id"] for block in view.get("blocks", ()) if block["type"] == "input"]
    return View(
        id=view["id"],
        hash=view.get("hash") or "",
        is_modal=view["type"] == "modal",
        channel_id=channel_id,
        thread_ts=thread_ts,
        private_metadata=own,
        # Three lie on each other at most: the third is the one on top of another than the lowest.
        is_full_stack=view.get("previous_view_id") not in (None, view.get("root_view_id")),
        first_field=fields[0] if fields else "",
    )


def as_view(modal: Modal, channel_id: str, thread_ts: str | None) -> Payload:
    """For Slack, with the place that acts of this form belong to."""
    metadata = json.dumps([channel_id, thread_ts, modal.private_metadata], separators=(",", ":"))
    return modal.payload() | {"private_metadata": metadata}


def _read_metadata(metadata: str) -> tuple[str, str | None, dict[str, Any]]:
    """Empty for a Home, and for what another version wrote."""
    try:
        channel_id, thread_ts, own = json.loads(metadata)
    except ValueError:
        return "", None, {}
    return channel_id, thread_ts, own
