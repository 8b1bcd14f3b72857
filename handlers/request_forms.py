"""The forms of a decision, submitted: why, on which condition, or who decides instead."""

from bot.domain.approvals.commands import PassOn
from bot.domain.approvals.model import Verdict
from bot.domain.refusal import N_, Refusal
from bot.messages import modals
from bot.messages.approvals import actions, answers
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.services.act import Act
from bot.services.approvals.deciding import Declined, decide, may_decide, refuse_forged
from bot.services.approvals.passing import hand_over
from handlers import at_home
from handlers.ballots import Pressed, permalink_of, read_pressed, words_of
from handlers.groups import groups_of
from handlers.outcomes import CloseModal, ModalErrors, Outcome
from handlers.requests import Request


def submit_reason(act: Act, request: Request) -> Outcome:
    """Whether it counts is looked up now, whoever was shown the form."""
    reader = reader_for(act.by, act.now)
    pressed, verdict = _pressed(request), request.private_metadata.get("verdict", "")
    if pressed is None or verdict not in set(Verdict):
        return _declined(act, request, refuse_forged(act, act.by.id, verdict))
    reason = request.entered.text("reason")
    if not reason:
        return ModalErrors({"reason": modals.at_field(Refusal(N_("Please say why.")), reader)})
    post = words_of(act, request, pressed) if pressed.ts else None
    permalink = permalink_of(act, request, post) if post else ""
    result = decide(act, pressed.ballot(Verdict(verdict), reason, permalink), groups_of(request))
    if isinstance(result, Declined):
        return _declined(act, request, result)
    return _closed(act, request, answers.recorded(result, reader))


def submit_pass(act: Act, request: Request) -> Outcome:
    """Raises Refusal where it cannot be passed on to that person: the form stays open beneath."""
    pressed, to_id = _pressed(request), request.entered.person("person")
    if pressed is None or to_id is None:
        return _declined(act, request, refuse_forged(act, act.by.id, actions.PASS))
    found = may_decide(act, pressed.ballot(Verdict.ABSTAIN), groups_of(request), actions.PASS)
    if isinstance(found, Declined):
        return _declined(act, request, found)
    passed = hand_over(act, PassOn(pressed.number, to_id, pressed.position), groups_of(request))
    return _closed(act, request, answers.passed(passed, to_id, reader_for(act.by, act.now)))


def _pressed(request: Request) -> Pressed | None:
    about = request.private_metadata
    return read_pressed(str(about.get("stamp", "")), str(about.get("ts", "")))


def _declined(act: Act, request: Request, result: Declined) -> Outcome:
    return at_home.close(act, request, answers.declined(result, reader_for(act.by, act.now)))


def _closed(act: Act, request: Request, told: Message) -> Outcome:
    """Where a card was pressed, it shows what became of it."""
    if request.private_metadata.get("card"):
        return CloseModal()
    return at_home.close(act, request, told)
