"""The language in which `limits` writes down what a valid layout is, and how each word of it is checked.

Every rule yields problems in Slack's wording, each with the JSON pointer of what is wrong.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

Problems = Iterator[str]


class Rule(Protocol):
    def check(self, value: Any, at: str) -> Problems:
        """Problems of `value`, which stands at JSON pointer `at`."""


def problem(text: str, at: str) -> str:
    return f"{text} [json-pointer:{at}]"


@dataclass(frozen=True)
class String:
    most: int = 0
    least: int = 1
    pattern: str = ""

    def check(self, value: Any, at: str) -> Problems:
        if not isinstance(value, str):
            yield problem("must provide a string", at)
            return
        if len(value) < self.least:
            yield problem(f"must be more than {self.least - 1} characters", at)
        if self.most and len(value) > self.most:
            yield problem(f"must be less than {self.most + 1} characters", at)
        if self.pattern and not re.fullmatch(self.pattern, value):
            yield problem(f"must match pattern: {self.pattern}", at)


@dataclass(frozen=True)
class Whole:
    least: int | None = None
    most: int | None = None

    def check(self, value: Any, at: str) -> Problems:
        if not isinstance(value, int) or isinstance(value, bool):
            yield problem("must provide a number", at)
            return
        if self.least is not None and value < self.least:
            yield problem(f"must be more than {self.least - 1}", at)
        if self.most is not None and value > self.most:
            yield problem(f"must be less than {self.most + 1}", at)


@dataclass(frozen=True)
class Flag:
    def check(self, value: Any, at: str) -> Problems:
        if not isinstance(value, bool):
            yield problem("must provide a boolean", at)


@dataclass(frozen=True)
class OneOf:
    values: tuple[str, ...]

    def check(self, value: Any, at: str) -> Problems:
        if value not in self.values:
            yield problem(f"must be one of the following values: {', '.join(self.values)}", at)


@dataclass(frozen=True)
class Anything:
    def check(self, value: Any, at: str) -> Problems:  # noqa: ARG002 - nothing is wrong with anything
        yield from ()


@dataclass(frozen=True)
class Items:
    of: Rule
    most: int = 0
    least: int = 1

    def check(self, value: Any, at: str) -> Problems:
        if not isinstance(value, list):
            yield problem("must provide an array", at)
            return
        if len(value) < self.least:
            yield problem(f"no fewer than {self.least} items allowed", at)
        if self.most and len(value) > self.most:
            yield problem(f"no more than {self.most} items allowed", at)
        for index, item in enumerate(value):
            yield from self.of.check(item, f"{at}/{index}")


@dataclass(frozen=True)
class Record:
    """An object with these fields and no others; of `one_of` at least one must be there."""

    fields: Mapping[str, Rule]
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    not_both: tuple[tuple[str, str], ...] = ()

    def check(self, value: Any, at: str) -> Problems:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
            return
        yield from self._names(value, at)
        for name, rule in self.fields.items():
            if value.get(name) is not None:
                yield from rule.check(value[name], f"{at}/{name}")

    def _names(self, value: dict[str, Any], at: str) -> Problems:
        present = {name for name in value if value[name] is not None}
        for name in value.keys() - self.fields.keys():
            yield problem(f"invalid additional property: {name}", at)
        for name in self.required:
            if name not in present:
                yield problem(f"missing required field: {name}", at)
        if self.one_of and not present.intersection(self.one_of):
            yield problem(f"must define one of: {', '.join(self.one_of)}", at)
        for one, other in self.not_both:
            if one in present and other in present:
                yield problem(f"cannot define both `{one}` and `{other}`", at)


@dataclass(frozen=True)
class Text:
    """A text object; `kinds` are the types it may have."""

    most: int
    kinds: tuple[str, ...] = ("plain_text", "mrkdwn")
    least: int = 1

    def check(self, value: Any, at: str) -> Problems:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
            return
        kind = value.get("type")
        if kind not in self.kinds:
            yield problem(f"must be one of the following values: {', '.join(self.kinds)}", f"{at}/type")
            return
        own = "emoji" if kind == "plain_text" else "verbatim"
        fields: dict[str, Rule] = {"type": Anything(), "text": String(self.most, self.least), own: Flag()}
        yield from Record(fields, required=("text",)).check(value, at)


@dataclass(frozen=True)
class Typed:
    """One of several records, told apart by `type`; the table is looked up late, so layouts may nest."""

    table: Mapping[str, Record]
    allowed: tuple[str, ...] = field(default=())

    def check(self, value: Any, at: str) -> Problems:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
            return
        kind = value.get("type")
        if not isinstance(kind, str):
            yield problem("missing required field: type", at)
        elif kind not in self.table or (self.allowed and kind not in self.allowed):
            yield problem(f"unsupported type: {kind}", f"{at}/type")
        else:
            yield from self.table[kind].check(value, at)


@dataclass(frozen=True)
class Either:
    """A text object in its own right, or one of the typed records: what a context block holds."""

    text: Text
    typed: Typed

    def check(self, value: Any, at: str) -> Problems:
        is_text = isinstance(value, dict) and value.get("type") in self.text.kinds
        yield from (self.text if is_text else self.typed).check(value, at)
