"""What a message in a request's thread says about the decision."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.approvals.model import Verdict


@dataclass(frozen=True)
class Decided:
    """An unambiguous vote. `reason` is what follows the verdict, for CONDITION the condition itself.

    It is plain text as the person typed it (escape it on the way out), and may be empty, except for
    CONDITION: who rejects without a reason is to be asked for it.
    """

    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True)
class Leaning:
    """Sounds like `verdict` and may be offered as a button to whoever wrote it; never counted by itself."""

    verdict: Verdict


@dataclass(frozen=True)
class Nothing:
    """Says nothing about the decision, or nothing that two people would read alike."""


Decision: TypeAlias = Decided | Leaning | Nothing
