"""What people write in a request's thread, read as a decision where it cannot be read otherwise.

Every word of the clause that holds the verdict must be known, and it must be the first that says anything;
docs/decision-words.md tells people what counts.
"""

import re
from itertools import takewhile

from bot.domain.approvals.model import Verdict
from bot.domain.decisions.approval import judge_approval
from bot.domain.decisions.decision import Decision, Leaning, Nothing
from bot.domain.decisions.doubts import LONGEST_PHRASE, is_contrary, is_uncertain, passes, says
from bot.domain.decisions.emoji import AGAINST, FOR, MOCKING, has_any
from bot.domain.decisions.lexicon import (
    COURTESIES,
    MENTION,
    ON_BEHALF,
    OPENERS,
    PASSING,
    PRAISE,
    REGRETS,
    RESERVATIONS,
    YET,
)
from bot.domain.decisions.match import Said, match
from bot.domain.decisions.refusal import judge_refusal
from bot.domain.decisions.scan import Clause, Ending, Message, scan
from bot.domain.decisions.words import Manner

LONGEST = 4000
"""Characters that are read: a longer message decides nothing."""

_SHORT = 12
_NAMES = 4
_SARCASM = re.compile(r"(?<![\w/])/s(?:arcasm)?\b", re.IGNORECASE)
_GREETINGS = COURTESIES - {MENTION}
_SAYS_NOTHING = PASSING - PRAISE


def read_decision(text: str) -> Decision:
    """Reads a message's text as Slack hands it on; never raises. Whose message it is, is not asked here."""
    message = scan(text) if len(text) <= LONGEST else None
    if message is None or has_any(message.emoji, MOCKING) or _SARCASM.search(message.text):
        return Nothing()
    lead = list(takewhile(_passes, message.clauses))
    rest = list(message.clauses[len(lead) :])
    if not rest:
        return _of_courtesies(message, lead)
    said = match(rest[0])
    if said is None:
        return _of_remarks(message, lead, rest)
    if rest[0].ending is Ending.QUESTION:
        return Nothing()
    return _judge(said, message, lead, rest[1:])


def _passes(clause: Clause) -> bool:
    if clause.ending is Ending.QUESTION:
        return False
    return passes(clause.words, PASSING | REGRETS) or _greets(clause.words)


def _greets(words: list[str]) -> bool:
    """ "Hi Ana" and "thanks for the details", as far as nothing is said with it."""
    ends = range(1, min(len(words), LONGEST_PHRASE) + 1)
    named = next((words[end:] for end in ends if " ".join(words[:end]) in _GREETINGS), None)
    if named is None or len(named) > _NAMES:
        return False
    return not (named[:1] and named[0] in ON_BEHALF) and not _is_doubtful(named)


def _is_doubtful(words: list[str]) -> bool:
    return is_contrary(words) or is_uncertain(words) or says(words, RESERVATIONS)


def _judge(said: Said, message: Message, lead: list[Clause], tail: list[Clause]) -> Decision:
    is_approval = said.phrase.verdict.supports
    before = PASSING if is_approval else COURTESIES | OPENERS | REGRETS
    if not all(passes(clause.words, before) or _greets(clause.words) for clause in lead):
        return Nothing()
    if said.phrase.manner is Manner.LEANING:
        return _lean(said, tail)
    return (judge_approval if is_approval else judge_refusal)(said, message, lead, tail)


def _lean(said: Said, tail: list[Clause]) -> Decision:
    if said.rest or any(is_contrary(clause.words) or says(clause.words, YET) for clause in tail):
        return Nothing()
    return Leaning(said.phrase.verdict)


def _of_courtesies(message: Message, clauses: list[Clause]) -> Decision:
    """Nothing but courtesies, praise and emoji."""
    favours = has_any(message.emoji, FOR) or _praises(clauses)
    opposes = has_any(message.emoji, AGAINST) or any(_regrets(clause.words) for clause in clauses)
    if favours == opposes or (opposes and clauses):
        return Nothing()
    return Leaning(Verdict.APPROVE if favours else Verdict.REJECT)


def _praises(clauses: list[Clause]) -> bool:
    return any(passes(clause.words) and not passes(clause.words, _SAYS_NOTHING) for clause in clauses)


def _regrets(words: list[str]) -> bool:
    return not passes(words) and not _greets(words)


def _of_remarks(message: Message, lead: list[Clause], rest: list[Clause]) -> Decision:
    """No verdict where one would count: what sounds like an approval is at most offered."""
    *before, last = rest
    is_questioned = any(clause.ending is Ending.QUESTION for clause in rest)
    is_opposed = has_any(message.emoji, AGAINST) or any(_regrets(clause.words) for clause in lead)
    if message.size > _SHORT or is_questioned or is_opposed:
        return Nothing()
    if any(_is_doubtful(clause.words) for clause in before):
        return Nothing()
    is_praise = _praises(lead) and not _is_doubtful(last.words)
    return Leaning(Verdict.APPROVE) if is_praise or _concludes(before, last) else Nothing()


def _concludes(before: list[Clause], last: Clause) -> bool:
    """ "I checked the numbers. Approved." sounds like it, whatever was checked."""
    said = match(last) if before and before[-1].ending is Ending.SENTENCE else None
    if said is None or said.rest or said.is_called:
        return False
    return said.phrase.verdict is Verdict.APPROVE and said.phrase.manner in {Manner.OWN, Manner.STATED}
