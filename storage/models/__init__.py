"""The tables. Each carries workspace_id; members, channels and messages keep Slack's own ids."""

from sqlmodel import SQLModel

from storage.models.approvals import (
    ApprovalFacet,
    ApprovalPolicy,
    ApprovalRow,
    ApprovalVote,
    DelegationRow,
    PolicyKeeper,
)
from storage.models.attention import AttentionEntry, AttentionMute, AttentionWishes, PassedNudge
from storage.models.audit import AuditEntry, AuditSeal
from storage.models.decisions import CommitmentRow, DecisionRow
from storage.models.delivery import Card, Lane, OutboxRow
from storage.models.digests import DigestIssue, DigestRow
from storage.models.firing import Firing, SeenEvent, Timer
from storage.models.imports import ImportBatch, ImportChunk
from storage.models.people import CalendarFeed, Channel, Counter, Member, Membership, Workspace
from storage.models.standups import (
    AbsenceRow,
    ParticipationRow,
    RetroItemRow,
    RetroVoteRow,
    StandUpAnswer,
    StandUpBlocker,
    StandUpPrompt,
    StandUpRound,
    StandUpRow,
    StandUpSecret,
    StandUpTemplate,
)
from storage.models.tasks import Handover, ImportedTask, TaskComment, TaskFacet, TaskRow

METADATA = SQLModel.metadata

__all__ = [
    "METADATA",
    "AbsenceRow",
    "ApprovalFacet",
    "ApprovalPolicy",
    "ApprovalRow",
    "ApprovalVote",
    "AttentionEntry",
    "AttentionMute",
    "AttentionWishes",
    "AuditEntry",
    "AuditSeal",
    "CalendarFeed",
    "Card",
    "Channel",
    "CommitmentRow",
    "Counter",
    "DecisionRow",
    "DelegationRow",
    "DigestIssue",
    "DigestRow",
    "Firing",
    "Handover",
    "ImportBatch",
    "ImportChunk",
    "ImportedTask",
    "Lane",
    "Member",
    "Membership",
    "OutboxRow",
    "ParticipationRow",
    "PassedNudge",
    "PolicyKeeper",
    "RetroItemRow",
    "RetroVoteRow",
    "SeenEvent",
    "StandUpAnswer",
    "StandUpBlocker",
    "StandUpPrompt",
    "StandUpRound",
    "StandUpRow",
    "StandUpSecret",
    "StandUpTemplate",
    "TaskComment",
    "TaskFacet",
    "TaskRow",
    "Timer",
    "Workspace",
]
