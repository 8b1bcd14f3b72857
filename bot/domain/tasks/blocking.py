""" "block 12 waiting for the logo on @piotr": what is in the way, as an edge or in mere words."""

import re

from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.commands import BlockTasks
from bot.domain.tasks.numbers import take_numbers
from bot.domain.tasks.task import BlockerKind
from bot.domain.typed_text import plain, take_mentions

REASON_LIMIT = 200

_NAME = re.compile(r"([tr])-?(\d{1,9})", re.IGNORECASE | re.ASCII)
_ON_NAME = re.compile(r"(?:^|\s)(?:on|by|przez|od|da|su)\s+([tr]-?\d{1,9})\s*$", re.IGNORECASE | re.ASCII)
_TO_SOMEBODY = re.compile(r"\b(?:on|by|przez|od|da|su)\s+(?=<@)", re.IGNORECASE)
_FIRST_ON_NAME = re.compile(r"^(?:on|by|przez|od|da|su)\s+[tr]-\d{1,9}(?=\s)", re.IGNORECASE | re.ASCII)


def read_block(text: str) -> BlockTasks:
    """Raises Refusal where neither words nor an edge say why."""
    people, rest = take_mentions(_TO_SOMEBODY.sub("", text))
    words = plain(rest).split()
    numbers, words = ((), words) if _begins_with_edge(plain(text).split()) else take_numbers(words)
    reason = " ".join(words)
    if len(reason) > REASON_LIMIT:
        raise Refusal(
            N_("A reason has at most {limit} characters. Put the rest in the thread."),
            example="/task block T-12 waiting for the logo on @piotr",
            limit=REASON_LIMIT,
        )
    if people:
        return BlockTasks(numbers, BlockerKind.PERSON, people[0], reason)
    return _on_name(numbers, reason)


def _begins_with_edge(words: list[str]) -> bool:
    """ "block on T-3", in a thread: T-3 is what is waited for."""
    return bool(words) and words[0].lower() == "on"


def _on_name(numbers: tuple[int, ...], reason: str) -> BlockTasks:
    trailing = _ON_NAME.search(reason)
    name = _NAME.fullmatch(trailing[1]) if trailing else next(_NAME.finditer(f"{reason} "), None)
    if name and (trailing or _stands_alone(name, reason)):
        letter, digits = name[1].upper(), int(name[2])
        kind = BlockerKind.TASK if letter == "T" else BlockerKind.REQUEST
        kept = reason[: trailing.start()] if trailing else _FIRST_ON_NAME.sub("", reason)
        return BlockTasks(numbers, kind, f"{letter}-{digits}", kept.strip())
    if not reason:
        raise Refusal(
            N_("Tell me which task, and what is in its way."),
            example="/task block T-12 waiting for the logo on @piotr",
        )
    return BlockTasks(numbers, BlockerKind.WORDS, "", reason)


def _stands_alone(name: re.Match[str], reason: str) -> bool:
    """A name written with its dash and between spaces, not the 3 of "format3"."""
    before = reason[name.start() - 1 : name.start()]
    after = reason[name.end() : name.end() + 1]
    return "-" in name[0] and not before.strip("( ") and not after.strip(").,;: ")
