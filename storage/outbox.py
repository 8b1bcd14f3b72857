"""What waits to be sent: queued in the transaction that caused it, so neither is without the other."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, bindparam, case, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from bot.domain.attention.why import rule_of
from bot.domain.outgoing import Draft, Method, OutboxStatus, PostedCard, is_home, lane_name, new_id
from bot.domain.sending import spread
from storage.models import Card, Lane, OutboxRow
from storage.models.delivery import QUEUED, WAITING
from storage.statements import Statement, command, one_of, rows_as, table_of
from storage.unit import Unit

SIGNAL = "outbox"
_BULK = "bulk"
"""The lane without messages that says up to when the pace of a workspace is taken."""
_AT_ONCE = 500  # rows of a statement: PostgreSQL takes 65,535 values

_outbox = table_of(OutboxRow)
_lane = table_of(Lane)
_card = table_of(Card)

_OF_DRAFT = ("workspace_id", "content", "subject", "destination", "thread_ts", "payload")
_ADD_CARD = command(insert(_card), columns=("id", *_OF_DRAFT))
_insert_home = insert(_card)
_OPEN_HOME = command(_insert_home.on_conflict_do_nothing(index_elements=["id"]), columns=("id", *_OF_DRAFT))
_POINT_HOME = command(
    _insert_home.on_conflict_do_update(
        index_elements=["id"],
        set_={name: _insert_home.excluded[name] for name in ("content", "payload")},
    ),
    columns=("id", *_OF_DRAFT),
)
_HANDFUL = 4  # subjects to a question: a task, its owner's Home and those of two more
_CARDS_OF_SOME = Statement(
    rows_as(PostedCard, Card).where(
        _card.c.workspace_id == bindparam("workspace"),
        one_of(_card.c.subject, [bindparam(f"about_{place}") for place in range(_HANDFUL)]),
    ),
    PostedCard,
)
_RETIRE = command(
    update(_card)
    .where(_card.c.workspace_id == bindparam("workspace"), _card.c.subject == bindparam("about"))
    .values(subject="")
)
_insert_message = insert(_outbox).inline()
_ADD_MESSAGE = command(
    # A card has at most one queued message: what is rendered when it leaves is the newest anyway. The
    # update without effect locks that message, so that it cannot leave before this unit has committed.
    _insert_message.on_conflict_do_update(
        index_elements=["card_id"],
        index_where=text(QUEUED),
        set_={"card_id": _insert_message.excluded.card_id},
    ),
    columns=(
        *(*_OF_DRAFT, "lane", "token", "method", "recipient_id", "actor_id", "card_id"),
        *("status", "attempts", "created_at", "rule", "zone_name"),
    ),
)
_HOLD = command(
    insert(_outbox).inline(),
    columns=(
        *(*_OF_DRAFT, "lane", "token", "method", "recipient_id", "actor_id", "card_id"),
        *("status", "attempts", "created_at", "finished_at", "error", "rule", "zone_name"),
    ),
)
_insert_lane = insert(_lane)
_WAKE_LANE = command(
    _insert_lane.on_conflict_do_update(
        index_elements=["workspace_id", "name"],
        set_={
            "next_run_at": case(
                # A lease stays; what was to leave later leaves with what is to leave sooner.
                (
                    and_(
                        _lane.c.next_run_at.is_not(None),
                        or_(
                            _lane.c.holder.is_not(None),
                            _lane.c.next_run_at <= _insert_lane.excluded.next_run_at,
                        ),
                    ),
                    _lane.c.next_run_at,
                ),
                (_lane.c.paced_until > _insert_lane.excluded.next_run_at, _lane.c.paced_until),
                else_=_insert_lane.excluded.next_run_at,
            )
        },
    ),
    columns=("workspace_id", "name", "next_run_at"),
)
_bulk = (_lane.c.workspace_id == bindparam("workspace"), _lane.c.name == _BULK)
_OPEN_BULK = command(
    insert(_lane).on_conflict_do_nothing(index_elements=["workspace_id", "name"]),
    columns=("workspace_id", "name"),
)
_LOCK_BULK = Statement(select(_lane.c.paced_until).where(*_bulk).with_for_update(), lambda instant: instant)
_TAKE_BULK = command(update(_lane).where(*_bulk).values(paced_until=bindparam("until")))
_waiting = (
    _outbox.c.workspace_id == bindparam("workspace"),
    _outbox.c.destination == bindparam("to"),
    _outbox.c.status == OutboxStatus.QUEUED,
    text(WAITING),
)
_REDIRECT = command(
    update(_outbox)
    .where(*_waiting)
    .values(
        destination=bindparam("instead", type_=String),
        lane=func.replace(_outbox.c.lane, bindparam("to", type_=String), bindparam("instead", type_=String)),
    )
)
_LANES = Statement(select(_outbox.c.lane).where(*_waiting).distinct().order_by(_outbox.c.lane), str)
_STATUSES = Statement(
    select(_outbox.c.status).where(_outbox.c.workspace_id == bindparam("workspace")).order_by(_outbox.c.id),
    OutboxStatus,
)


def post(unit: Unit, draft: Draft) -> None:
    """A message that stays as it was sent."""
    _queue(unit, Method.POST, draft)


def hold(unit: Unit, draft: Draft) -> None:
    """A message that is not sent, by the draft's rule: whoever asks reads why."""
    held = {**_message(unit, Method.POST, draft, None), "status": OutboxStatus.DROPPED, "error": "held"}
    unit.run(_HOLD, **held, finished_at=draft.now)


