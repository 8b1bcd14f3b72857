"""Who approves, as people type it: "to all of @grace @david then 2 of @legal @ana @piotr"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.domain.approvals import keywords
from bot.domain.approvals.audience import Named, Token, words_of
from bot.domain.approvals.model import ALL, Step
from bot.domain.folding import folded
from bot.domain.refusal import N_, MemberId, Refusal

EXAMPLE = "/request New posters to all of @grace @david then @piotr"
ANY = 1

_COUNT = re.compile(r"[1-9]\d?", re.ASCII)
_BETWEEN = {",", ";"} | keywords.AND | keywords.OR


@dataclass
class Run:
    """People and groups in a row: tokens from `start` to before `end`, with the words that belong to them.

    `need` is as in Step, None where nothing says; `is_introduced` where a word says that they approve, and
    `is_next` where they do so after those before.
    """

    start: int
    end: int
    seats: tuple[str, ...]
    need: int | None = None
    is_introduced: bool = False
    is_next: bool = False
    joiners: set[str] = field(default_factory=set)


def take_steps(typed: Sequence[Token]) -> tuple[list[str], tuple[Step, ...]]:
    """The words without the approvers, and the steps. Raises Refusal where it is not clear who approves."""
    runs = [_with_words(run, typed) for run in _runs(typed)]
    _check_introduced(runs)
    taken = {place for run in runs for place in range(run.start, run.end)}
    words = words_of(token for place, token in enumerate(typed) if place not in taken)
    _check_known(words)
    return words, _joined(runs)


def _runs(typed: Sequence[Token]) -> list[Run]:
    found: list[Run] = []
    place = 0
    while place < len(typed):
        if isinstance(typed[place], Named):
            found.append(_run_from(typed, place))
            place = found[-1].end
        else:
            place += 1
    return found


def _run_from(typed: Sequence[Token], start: int) -> Run:
    """Words between two names belong to them: "@grace, @david and @piotr"."""
    seats: list[str] = []
    joiners: set[str] = set()
    end = start
    while end < len(typed):
        token = typed[end]
        if isinstance(token, Named):
            seats.append(token.id)
        elif _joins(typed, end):
            joiners.add(folded(token))
        else:
            break
        end += 1
    return Run(start, end, tuple(dict.fromkeys(seats)), joiners=joiners)


def _joins(typed: Sequence[Token], place: int) -> bool:
    """Whether the word, or it and the next (", and"), is all that stands before the next name."""
    for after in typed[place : place + 3]:
        if isinstance(after, Named):
            return True
        if folded(after) not in _BETWEEN:
            return False
    return False


def _with_words(run: Run, typed: Sequence[Token]) -> Run:
    """The rule and the "to" before the names, or the rule behind them."""
    before, need = _rule_before(typed, run.start)
    if need is None and run.end < len(typed):
        need, run.end = _rule_behind(typed, run.end)
    run.need = need if need is not None else _need_of(run.joiners)
    run.is_introduced = before < run.start
    run.start = before
    while run.start and _word(typed, run.start - 1) in keywords.TO | keywords.THEN:
        run.start -= 1
        run.is_introduced = True
        run.is_next = run.is_next or _word(typed, run.start) in keywords.THEN
    return run


def _rule_before(typed: Sequence[Token], start: int) -> tuple[int, int | None]:
    """ "all of", "2 of", "both"; where it begins, and what it says."""
    if _word(typed, start - 1) in keywords.OF:
        need = _rule(_word(typed, start - 2))
        return (start - 2, need) if need is not None else (start, None)
    alone = _word(typed, start - 1)
    if alone in keywords.ALL | keywords.ANY:
        return start - 1, _rule(alone)
    return start, None


def _rule_behind(typed: Sequence[Token], end: int) -> tuple[int | None, int]:
    """ "@grace @david all": at the end, or before another part. Otherwise the title goes on there."""
    need = _rule(_word(typed, end))
    if need is None:
        return None, end
    if _word(typed, end + 1) in keywords.OF:
        return need, end + 2
    is_word = _word(typed, end) in keywords.ALL | keywords.ANY
    closes = end + 1 == len(typed) or _word(typed, end + 1) in _PARTS
    return (need, end + 1) if is_word and closes else (None, end)


def _rule(word: str) -> int | None:
    if word in keywords.ALL:
        return ALL
    if word in keywords.ANY:
        return ANY
    return int(word) if _COUNT.fullmatch(word) else None


def _need_of(joiners: set[str]) -> int | None:
    """ "@grace and @david" are both, "@grace or @david" is either."""
    both, either = joiners & keywords.AND, joiners & keywords.OR
    if both and either:
        raise Refusal(
            N_("“And” and “or” together can be read in two ways. Write “all of” or “2 of”."), example=EXAMPLE
        )
    return ALL if both else ANY if either else None


def _check_introduced(runs: list[Run]) -> None:
    """Once a "to" says who approves, whoever is named elsewhere may be meant otherwise."""
    is_told = any(run.is_introduced and not run.is_next for run in runs)
    for run in runs:
        if is_told and not run.is_introduced:
            raise Refusal(
                N_("Does {person} approve it, too? Put “to” before all who do, and leave out the other @."),
                example=EXAMPLE,
                person=MemberId(run.seats[0]),
            )


def _check_known(words: Sequence[str]) -> None:
    """A name that Slack made nothing of."""
    for before, word in pairwise(words):
        is_expected = folded(before) in keywords.TO | keywords.THEN | keywords.OF | keywords.ALL
        if is_expected and word.startswith("@") and len(word) > 1:
            raise Refusal(
                N_("I know nobody called “{name}” here. Pick the name from Slack's list as you type."),
                example=EXAMPLE,
                name=word,
            )


def _joined(runs: list[Run]) -> tuple[Step, ...]:
    """Names that stand apart are of one step, unless "then" parts them."""
    steps: list[tuple[list[str], list[int]]] = []
    for run in runs:
        if run.is_next or not steps:
            steps.append(([], []))
        steps[-1][0].extend(run.seats)
        steps[-1][1].extend([] if run.need is None else [run.need])
    return tuple(_step(seats, needs) for seats, needs in steps)


def _step(seats: list[str], needs: list[int]) -> Step:
    if len(set(needs)) > 1:
        raise Refusal(N_("Say once for each step how many must approve."), example=EXAMPLE)
    return Step(tuple(dict.fromkeys(seats)), needs[0] if needs else ANY)


def _word(typed: Sequence[Token], place: int) -> str:
    """Folded; empty where no word stands."""
    token = typed[place] if 0 <= place < len(typed) else ""
    return folded(token) if isinstance(token, str) else ""


_PARTS = (
    keywords.TO | keywords.THEN | keywords.AMOUNT | keywords.TYPE | {"by", "due", "entro", "when", "once"}
)
"""Words that begin another part."""
