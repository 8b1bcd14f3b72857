"""Whatever a renderer may be handed, made from its types, with one text wherever people's words may stand."""

import dataclasses
import inspect
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from random import Random
from typing import Any

from bot.domain.approvals.model import RequestStatus, Verdict
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.attention.why import Rule
from bot.domain.attention.wishes import Wishes
from bot.domain.audit import Entry
from bot.domain.digests.forecast import Forecast
from bot.domain.digests.report import Weeks
from bot.domain.exchange.planning import PlannedTask
from bot.domain.exchange.sheet import Format
from bot.domain.exchange.stored import write_plan
from bot.domain.refusal import Refusal
from bot.domain.standups.definition import QuestionKind
from bot.messages.attention.reasons import REASONS, RULES
from bot.messages.layout import TEXT_LIMIT, button, section
from bot.messages.reader import Reader, reader_for
from bot.services.approvals.asking import Asked
from bot.services.approvals.editing import Edited
from bot.services.tasks.homes import VIEWS
from storage.task_counts import Count
from tests.units import ANA, FRIDAY_FIVE, GRACE, LAUNCH, NOW, TEAM

HERS = reader_for(GRACE, NOW)
DEEPEST = 12


class Maker:
    """`text` stands wherever people's words may; the same `seed` makes the same of everything else."""

    def __init__(self, text: str, seed: int) -> None:
        self.text = text
        self._random = Random(seed)  # noqa: S311 -- nothing is kept secret by it

    def arguments(self, function: Callable[..., Any]) -> dict[str, Any]:
        hints = typing.get_type_hints(function)
        of_any_number = inspect.getfullargspec(function).varargs
        wanted = {name: hint for name, hint in hints.items() if name not in ("return", of_any_number)}
        return {name: self._of(hint, name, function.__name__) for name, hint in wanted.items()}

    def _of(self, hint: Any, name: str, owner: str, depth: int = 0) -> Any:
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        key = next((key for key in (f"{owner}.{name}", name) if key in _MADE or key in _NAMED), "")
        if key in _MADE:
            return _MADE[key](self)
        if origin in (typing.Union, types.UnionType) and key not in _NAMED:
            return self._of(self._random.choice(inner), name, owner, depth)
        if origin not in (None, typing.Union, types.UnionType):
            return self._many(origin, inner, name, owner, depth)
        return self._random.choice(_NAMED[key]) if key else self._one(hint, name, owner, depth)

    def _one(self, hint: Any, name: str, owner: str, depth: int) -> Any:
        if hint in _PLAIN:
            return self._random.choice(_PLAIN[hint])
        if hint in (str, Any, object):
            return self._random.choice(_SOMEBODY) if name.endswith("_id") else self._words(owner, name)
        if hint in _READY:
            return _READY[hint](self)
        return self._random.choice(list(hint)) if issubclass(hint, Enum) else self.value(hint, depth)

    def _many(self, origin: Any, inner: Any, name: str, owner: str, depth: int) -> Any:
        count = self._random.choice((1, 2))
        if issubclass(origin, Mapping):
            pairs = [[self._of(each, name, owner, depth) for each in inner] for _ in range(count)]
            return dict(pairs)
        if origin is tuple and inner[-1] is not ...:
            return tuple(self._of(each, name, owner, depth) for each in inner)
        made = [self._of(inner[0], name, owner, depth) for _ in range(count)]
        return origin(made) if origin in (tuple, frozenset, set) else made

    def _words(self, owner: str, name: str) -> str:
        longest = (_LONGEST[key] for key in (f"{owner}.{name}", name) if key in _LONGEST)
        return self.text[: next(longest, TEXT_LIMIT)]

    def value(self, hint: Any, depth: int = 0) -> Any:
        assert depth < DEEPEST, hint
        hints = typing.get_type_hints(hint)
        names = [each.name for each in dataclasses.fields(hint)] if dataclasses.is_dataclass(hint) else hints
        return hint(**{name: self._of(hints[name], name, hint.__name__, depth + 1) for name in names})


