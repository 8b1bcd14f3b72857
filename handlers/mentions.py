"""What is said to the bot: slash commands do not exist in threads, so its name takes the same words there."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from bot.domain.folding import folded
from bot.services.act import Act
from handlers.outcomes import Handler, Outcome
from handlers.requests import Request

Obey: TypeAlias = Callable[[Act, Request, str], Outcome]
"""Carries out the words that would follow a command."""

_ADDRESSED = re.compile(r"^\s*(?:<@[UW][A-Z0-9]+(?:\|[^>]*)?>[\s,:]*)?", re.IGNORECASE)


def heard(commands: Mapping[str, Obey], otherwise: Obey) -> Handler:
    """The first word names the command, with or without its slash; without one it is `otherwise`."""

    def hear(act: Act, request: Request) -> Outcome:
        said = _ADDRESSED.sub("", request.text, count=1)
        first, rest = (*said.split(maxsplit=1), "", "")[:2]
        obey = commands.get(folded(first.removeprefix("/").rstrip(",:")))
        return obey(act, request, rest) if obey else otherwise(act, request, said)

    return hear
