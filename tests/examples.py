"""What people are shown to type: in help, and where something was refused."""

import ast
from collections.abc import Iterator
from pathlib import Path

from handlers.registry import build_registry

_ROOT = Path(__file__).parents[1]
_OF_SLACK = {"/invite @muster"}


def of_help() -> list[str]:
    every = (entry.examples for entry in build_registry().commands)
    return [example for by_heading in every for group in by_heading.values() for example in group]


def of_refusals() -> list[str]:
    """Those that are whole commands of ours and stand in the source as they are shown."""
    paths = [path for package in ("bot", "handlers") for path in (_ROOT / package).rglob("*.py")]
    found = {text for path in paths for text in _constants(ast.parse(path.read_text("utf8")))}
    return sorted(text for text in found - _OF_SLACK if text.startswith("/"))


def _constants(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "example":
            given: ast.expr | None = node.value
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("EXAMPLE"):
            given = node.value
        else:
            continue
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            yield given.value