_RHYTHM = "FREQ=WEEKLY;BYDAY=FR keep schedule"
_SOMEBODY = (ANA.id, GRACE.id)
_SUBJECT = ("T-3", "R-7")
_LINK = ("https://x.example/offer?a=1&b=2",)

_NAMED: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("assignees", "watchers", "deputies", "seats", "escalate_to", "instead_of"), _SOMEBODY),
    **dict.fromkeys(("subject", "subjects", "cause", "story_of", "stamp"), _SUBJECT),
    **dict.fromkeys(("permalink", "links", "link", "thread", "address"), _LINK),
    **dict.fromkeys(("ApprovalRequest.asked", "deciders", "away"), _SOMEBODY),
    "workspace_id": (TEAM,),
    **dict.fromkeys(("channel_id", "Place.id", "channels"), (LAUNCH.id,)),
    "position": (0,),
    **dict.fromkeys(("home_url", "response_url"), ("slack://app?team=T1&id=A1&tab=home",)),
    "style": ("primary", "danger", None),
    "thread_ts": ("1700.1", None),
    "capture_emoji": ("pushpin",),
    "deed": ("0123456789abcdef" * 2,),
    **dict.fromkeys(("recurrence", "rhythm"), (_RHYTHM,)),
    "workdays": ("12345",),
    "zone_name": ("Europe/Rome",),
    "currency": ("EUR",),
    "labels": ("launch",),
    "language": ("it-IT", "", None),
    "locale": ("it-IT",),
    "Blocker.since": (NOW.isoformat(),),
    "Decision.outcome": ("approved", "rejected"),
    "Doubt.sentence": ("“{name}” is no date.",),
    "Reason.sentence": ("“{name}” is no date.",),
    "Entry.action": ("task_added", "request_voted", "request_edited", "request_vote_refused"),
    "HelpEntry.command": ("/task",),
    "NewsView.verdict": ("approve", "reject", "condition"),
    "reason_form.verdict": (Verdict.CONDITION, Verdict.CHANGES, Verdict.REJECT),
    "Sent.content": tuple(REASONS),
    "Firing.rule": tuple(RULES),
    "Shift.rule": (Rule.HOLIDAY, Rule.LEAVE, Rule.SILENT),
    "Preview.format": tuple(Format),
    "ApprovalRequest.status": tuple(sorted(set(RequestStatus) - {RequestStatus.CHANGES})),
    "OwnSettings.wishes": (Wishes(),),
    "ExportView.form": ("csv", "json"),
    "Question.kind": (QuestionKind.TEXT,),
    "TaskPage.page": (1,),
}
"""What is no text of people's, by the name of the field, or of the class (or function) and the field: ids,
and what is validated on the way in.
"""


def _coherent(request: ApprovalRequest) -> ApprovalRequest:
    return dataclasses.replace(request, closed_at=NOW if request.status.is_closed else None)


def _changes(maker: Maker) -> dict[str, Any]:
    now = {"title": maker.text, "notes": maker.text, "links": [maker.text], "kind": maker.text, "steps": []}
    return {"was": {**now, "title": "Before"}, "now": now}


def _entry(maker: Maker) -> Entry:
    """Of the history, with all that its kind of deed may say."""
    entry: Entry = maker.value(Entry)
    said: dict[str, Any] = {
        "reason": maker.text[:1000],
        "why": maker.text[:20],
        "to": ANA.id,
        "content_hash": "a1b2",
    }
    voted = {"verdict": "approve", "was": "reject", "step": 1, "for_id": ANA.id, "permalink": _LINK[0]}
    more = {"request_voted": voted, "request_edited": _changes(maker)}
    return dataclasses.replace(entry, details={**said, **more.get(entry.action, {})})


def _open(hint: Any) -> Callable[[Maker], Any]:
    """What is only said of requests that are open."""

    def make(maker: Maker) -> Any:
        made = maker.value(hint)
        return dataclasses.replace(
            made, request=dataclasses.replace(made.request, status=RequestStatus.OPEN, closed_at=None)
        )

    return make


