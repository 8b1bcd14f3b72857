"""A round is one scheduled local day of a stand-up; a prompt is what becomes of one person in it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.standups.answers import Answers
from bot.domain.standups.definition import Question


class RoundState(StrEnum):
    """MISSED: nobody could be asked, for the bot was not running. What is closed stays closed."""

    OPEN = "open"
    CLOSED = "closed"
    MISSED = "missed"


class PromptState(StrEnum):
    """WAITING for the answer; MISSING when the window has ended without one; NOT_ASKED because the bot was
    not running; SPARED because the person was off.
    """

    WAITING = "waiting"
    ANSWERED = "answered"
    MISSING = "missing"
    NOT_ASKED = "not_asked"
    SPARED = "spared"


@dataclass(frozen=True)
class Round:
    """`day` is local to the stand-up, or to each person. `questions` are as they were asked: later edits do
    not reach them. Instants are UTC; `closes_at` is when the last person's window ends.
    """

    workspace_id: str
    number: int
    day: date
    state: RoundState
    opens_at: datetime
    closes_at: datetime
    questions: tuple[Question, ...]

    @property
    def label(self) -> str:
        """The subject of its cards and timers."""
        return round_label(self.number, self.day)

    @property
    def is_open(self) -> bool:
        return self.state is RoundState.OPEN


@dataclass(frozen=True)
class Prompt:
    """`asked_at` is empty for whoever answered before being asked. `why` is a DayOff where the person was
    spared, `version` counts the versions of the answer, `secrets` are anonymous questions answered, by id.
    """

    workspace_id: str
    number: int
    day: date
    member_id: str
    state: PromptState
    ask_at: datetime
    due_at: datetime
    asked_at: datetime | None = None
    remind_at: datetime | None = None
    answered_at: datetime | None = None
    is_late: bool = False
    why: str = ""
    version: int = 0
    secrets: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The subject of the person's prompt card."""
        return f"{round_label(self.number, self.day)}:{self.member_id}"

    @property
    def counts(self) -> bool:
        """Whether the person was to answer."""
        return self.state not in (PromptState.SPARED, PromptState.NOT_ASKED)


@dataclass(frozen=True)
class Given:
    """One person's newest answers."""

    member_id: str
    answers: Answers
    at: datetime
    is_late: bool


def round_label(number: int, day: date) -> str:
    return f"S-{number}:{day.isoformat()}"


def read_label(label: str) -> tuple[int, date]:
    """Of a round's label, or of a prompt's."""
    number, day, *_ = label.removeprefix("S-").split(":")
    return int(number), date.fromisoformat(day)
