"""Tasks and requests that were named in what somebody wrote, in a line each."""

from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.people import Person
from bot.domain.tasks.task import Task
from bot.messages.approvals import wording as of_requests
from bot.messages.layout import Message, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks import wording as of_tasks
from bot.services.naming import Named, NamedView


def named(view: NamedView, reader: Reader) -> Message:
    """Nobody is pinged by being talked about: people are shown by their names alone."""
    lines = [_line(each, reader) for each in view.named]
    plain = [_plain(each.about) for each in view.named]
    return Message("\n".join(plain), [section(line) for line in lines])


def _plain(about: Task | ApprovalRequest) -> str:
    if isinstance(about, ApprovalRequest):
        return of_requests.plain_name(about)
    return of_tasks.plain_name(about)


def _line(named: Named, reader: Reader) -> str:
    about = named.about
    if isinstance(about, ApprovalRequest):
        parts = _request(about, named.owner, reader)
    else:
        parts = _task(about, named.owner, reader)
    leads_to = reader.gettext("card")
    return " · ".join([*parts, f"<{named.link}|{leads_to}>"] if named.link else parts)


def _task(task: Task, owner: Person | None, reader: Reader) -> list[str]:
    parts = [of_tasks.name_and_title(task), safe(owner.name) if owner else reader.gettext("nobody yet")]
    if task.is_open:
        parts.append(of_tasks.due(task, reader, reader.token(task.due_at) if task.due_at else None))
    return parts + [word for word in (of_tasks.status(task, reader),) if word]


def _request(request: ApprovalRequest, requester: Person | None, reader: Reader) -> list[str]:
    by = reader.gettext("asked by {person}").format(person=safe(requester.name) if requester else "")
    parts = [of_requests.name_and_title(request), *of_requests.facts(request, reader), by]
    if not request.status.is_closed:
        parts.append(of_requests.deadline(request, reader, reader.token))
    return [*parts, of_requests.state(request, reader)]
