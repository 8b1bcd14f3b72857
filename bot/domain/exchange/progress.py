"""How far a row's task is: what its status, its section and its date of completion say together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.exchange.cells import RowCells
from bot.domain.exchange.fields import Field
from bot.domain.exchange.sheet import Remark, remark
from bot.domain.exchange.spelling import bare
from bot.domain.exchange.statuses import known_priority, known_status
from bot.domain.refusal import N_
from bot.domain.tasks.task import Priority, TaskStatus

_YES = {"true", "yes", "y", "x", "1", "v", "checked", "tak", "t", "prawda", "si", "s", "vero", "100"}
_NO = {"false", "no", "n", "0", "unchecked", "nie", "falsz", "falso"}
_TICK = re.compile(r"[✓✔✅☑]\ufe0f?")
_UNNAMED = {"untitled section", "no section", "group title", "sekcja bez tytulu", "sezione senza titolo"}


@dataclass(frozen=True)
class Progress:
    """`section` is what of it should be kept as a label."""

    status: TaskStatus
    section: str = ""
    remarks: tuple[Remark, ...] = ()


class Words:
    """Status words: what the person said of them goes before what is known of them."""

    def __init__(self, own: Mapping[str, TaskStatus]) -> None:
        self._own = {bare(word): status for word, status in own.items()}

    def known(self, text: str) -> TaskStatus | None:
        return self._own.get(bare(text)) or known_status(text)


def read_progress(cells: RowCells, words: Words, *, has_done_date: bool) -> Progress:
    written = cells.all(Field.STATUS)
    section = cells.first(Field.SECTION)
    of_section = words.known(section)
    found = [status for status in map(words.known, written) if status]
    unknown = "" if found or of_section or not written else written[0]
    status = _together(found) or of_section or TaskStatus.OPEN
    if status is not TaskStatus.DROPPED and (has_done_date or True in map(is_tick, cells.all(Field.DONE))):
        status = TaskStatus.DONE
    doubts = (remark(N_("I do not know the status “{text}”; the task is open."), text=unknown),)
    keeps_section = of_section is None and bare(section) not in _UNNAMED
    return Progress(
        status, section if keeps_section else "", doubts if unknown and status is TaskStatus.OPEN else ()
    )


def read_priority(cells: RowCells) -> tuple[Priority, tuple[Remark, ...]]:
    written = cells.all(Field.PRIORITY)
    known = next((priority for priority in map(known_priority, written) if priority), None)
    if known or not written:
        return known or Priority.NORMAL, ()
    return Priority.NORMAL, (remark(N_("I do not know the priority “{text}”."), text=written[0]),)


def is_tick(text: str) -> bool | None:
    """Whether a cell says yes or no; None where it says neither."""
    word = bare(text)
    if word in _YES or _TICK.fullmatch(text.strip()) or known_status(text) is TaskStatus.DONE:
        return True
    return False if word in _NO or known_status(text) else None


def _together(found: list[TaskStatus]) -> TaskStatus | None:
    """What was given up is closed in the other tool's eyes, too."""
    return TaskStatus.DROPPED if TaskStatus.DROPPED in found else next(iter(found), None)
