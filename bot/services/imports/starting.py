"""A file is sent to be read: nothing of it is known yet."""

from bot.domain.imports import MOST_WAITING, PATIENCE, Batch, ImportState
from bot.domain.outgoing import new_id
from bot.domain.typed_text import printable
from bot.services.act import Act
from bot.services.imports.ending import give_up
from bot.services.imports.keeping import post_card, set_timer
from storage import imports

_LONGEST_NAME = 200


def start(act: Act, file_id: str, file_name: str = "", *, is_quiet: bool) -> Batch:
    """It is read as soon as may be, and the preview comes to the person's direct messages.

    `is_quiet` where nobody asked: then nothing is said of a file that is none of tasks.
    """
    batch = Batch(
        workspace_id=act.workspace_id,
        id=new_id(act.now),
        member_id=act.by.id,
        channel_id="" if act.place.is_direct else act.place.id,
        asked_in=act.place.id,
        file_id=file_id,
        file_name=printable(file_name)[:_LONGEST_NAME],
        state=ImportState.READING,
        created_at=act.now,
        is_quiet=is_quiet,
    )
    _make_room(act)
    imports.add(act.unit, batch)
    set_timer(act.unit, batch, act.now + PATIENCE)
    if not is_quiet:
        post_card(act.unit, batch, act.now)
    return batch


def _make_room(act: Act) -> None:
    """Files are large: of those that a person never decided on, only the last few are kept."""
    for batch_id in imports.waiting_of(act.unit, act.workspace_id, act.by.id)[MOST_WAITING - 1 :]:
        batch = imports.lock(act.unit, act.workspace_id, batch_id)
        if batch is not None and batch.is_waiting:
            give_up(act.unit, batch, act.now)
