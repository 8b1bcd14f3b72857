"""Who asks, with what, and in which language they are answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.messages.reader import Reader
from bot.services.act import Act
from handlers.outcomes import Outcome
from handlers.requests import Request


@dataclass(frozen=True)
class Asking:
    act: Act
    request: Request
    reader: Reader


CarryOut: TypeAlias = Callable[[Asking, Any], Outcome]
"""Does what a command says; the second argument is the command's value."""
