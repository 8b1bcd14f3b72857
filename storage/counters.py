"""The numbers people read: T-12 is the workspace's twelfth task."""

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from storage.models import Counter
from storage.statements import Statement, table_of
from storage.unit import Unit

_counter = table_of(Counter)
_NEXT = Statement(
    insert(_counter)
    .on_conflict_do_update(index_elements=["workspace_id", "name"], set_={"value": _counter.c.value + 1})
    .returning(_counter.c.value),
    int,
    columns=("workspace_id", "name", "value"),
)
_CURRENT = Statement(
    select(_counter.c.value).where(
        _counter.c.workspace_id == bindparam("workspace"), _counter.c.name == bindparam("of")
    ),
    int,
)


def next_number(unit: Unit, workspace_id: str, name: str) -> int:
    """1, 2, 3 ... without gaps, for the row stays locked until the unit ends."""
    number = unit.one(_NEXT, workspace_id=workspace_id, name=name, value=1)
    if number is None:
        message = "an upsert returns its row"
        raise RuntimeError(message)
    return number


def current(unit: Unit, workspace_id: str, name: str) -> int:
    """The last number given out; 0 before the first."""
    return unit.one(_CURRENT, workspace=workspace_id, of=name) or 0
