"""A policy as the fields of a form: what is shown, and what was entered."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bot.domain.approvals.kinds import read_new_kind
from bot.domain.approvals.model import Money, Step
from bot.domain.approvals.policy import Policy, Range, Timing
from bot.domain.approvals.written import write_money
from bot.domain.currencies import home_currency
from bot.domain.money import read_money
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal

NAME_LIMIT = 60
TEXTS = ("name", "own_kind", "least", "most", "deadline", "escalate_after", "expire", "position")
SHARES = (25, 50, 75)

_NAME = re.compile(r"\w[\w ,.+/-]{0,59}")
_WHOLE = re.compile(r"\d{1,4}", re.ASCII)
_NUMBERS = {"deadline": (1, 400), "escalate_after": (1, 400), "expire": (1, 365), "position": (0, 999)}
_DEFAULTS = Timing()


@dataclass(frozen=True)
class PolicyForm:
    """What the fields hold; `steps` as many as are shown, None for one that is still empty."""

    texts: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    requesters: tuple[str, ...] = ()
    steps: tuple[Step | None, ...] = (None,)
    remind: int = _DEFAULTS.remind_at_percent
    escalate_to: str | None = None
    fallback: str | None = None
    is_on: bool = True

    @property
    def digest(self) -> str:
        """Short, equal for equal contents."""
        parts = (sorted(self.texts.items()), self.kinds, self.channels, self.requesters, self.steps)
        rest = (self.remind, self.escalate_to, self.fallback, self.is_on)
        return hashlib.sha256(repr((parts, rest)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Entered:
    """The policy, or what is wrong with which field."""

    policy: Policy | None
    refusals: dict[str, Refusal]


def shown_policy(policy: Policy) -> PolicyForm:
    timing, amounts = policy.timing, policy.amounts
    texts = {
        "name": policy.name,
        "least": _written(amounts, amounts.least if amounts else None),
        "most": _written(amounts, amounts.most if amounts else None),
        "deadline": str(timing.deadline_hours),
        "escalate_after": str(timing.escalate_after_hours or ""),
        "expire": str(timing.expire_after_days),
        "position": str(policy.position),
    }
    return PolicyForm(
        texts,
        policy.kinds,
        policy.channels,
        policy.requesters,
        policy.steps,
        timing.remind_at_percent,
        timing.escalate_to,
        policy.fallback_id,
        policy.is_on,
    )


def new_policy(name: str) -> PolicyForm:
    texts = {
        "name": name,
        "deadline": str(_DEFAULTS.deadline_hours),
        "expire": str(_DEFAULTS.expire_after_days),
        "position": "0",
    }
    return PolicyForm(texts)


def read_policy(form: PolicyForm, person: Person) -> Entered:
    """Every field is read, so that all that is wrong is told at once."""
    values: dict[str, Any] = {}
    refusals: dict[str, Refusal] = {}
    for name, read in _READERS.items():
        try:
            values[name] = read(form, person)
        except Refusal as refusal:
            refusals[name] = refusal
    return Entered(None if refusals else _policy(form, values), refusals)


def _policy(form: PolicyForm, values: dict[str, Any]) -> Policy:
    own = (values["own_kind"],) if values["own_kind"] else ()
    return Policy(
        values["name"],
        values["people0"],
        values["fallback"],
        tuple(dict.fromkeys((*form.kinds, *own))),
        form.channels,
        form.requesters,
        values["most"],
        Timing(
            values["deadline"] or _DEFAULTS.deadline_hours,
            form.remind,
            values["escalate_after"],
            form.escalate_to,
            values["expire"] or _DEFAULTS.expire_after_days,
        ),
        values["position"] or 0,
        form.is_on,
    )


def read_policy_name(name: str) -> str:
    """It is typed after `/request policy`, so it is plain. Raises Refusal."""
    folded = " ".join(name.split())
    if not _NAME.fullmatch(folded):
        raise Refusal(
            N_("A name has up to {limit} letters, digits, spaces and dashes."),
            example="spend",
            limit=NAME_LIMIT,
        )
    return folded


def _own_kind(form: PolicyForm, _person: Person) -> str:
    word = form.texts.get("own_kind", "")
    return read_new_kind(word) if word else ""


def _steps(form: PolicyForm, _person: Person) -> tuple[Step, ...]:
    steps = tuple(step for step in form.steps if step)
    if not steps:
        raise Refusal(N_("Who decides? Choose at least one person or group."))
    return steps


def _fallback(form: PolicyForm, _person: Person) -> str:
    if not form.fallback:
        raise Refusal(N_("Who decides where nobody else is left?"))
    return form.fallback


def _amounts(form: PolicyForm, person: Person) -> Range | None:
    """Both ends; the currency of one is that of the other."""
    least, most = (_money(form.texts.get(end, ""), person) for end in ("least", "most"))
    ends = [end for end in (least, most) if end]
    if not ends:
        return None
    if len({end.currency for end in ends}) > 1:
        raise Refusal(N_("Both amounts in the same currency, please."))
    if least and most and least.amount > most.amount:
        raise Refusal(N_("The larger amount goes here."))
    return Range(ends[0].currency, least.amount if least else None, most.amount if most else None)


def _least(form: PolicyForm, person: Person) -> Money | None:
    return _money(form.texts.get("least", ""), person)


def _most(form: PolicyForm, person: Person) -> Range | None:
    """What is wrong with the other end is told there."""
    try:
        _least(form, person)
    except Refusal:
        return None
    return _amounts(form, person)


def _money(text: str, person: Person) -> Money | None:
    return read_money(text, home_currency(person.zone_name)) if text else None


def _number(name: str, form: PolicyForm) -> int | None:
    text, (least, most) = form.texts.get(name, ""), _NUMBERS[name]
    if not text:
        return None
    if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
        raise Refusal(N_("A whole number from {least} to {most}, please."), least=least, most=most)
    return int(text)


def _silence(form: PolicyForm, _person: Person) -> int | None:
    """One is nothing without the other."""
    hours = _number("escalate_after", form)
    if (hours is None) != (form.escalate_to is None):
        raise Refusal(N_("Say both: after how many hours, and who is asked then. Or leave both empty."))
    return hours


def _written(amounts: Range | None, end: Decimal | None) -> str:
    return write_money(Money(end, amounts.currency)) if amounts and end is not None else ""


_READERS: dict[str, Any] = {
    "name": lambda form, _person: read_policy_name(form.texts.get("name", "")),
    "own_kind": _own_kind,
    "people0": _steps,
    "least": _least,
    "most": _most,
    "deadline": lambda form, _person: _number("deadline", form),
    "escalate_after": _silence,
    "fallback": _fallback,
    "expire": lambda form, _person: _number("expire", form),
    "position": lambda form, _person: _number("position", form),
}
"""By the field at which a refusal is shown."""
