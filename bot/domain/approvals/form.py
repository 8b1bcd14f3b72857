"""A request as the fields of a form: what is shown, and what was entered."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from bot.domain.approvals.amounts import amount_in
from bot.domain.approvals.commands import NewRequest
from bot.domain.approvals.content_limits import check_links, check_notes, check_request_title
from bot.domain.approvals.kinds import read_kind
from bot.domain.approvals.model import Content, Money, Step, is_group
from bot.domain.approvals.parts import EXAMPLE, MOST_STARTS, Typist
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.written import write_money
from bot.domain.currencies import home_currency
from bot.domain.due import Unreadable
from bot.domain.money import read_money
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.numbers import NAME
from bot.domain.tasks.parts import read_due_for

FIELDS = ("title", "amount", "kind", "due", "notes", "links", "starts")

Shown: TypeAlias = dict[str, str]
"""What the fields hold, by name; "steps" beside them as `steps_text` writes it."""


@dataclass(frozen=True)
class Entered:
    """The request as it was entered, and a Refusal for each field that could not be read."""

    new: NewRequest
    refusals: dict[str, Refusal]


def shown_fields(request: ApprovalRequest, person: Person) -> Shown:
    """The request as the form shows it to the person."""
    due = request.due_at.astimezone(person.zone) if request.due_at else None
    return {
        "title": request.title,
        "amount": write_money(request.money) if request.money else "",
        "kind": request.kind,
        "due": f"{due:%Y-%m-%d %H:%M}" if due else "",
        "notes": request.notes,
        "links": "\n".join(request.links),
        "starts": ", ".join(f"T-{number}" for number in request.starts),
    }


def digests(fields: Mapping[str, str], steps: tuple[Step, ...]) -> dict[str, str]:
    """Short, equal for equal contents: what the form remembers of the request it was filled from."""
    asked = repr([(sorted(step.seats), step.need) for step in steps])
    return {name: _digest(value) for name, value in {**fields, "steps": asked}.items()}


def read_entered(
    entered: Mapping[str, str],
    steps: tuple[Step, ...],
    typist: Typist,
    was: NewRequest,
    base: Mapping[str, str],
) -> Entered:
    """What differs from `base` is read, everything else stays as it `was`: a deadline in the past, say."""
    values: dict[str, Any] = {}
    refusals: dict[str, Refusal] = {}
    for name, digest in digests(entered, steps).items():
        if digest == base.get(name):
            continue
        try:
            read = _READERS.get(name)
            values[name] = read(entered[name].strip(), typist) if read else _steps(steps, was.steps)
        except Refusal as refusal:
            refusals[name] = refusal
    if not refusals and values.keys() & {"title", "amount"}:
        _read_from_title(was, values, refusals, typist)
    return Entered(_with(was, values), refusals)


def _read_from_title(
    was: NewRequest, values: dict[str, Any], refusals: dict[str, Refusal], typist: Typist
) -> None:
    """What a policy goes by is not overlooked where it stands in the title alone."""
    content = _with(was, values).content
    if content.money is not None:
        return
    try:
        values["amount"] = amount_in(content.title, typist.person)
    except Refusal as refusal:
        refusals["amount"] = refusal


def as_new(request: ApprovalRequest) -> NewRequest:
    return NewRequest(request.content, request.own_steps, request.due_at, request.starts)


def step_of(people: tuple[str, ...], groups: tuple[str, ...], need: str) -> Step | None:
    """None where nobody was chosen."""
    return Step((*people, *groups), int(need or 1)) if people or groups else None


def people_of(step: Step) -> tuple[str, ...]:
    return tuple(seat for seat in step.seats if not is_group(seat))


def groups_of_step(step: Step) -> tuple[str, ...]:
    return tuple(seat for seat in step.seats if is_group(seat))


def _with(was: NewRequest, values: dict[str, Any]) -> NewRequest:
    named = {"amount": "money", "due": "due_at"}
    values = {named.get(name, name): value for name, value in values.items()}
    of_content = {
        name: values.pop(name) for name in ("title", "money", "kind", "notes", "links") if name in values
    }
    return replace(was, content=replace(was.content, **of_content), **values)


def _steps(entered: tuple[Step, ...], before: tuple[Step, ...]) -> tuple[Step, ...]:
    """A step of the same people stays as it was: a menu hands them back in an order of its own."""
    known = {(frozenset(step.seats), step.need): step for step in before}
    return tuple(known.get((frozenset(step.seats), step.need), step) for step in entered)


def _digest(value: str) -> str:
    return hashlib.sha256(value.strip().encode()).hexdigest()[:10]


def _amount(text: str, typist: Typist) -> Money | None:
    return read_money(text, home_currency(typist.person.zone_name)) if text else None


def _due(text: str, typist: Typist) -> Any:
    if not text:
        return None
    try:
        return read_due_for(text, typist.person, typist.now).at
    except Unreadable:
        raise Refusal(N_("I cannot read this as a day or a time."), example="friday 5pm") from None


def _starts(text: str, _typist: Typist) -> tuple[int, ...]:
    found = [NAME.fullmatch(word) for word in re.split(r"[\s,;]+", text) if word]
    if not all(found) or len(found) > MOST_STARTS:
        raise Refusal(N_("Name tasks by their numbers."), example=EXAMPLE)
    return tuple(dict.fromkeys(int(each[1]) for each in found if each))


_READERS: dict[str, Callable[[str, Typist], Any]] = {
    "title": lambda text, _typist: check_request_title(text),
    "amount": _amount,
    "kind": lambda text, typist: read_kind(text, typist.kinds) if text else "",
    "due": _due,
    "notes": lambda text, _typist: check_notes(text),
    "links": lambda text, _typist: check_links(text.split()),
    "starts": _starts,
}

NOTHING = NewRequest(Content(""))
"""What a new request was before anything was entered."""
