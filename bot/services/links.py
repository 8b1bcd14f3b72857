"""Links to messages, without asking Slack."""

from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.outgoing import PostedCard
from bot.domain.permalinks import permalink
from bot.domain.tasks.task import Task
from storage import cards, workspaces
from storage.unit import Unit


def link_to(
    unit: Unit, workspace_id: str, channel_id: str, ts: str, thread_ts: str | None = None
) -> str | None:
    """None as long as Slack never told where the workspace is."""
    address = workspaces.address_of(unit, workspace_id)
    return permalink(address, channel_id, ts, thread_ts) if address else None


def card_of(unit: Unit, about: Task | ApprovalRequest) -> PostedCard | None:
    """The one in its own channel, once it stands there."""
    posted = cards.cards_of(unit, about.workspace_id, about.name)
    return next((card for card in posted if card.ts and card.channel_id == about.channel_id), None)


def link_to_card(unit: Unit, about: Task | ApprovalRequest) -> str | None:
    card = card_of(unit, about)
    if card is None or card.ts is None:
        return None
    return link_to(unit, about.workspace_id, about.channel_id, card.ts, card.thread_ts)
