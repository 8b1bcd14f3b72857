"""Slack's pages: opaque cursors over a list."""

import base64
from collections.abc import Sequence
from typing import Any, TypeVar

from bot.sandbox.errors import SlackError
from bot.sandbox.web_api.call import Call

Item = TypeVar("Item")

MAX_LIMIT = 1000


def page(
    call: Call, items: Sequence[Item], default: int = 100, most: int = MAX_LIMIT
) -> tuple[list[Item], str]:
    """One page and the cursor of the next one, empty on the last. Raises invalid_cursor, invalid_limit."""
    limit = call.number("limit", default, "invalid_limit")
    if not 0 < limit <= most:
        raise SlackError("invalid_limit")
    start = _offset(call.text("cursor"), len(items))
    rest = start + limit
    return list(items[start:rest]), encode(rest) if rest < len(items) else ""


def metadata(cursor: str) -> dict[str, Any]:
    return {"response_metadata": {"next_cursor": cursor}}


def encode(offset: int) -> str:
    return base64.b64encode(f"next:{offset}".encode()).decode()


def _offset(cursor: str, length: int) -> int:
    if not cursor:
        return 0
    try:
        word, _, offset = base64.b64decode(cursor, validate=True).decode().partition(":")
        found = int(offset)
    except ValueError:
        raise SlackError("invalid_cursor") from None
    if word != "next" or not 0 <= found <= length:
        raise SlackError("invalid_cursor")
    return found
