"""What the person decides before a file is brought in: where it goes, what its columns mean, whether."""

from dataclasses import replace

from bot.domain.exchange.fields import Field
from bot.domain.imports import Batch, ImportState
from bot.domain.people import Place
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.task import TaskStatus
from bot.services import presence
from bot.services.act import Act
from bot.services.imports.ending import give_up
from bot.services.imports.keeping import keep, set_timer
from storage import imports
from storage.directs import require_direct
from storage.people import require_place

EXAMPLE = "/task import"


def choose_channel(act: Act, which: str, channel_id: str) -> None:
    """Raises Refusal for a channel that the person is not in, NotYetKnown for one we know nothing of."""
    batch = own(act, which)
    place = require_place(act.unit, act.workspace_id, channel_id)
    _check_target(act, place)
    keep(act.unit, replace(batch, channel_id=place.id), act.now)


def keep_private(act: Act, which: str) -> None:
    """Into the direct messages of the person and the bot: nobody else sees the tasks."""
    batch = own(act, which)
    direct = require_direct(act.unit, act.by)
    keep(act.unit, replace(batch, channel_id=direct.id), act.now)


def choose_columns(act: Act, which: str, columns: dict[str, Field], statuses: dict[str, TaskStatus]) -> None:
    """`columns` are all that are taken for anything. The file is read again."""
    batch = own(act, which)
    if batch.state is not ImportState.PREVIEW:
        raise too_late()
    mapping = {
        "columns": {name: field.value for name, field in columns.items()},
        "statuses": {word: status.value for word, status in statuses.items()},
    }
    imports.set_reading(act.unit, batch, act.now)
    keep(act.unit, replace(batch, state=ImportState.READING, mapping=mapping), act.now)


def go(act: Act, which: str) -> None:
    """From now on it is brought in, by itself."""
    batch = own(act, which)
    if batch.state is not ImportState.PREVIEW or not batch.total or "problem" in batch.preview:
        raise too_late()
    if not batch.channel_id:
        raise Refusal(N_("Choose first where the tasks go."), example=EXAMPLE)
    place = require_place(act.unit, act.workspace_id, batch.channel_id)
    _check_target(act, place)
    keep(act.unit, replace(batch, state=ImportState.RUNNING), act.now)
    set_timer(act.unit, batch, act.now)
    act.record("import_begun", batch.subject, channel=place.id, total=batch.total)


def cancel(act: Act, which: str) -> None:
    """What was brought in already stays."""
    batch = own(act, which)
    if not batch.is_waiting and batch.state is not ImportState.RUNNING:
        raise too_late()
    give_up(act.unit, batch, act.now)
    act.record("import_cancelled", batch.subject, added=batch.added)


def own(act: Act, which: str) -> Batch:
    """Held until the unit ends. Raises Refusal, the same whether it is somebody else's or none."""
    batch = imports.lock(act.unit, act.workspace_id, which)
    if batch is None or batch.member_id != act.by.id:
        raise Refusal(N_("That import is not yours, or is no longer there."), example=EXAMPLE)
    return batch


def _check_target(act: Act, place: Place) -> None:
    """Their own direct messages, or a channel of those that they see."""
    if place.id == act.by.dm_channel_id or presence.may_act_in(act.unit, act.by, place):
        return
    raise Refusal(
        N_("I cannot see you in that channel. Invite me there, or import it from within."),
        example="/invite @muster",
    )


def too_late() -> Refusal:
    """What was pressed is of an earlier state."""
    return Refusal(N_("That import has gone on meanwhile."), example=EXAMPLE)
