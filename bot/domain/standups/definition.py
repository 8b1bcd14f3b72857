"""What a stand-up is: its questions, its hours, who takes part, how it is reported."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


class QuestionKind(StrEnum):
    """MOOD is a choice among five that is always anonymous."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    MOOD = "mood"


class Role(StrEnum):
    """What an answer is good for beyond being read: PLAN comes back under the next DONE, BLOCKERS become
    edges, the last three are the columns of a retro.
    """

    PLAIN = "plain"
    DONE = "done"
    PLAN = "plan"
    BLOCKERS = "blockers"
    WELL = "well"
    SLOWED = "slowed"
    TRY = "try"

    @property
    def is_retro(self) -> bool:
        return self in (Role.WELL, Role.SLOWED, Role.TRY)


MOODS = ("1", "2", "3", "4", "5")
"""From worst to best."""


@dataclass(frozen=True)
class Question:
    """`id` stays the same however the question is worded.

    `options` are those of a choice. The texts of a `pool` take turns, one a round. With `follows`, the
    question is shown only after one of the answers `when` (any answer, where it is empty) to that one.
    The text of a template's question is a msgid.
    """

    id: str
    text: str
    kind: QuestionKind = QuestionKind.TEXT
    role: Role = Role.PLAIN
    options: tuple[str, ...] = ()
    pool: tuple[str, ...] = ()
    follows: str = ""
    when: tuple[str, ...] = ()
    is_anonymous: bool = False
    is_optional: bool = False

    @property
    def hides_who(self) -> bool:
        return self.is_anonymous or self.kind is QuestionKind.MOOD

    @property
    def choices(self) -> tuple[str, ...]:
        return MOODS if self.kind is QuestionKind.MOOD else self.options


@dataclass(frozen=True)
class Window:
    """How long there is to answer: so many `minutes`, or `until` a time of day on the asking day (on the next
    one, if that is past by then), or `days` working days later.
    """

    minutes: int = 240
    until: time | None = None
    days: int = 0


@dataclass(frozen=True)
class Schedule:
    """`recurrence` is the text of a Recurrence counted from `since`; `at` a time of day in the zone
    `zone_name`, or in each person's own where that is empty.
    """

    recurrence: str
    since: date
    at: time
    zone_name: str = ""
    window: Window = field(default_factory=Window)

    @property
    def is_own_time(self) -> bool:
        return not self.zone_name


@dataclass(frozen=True)
class Audience:
    """Who is asked: the members of channels and user groups, and people, without the exceptions.

    Observers read the report, but are neither asked nor counted.
    """

    channels: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.channels or self.groups or self.people)


class ReportTime(StrEnum):
    LIVE = "live"
    AT_CLOSE = "at_close"
    BOTH = "both"


class ReportOrder(StrEnum):
    BY_PERSON = "by_person"
    BY_QUESTION = "by_question"


@dataclass(frozen=True)
class Reporting:
    """`channel_id` is empty for the stand-up's own channel."""

    when: ReportTime = ReportTime.BOTH
    order: ReportOrder = ReportOrder.BY_PERSON
    channel_id: str = ""


class StandUpState(StrEnum):
    ON = "on"
    PAUSED = "paused"
    DELETED = "deleted"


@dataclass(frozen=True)
class StandUp:
    """`number` is the 3 of S-3. `language` is a locale for the report, empty for the reader's own.

    `remind_percent` is the share of the window after which whoever is missing is reminded, 0 for never.
    Up to `asked_until` (UTC) everybody was asked who was to be; `turn` counts the rounds, `skipped` are
    local days to come on which nobody is asked.
    """

    workspace_id: str
    number: int
    channel_id: str
    name: str
    creator_id: str
    questions: tuple[Question, ...]
    schedule: Schedule
    audience: Audience
    created_at: datetime
    asked_until: datetime
    reporting: Reporting = field(default_factory=Reporting)
    language: str = ""
    remind_percent: int = 80
    state: StandUpState = StandUpState.ON
    turn: int = 0
    skipped: tuple[str, ...] = ()
    version: int = 1

    @property
    def label(self) -> str:
        return f"S-{self.number}"

    @property
    def is_retro(self) -> bool:
        return any(question.role.is_retro for question in self.questions)

    @property
    def report_channel(self) -> str:
        return self.reporting.channel_id or self.channel_id


def standup_number(label: str) -> int:
    """3 for "S-3", and for what begins so ("S-3:2026-11-23")."""
    return int(label.removeprefix("S-").partition(":")[0])
