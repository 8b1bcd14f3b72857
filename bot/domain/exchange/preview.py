"""What a person sees of a file before anything is brought in."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.domain.exchange.columns import ColumnMapping, guess_mapping
from bot.domain.exchange.fields import Field
from bot.domain.exchange.imported import Skipped
from bot.domain.exchange.planning import Known, PlannedTask
from bot.domain.exchange.sheet import Format, Remark, Sheet
from bot.domain.exchange.stored import read_values, write_plan, write_values

MOST_OFFERED = 100
"""Slack shows so many options in one menu."""
MOST_WORDS = 10
"""Status words that are asked about."""
_FIRST = 5
_MOST_PEOPLE = 20
_MOST_DOUBTS = 6


@dataclass(frozen=True)
class Reason:
    """Why a line became no task (`is_skipped`), or what should be known of the task it became.

    `sentence` is a msgid, filled with `values`; `title` is the task's.
    """

    line: int
    title: str
    is_skipped: bool
    sentence: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Doubt:
    """A sentence with how often it applies, and its first line."""

    sentence: str
    count: int
    line: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Preview:
    """`columns` is what each column was taken for, `offered` those that may be chosen instead, `words` status
    words of which nothing is known. `people` are names in the file with the ids of our members, `nobody` how
    many of them are not ours. `first` are plans as plain JSON (see bot.domain.exchange.stored).
    """

    format: str
    columns: dict[str, str]
    offered: list[str]
    words: list[str]
    first: list[dict[str, Any]]
    people: list[tuple[str, str | None]]
    nobody: int
    open: int
    closed: int
    skipped: int
    doubts: list[Doubt]
    knows_everybody: bool = True

    @property
    def total(self) -> int:
        return self.open + self.closed

    def stored(self) -> dict[str, Any]:
        doubts = [asdict(doubt) | {"values": write_values(doubt.values)} for doubt in self.doubts]
        return asdict(self) | {"doubts": doubts}


def read_preview(stored: Mapping[str, Any]) -> Preview:
    doubts = [Doubt(**each | {"values": read_values(each["values"])}) for each in stored["doubts"]]
    people = [(name, member) for name, member in stored["people"]]
    return Preview(**{**stored, "doubts": doubts, "people": people})


def looks_like_tasks(sheet: Sheet) -> bool:
    """Whether a file that came without a word is one of tasks: of a tool that we know, or a table that
    names a title and something else of a task.
    """
    guessed = set(guess_mapping(sheet).values())
    return sheet.format is not Format.TABLE or (Field.TITLE in guessed and len(guessed) > 1)


def people_shown(known: Known) -> tuple[list[tuple[str, str | None]], int]:
    """Those who are not ours first, for they want looking at; and how many those are."""
    named = [(person.name or person.email, member) for person, member in known.items()]
    ordered = sorted(named, key=lambda pair: pair[1] is not None)
    return ordered[:_MOST_PEOPLE], sum(member is None for _, member in named)


def columns_offered(sheet: Sheet, mapping: ColumnMapping) -> list[str]:
    """In the order of the file; where there are too many, those that are taken for something and those with
    the most in them.
    """
    filled = [
        sum(bool(row.cells[place]) for row in sheet.rows if row.why_not is None) for place in _places(sheet)
    ]
    ranked = sorted(_places(sheet), key=lambda place: (sheet.header[place] not in mapping, -filled[place]))
    return [sheet.header[place] for place in sorted(ranked[:MOST_OFFERED])]


def doubts_of(reasons: Sequence[Reason], of_file: Sequence[Remark]) -> list[Doubt]:
    """What is said of most lines first; what is said of the whole file before that."""
    grouped: dict[str, list[Reason]] = {}
    for reason in reasons:
        grouped.setdefault(reason.sentence, []).append(reason)
    found = [
        Doubt(sentence, len(of_one), of_one[0].line, of_one[0].values) for sentence, of_one in grouped.items()
    ]
    whole = [Doubt(remark.sentence, 0, 0, remark.values) for remark in of_file]
    return [*whole, *sorted(found, key=lambda doubt: -doubt.count)][:_MOST_DOUBTS]


def first_of(plans: Sequence[PlannedTask]) -> list[dict[str, Any]]:
    return [write_plan(plan) | {"notes": plan.notes[:200]} for plan in plans[:_FIRST]]


def skipped_reason(skipped: Skipped) -> Reason:
    return Reason(skipped.line, "", is_skipped=True, sentence=skipped.sentence, values=skipped.values)


def _places(sheet: Sheet) -> range:
    return range(len(sheet.header))
