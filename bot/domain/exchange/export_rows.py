"""A task as a line of a file: ids become names."""

from collections.abc import Mapping

from bot.domain.exchange.export import ExportRow
from bot.domain.tasks.task import Blocker, Task


def export_row(task: Task, people: Mapping[str, str], places: Mapping[str, str]) -> ExportRow:
    """`people` and `places` are names by ids; whoever is in neither keeps the id."""

    def called(*member_ids: str) -> tuple[str, ...]:
        return tuple(people.get(member_id) or member_id for member_id in member_ids)

    return ExportRow(
        number=task.number,
        title=task.title,
        notes=task.notes,
        status=task.status.value,
        priority=task.priority.value,
        owner=called(task.owner_id)[0] if task.owner_id else "",
        assignees=called(*task.assignees),
        watchers=called(*task.watchers),
        labels=task.labels,
        due_at=task.due_at,
        estimate_minutes=task.estimate_minutes,
        parent=task.under,
        after=task.after,
        blockers=tuple(_in_words(edge, people) for edge in task.blockers),
        recurrence=task.recurrence or "",
        channel=places.get(task.channel_id, ""),
        created_at=task.created_at,
        closed_at=task.closed_at,
        creator=called(task.creator_id)[0],
        permalink=task.permalink or "",
        comments=task.comments,
    )


def _in_words(edge: Blocker, people: Mapping[str, str]) -> str:
    """ "waiting for the logo (piotr)", "T-3"."""
    subject = people.get(edge.subject) or edge.subject
    return f"{edge.reason} ({subject})" if edge.reason and subject else edge.reason or subject
