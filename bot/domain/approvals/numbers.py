"""Reading R-7, r7 and 7."""

import re
from collections.abc import Sequence

from bot.domain.refusal import N_, Refusal

NUMBER = re.compile(r"(?:r-?)?(\d{1,9})", re.IGNORECASE | re.ASCII)
EXAMPLE = "/request show R-7"


def read_request_number(word: str) -> int | None:
    found = NUMBER.fullmatch(word)
    return int(found[1]) if found and int(found[1]) else None


def read_one_request(words: Sequence[str], example: str = EXAMPLE) -> int | None:
    """The one that is named, or None where nothing is said. Raises Refusal for anything else."""
    numbers = [read_request_number(word) for word in words]
    if None in numbers:
        raise Refusal(N_("Tell me which request by its number."), example=example)
    if len(numbers) > 1:
        raise Refusal(N_("That takes one request at a time."), example=example)
    return numbers[0] if numbers else None
