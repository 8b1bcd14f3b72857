"""A file read whole: from its bytes to plans of tasks, with everything that a person should know before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.exchange.columns import guess_mapping
from bot.domain.exchange.fields import Field
from bot.domain.exchange.imported import ImportedTask, Skipped
from bot.domain.exchange.people import Candidate
from bot.domain.exchange.planning import (
    UNKNOWN_PERSON,
    Known,
    PlannedTask,
    match_people,
    people_in,
    planned,
    remarks_on,
)
from bot.domain.exchange.preview import (
    MOST_WORDS,
    Preview,
    Reason,
    columns_offered,
    doubts_of,
    first_of,
    looks_like_tasks,
    people_shown,
    skipped_reason,
)
from bot.domain.exchange.recognition import recognise
from bot.domain.exchange.rows import read_rows, unknown_statuses
from bot.domain.exchange.sheet import Sheet
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.task import TaskStatus


@dataclass(frozen=True)
class Said:
    """What the person said of the file: columns (all of them, or nothing) and status words."""

    columns: dict[str, Field]
    statuses: dict[str, TaskStatus]


@dataclass(frozen=True)
class Reading:
    preview: Preview
    plans: list[PlannedTask]
    reasons: list[Reason]
    member_ids: frozenset[str]


@dataclass(frozen=True)
class Nothing:
    """The file came without a word, and is none of tasks."""


def read_file(
    name: str,
    content: bytes,
    said: Said,
    importer: Person,
    candidates: Sequence[Candidate],
    now: datetime,
    *,
    is_quiet: bool,
) -> Reading | Nothing:
    """Raises Refusal. It may take seconds: nobody should wait for it."""
    sheet = _recognised(name, content, is_quiet=is_quiet)
    if sheet is None:
        return Nothing()
    mapping = said.columns or guess_mapping(sheet)
    found = read_rows(
        sheet, mapping, zone=importer.zone, locale=importer.speaks, now=now, statuses=said.statuses
    )
    tasks = [each for each in found if isinstance(each, ImportedTask)]
    known = match_people(people_in(tasks), candidates)
    plans = [planned(task, known, importer, now) for task in tasks]
    reasons = [reason for each in found for reason in _reasons(each, known)]
    preview = _preview(sheet, mapping, said, known, plans, reasons)
    return Reading(preview, plans, reasons, frozenset(filter(None, known.values())))


def _recognised(name: str, content: bytes, *, is_quiet: bool) -> Sheet | None:
    """None for what came without a word and is nothing of ours."""
    try:
        sheet = recognise(name, content)
    except Refusal:
        if is_quiet:
            return None
        raise
    return None if is_quiet and not looks_like_tasks(sheet) else sheet


def _reasons(each: ImportedTask | Skipped, known: Known) -> list[Reason]:
    if isinstance(each, Skipped):
        return [skipped_reason(each)]
    return [
        Reason(each.line, each.title, is_skipped=False, sentence=remark.sentence, values=remark.values)
        for remark in remarks_on(each, known)
    ]


def _preview(
    sheet: Sheet,
    mapping: dict[str, Field],
    said: Said,
    known: Known,
    plans: list[PlannedTask],
    reasons: list[Reason],
) -> Preview:
    people, nobody = people_shown(known)
    closed = sum(plan.is_closed for plan in plans)
    words = [*said.statuses, *unknown_statuses(sheet, mapping)]
    return Preview(
        format=sheet.format.value,
        columns={column: field.value for column, field in mapping.items()},
        offered=columns_offered(sheet, mapping),
        words=list(dict.fromkeys(words))[:MOST_WORDS],
        first=first_of(plans),
        people=people,
        nobody=nobody,
        open=len(plans) - closed,
        closed=closed,
        skipped=sum(reason.is_skipped for reason in reasons),
        # Who is not found is listed by itself.
        doubts=doubts_of([each for each in reasons if each.sentence != UNKNOWN_PERSON], sheet.remarks),
    )
