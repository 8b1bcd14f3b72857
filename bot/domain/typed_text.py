"""Reading what people typed, as Slack hands it on: entities escaped, people and channels as ids."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_ENTITY = re.compile(r"<([^<>]*)>")
_SCHEME = re.compile(r"[a-z]+:(//)?")
_BROADCASTS = {"here", "channel", "everyone"}
# Emoji as short names, and letters and digits that a variation selector turns into emoji.
_EMOJI = re.compile(":[\\w+'-]+:|.\ufe0f\u20e3?")
# Marks that turn the direction of whatever text follows them, also outside of what was typed.
_DIRECTION = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
# Control characters other than white space, and halves of characters: PostgreSQL takes no NUL, UTF-8 no half.
_UNPRINTABLE = [
    *range(0x09),
    *range(0x0E, 0x1C),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    *range(0xD800, 0xE000),
]
_DROPPED = dict.fromkeys(_DIRECTION + _UNPRINTABLE)


@dataclass(frozen=True)
class Mention:
    member_id: str


def pieces(text: str) -> Iterator[str | Mention]:
    """The people mentioned and the plain text between them, in the order of the text."""
    for place, piece in enumerate(_MENTION.split(text)):
        is_id = place % 2 == 1
        if is_id:
            yield Mention(piece)
        elif between := plain(piece):
            yield between


def take_mentions(text: str) -> tuple[list[str], str]:
    """The ids of the people mentioned, each once and in order, and the text without them."""
    ids = list(dict.fromkeys(_MENTION.findall(text)))
    return ids, _MENTION.sub(" ", text)


def plain(text: str) -> str:
    """As the person typed it: `<#C1|launch>` is #launch again, `&lt;` is <."""
    unescaped = _ENTITY.sub(_readable, text)
    for escaped, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        unescaped = unescaped.replace(escaped, character)
    return printable(unescaped)


def escape(text: str) -> str:
    """Plain text as Slack would hand it on."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def printable(text: str) -> str:
    """Without what no screen shows and no database takes, and without marks that turn what follows."""
    return text.translate(_DROPPED)


def has_words(text: str) -> bool:
    """Whether anything is said: emoji and punctuation alone are not."""
    return any(character.isalnum() for character in _EMOJI.sub("", text))


def _readable(entity: re.Match[str]) -> str:
    target, _, label = entity[1].partition("|")
    match target[:1]:
        case "#":
            return f"#{label or target[1:]}"
        case "@":
            return f"@{label or target[1:]}"
        case "!":
            return _broadcast(target[1:].partition("^")[0], label)
        case _:
            # Slack makes links of bare addresses: the label is then what was typed.
            is_bare = label and _SCHEME.fullmatch(target.removesuffix(label))
            return label if is_bare else target


def _broadcast(name: str, label: str) -> str:
    return f"@{name}" if name in _BROADCASTS or not label else label
