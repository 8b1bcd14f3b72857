"""Approval policies, every version kept, and who may change them."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # compiles for both

from bot.domain.approvals.policy import Policy
from storage.models import ApprovalPolicy, PolicyKeeper
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_policy = table_of(ApprovalPolicy)
_keeper = table_of(PolicyKeeper)
_COLUMNS = tuple(field.name for field in fields(Policy))
_of_workspace = _policy.c.workspace_id == bindparam("workspace")
_named = (_of_workspace, _policy.c.name == bindparam("of_name"))
_newest = (
    rows_as(Policy, ApprovalPolicy)
    .where(_of_workspace, _policy.c.is_newest)
    .order_by(_policy.c.position, _policy.c.name)
)
_this_keeper = (
    _keeper.c.workspace_id == bindparam("workspace"),
    _keeper.c.member_id == bindparam("member"),
)

_CURRENT = Statement(_newest, Policy)
_HELD = Statement(_newest.with_for_update(read=True), Policy)
_newest_named = rows_as(Policy, ApprovalPolicy).where(*_named, _policy.c.is_newest)
_NEWEST = Statement(_newest_named, Policy)
_LOCK = Statement(_newest_named.with_for_update(), Policy)
_VERSIONS = Statement(
    rows_as(Policy, ApprovalPolicy).where(*_named).order_by(_policy.c.version.desc()), Policy
)
_SUPERSEDE = command(update(_policy).where(*_named, _policy.c.is_newest).values(is_newest=False))
_ADD = command(insert(_policy), columns=("workspace_id", "is_newest", "changed_by", "changed_at", *_COLUMNS))
_KEEPERS = Statement(
    select(_keeper.c.member_id)
    .where(_keeper.c.workspace_id == bindparam("workspace"))
    .order_by(_keeper.c.member_id),
    str,
)
_IS_KEEPER = Statement(select(_keeper.c.member_id).where(*_this_keeper), str)
_ALLOW = command(
    upsert(_keeper).on_conflict_do_nothing(index_elements=["workspace_id", "member_id"]),
    columns=("workspace_id", "member_id", "given_by", "given_at"),
)
_DISALLOW = command(delete(_keeper).where(*_this_keeper))


def current(unit: Unit, workspace_id: str) -> list[Policy]:
    """The newest version of each, on or off, in the order in which they are tried."""
    return unit.all(_CURRENT, workspace=workspace_id)


def hold_current(unit: Unit, workspace_id: str) -> list[Policy]:
    """As current; none of them changes until the unit ends, though others may read them."""
    return _while_it_stands(lambda query: unit.all(query, workspace=workspace_id), _HELD, _CURRENT)


def lock(unit: Unit, workspace_id: str, name: str) -> Policy | None:
    """The newest version; waits until nobody holds it."""
    found = _while_it_stands(
        lambda query: unit.all(query, workspace=workspace_id, of_name=name), _LOCK, _NEWEST
    )
    return found[0] if found else None


def _while_it_stands(
    ask: Callable[[Statement[Policy]], list[Policy]], holding: Statement[Policy], plain: Statement[Policy]
) -> list[Policy]:
    """PostgreSQL leaves out a version that was superseded while it was waited for, and does not see the new
    one before the next statement.
    """
    while (held := ask(holding)) != ask(plain):
        continue
    return held


def versions(unit: Unit, workspace_id: str, name: str) -> list[Policy]:
    """The newest first."""
    return unit.all(_VERSIONS, workspace=workspace_id, of_name=name)


def put(unit: Unit, workspace_id: str, policy: Policy, *, by_id: str, at: datetime) -> Policy:
    """The next version of the policy of this name, which counts from now on. Lock it first."""
    found = versions(unit, workspace_id, policy.name)
    policy = replace(policy, version=found[0].version + 1 if found else 1)
    unit.run(_SUPERSEDE, workspace=workspace_id, of_name=policy.name)
    values = {name: getattr(policy, name) for name in _COLUMNS}
    unit.run(_ADD, workspace_id=workspace_id, is_newest=True, changed_by=by_id, changed_at=at, **values)
    return policy


def keepers(unit: Unit, workspace_id: str) -> list[str]:
    """Who may change policies beside the workspace's admins."""
    return unit.all(_KEEPERS, workspace=workspace_id)


def is_keeper(unit: Unit, workspace_id: str, member_id: str) -> bool:
    return unit.one(_IS_KEEPER, workspace=workspace_id, member=member_id) is not None


def allow(unit: Unit, workspace_id: str, member_id: str, *, by_id: str, at: datetime) -> None:
    unit.run(_ALLOW, workspace_id=workspace_id, member_id=member_id, given_by=by_id, given_at=at)


def disallow(unit: Unit, workspace_id: str, member_id: str) -> None:
    unit.run(_DISALLOW, workspace=workspace_id, member=member_id)
