"""What sources of nudges yield."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.domain.attention.hours import Reach
from bot.domain.attention.of_tasks import Asking
from storage.unit import Unit


@dataclass(frozen=True)
class Asked:
    """What one subject asks of the person."""

    subject: str
    asking: Asking


Source: TypeAlias = Callable[[Unit, Reach, datetime], Iterator[Asked]]
