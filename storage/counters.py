"""The numbers people read: T-12 is the workspace's twelfth task."""

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


def next_number(unit: Unit, workspace_id: str, name: str) -> int:
    """1, 2, 3 ... without gaps, for the row stays locked until the unit ends."""
    number = unit.one(_NEXT, workspace_id=workspace_id, name=name, value=1)
    if number is None:
        message = "an upsert returns its row"
        raise RuntimeError(message)
    return number
