"""Stand-ups: what they are, their rounds, who was asked and answered; days away; blockers; retro cards."""

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from bot.domain.standups.absences import AbsenceSource
from bot.domain.standups.answers import Answer
from bot.domain.standups.definition import Audience, Question, Reporting, Role, Schedule, StandUpState
from bot.domain.standups.participation import ReminderPace
from bot.domain.standups.rounds import PromptState, RoundState
from bot.domain.standups.templates import Template
from bot.domain.standups.written import (
    read_answer,
    read_audience,
    read_question,
    read_reporting,
    read_schedule,
    read_template,
    write_answer,
    write_audience,
    write_question,
    write_reporting,
    write_schedule,
    write_template,
)
from bot.domain.tasks.task import BlockerKind
from storage.models.columns import CLUSTERED, JsonList, Written, by_value

_QUESTIONS = JsonList(write_question, read_question)


class StandUpRow(SQLModel, table=True):
    __tablename__ = "standup"
    __table_args__ = (
        # A channel's id changes when it becomes shared: its stand-ups go with it.
        ForeignKeyConstraint(
            ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
        ),
        ForeignKeyConstraint(["workspace_id", "creator_id"], ["member.workspace_id", "member.id"]),
        Index("standup_by_channel", "workspace_id", "channel_id"),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    channel_id: str
    name: str
    creator_id: str
    questions: tuple[Question, ...] = Field(sa_type=_QUESTIONS, nullable=False)
    schedule: Schedule = Field(sa_type=Written(write_schedule, read_schedule), nullable=False)
    audience: Audience = Field(sa_type=Written(write_audience, read_audience), nullable=False)
    created_at: datetime
    asked_until: datetime
    reporting: Reporting = Field(sa_type=Written(write_reporting, read_reporting), nullable=False)
    language: str = ""
    remind_percent: int = 80
    state: StandUpState = Field(sa_type=by_value(StandUpState))
    turn: int = 0
    skipped: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    version: int = 1


class StandUpRound(SQLModel, table=True):
    __tablename__ = "standup_round"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "number"], ["standup.workspace_id", "standup.number"]),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    day: date = Field(primary_key=True)
    state: RoundState = Field(sa_type=by_value(RoundState))
    opens_at: datetime
    closes_at: datetime
    questions: tuple[Question, ...] = Field(sa_type=_QUESTIONS, nullable=False)


class StandUpPrompt(SQLModel, table=True):
    """What became of one person in a round. The key is what holds everybody to one prompt a day."""

    __tablename__ = "standup_prompt"
    __table_args__ = (Index("standup_prompt_by_member", "workspace_id", "member_id", "day"), CLUSTERED)

    workspace_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    day: date = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    state: PromptState = Field(sa_type=by_value(PromptState))
    ask_at: datetime
    due_at: datetime
    asked_at: datetime | None = None
    remind_at: datetime | None = None
    answered_at: datetime | None = None
    is_late: bool = False
    why: str = ""
    version: int = 0
    secrets: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)


class StandUpAnswer(SQLModel, table=True):
    """Each version of what somebody answered; the highest counts."""

    __tablename__ = "standup_answer"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    day: date = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    is_late: bool = False
    answers: tuple[Answer, ...] = Field(sa_type=JsonList(write_answer, read_answer), nullable=True)


class StandUpSecret(SQLModel, table=True):
    """An anonymous answer: neither who nor when, in the order of a random key."""

    __tablename__ = "standup_secret"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    day: date = Field(primary_key=True)
    question_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    text: str


class StandUpBlocker(SQLModel, table=True):
    """What is in somebody's way, as a typed edge, until it is solved."""

    __tablename__ = "standup_blocker"
    __table_args__ = (
        Index(
            "standup_blocker_standing",
            "workspace_id",
            "number",
            "member_id",
            sqlite_where=text("solved_at IS NULL"),
            postgresql_where=text("solved_at IS NULL"),
        ),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int
    day: date
    member_id: str
    kind: BlockerKind = Field(sa_type=by_value(BlockerKind))
    subject: str
    reason: str
    since: datetime
    solved_at: datetime | None = None
    solved_by: str | None = None


class RetroItemRow(SQLModel, table=True):
    __tablename__ = "standup_item"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    day: date = Field(primary_key=True)
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    role: Role = Field(sa_type=by_value(Role))
    text: str
    author_id: str
    leads: int
    task: int | None = None


class RetroVoteRow(SQLModel, table=True):
    __tablename__ = "standup_vote"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    day: date = Field(primary_key=True)
    item: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    member_id: str = Field(primary_key=True)


class AbsenceRow(SQLModel, table=True):
    __tablename__ = "absence"
    __table_args__ = (Index("absence_by_end", "workspace_id", "last"), CLUSTERED)

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    member_id: str = Field(primary_key=True)
    source: AbsenceSource = Field(primary_key=True, sa_type=by_value(AbsenceSource))
    first: date = Field(primary_key=True)
    last: date


class ParticipationRow(SQLModel, table=True):
    """What a person set for themselves; `region` is a country with its part ("DE-BY"), or empty."""

    __tablename__ = "standup_participation"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    member_id: str = Field(primary_key=True)
    reminders: ReminderPace = Field(sa_type=by_value(ReminderPace))
    region: str = ""


class StandUpTemplate(SQLModel, table=True):
    __tablename__ = "standup_template"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    key: str = Field(primary_key=True)
    template: Template = Field(sa_type=Written(write_template, read_template), nullable=False)
    saved_by: str
    saved_at: datetime
