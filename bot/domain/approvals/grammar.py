"""What people type after /request or after "@muster request": words in, small typed values out."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from bot.domain.approvals.amounts import take_leading_amount
from bot.domain.approvals.audience import names_somebody, take_named, tokens
from bot.domain.approvals.commands import (
    ApprovalCommand,
    AskByForm,
    Delegate,
    EditRequest,
    ExportRequests,
    ListRequests,
    ListSubstitutes,
    NewRequest,
    Number,
    PassRequest,
    RemindApprovers,
    ShowHelp,
    ShowLog,
    ShowRequest,
    Simulate,
    StopDelegating,
    TellStory,
    WithdrawRequest,
)
from bot.domain.approvals.content_limits import check_request_title
from bot.domain.approvals.days import read_days
from bot.domain.approvals.kinds import read_kind
from bot.domain.approvals.model import Content
from bot.domain.approvals.numbers import read_one_request, read_request_number
from bot.domain.approvals.parts import Parts, Typist, take_parts
from bot.domain.approvals.policy_words import read_policy_command
from bot.domain.approvals.scopes import SCOPES, RequestScope
from bot.domain.approvals.verbs import VERBS, Verb
from bot.domain.due import DueRefused
from bot.domain.folding import folded
from bot.domain.quoting import take_quoted
from bot.domain.refusal import N_, Refusal
from bot.domain.typed_text import has_words, plain
from bot.domain.unclear import LONGEST_SUGGESTION, Unclear, mistyped

EXAMPLE = "/request New posters to @grace amount 1200 EUR by friday"
A_SENTENCE = 3
"""Words without a verb that make a request of their own."""

_PAGE = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_LIST = {"list", "show", "lista", "pokaz", "elenco", "mostra"}
_STOP = {"stop", "off", "end", "koniec", "cofnij", "basta", "fine", "annulla"}
_DECIDE = {
    *("approve", "reject", "abstain", "decide"),
    *("zatwierdz", "zatwierdzam", "odrzuc", "odrzucam", "wstrzymuje", "zdecyduj"),
    *("approva", "approvo", "respingi", "respingo", "astieniti", "decidi"),
}
_TAKES_WORDS = {Verb.DELEGATE, Verb.AWAY, Verb.SIMULATE}
_BESIDE = {"to", "do", "a", "ad", ",", ":"}

Read: TypeAlias = Callable[[str, Typist], ApprovalCommand]


def read_request_command(text: str, typist: Typist) -> ApprovalCommand:
    """Raises Refusal with a sentence and an example for whatever is not understood."""
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    if not first:
        return AskByForm()
    verb = VERBS.read(first)
    if verb is None:
        return _without_verb(text, typist)
    try:
        return _READERS[verb](rest, typist)
    except DueRefused:
        raise
    except Refusal:
        if verb not in _TAKES_WORDS and _is_sentence(rest):
            return read_new_request(text, typist) if names_somebody(text) else _unclear(text)
        raise


def read_new_request(text: str, typist: Typist) -> NewRequest:
    """A title, in quotes where it would be read otherwise, and its parts in any order. Raises Refusal."""
    quoted, others = take_quoted(text)
    if quoted is not None:
        parts = take_parts(tokens(others), typist)
        if not parts.words:
            return _new(" ".join(plain(quoted).split()), parts)
    parts = take_parts(tokens(text), typist)
    return _new(" ".join(parts.words).strip(" ,;:\u2013-"), parts)


def _new(title: str, parts: Parts) -> NewRequest:
    content = Content(check_request_title(title), parts.kind, parts.money, links=parts.links)
    return NewRequest(content, parts.steps, parts.due_at, parts.starts)


def _without_verb(text: str, typist: Typist) -> ApprovalCommand:
    """A sentence, or whatever names approvers, is a request; a word or two are more likely mistyped."""
    words = text.split()
    found = _about_number(words, typist)
    if found is not None:
        return found
    is_mistyped = len(words) == 2 and bool(VERBS.nearest(words[0])) and not names_somebody(text)  # noqa: PLR2004 -- "witdraw R-7"
    if not is_mistyped and (names_somebody(text) or len(words) >= A_SENTENCE or take_quoted(text)[0]):
        return read_new_request(text, typist)
    return _unclear(text)


def _about_number(words: list[str], typist: Typist) -> ApprovalCommand | None:
    """ "R-7" and "R-7 withdraw"; whoever types "approve R-7" is shown first what they would approve."""
    first, *rest = words
    number = read_request_number(first)
    if number is not None and not rest:
        return ShowRequest(number)
    if number is not None and (verb := VERBS.read(rest[0])):
        return _READERS[verb](" ".join([first, *rest[1:]]), typist)
    if folded(first) in _DECIDE and (not rest or read_request_number(rest[0]) is not None):
        return ShowRequest(read_request_number(rest[0]) if rest else None)
    return None


def _is_sentence(rest: str) -> bool:
    """ "Policy update for remote work to @legal" begins like a command, but goes on like a title."""
    _ids, words = take_named(rest)
    said = [word for word in words if folded(word) not in _BESIDE]
    return len(said) + 1 >= A_SENTENCE and read_request_number(said[0]) is None


def _unclear(text: str) -> Unclear:
    found = mistyped(text, VERBS)
    if len(text) > LONGEST_SUGGESTION:
        return found
    scope = SCOPES.read(text.split(maxsplit=1)[0])
    lists = [f"list {scope}"] if scope else []
    addition = text.strip() if has_words(found.typed) else ""
    return Unclear(found.typed, (*lists, *found.commands), addition)


def _read_list(text: str, _typist: Typist) -> ApprovalCommand:
    words = text.split()
    page = int(words.pop()) if words and _PAGE.fullmatch(words[-1]) else 1
    scopes = [SCOPES.read(word) for word in words]
    known = [scope for scope in scopes if scope]
    if len(known) != 1 and words:
        raise _no_such_list(words)
    return ListRequests(known[0] if known else RequestScope.MINE, page)


def _no_such_list(words: list[str]) -> Refusal:
    scope = next(iter(SCOPES.nearest(words[0], most=1)), RequestScope.WAITING)
    return Refusal(
        N_("I can list your own requests (mine), those that wait for you (waiting), all, and decided ones."),
        example=f"/request list {scope}",
    )


def _read_log(text: str, _typist: Typist) -> ApprovalCommand:
    if text and not _PAGE.fullmatch(text.strip()):
        raise Refusal(N_("The decision log takes nothing but the number of a page."), example="/request log")
    return ShowLog(int(text or 1))


def _of_one(make: Callable[[Number], ApprovalCommand], example: str) -> Read:
    """A verb that takes one request, or none at all in its thread."""
    return lambda text, _typist: make(read_one_request(plain(text).split(), example))


def _read_audit(text: str, _typist: Typist) -> ApprovalCommand:
    words = plain(text).split()
    page = int(words.pop()) if len(words) > 1 and _PAGE.fullmatch(words[-1]) else 1
    return TellStory(read_one_request(words, "/request audit R-7"), page)


def _read_pass(text: str, _typist: Typist) -> ApprovalCommand:
    ids, words = take_named(text)
    numbers = [word for word in words if folded(word) not in _BESIDE]
    if len(ids) != 1 or ids[0].startswith("S"):
        raise Refusal(
            N_("Tell me which request, and the one person who decides instead."),
            example="/request pass R-7 to @david",
        )
    return PassRequest(read_one_request(numbers, "/request pass R-7 to @david"), ids[0])


def _read_delegate(text: str, typist: Typist) -> ApprovalCommand:
    ids, words = take_named(text)
    first = folded(words[0]) if words else ""
    if not ids and (not words or first in _LIST):
        return ListSubstitutes()
    if not ids and first in _STOP:
        return StopDelegating()
    if len(ids) != 1 or ids[0].startswith("S"):
        raise Refusal(
            N_("Name the one person who decides in your place, and the days."),
            example="/request delegate @david from monday to friday",
        )
    days = [word for word in words if word not in {",", ":"}]
    days = days[1:] if days and folded(days[0]) in {"to", "a"} else days
    return Delegate(ids[0], *read_days(days, typist.person, typist.now))


def _read_away(text: str, typist: Typist) -> ApprovalCommand:
    words = plain(text).split()
    if words and folded(words[0]) in _STOP:
        return StopDelegating()
    return Delegate("", *read_days(words, typist.person, typist.now))


def _read_simulate(text: str, typist: Typist) -> ApprovalCommand:
    """ "12000 EUR marketing": nothing is a title here that may be an amount or a type."""
    parts = take_parts(tokens(text), typist)
    words, leading = take_leading_amount(parts.words, typist.person)
    kinds = {word: kind for word in words if (kind := _kind(word, typist))}
    kind = parts.kind or next(iter(kinds.values()), "")
    title = " ".join(word for word in words if word not in kinds)
    if not (title or kind or leading or parts.money):
        raise Refusal(
            N_("Tell me what would be asked for: an amount, a type."),
            example="/request simulate 12000 EUR spend",
        )
    return Simulate(replace(_untitled(parts), content=Content(title, kind, leading or parts.money)))


def _untitled(parts: Parts) -> NewRequest:
    return NewRequest(Content("", parts.kind, parts.money), parts.steps, parts.due_at, parts.starts)


def _kind(word: str, typist: Typist) -> str:
    try:
        return read_kind(word, typist.kinds)
    except Refusal:
        return ""


def _read_policy(text: str, _typist: Typist) -> ApprovalCommand:
    return read_policy_command(text)


_READERS: dict[Verb, Read] = {
    Verb.LIST: _read_list,
    Verb.SHOW: _of_one(ShowRequest, "/request show R-7"),
    Verb.WITHDRAW: _of_one(WithdrawRequest, "/request withdraw R-7"),
    Verb.REMIND: _of_one(RemindApprovers, "/request remind R-7"),
    Verb.EDIT: _of_one(EditRequest, "/request edit R-7"),
    Verb.HAND_OVER: _read_pass,
    Verb.DELEGATE: _read_delegate,
    Verb.AWAY: _read_away,
    Verb.POLICY: _read_policy,
    Verb.SIMULATE: _read_simulate,
    Verb.LOG: _read_log,
    Verb.AUDIT: _read_audit,
    Verb.EXPORT: _of_one(ExportRequests, "/request export"),
    Verb.HELP: lambda _text, _typist: ShowHelp(),
}
