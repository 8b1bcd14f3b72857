"""From a task as a file has it to a task as it will stand here: people, instants and words resolved."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.exchange.dates import Moment
from bot.domain.exchange.imported import ImportedTask
from bot.domain.exchange.labels import read_labels
from bot.domain.exchange.people import Candidate, WrittenPerson, match_person
from bot.domain.exchange.sheet import Remark, remark
from bot.domain.people import Person
from bot.domain.refusal import N_
from bot.domain.tasks.blocking import REASON_LIMIT
from bot.domain.tasks.task import MOST_LABELS, MOST_REFERENCES, Priority, TaskStatus
from bot.domain.zones import instant_at

Known = Mapping[WrittenPerson, str | None]
"""Who is meant, by the member's id; None for whoever is nobody of ours."""

# What is shown as a link to a message must be one: the words of a file are anybody's.
_MESSAGE = re.compile(
    r"https://[\w.-]+\.slack(?:-gov)?\.com/archives/[A-Z0-9]{1,20}/p\d{1,20}(?:\?[\w.=&-]*)?"
)
_CLOSED = (TaskStatus.DONE, TaskStatus.DROPPED)
UNKNOWN_PERSON = N_("Nobody here is called {name}; the name stands in the notes.")
_LONGEST_NOTES = 20_000  # characters: what a message can show
_MOST_ASSIGNEES = 10  # what a form can show; so with labels and predecessors


@dataclass(frozen=True)
class PlannedTask:
    """What will be added. Instants are aware UTC; `key`, `parent_key` and `after_keys` as in ImportedTask."""

    line: int
    key: str
    title: str
    notes: str
    owner_id: str | None
    assignees: tuple[str, ...]
    watchers: tuple[str, ...]
    labels: tuple[str, ...]
    status: TaskStatus
    priority: Priority
    due_at: datetime | None
    recurrence: str | None
    estimate_minutes: int | None
    parent_key: str | None
    after_keys: tuple[str, ...]
    blockers: tuple[str, ...]
    created_at: datetime | None
    closed_at: datetime | None
    permalink: str | None

    @property
    def is_closed(self) -> bool:
        return self.status in _CLOSED


def people_in(tasks: Iterable[ImportedTask]) -> list[WrittenPerson]:
    """Everybody who has to do with a task, each once, in the order of the file."""
    return list(dict.fromkeys(person for task in tasks for person in _people_of(task)))


def match_people(written: Iterable[WrittenPerson], candidates: Sequence[Candidate]) -> Known:
    return {person: match_person(person, candidates) for person in written}


def planned(task: ImportedTask, known: Known, importer: Person, now: datetime) -> PlannedTask:
    """A day without a time is due at the end of the importer's work; the future has brought nothing yet."""
    owner = known.get(task.owner) if task.owner else None
    others = [known.get(person) for person in task.assignees]
    labels, no_labels = read_labels(task.labels)
    no_labels = (*no_labels, *labels[MOST_LABELS:])
    is_closed = task.status in _CLOSED
    link = task.link if _MESSAGE.fullmatch(task.link) else None
    return PlannedTask(
        line=task.line,
        key=task.key,
        title=task.title,
        notes=_notes(task, known, no_labels, "" if link else task.link),
        owner_id=owner,
        assignees=_each_once(others, but=owner)[:_MOST_ASSIGNEES],
        watchers=_each_once(known.get(person) for person in task.watchers),
        labels=labels[:MOST_LABELS],
        status=task.status,
        priority=task.priority,
        due_at=_instant(task.due, importer) if task.due else None,
        recurrence=None if is_closed else task.recurrence or None,
        estimate_minutes=task.estimate_minutes,
        parent_key=task.parent_key,
        after_keys=task.after_keys[:MOST_REFERENCES],
        blockers=tuple(words[:REASON_LIMIT] for words in task.blockers),
        created_at=min(task.created_at, now) if task.created_at else None,
        closed_at=min(task.done_at or now, now) if is_closed else None,
        permalink=link,
    )


def remarks_on(task: ImportedTask, known: Known) -> tuple[Remark, ...]:
    """What the person should know of a task that is added."""
    unknown = [_called(person) for person in _people_of(task) if known.get(person) is None]
    found = [*task.remarks]
    if unknown:
        found.append(remark(UNKNOWN_PERSON, name=", ".join(unknown)))
    if len(task.notes) > _LONGEST_NOTES:
        found.append(remark(N_("The notes end after {limit} characters."), limit=_LONGEST_NOTES))
    if len(task.after_keys) > MOST_REFERENCES:
        found.append(remark(N_("It waits for the first {limit} of its tasks only."), limit=MOST_REFERENCES))
    return tuple(found)


def without(task: PlannedTask, gone: Mapping[str, str]) -> PlannedTask:
    """For people who have left since: ids, and the names that go into the notes."""
    if not gone.keys() & {task.owner_id, *task.assignees, *task.watchers}:
        return task
    owner = gone.get(task.owner_id or "")
    lines = [f"Owner: {owner}"] if owner else []
    left = [gone[member] for member in task.assignees if member in gone]
    lines += [f"Assignees: {', '.join(left)}"] if left else []
    return replace(
        task,
        notes=_below(task.notes, lines),
        owner_id=None if owner else task.owner_id,
        assignees=tuple(member for member in task.assignees if member not in gone),
        watchers=tuple(member for member in task.watchers if member not in gone),
    )


def _people_of(task: ImportedTask) -> list[WrittenPerson]:
    return [person for person in (task.owner, *task.assignees, *task.watchers) if person]


def _notes(task: ImportedTask, known: Known, no_labels: Sequence[str], link: str) -> str:
    """With what has no place of its own here."""
    said = {
        "Owner": [task.owner] if task.owner else [],
        "Assignees": task.assignees,
        "Watchers": task.watchers,
    }
    lines = []
    for role, people in said.items():
        unknown = [_called(person) for person in people if known.get(person) is None]
        lines += [f"{role}: {', '.join(unknown)}"] if unknown else []
    lines += [f"Labels: {', '.join(no_labels)}"] if no_labels else []
    return _below(task.notes[:_LONGEST_NOTES], [*lines, link] if link else lines)


def _below(notes: str, lines: Sequence[str]) -> str:
    return "\n\n".join(part for part in (notes, "\n".join(lines)) if part)


def _called(person: WrittenPerson) -> str:
    return person.name or person.email


def _each_once(ids: Iterable[str | None], but: str | None = None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(member for member in ids if member and member != but))


def _instant(moment: Moment, importer: Person) -> datetime:
    if isinstance(moment, datetime):
        return moment
    return instant_at(_end_of_work(moment, importer), importer.zone)


def _end_of_work(day: date, importer: Person) -> datetime:
    return datetime.combine(day, importer.work_end)