_MADE: dict[str, Callable[[Maker], Any]] = {
    "changes": _changes,
    "Entry.details": lambda _maker: {},
    "Preview.people": lambda maker: [(maker.text[:80], ANA.id), (maker.text[:80], None)],
    "reason_form.about": lambda _maker: {"number": 3},
    "pass_form.about": lambda _maker: {"number": 3},
    **dict.fromkeys(
        ("ask_form.about", "edit_form.about", "policy_form.about", "make_form.about", "add_form.about"),
        lambda _maker: {},
    ),
    **dict.fromkeys(
        ("make_form.lines", "create_form.groups"), lambda maker: [("1", maker.text[:75]), ("2", "-")]
    ),
    "edit_form.notes": lambda _maker: [section("note")],
    "add_form.filled": lambda maker: {"title": maker.text[:250], "notes": maker.text},
    "overview.buttons": lambda _maker: [button("More", "more", "-")],
    "Moved.was": lambda maker: {"title": maker.text, "owner_id": ANA.id, "due_at": NOW.isoformat()},
    "ChartView.weeks": lambda _maker: Weeks((3, 4), (1, 2)),
    "HomeView.counts": lambda _maker: {view: Count(3, is_cut=False) for view in VIEWS},
    "edit_form.clash": lambda _maker: (["title", "notes"], ANA.id),
    "ChartView.forecast": lambda _maker: Forecast(1, 3, (1, 2), (1, 1)),
    "HomeView.told": lambda _maker: "Done: T-1",
    "answer_form.opening": lambda _maker: ["Done: T-1"],
    "HelpEntry.examples": lambda _maker: {"": ("/task help",)},
    "values": lambda maker: {"name": maker.text},
    "Preview.first": lambda maker: [write_plan(maker.value(PlannedTask))],
}

_LONGEST: dict[str, int] = {
    **dict.fromkeys(("title", "card_title"), 250),
    **dict.fromkeys(("StandUp.name", "Policy.name", "policy_name", "Template.name"), 60),
    **dict.fromkeys(("name", "names", "channel_name", "away_names"), 20),
    "ApprovalRequest.notes": 2500,
    **dict.fromkeys(("Vote.reason", "NewsView.reason", "_details.reason"), 1000),
    **dict.fromkeys(("Blocker.reason", "StandingBlocker.reason", "Edge.reason"), 200),
    **dict.fromkeys(("Question.text", "options", "pool", "when"), 75),
    **dict.fromkeys(("kind", "kinds", "groups", "member", "waiting", "missing", "not_asked"), 15),
    **dict.fromkeys(("Digest.note", "DigestView.note", "note"), 500),
    **dict.fromkeys(("typed", "commands", "addition", "word", "title"), 250),
    **dict.fromkeys(("id", "key", "value", "stamp", "ts", "content_hash", "shown", "error_id"), 12),
    **dict.fromkeys(
        ("place", "label", "command", "action", "action_id", "run", "slash", "batch_id", "asked"), 12
    ),
    **dict.fromkeys(("words", "HelpEntry.summary", "HelpEntry.examples", "reason_code"), 30),
    **dict.fromkeys(("NoteView.subject", "NoteView.reason"), 200),
    **dict.fromkeys(("filename", "file_name"), 200),
}
"""What may be written, in characters, by the field as above; anything else may be as long as it likes."""

_PLAIN: dict[Any, tuple[Any, ...]] = {
    bool: (True, False),
    int: (1, 2, 30),
    float: (0.5,),
    Decimal: (Decimal("1480.50"),),
    datetime: (NOW, FRIDAY_FIVE, NOW - timedelta(days=3)),
    date: (NOW.date(), NOW.date() + timedelta(days=9)),
    time: (time(9, 30),),
    timedelta: (timedelta(hours=3),),
    bytes: (b"",),
    type(None): (None,),
}
_READY: dict[Any, Callable[[Maker], Any]] = {
    Reader: lambda _maker: HERS,
    Entry: _entry,
    Asked: _open(Asked),
    Edited: _open(Edited),
    ApprovalRequest: lambda maker: _coherent(maker.value(ApprovalRequest)),
    Refusal: lambda maker: Refusal("There is no “{name}”.", example="/task list", name=maker.text),
}