def whisper(unit: Unit, draft: Draft) -> None:
    """A message that only its recipient sees."""
    _queue(unit, Method.EPHEMERAL, draft)


def post_card(unit: Unit, draft: Draft) -> str:
    """A message that will follow its subject (see `follow`). Returns the card's id."""
    card_id = new_id(draft.now)
    unit.run(_ADD_CARD, id=card_id, **_said(draft))
    _queue(unit, Method.POST, draft, card_id)
    return card_id


def retire(unit: Unit, workspace_id: str, subject: str) -> None:
    """Its cards stay as they are, and follow it no more."""
    unit.run(_RETIRE, workspace=workspace_id, about=subject)


def follow_card(unit: Unit, card: PostedCard, now: datetime) -> None:
    """One message is updated, whether it follows a subject still or not."""
    _follow(unit, card, now)


def post_cards_gently(unit: Unit, drafts: Sequence[Draft]) -> None:
    """To many at once, of one workspace and each to another destination: at a pace that leaves room for
    what single people wait for, and by a constant number of statements for each 500.
    """
    if not drafts:
        return
    instants = take_pace(unit, drafts[0].workspace_id, drafts[0].now, len(drafts))
    for start in range(0, len(drafts), _AT_ONCE):
        some = [(draft, new_id(draft.now)) for draft in drafts[start : start + _AT_ONCE]]
        unit.insert_all(_ADD_CARD, [{"id": card_id, **_said(draft)} for draft, card_id in some])
        unit.insert_all(
            _ADD_MESSAGE, [_message(unit, Method.POST, draft, card_id) for draft, card_id in some]
        )
        lanes = zip(some, instants[start:], strict=False)
        unit.insert_all(_WAKE_LANE, [_lane_of(Method.POST, draft, at) for (draft, _), at in lanes])
    unit.signal(SIGNAL)


def take_pace(unit: Unit, workspace_id: str, now: datetime, count: int) -> list[datetime]:
    """When each of `count` messages to many may leave."""
    unit.run(_OPEN_BULK, workspace_id=workspace_id, name=_BULK)
    taken_until = unit.one(_LOCK_BULK, workspace=workspace_id)
    instants, until = spread(now, taken_until, count)
    unit.run(_TAKE_BULK, workspace=workspace_id, until=until)
    return instants


def upload(unit: Unit, draft: Draft) -> None:
    """A file, made when it leaves; `subject` is its name. Of unknown outcome it is rather lost than sent
    twice: `actor_id` is told.
    """
    _queue(unit, Method.FILE, draft)


