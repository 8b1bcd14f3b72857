"""What can be asked of digests: small typed values, made by the grammar and by forms."""

from dataclasses import dataclass
from datetime import time
from typing import TypeAlias

from bot.domain.digests.digest import Audience, WhenQuiet
from bot.domain.recurrence.rule import Recurrence
from bot.domain.unclear import Unclear


@dataclass(frozen=True)
class CreateDigest:
    """`at` is on the clock of whoever asks. Without an audience it is for the team, alone for oneself."""

    rhythm: Recurrence
    at: time
    audience: Audience | None = None
    when_quiet: WhenQuiet = WhenQuiet.LINE


@dataclass(frozen=True)
class EditDigest:
    """What is None stays as it is."""

    number: int
    rhythm: Recurrence | None = None
    at: time | None = None
    audience: Audience | None = None
    when_quiet: WhenQuiet | None = None


@dataclass(frozen=True)
class DeleteDigest:
    number: int


@dataclass(frozen=True)
class PostDigest:
    """Now, for everybody who reads there; None where the channel has only one."""

    number: int | None = None


@dataclass(frozen=True)
class PreviewDigest:
    """Only for whoever asks."""

    number: int | None = None


@dataclass(frozen=True)
class ListDigests:
    pass


@dataclass(frozen=True)
class ShowHelp:
    pass


DigestCommand: TypeAlias = (
    CreateDigest | EditDigest | DeleteDigest | PostDigest | PreviewDigest | ListDigests | ShowHelp | Unclear
)
