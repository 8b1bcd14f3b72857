"""What the repository promises about itself."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_lock_holds_every_dependency_with_its_hash_and_no_address() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.split(r"[\[><=]", requirement)[0] for requirement in declared}
    lock = (ROOT / "requirements.txt").read_text()
    pinned = dict(
        re.findall(r"^([\w.-]+)(?:\[.*?\])?==\S+(?: ;.*?)? \\\n    (--hash=sha256:)", lock, re.MULTILINE)
    )
    assert names - set(pinned) == set()
    assert "://" not in lock


def test_the_readme_shows_the_two_commands_on_its_first_screen() -> None:
    first_screen = (ROOT / "README.md").read_text().splitlines()[:30]
    assert "    pip install uv && uv run python -m bot demo" in first_screen
    assert "    pip install uv && uv run pytest" in first_screen


def test_every_variable_of_the_settings_is_explained_in_the_example() -> None:
    from bot.settings import Settings  # noqa: PLC0415 -- only this test needs it

    example = (ROOT / ".env.example").read_text()
    assert {name for name in Settings.model_fields if f"{name.upper()}=" not in example} == set()


def test_links_between_the_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text())]
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []


CHECKS = {"expect", "raises", "warns", "run_state_machine_as_test", "sees", "does_not_see"}


@dataclass(frozen=True)
class Function:
    where: str
    name: str
    asserts: bool
    calls: frozenset[str]


def test_every_test_can_fail() -> None:
    """It asserts something, or calls what does; and nothing that is always so."""
    functions = [each for path in (ROOT / "tests").rglob("*.py") for each in _functions(path)]
    checks = set(CHECKS)
    while more := {each.name for each in functions if each.asserts or each.calls & checks} - checks:
        checks |= more
    tests = [each for each in functions if each.name.startswith("test_")]
    assert len(tests) > 1000
    assert [f"{each.where}: {each.name}" for each in tests if each.name not in checks] == []


def _functions(path: Path) -> Iterator[Function]:
    """Of a module, with all that stands in them; what an `assert` says that is always so does not count."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = list(ast.walk(node))
            asserts = any(isinstance(each, ast.Assert) and not _is_always_so(each.test) for each in inside)
            called = [each.func for each in inside if isinstance(each, ast.Call)]
            names = (
                each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in called
            )
            yield Function(path.name, node.name, asserts, frozenset(names))


def _is_always_so(condition: ast.expr) -> bool:
    if isinstance(condition, ast.BoolOp) and isinstance(condition.op, ast.Or):
        return any(_is_always_so(each) for each in condition.values)
    return isinstance(condition, ast.Constant | ast.Tuple | ast.JoinedStr)