def respond(unit: Unit, draft: Draft) -> None:
    """Through the response URL in the payload (see bot.messages.responses); `recipient_id` reads it."""
    _queue(unit, Method.RESPOND, draft)


def open_home(unit: Unit, draft: Draft) -> None:
    """Show the Home with what it was last pointed at; with the draft's payload if it was never shown.

    `subject` is home_of the member, `destination` the member. It follows its subject from now on.
    """
    _show_home(unit, draft, _OPEN_HOME)


def publish_home(unit: Unit, draft: Draft) -> None:
    """As open_home, but from now on with this content and payload: another filter, another page."""
    _show_home(unit, draft, _POINT_HOME)


def _show_home(unit: Unit, draft: Draft, keep: Statement[None]) -> None:
    card_id = f"{draft.workspace_id}:{draft.subject}"  # one per person, however many open it at once
    unit.run(keep, id=card_id, **_said(draft))
    _queue(unit, Method.HOME, draft, card_id)


def redirect(unit: Unit, workspace_id: str, destination: str, instead: str, now: datetime) -> None:
    """What waits for a destination goes to another one; what is being sent already takes its chance."""
    unit.run(_REDIRECT, workspace=workspace_id, to=destination, instead=instead)
    for lane in unit.all(_LANES, workspace=workspace_id, to=instead):
        unit.run(_WAKE_LANE, workspace_id=workspace_id, name=lane, next_run_at=now)
    unit.signal(SIGNAL)


def follow_all(unit: Unit, workspace_id: str, subjects: Sequence[str], now: datetime) -> None:
    """As follow, for several subjects: one question for each handful of them."""
    for start in range(0, len(subjects), _HANDFUL):
        some = list(subjects[start : start + _HANDFUL])
        padded = some + some[-1:] * (_HANDFUL - len(some))
        about = {f"about_{place}": subject for place, subject in enumerate(padded)}
        for card in unit.all(_CARDS_OF_SOME, workspace=workspace_id, **about):
            _follow(unit, card, now)


def follow(unit: Unit, workspace_id: str, subject: str, now: datetime) -> None:
    """The subject changed: every message that shows it is updated, once, however often this is called."""
    follow_all(unit, workspace_id, [subject], now)


def _follow(unit: Unit, card: PostedCard, now: datetime) -> None:
    draft = Draft(
        *(card.workspace_id, card.content, card.subject, card.destination, now, card.thread_ts),
        payload=card.payload,
    )
    _queue(unit, Method.HOME if is_home(card.subject) else Method.UPDATE, draft, card.id)


def _queue(unit: Unit, method: Method, draft: Draft, card_id: str | None = None) -> None:
    unit.run(_ADD_MESSAGE, **_message(unit, method, draft, card_id))
    unit.run(_WAKE_LANE, **_lane_of(method, draft, draft.now))
    unit.signal(SIGNAL)


def _said(draft: Draft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in _OF_DRAFT}


def _message(unit: Unit, method: Method, draft: Draft, card_id: str | None) -> dict[str, Any]:
    return {
        **_said(draft),
        "recipient_id": draft.recipient_id,
        "actor_id": draft.actor_id,
        "lane": lane_name(method, draft.destination, draft.recipient_id),
        "token": new_id(draft.now),
        "method": method,
        "card_id": card_id,
        "status": OutboxStatus.QUEUED,
        "attempts": 0,
        "created_at": draft.now,
        "rule": draft.rule or rule_of(unit.due_at, draft.now),
        "zone_name": draft.zone_name,
    }


def _lane_of(method: Method, draft: Draft, at: datetime) -> dict[str, Any]:
    name = lane_name(method, draft.destination, draft.recipient_id)
    return {"workspace_id": draft.workspace_id, "name": name, "next_run_at": at}


def statuses(unit: Unit, workspace_id: str) -> list[OutboxStatus]:
    """In the order of queueing."""
    return unit.all(_STATUSES, workspace=workspace_id)
