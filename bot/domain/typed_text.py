"""Reading what people typed, as Slack hands it on: entities escaped, people and channels as ids."""

import re

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_ENTITY = re.compile(r"<([^>]*)>")
_SHORT_NAME = re.compile(r":[\w+'-]+:")
# Marks that turn the direction of whatever text follows them, also outside of what was typed.
_DIRECTION = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


def take_mentions(text: str) -> tuple[list[str], str]:
    """The ids of the people mentioned, each once and in order, and the text without them."""
    ids = list(dict.fromkeys(_MENTION.findall(text)))
    return ids, _MENTION.sub(" ", text)


def plain(text: str) -> str:
    """As the person typed it: `<#C1|launch>` is #launch again, `&lt;` is <."""
    unescaped = _ENTITY.sub(_readable, text)
    for escaped, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        unescaped = unescaped.replace(escaped, character)
    return unescaped.translate(_DIRECTION)


def has_words(text: str) -> bool:
    """Whether anything is said: emoji and punctuation alone are not."""
    return any(character.isalnum() for character in _SHORT_NAME.sub("", text))


def _readable(entity: re.Match[str]) -> str:
    target, _, label = entity[1].partition("|")
    match target[:1]:
        case "#":
            return f"#{label or target[1:]}"
        case "@":
            return f"@{label or target[1:]}"
        case "!":
            return label or f"@{target[1:].partition('^')[0]}"
        case _:
            return target
