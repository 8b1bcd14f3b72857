"""What the repository promises about itself."""

import re
import tomllib
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
