"""Whether an approval stands after all that was said with it."""

from itertools import chain

from bot.domain.approvals.model import Verdict
from bot.domain.decisions.decision import Decided, Decision, Leaning, Nothing
from bot.domain.decisions.doubts import Doubt, is_contrary, passes, weigh
from bot.domain.decisions.emoji import AGAINST, are_friendly, has_any
from bot.domain.decisions.lexicon import ASKS, MENTION, begins_condition
from bot.domain.decisions.match import Said
from bot.domain.decisions.scan import Clause, Ending, Message
from bot.domain.decisions.words import Manner
from bot.domain.typed_text import has_words, plain

_MOST_WORDS = 40
_OF_DOUBTS: dict[Doubt, Decision] = {
    Doubt.UNSURE: Leaning(Verdict.APPROVE),
    Doubt.CONDITION: Leaning(Verdict.CONDITION),
    Doubt.CONTRARY: Nothing(),
}


def judge_approval(said: Said, message: Message, lead: list[Clause], tail: list[Clause]) -> Decision:
    """`lead` is what was said before, and known to change nothing."""
    remarks = [Clause(said.rest, Ending.COMMA, 0), *tail] if said.rest else tail
    if has_any(message.emoji, AGAINST) or _asks(said, lead, remarks):
        return Nothing()
    condition = _condition(said, message, remarks)
    if condition:
        return condition
    doubt = weigh(remarks, said.phrase.manner)
    if doubt is Doubt.NONE and (_is_shaky(said, message) or not _stands_with(said, lead, remarks)):
        doubt = Doubt.UNSURE
    return _OF_DOUBTS.get(doubt) or Decided(Verdict.APPROVE, reason_of(message, remarks))


def reason_of(message: Message, remarks: list[Clause]) -> str:
    """What was written from the first remark on, as the person typed it."""
    if not remarks:
        return ""
    reason = plain(message.text[remarks[0].placed[0].start :]).strip()
    return _without_bracket(reason) if has_words(reason) else ""


def _without_bracket(reason: str) -> str:
    return reason.removesuffix(")") if "(" not in reason else reason


def _asks(said: Said, lead: list[Clause], remarks: list[Clause]) -> bool:
    """ "@ana approve" and "approve please" want somebody else to do it."""
    if said.phrase.manner is not Manner.BARE:
        return False
    is_addressed = said.is_called or said.names_somebody or any(MENTION in clause.words for clause in lead)
    return is_addressed or bool(remarks and remarks[0].words[0] in ASKS | {MENTION})


def _condition(said: Said, message: Message, remarks: list[Clause]) -> Decision | None:
    """An approval with a condition, where one is spelt out; None where there is none to speak of."""
    following = list(chain.from_iterable(clause.placed for clause in remarks))
    taken = begins_condition([each.word for each in following])
    if said.phrase.verdict is not Verdict.CONDITION and not taken:
        return None
    if any(clause.ending is Ending.QUESTION or is_contrary(clause.words) for clause in remarks):
        return Nothing()
    words = following[taken:]
    if not words or _is_shaky(said, message) or said.phrase.manner in {Manner.BARE, Manner.SIGN}:
        return Leaning(Verdict.CONDITION)
    reason = plain(message.text[words[0].start :]).strip()
    return (
        Decided(Verdict.CONDITION, _without_bracket(reason))
        if has_words(reason)
        else Leaning(Verdict.CONDITION)
    )


def _is_shaky(said: Said, message: Message) -> bool:
    return (
        said.is_slip
        or said.names_somebody
        or (said.is_called and said.phrase.manner is not Manner.OWN)
        or message.has_quotes
        or message.hesitates
        or not are_friendly(message.emoji)
        or message.size > _MOST_WORDS
    )


def _stands_with(said: Said, lead: list[Clause], remarks: list[Clause]) -> bool:
    """ "Approve" and "+1" stand alone or with a plain reason: they may be said to others, or of others."""
    match said.phrase.manner:
        case Manner.BARE:
            return not (said.is_dressed or lead) and not any(passes(clause.words) for clause in remarks)
        case Manner.SIGN:
            return all(passes(clause.words) for clause in remarks)
        case _:
            return True
