"""Tables of examples for pure rules: one test tries every row and shows all that fail.

A row costs what its rule costs. A case of `pytest.mark.parametrize` costs six milliseconds more, in the
processes that collect it and in the one that counts. It stays for tests with fixtures: each case starts
afresh.
"""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest

Test = Callable[..., None]

FAILURES = (Exception, pytest.fail.Exception)  # the latter is raised where an expected error is not


def each_row(names: str | tuple[str, ...], table: Iterable[Any]) -> Callable[[Test], Test]:
    """Takes the place of `pytest.mark.parametrize`, and is stacked likewise.

    A row that fails is raised as it failed, with a note that says which it was; several as a group.
    """
    wanted = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    examples = [[row] if len(wanted) == 1 else list(row) for row in table]

    def decorate(test: Test) -> Test:
        @wraps(test)
        def all_rows(**others: Any) -> None:
            assert examples, "a table without rows tests nothing"
            failed = [_failure(test, dict(zip(wanted, row, strict=True)), others) for row in examples]
            _raise([failure for failure in failed if failure is not None])

        asked = inspect.signature(test)
        others = [each for each in asked.parameters.values() if each.name not in wanted]
        all_rows.__signature__ = asked.replace(parameters=others)  # type: ignore[attr-defined]  # what pytest reads
        return all_rows

    return decorate


def _failure(test: Test, row: dict[str, Any], others: dict[str, Any]) -> BaseException | None:
    try:
        test(**row, **others)
    except FAILURES as failure:
        failure.add_note("row: " + ", ".join(f"{name}={value!r}" for name, value in row.items()))
        return failure
    return None


def _raise(failed: list[BaseException]) -> None:
    if len(failed) == 1:
        raise failed[0]
    if failed:
        raise BaseExceptionGroup(f"{len(failed)} rows fail", failed)
