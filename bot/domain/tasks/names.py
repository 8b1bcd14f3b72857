"""Tasks that people name in what they write to each other: T-12, with its dash."""

import re

MOST_NAMED = 3

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_ENTITY = re.compile(r"<[^>]*>")
_NAME = re.compile(r"(?<![^\W_])(?<![/#@.-])T-([1-9][0-9]{0,8})(?![^\W_]|-)")


def named_tasks(text: str) -> tuple[int, ...]:
    """The first few numbers, each once, of a message as Slack has it; code and links name nothing."""
    if "T-" not in text:
        return ()
    words = _ENTITY.sub(" ", _CODE.sub(" ", text))
    numbers = (int(number) for number in _NAME.findall(words))
    return tuple(dict.fromkeys(numbers))[:MOST_NAMED]
