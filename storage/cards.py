"""Messages that follow their subject, found by where they stand in Slack."""

from sqlalchemy import bindparam

from bot.domain.outgoing import PostedCard
from storage.models import Card
from storage.statements import Statement, one_of, rows_as, table_of
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
_BATCH = 32
_OF_ALL = Statement(
    rows_as(PostedCard, Card).where(
        _card.c.workspace_id == bindparam("workspace"),
        one_of(_card.c.subject, [bindparam(f"about_{place}") for place in range(_BATCH)]),
    ),
    PostedCard,
)


def card_at(unit: Unit, workspace_id: str, channel_id: str, ts: str) -> PostedCard | None:
    """The card that is this message."""
    return unit.one(_AT, workspace=workspace_id, channel=channel_id, stamp=ts)


def cards_of(unit: Unit, workspace_id: str, subject: str) -> list[PostedCard]:
    """Every message that shows the subject; the first posted first."""
    return sorted(unit.all(_OF, workspace=workspace_id, about=subject), key=lambda card: card.id)


def cards_of_all(unit: Unit, workspace_id: str, subjects: list[str]) -> list[PostedCard]:
    """Every message that shows one of the subjects; the first posted first."""
    found: list[PostedCard] = []
    for start in range(0, len(subjects), _BATCH):
        some = subjects[start : start + _BATCH]
        padded = some + some[-1:] * (_BATCH - len(some))
        named = {f"about_{place}": subject for place, subject in enumerate(padded)}
        found += unit.all(_OF_ALL, workspace=workspace_id, **named)
    return sorted(found, key=lambda card: card.id)
