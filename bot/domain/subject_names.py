"""What people name in what they write to each other: tasks (T-12) and requests (R-7), with their dash."""

import re

MOST_NAMED = 3

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_ENTITY = re.compile(r"<[^>]*>")
_NAME = re.compile(r"(?<![^\W_])(?<![/#@.-])[RT]-[1-9][0-9]{0,8}(?![^\W_]|-)")


def named_in(text: str) -> tuple[str, ...]:
    """The first few, each once, of a message as Slack has it; code and links name nothing."""
    if "T-" not in text and "R-" not in text:
        return ()
    words = _ENTITY.sub(" ", _CODE.sub(" ", text))
    return tuple(dict.fromkeys(_NAME.findall(words)))[:MOST_NAMED]
