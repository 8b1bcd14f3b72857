"""A message as a task: its title, and notes where the title does not hold all of it."""

import re
from collections.abc import Callable

from bot.domain.named_people import NAMED, marked, with_names
from bot.domain.sentences import shortened
from bot.domain.tasks.form import NOTES_LIMIT
from bot.domain.tasks.task import TITLE_LIMIT
from bot.domain.typed_text import has_words

_FEWEST_WORDS = 3
_FENCE = re.compile(r"```\n?")
_QUOTE = re.compile(r"^\s*>\s?", re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-*•◦▪]|\[\s?\])\s+")
_ADDRESS = re.compile(rf"^(?:\s*{NAMED}[\s,:;\u2013-]*)+")
_MARK = re.compile(r"(?<!\w)([*_~`])(?=\S)(.+?)(?<=\S)\1(?!\w)")


def title_and_notes(text: str, name_of: Callable[[str], str]) -> tuple[str, str]:
    """Of a message as Slack has it; `name_of` a member's id is shown for a mention.

    The title is the first line that says something, or the whole on one line; empty where nothing is said.
    The names it begins with are left out: whoever is spoken to is the owner. Notes are the whole text.
    """
    written = _QUOTE.sub("", _FENCE.sub("", marked(text)))
    whole = with_names(written, name_of).strip()
    lines = [line for line in (_plain(line, name_of) for line in written.splitlines()) if has_words(line)]
    told = next((line for line in lines if _says_something(line)), "") or " ".join(lines)
    title = shortened(told, TITLE_LIMIT)
    is_all = len(lines) == 1 and title == told
    return title, "" if is_all or not title else shortened(whole, NOTES_LIMIT)


def _plain(line: str, name_of: Callable[[str], str]) -> str:
    """Without the marks of lists and of bold or slanted letters."""
    line = _BULLET.sub("", line)
    addressed = _ADDRESS.sub("", line)
    named = with_names(addressed if has_words(addressed) else line, name_of)
    return " ".join(_MARK.sub(r"\2", named).split())


def _says_something(line: str) -> bool:
    """ "Hi all," does not."""
    return len(line.split()) >= _FEWEST_WORDS and not line.endswith(",")
