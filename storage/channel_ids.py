"""A channel gets another id: everything that is kept under the old one moves. Slack gives the id for good."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from bot.domain.approvals.facets import RequestFacet
from bot.domain.imports import imported_key
from bot.domain.outgoing import left_in
from bot.domain.posts import message_key
from bot.domain.tasks.facets import Facet, thread_key
from storage import outbox, policies, standups
from storage.models import (
    ApprovalFacet,
    ApprovalRow,
    AttentionEntry,
    AttentionWishes,
    Card,
    Channel,
    CommitmentRow,
    DecisionRow,
    DigestRow,
    Handover,
    ImportBatch,
    ImportedTask,
    Membership,
    PassedNudge,
    StandUpRow,
    TaskComment,
    TaskFacet,
    TaskRow,
    Timer,
)
from storage.statements import Statement, command, one_of, table_of
from storage.unit import Unit

_channel = table_of(Channel)
_facet = table_of(TaskFacet)
_request_facet = table_of(ApprovalFacet)
_membership = table_of(Membership)
_card = table_of(Card)
_timer = table_of(Timer)
_handover = table_of(Handover)
_source = table_of(ImportedTask)
_team = bindparam("workspace", type_=String)
_old, _new = bindparam("old", type_=String), bindparam("new", type_=String)

_rest = [column.name for column in _channel.c if column.name != "id"]
_copy = insert(_channel).from_select(
    ["id", *_rest],
    select(_new, *(_channel.c[name] for name in _rest)).where(
        _channel.c.workspace_id == _team, _channel.c.id == _old
    ),
)
_COPY_CHANNEL = command(
    _copy.on_conflict_do_update(
        index_elements=["workspace_id", "id"],
        set_={name: _copy.excluded[name] for name in ("lead_id", "capture_emoji", "quiet_cards")},
    )
)
_REMOVE_CHANNEL = command(delete(_channel).where(_channel.c.workspace_id == _team, _channel.c.id == _old))
_COPY_MEMBERS = command(
    insert(_membership)
    .from_select(
        ["workspace_id", "member_id", "channel_id"],
        select(_membership.c.workspace_id, _membership.c.member_id, _new).where(
            _membership.c.workspace_id == _team, _membership.c.channel_id == _old
        ),
    )
    .on_conflict_do_nothing(index_elements=["workspace_id", "member_id", "channel_id"])
)
_REMOVE_MEMBERS = command(
    delete(_membership).where(_membership.c.workspace_id == _team, _membership.c.channel_id == _old)
)


def _moved(model: Any, column: str) -> Statement[None]:
    table = table_of(model)
    here = (table.c.workspace_id == _team, table.c[column] == _old)
    return command(update(table).where(*here).values({column: _new}))


_BY_ITSELF = "muster"
_OF_CHANNEL = (
    *(TaskRow, TaskComment, ImportBatch, Card, Handover, ApprovalRow, DigestRow),
    *(DecisionRow, CommitmentRow, StandUpRow, AttentionEntry, PassedNudge),
)
_MOVE = [
    *(_moved(model, "channel_id") for model in _OF_CHANNEL),
    _moved(ImportBatch, "asked_in"),
    _moved(Card, "destination"),
    _moved(Handover, "recipient"),
    _moved(AttentionWishes, "whose"),
    command(
        update(_facet)
        .where(
            _facet.c.workspace_id == _team,
            one_of(_facet.c.facet, [Facet.IN, Facet.NOBODY, Facet.BLOCKED]),
            _facet.c.key == _old,
        )
        .values(key=_new)
    ),
    command(
        update(_facet)
        .where(
            _facet.c.workspace_id == _team,
            _facet.c.facet == Facet.THREAD,
            _facet.c.key >= bindparam("first_thread"),
            _facet.c.key < bindparam("past_threads"),
        )
        .values(key=func.replace(_facet.c.key, _old, _new))
    ),
    command(
        update(_source)
        .where(
            _source.c.workspace_id == _team,
            or_(_source.c.key.like(bindparam("messages")), _source.c.key.like(bindparam("imports"))),
        )
        .values(key=func.replace(_source.c.key, _old, _new))
    ),
    command(
        update(_request_facet)
        .where(
            _request_facet.c.workspace_id == _team,
            _request_facet.c.facet == RequestFacet.IN,
            _request_facet.c.key == _old,
        )
        .values(key=_new)
    ),
    # What a card follows, and what is to be handed over, may name the channel, too.
    command(
        update(_card)
        .where(_card.c.workspace_id == _team, _card.c.subject == bindparam("about"))
        .values(subject=bindparam("now_about"))
    ),
    command(
        update(_timer)
        .where(_timer.c.workspace_id == _team, _timer.c.subject.like(bindparam("departures")))
        .values(subject=func.replace(_timer.c.subject, _old, _new))
    ),
]


def change(unit: Unit, workspace_id: str, old: str, new: str, now: datetime) -> None:
    """The new id may be known already, from somebody who was quicker than Slack's news of it."""
    ids = {"workspace": workspace_id, "old": old, "new": new}
    bounds = {
        "first_thread": thread_key(old, ""),
        "past_threads": thread_key(old, "\U0010ffff"),
        "messages": message_key(old, "%"),
        "imports": imported_key(old, "%"),
    }
    subjects = {"about": left_in(old), "now_about": left_in(new), "departures": f"%:{old}"}
    unit.run(_COPY_CHANNEL, **ids)
    for statement in _MOVE:
        unit.run(statement, **ids, **bounds, **subjects)
    for statement in (_COPY_MEMBERS, _REMOVE_MEMBERS, _REMOVE_CHANNEL):
        unit.run(statement, **ids)
    _move_policies(unit, workspace_id, old, new, now)
    _move_standups(unit, workspace_id, old, new)
    outbox.redirect(unit, workspace_id, old, new, now)


def _move_policies(unit: Unit, workspace_id: str, old: str, new: str, now: datetime) -> None:
    """What holds for a channel goes on to hold for it: as a version of its own, for none is ever changed."""
    for policy in policies.current(unit, workspace_id):
        if old in policy.channels:
            channels = tuple(new if channel == old else channel for channel in policy.channels)
            moved = replace(policy, channels=channels)
            policies.put(unit, workspace_id, moved, by_id=_BY_ITSELF, at=now)


def _move_standups(unit: Unit, workspace_id: str, old: str, new: str) -> None:
    """Whoever is asked, and where is reported, may be named by the channel, too."""
    for standup in standups.whatever_state(unit, workspace_id):
        channels = tuple(new if channel == old else channel for channel in standup.audience.channels)
        reported = new if standup.reporting.channel_id == old else standup.reporting.channel_id
        moved = replace(
            standup,
            audience=replace(standup.audience, channels=channels),
            reporting=replace(standup.reporting, channel_id=reported),
        )
        if moved != standup:
            standups.note(unit, moved)
