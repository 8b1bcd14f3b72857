"""What is pressed on the card of a request, in a direct message or on the Home."""

from typing import Any

from bot.domain.approvals.model import Verdict
from bot.domain.typed_text import plain
from bot.messages.approvals import actions, answers, forms
from bot.messages.reader import reader_for
from bot.services.act import Act
from bot.services.approvals.deciding import Declined, decide, may_decide
from bot.services.approvals.validity import wants_reason
from handlers import at_home
from handlers.ballots import (
    Pressed,
    card_subject,
    forged,
    permalink_of,
    pressed_here,
    read_pressed,
    refused,
    words_of,
)
from handlers.groups import groups_of
from handlers.outcomes import Nothing, Outcome, Replace
from handlers.requests import Request


def press_approve(act: Act, request: Request) -> Outcome:
    return _vote(act, request, Verdict.APPROVE, request.value)


def press_changes(act: Act, request: Request) -> Outcome:
    return _vote(act, request, Verdict.CHANGES, request.value)


def press_reject(act: Act, request: Request) -> Outcome:
    return _vote(act, request, Verdict.REJECT, request.value)


def choose_more(act: Act, request: Request) -> Outcome:
    """The menu of a card: its options are "what stamp"."""
    what, _space, stamp = request.value.partition(" ")
    if what == actions.PASS:
        return _pass_on(act, request, stamp)
    if what not in (Verdict.CONDITION, Verdict.ABSTAIN):
        return forged(act, request)
    return _vote(act, request, Verdict(what), stamp)


def press_record(act: Act, request: Request) -> Outcome:
    """Under words that sounded like a vote: "verdict stamp ts". The offer gives way to what was recorded."""
    what, _space, rest = request.value.partition(" ")
    stamp, _space, ts = rest.rpartition(" ")
    pressed = read_pressed(stamp, ts)
    post = words_of(act, request, pressed) if pressed and ts else None
    if pressed is None or post is None or what not in set(Verdict):
        return forged(act, request)
    verdict = Verdict(what)
    if wants_reason(verdict):
        return _ask_why(act, request, pressed, verdict, plain(post.text))
    ballot = pressed.ballot(verdict, permalink=permalink_of(act, request, post))
    result = decide(act, ballot, groups_of(request))
    reader = reader_for(act.by, act.now)
    if isinstance(result, Declined):
        return Replace(answers.declined(result, reader))
    return Replace(answers.recorded(result, reader))


def _vote(act: Act, request: Request, verdict: Verdict, stamp: str) -> Outcome:
    pressed = pressed_here(act, request, stamp)
    if pressed is None:
        return forged(act, request)
    if wants_reason(verdict):
        return _ask_why(act, request, pressed, verdict)
    result = decide(act, pressed.ballot(verdict), groups_of(request))
    if isinstance(result, Declined):
        return refused(act, request, result)
    if card_subject(act, request):
        return Nothing()  # the card shows it
    return at_home.answer(act, request, answers.recorded(result, reader_for(act.by, act.now)))


def _ask_why(act: Act, request: Request, pressed: Pressed, verdict: Verdict, said: str = "") -> Outcome:
    """Whoever may not decide is not asked."""
    found = may_decide(act, pressed.ballot(verdict), groups_of(request))
    if isinstance(found, Declined):
        return refused(act, request, found)
    about = _about(act, request, pressed) | {"verdict": verdict.value}
    form = forms.reason_form(found, verdict, about, reader_for(act.by, act.now), said)
    return at_home.open_modal(form, request)


def _pass_on(act: Act, request: Request, stamp: str) -> Outcome:
    pressed = pressed_here(act, request, stamp)
    if pressed is None:
        return forged(act, request)
    found = may_decide(act, pressed.ballot(Verdict.ABSTAIN), groups_of(request), actions.PASS)
    if isinstance(found, Declined):
        return refused(act, request, found)
    form = forms.pass_form(found, _about(act, request, pressed), reader_for(act.by, act.now))
    return at_home.open_modal(form, request)


def _about(act: Act, request: Request, pressed: Pressed) -> dict[str, Any]:
    """What comes back with the form: `card` where what becomes of it shows by itself."""
    return {"stamp": pressed.stamp, "ts": pressed.ts, "card": bool(card_subject(act, request))}
