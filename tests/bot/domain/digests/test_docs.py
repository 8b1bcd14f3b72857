"""What docs/digests.md shows can be typed."""

import re
from pathlib import Path
from typing import get_args

from bot.domain.digests.commands import DigestCommand
from bot.domain.digests.grammar import read_digest_command
from bot.domain.digests.verbs import HELP
from tests.rows import each_row
from tests.units import GRACE, NOW

DOCS = (Path(__file__).parents[4] / "docs" / "digests.md").read_text(encoding="utf-8")
SHOWN = [line.strip() for line in re.findall(r"^    (/digest .*)$", DOCS, re.MULTILINE)]


@each_row("line", SHOWN)
def test_it_is_understood(line: str) -> None:
    assert isinstance(read_digest_command(line.removeprefix("/digest "), GRACE, NOW), get_args(DigestCommand))


def test_all_examples_of_help_are_there() -> None:
    assert [example for examples in HELP.values() for example in examples] == SHOWN
