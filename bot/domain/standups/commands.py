"""What people can ask for about stand-ups: small typed values, made by grammar and forms."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import TypeAlias

from bot.domain.standups.answers import Answers
from bot.domain.standups.definition import Audience, Question, Reporting, Window
from bot.domain.unclear import Unclear


@dataclass(frozen=True)
class CreateStandUp:
    """What is None comes from the template that the name calls for, or that `template` names.

    `zone_name` is empty for each person's own time and None for the caller's zone; without a channel it is
    the one where it is asked for; an empty audience means everybody in that channel.
    """

    name: str
    recurrence: str | None = None
    at: time | None = None
    zone_name: str | None = None
    window: Window | None = None
    channel_id: str = ""
    audience: Audience = field(default_factory=Audience)
    template: str = ""
    questions: tuple[Question, ...] | None = None
    reporting: Reporting | None = None
    remind_percent: int | None = None
    language: str = ""


@dataclass(frozen=True)
class EditStandUp:
    """What is not None is changed; `version` is of what the person saw, 0 for whichever."""

    which: str
    version: int = 0
    name: str | None = None
    recurrence: str | None = None
    at: time | None = None
    zone_name: str | None = None
    window: Window | None = None
    audience: Audience | None = None
    questions: tuple[Question, ...] | None = None
    reporting: Reporting | None = None
    remind_percent: int | None = None
    language: str | None = None


@dataclass(frozen=True)
class CreateByForm:
    """`name` is what is known so far."""

    name: str = ""


class Doing(StrEnum):
    """What needs nothing but the stand-up."""

    EDIT = "edit"
    PAUSE = "pause"
    RESUME = "resume"
    NOW = "now"
    STATUS = "status"
    DELETE = "delete"
    ANSWER = "answer"


@dataclass(frozen=True)
class OneStandUp:
    """`which` is S-3 or a name as typed; empty for the only one in the channel, or the one being asked."""

    doing: Doing
    which: str = ""


@dataclass(frozen=True)
class ListStandUps:
    """Those of the channel, or `all` that the person may see."""

    all: bool = False


@dataclass(frozen=True)
class ShowReport:
    """`day` is None for the newest."""

    which: str = ""
    day: date | None = None


@dataclass(frozen=True)
class SkipStandUp:
    """`day` is None for the next one."""

    which: str = ""
    day: date | None = None


@dataclass(frozen=True)
class BeAway:
    """Both days are included; they are the caller's own."""

    first: date
    last: date


@dataclass(frozen=True)
class BeBack:
    pass


@dataclass(frozen=True)
class ShowHelp:
    pass


@dataclass(frozen=True)
class GiveAnswers:
    """To the round of `day`. `solved` are the ids of blockers that are out of the way."""

    number: int
    day: date
    answers: Answers
    solved: tuple[int, ...] = ()


StandUpCommand: TypeAlias = (
    CreateStandUp
    | CreateByForm
    | OneStandUp
    | ListStandUps
    | ShowReport
    | SkipStandUp
    | BeAway
    | BeBack
    | ShowHelp
    | Unclear
)
