"""Messages that follow their subject, found by where they stand in Slack."""

from sqlalchemy import bindparam

from bot.domain.outgoing import PostedCard
from storage.models import Card
from storage.statements import Statement, rows_as, table_of
from storage.unit import Unit

_card = table_of(Card)
_AT = Statement(
    rows_as(PostedCard, Card).where(
        _card.c.workspace_id == bindparam("workspace"),
        _card.c.channel_id == bindparam("channel"),
        _card.c.ts == bindparam("stamp"),
        _card.c.ts.is_not(None),  # the index leaves out what was never posted
    ),
    PostedCard,
)
_OF = Statement(
    rows_as(PostedCard, Card).where(
        _card.c.workspace_id == bindparam("workspace"), _card.c.subject == bindparam("about")
    ),
    PostedCard,
)


def card_at(unit: Unit, workspace_id: str, channel_id: str, ts: str) -> PostedCard | None:
    """The card that is this message."""
    return unit.one(_AT, workspace=workspace_id, channel=channel_id, stamp=ts)


def cards_of(unit: Unit, workspace_id: str, subject: str) -> list[PostedCard]:
    """Every message that shows the subject; the first posted first."""
    return sorted(unit.all(_OF, workspace=workspace_id, about=subject), key=lambda card: card.id)
