"""Whether a rejection, a request for changes or an abstention stands after all that was said with it."""

from bot.domain.approvals.model import Verdict
from bot.domain.decisions.approval import reason_of
from bot.domain.decisions.decision import Decided, Decision, Leaning, Nothing
from bot.domain.decisions.doubts import passes
from bot.domain.decisions.emoji import FOR, has_any
from bot.domain.decisions.lexicon import BECAUSE, IFS, MENTION, PLEASE, RETRACTIONS, TURNS
from bot.domain.decisions.match import Said, match
from bot.domain.decisions.scan import Clause, Ending, Message
from bot.domain.decisions.words import Manner


def judge_refusal(said: Said, message: Message, lead: list[Clause], tail: list[Clause]) -> Decision:
    """`lead` is what was said before, and known to change nothing.

    A reason may say anything but yes; thanks are none.
    """
    if said.rest and said.rest[0].word not in BECAUSE:
        return Nothing()
    if _asks(said, lead, tail) or has_any(message.emoji, FOR) or any(_takes_back(clause) for clause in tail):
        return Nothing()
    remarks = [Clause(said.rest, Ending.COMMA, 0), *tail] if said.rest else tail
    if _is_shaky(said) or (remarks and remarks[0].words[0] in IFS | {MENTION}):
        return Leaning(said.phrase.verdict)
    is_reasoned = any(not passes(clause.words) for clause in remarks)
    return Decided(said.phrase.verdict, reason_of(message, remarks) if is_reasoned else "")


def _asks(said: Said, lead: list[Clause], tail: list[Clause]) -> bool:
    """ "@ana reject" and "reject please" want somebody else to do it."""
    if said.phrase.manner is not Manner.BARE:
        return False
    is_addressed = said.is_called or said.names_somebody or any(MENTION in clause.words for clause in lead)
    return is_addressed or bool(tail and tail[0].words[0] in PLEASE)


def _takes_back(clause: Clause) -> bool:
    """ "No wait", "actually, approved"."""
    words = clause.words[1:] if clause.words[0] in TURNS else clause.words
    if not RETRACTIONS.isdisjoint({" ".join(words[:1]), " ".join(words[:2])}):
        return True
    said = match(Clause(clause.placed[len(clause.words) - len(words) :], clause.ending, clause.after))
    is_counted = said is not None and said.phrase.manner is not Manner.LEANING
    return is_counted and said is not None and said.phrase.verdict is Verdict.APPROVE


def _is_shaky(said: Said) -> bool:
    is_of_others = said.is_called and said.phrase.manner is not Manner.OWN
    return said.is_slip or said.names_somebody or is_of_others
