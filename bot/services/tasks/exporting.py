"""Tasks as a file, for one person: what they may see from where they asked, as it stands when it leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.exchange.export import ExportRow
from bot.domain.exchange.export_rows import export_row
from bot.domain.outgoing import Draft, Outgoing
from bot.domain.people import Person, Place
from bot.domain.refusal import N_, Refusal
from bot.services import presence
from bot.services.act import Act
from bot.services.tasks.sight import sight_from, sight_of
from storage import outbox, people, visible_tasks
from storage.people import require_person, require_place
from storage.task_queries import Sight
from storage.unit import Unit

EXPORT = "task_export"
_PAGE = 500


@dataclass(frozen=True)
class ExportView:
    """`form` is csv or json; `rows` are read from the store while they are written."""

    recipient: Person
    place: Place
    filename: str
    form: str
    rows: Iterator[ExportRow]


def send_export(act: Act, form: str) -> None:
    """To the person's direct messages, never into a channel. Raises Refusal where there is nothing."""
    if not visible_tasks.page_after(act.unit, act.workspace_id, sight_of(act), 0, most=1):
        raise Refusal(N_("There are no tasks here that you can see."), example=N_("/task list mine"))
    today = act.now.astimezone(act.by.zone).date()
    filename = f"{act.place.name or 'tasks'}-{today.isoformat()}.{form}"
    about = {"form": form, "place": act.place.id}
    draft = Draft(
        *(act.workspace_id, EXPORT, filename, act.by.id, act.now), actor_id=act.by.id, payload=about
    )
    outbox.upload(act.unit, draft)
    act.record("tasks_exported", act.place.id, form=form)


def export_view(unit: Unit, message: Outgoing) -> ExportView | None:
    """None for somebody who has left meanwhile."""
    recipient = require_person(unit, message.workspace_id, message.destination)
    place = require_place(unit, message.workspace_id, message.payload["place"])
    if recipient.has_left or not (place.is_direct or presence.knows_of(unit, recipient, place)):
        return None
    rows = _rows(unit, message.workspace_id, sight_from(recipient, place))
    return ExportView(recipient, place, message.subject, message.payload["form"], rows)


def _rows(unit: Unit, workspace_id: str, sight: Sight) -> Iterator[ExportRow]:
    """A page of tasks in memory at a time."""
    members, places = people.names(unit, workspace_id), people.place_names(unit, workspace_id)
    page = visible_tasks.page_after(unit, workspace_id, sight, 0, _PAGE)
    while page:
        yield from (export_row(task, members, places) for task in page)
        page = visible_tasks.page_after(unit, workspace_id, sight, page[-1].number, _PAGE)
