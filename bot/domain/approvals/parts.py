"""The parts of a request: taken out of its words one kind after the other, in whatever order they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.approvals import keywords
from bot.domain.approvals.amounts import take_amount
from bot.domain.approvals.audience import Token
from bot.domain.approvals.content_limits import check_links
from bot.domain.approvals.kinds import read_kind
from bot.domain.approvals.model import Money, Step
from bot.domain.approvals.steps import take_steps
from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.numbers import NAME
from bot.domain.tasks.parts import take_due

MOST_STARTS = 10

_LONGEST_RANGE = 5
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LONGEST_PHRASE = max(map(len, keywords.WHEN_APPROVED))


@dataclass(frozen=True)
class Typist:
    """Who types, when (aware UTC), and the types of requests that the workspace's own policies name."""

    person: Person
    now: datetime
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parts:
    """`words` are those of the title."""

    words: list[str]
    steps: tuple[Step, ...]
    money: Money | None
    kind: str
    due_at: datetime | None
    starts: tuple[int, ...]
    links: tuple[str, ...]


def take_parts(typed: Sequence[Token], typist: Typist) -> Parts:
    """Raises Refusal for what is no such part, and for what can be read in two ways."""
    words, steps = take_steps(typed)
    words, starts = take_starts(words)
    words, links = _take_links(words)
    words, money = take_amount(words, typist.person)
    words, kind = _take_kind(words, typist.kinds)
    words, due = take_due(words, typist.person, typist.now, set(_ends_of_ranges(words)))
    return Parts(words, steps, money, kind, due.at if due else None, starts, links)


def take_starts(words: list[str]) -> tuple[list[str], tuple[int, ...]]:
    """ "when approved: T-30 starts", "starts T-30 T-31". Raises Refusal for too many tasks."""
    numbers: list[int] = []
    left: list[str] = []
    place = 0
    while place < len(words):
        named, end = _tasks_from(words, place)
        start, end = _begins_with(left), _behind(words, end)
        is_told = start < len(left) or end > place + len(named)
        if named and is_told:
            numbers, left, place = numbers + named, left[:start], end
        else:
            left.append(words[place])
            place += 1
    if len(numbers) > MOST_STARTS:
        raise Refusal(N_("Up to {most} tasks can begin with a request."), example=EXAMPLE, most=MOST_STARTS)
    return left, tuple(dict.fromkeys(numbers))


EXAMPLE = "/request Shop hosting to @grace amount 90 EUR when approved: T-30 starts"


def _tasks_from(words: Sequence[str], start: int) -> tuple[list[int], int]:
    """The tasks named one after the other, and where they end."""
    numbers: list[int] = []
    end = start
    while end < len(words) and (found := NAME.fullmatch(words[end].strip(",;"))) and int(found[1]):
        numbers.append(int(found[1]))
        end += 1
    return numbers, end


def _behind(words: Sequence[str], end: int) -> int:
    """Behind "starts", where it follows the tasks."""
    if end < len(words) and _bare(words[end]) in keywords.STARTS:
        end += 1
        end += end < len(words) and _bare(words[end]) == "sie"
    return end


def _begins_with(left: Sequence[str]) -> int:
    """Where "when approved:", "then" or "starts" begins at the end of what was read so far."""
    start = len(left)
    if start and _bare(left[start - 1]) in keywords.STARTS:
        start -= 1
    for length in range(min(_LONGEST_PHRASE, start), 0, -1):
        phrase = tuple(_bare(word) for word in left[start - length : start])
        if phrase in keywords.WHEN_APPROVED or (length == 1 and phrase and phrase[0] in keywords.THEN):
            return start - length
    return start


def _bare(word: str) -> str:
    return folded(word).replace("\u2019", "'").rstrip(":,;")


def _ends_of_ranges(words: Sequence[str]) -> Iterator[int]:
    """ "od poniedziałku do piątku" is what is asked for: no deadline begins at its "do"."""
    for place, word in enumerate(words):
        if folded(word) in keywords.FROM:
            yield from range(place + 1, min(place + 1 + _LONGEST_RANGE, len(words)))


def _take_links(words: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Addresses are links of the request; where nothing else is said, they are its title, too."""
    links = [word.rstrip(".,;)") for word in words if _LINK.fullmatch(word)]
    others = [word for word in words if not _LINK.fullmatch(word)]
    return others or words, check_links(links)


def _take_kind(words: list[str], known: Sequence[str]) -> tuple[list[str], str]:
    for place, word in enumerate(words[:-1]):
        said = words[place + 1].strip(".,;:")
        if folded(word).rstrip(":") in keywords.TYPE and said and folded(said) not in keywords.OF:
            return words[:place] + words[place + 2 :], read_kind(said, known)
    return words, ""
