"""The pieces of which everything about a task is made: title, people, deadline, state."""

from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate

from bot.domain.estimates import write_estimate
from bot.domain.recurrence.rule import Recurrence
from bot.domain.tasks.task import Blocker, BlockerKind, Priority, Task, TaskStatus
from bot.messages.layout import person, safe
from bot.messages.reader import Reader
from bot.messages.recurrence import recurrence_text

MARKS = {Priority.URGENT: ":rotating_light: ", Priority.HIGH: ":small_red_triangle: ", Priority.LOW: ""}
SECTION_LIMIT = 2900
FALLBACK_LIMIT = 39_000
_MOST_PEOPLE = 5
_MOST_BLOCKERS = 3
_PIECE = 500
"""Of free text: it fits a section even where every character is escaped."""


def name_and_title(task: Task) -> str:
    """The number in bold, a mark for what is urgent, and the title; struck out once it is closed."""
    title = safe(task.title)
    shown = title if task.is_open else f"~{title}~"
    mark = MARKS.get(task.priority, "") if task.is_open else ""
    return f"{mark}*{task.name}* {shown}"


def plain_name(task: Task) -> str:
    return f"{task.name} {safe(task.title)}"


def people(task: Task, reader: Reader) -> str:
    return some(task.workers) or reader.gettext("nobody yet")


def some(member_ids: Sequence[str]) -> str:
    """The first of them by name, and how many more there are."""
    shown = ", ".join(actor(member) for member in member_ids[:_MOST_PEOPLE])
    more = len(member_ids) - _MOST_PEOPLE
    return f"{shown} +{more}" if more > 0 else shown


def due(task: Task, reader: Reader, moment: str | None = None) -> str:
    """The deadline on the reader's clock, with a mark when it has passed; `moment` stands in for it."""
    _ = reader.gettext
    if task.due_at is None:
        return _("no due date")
    if moment:
        return _("due {moment}").format(moment=moment)
    mark = ":warning: " if task.is_open and task.due_at < reader.now else ""
    shown = _("due {moment} ({distance})")
    return mark + shown.format(moment=reader.moment(task.due_at), distance=reader.distance(task.due_at))


def state_lines(task: Task, reader: Reader, most: int = _MOST_BLOCKERS) -> list[str]:
    """How it stands, where that needs saying: what came in the way last, or else a word."""
    if task.blockers:
        more = len(task.blockers) - most
        shown = [blocker(edge, reader) for edge in task.blockers[-most:]]
        return [*shown, f":no_entry: +{more}"] if more > 0 else shown
    word = status(task, reader)
    return [word] if word else []


def status(task: Task, reader: Reader) -> str:
    """The state in a word or two; empty while there is nothing to say of it."""
    return state_word(task.status, reader)


def state_word(state: TaskStatus, reader: Reader) -> str:
    _ = reader.gettext
    match state:
        case TaskStatus.OPEN:
            return ""
        case TaskStatus.IN_PROGRESS:
            return ":hammer_and_wrench: " + _("in progress")
        case TaskStatus.BLOCKED:
            return ":no_entry: " + _("blocked")
        case TaskStatus.DONE:
            return ":white_check_mark: " + _("done")
        case TaskStatus.DROPPED:
            return ":wastebasket: " + _("dropped")


def closing(task: Task, reader: Reader) -> str:
    """Who closed it; of what came from another tool nobody knows."""
    _ = reader.gettext
    if task.closed_by is None:
        return status(task, reader)
    who = actor(task.closed_by)
    if task.status is TaskStatus.DONE:
        return ":white_check_mark: " + _("done by {person}").format(person=who)
    return ":wastebasket: " + _("dropped by {person}").format(person=who)


def actor(member_id: str) -> str:
    """A person, or Muster itself."""
    return person(member_id) if member_id[:1] in {"U", "W"} else "Muster"


def blocker(edge: Blocker, reader: Reader) -> str:
    """ "waiting for the logo (on @piotr)"."""
    _ = reader.gettext
    match edge.kind:
        case BlockerKind.PERSON:
            whom = _("on {subject}").format(subject=person(edge.subject))
        case BlockerKind.TASK | BlockerKind.REQUEST:
            whom = _("on {subject}").format(subject=edge.subject)
        case BlockerKind.WORDS:
            whom = ""
    reason = safe(edge.reason)
    began = datetime.fromisoformat(edge.since).astimezone(reader.zone)
    since = _("since {day}").format(day=reader.day(began))
    named = f"{reason} ({whom}, {since})" if reason and whom else f"{reason or whom} ({since})"
    return f":no_entry: {named}"


def marks(task: Task, reader: Reader) -> list[str]:
    """What else is worth a word on one line: labels, estimate, series, what it waits for."""
    _ = reader.gettext
    parts = [f"#{label}" for label in task.labels]
    if task.estimate_minutes:
        parts.append(f"~{write_estimate(task.estimate_minutes)}")
    if task.recurrence:
        parts.append(":repeat: " + recurrence_text(Recurrence.parse(task.recurrence), reader))
    if task.after:
        names = ", ".join(f"T-{number}" for number in task.after)
        parts.append(_("after {tasks}").format(tasks=names))
    if task.under:
        parts.append(_("under {task}").format(task=f"T-{task.under}"))
    return parts


def line(task: Task, reader: Reader, *, with_people: bool) -> str:
    """A task in a list."""
    parts = [name_and_title(task)]
    if with_people:
        parts.append(people(task, reader))
    if task.is_open and task.due_at:
        parts.append(due(task, reader))
    parts += [word for word in (status(task, reader),) if word]
    return " · ".join(parts + [f"#{label}" for label in task.labels])


def in_short(lines: Sequence[str]) -> str:
    """What notifications read out of a long message: as many lines as Slack takes."""
    lengths = accumulate(len(line) + 1 for line in lines)
    return "\n".join(line for line, length in zip(lines, lengths, strict=True) if length <= FALLBACK_LIMIT)


def free_text(text: str) -> list[str]:
    """What people wrote at length, in lines for chunks."""
    lines = text.splitlines()
    return [
        safe(line[start : start + _PIECE]) for line in lines for start in range(0, max(len(line), 1), _PIECE)
    ]


def chunks(lines: list[str], limit: int = SECTION_LIMIT) -> list[str]:
    """Lines joined into texts that fit a section."""
    joined: list[str] = []
    for each in lines:
        if joined and len(joined[-1]) + len(each) < limit:
            joined[-1] += "\n" + each
        else:
            joined.append(each)
    return joined
