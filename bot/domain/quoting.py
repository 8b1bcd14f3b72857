"""Titles in quotes: "Work by Friday" is then a title whatever its words mean otherwise."""

import re

_QUOTED = re.compile(r'\s*(?:"((?:[^"]|"")+)"|“([^”]+)”|„([^”]+)”|«([^»]+)»)(?=\s|$)')


def take_quoted(text: str) -> tuple[str | None, str]:
    """The quoted text at the beginning and what follows it; None where nothing is quoted."""
    found = _QUOTED.match(text)
    if not found:
        return None, text
    plain_quoted = found[1].replace('""', '"') if found[1] else None
    return plain_quoted or found[2] or found[3] or found[4], text[found.end() :]


def quoted(text: str) -> str:
    """In quotes that take_quoted takes away again."""
    return '"' + text.replace('"', '""') + '"'
