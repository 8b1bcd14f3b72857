"""Links to messages, without asking Slack."""

from bot.domain.permalinks import permalink
from storage import workspaces
from storage.unit import Unit


def link_to(
    unit: Unit, workspace_id: str, channel_id: str, ts: str, thread_ts: str | None = None
) -> str | None:
    """None as long as Slack never told where the workspace is."""
    address = workspaces.address_of(unit, workspace_id)
    return permalink(address, channel_id, ts, thread_ts) if address else None
