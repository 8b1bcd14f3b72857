"""What docs/approvals.md says can be typed."""

import re
from pathlib import Path

from bot.domain.approvals.commands import NewRequest, ShowHelp
from bot.domain.approvals.grammar import read_request_command
from bot.domain.approvals.parts import Typist
from bot.domain.unclear import Unclear
from tests.bot.domain.approvals.typing_names import with_ids
from tests.rows import each_row
from tests.units import GRACE, NOW

PAGE = (Path(__file__).parents[4] / "docs" / "approvals.md").read_text()
COMMANDS = [
    re.split(r" {3,}", command)[0]
    for command in re.findall(r"^ {4}/request (.+)$|`/request ([^`]+)`", PAGE, re.MULTILINE)
    for command in [command[0] or command[1]]
    if command != "…"
]
PARTS = re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE)


@each_row("command", COMMANDS)
def test_every_command_of_the_page_is_understood(command: str) -> None:
    found = read_request_command(with_ids(command), Typist(GRACE, NOW, ("marketing",)))
    assert not isinstance(found, ShowHelp | Unclear)


@each_row("part", PARTS)
def test_every_part_of_the_page_is_one(part: str) -> None:
    """Nothing of it stays in the title."""
    found = read_request_command(with_ids(f"Posters {part}"), Typist(GRACE, NOW))
    assert isinstance(found, NewRequest)
    assert found.content.title == "Posters"
