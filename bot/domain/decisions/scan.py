"""A message as Slack hands it on, cut into clauses of words; what is quoted is left out."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.domain.decisions.lexicon import MENTION
from bot.domain.typed_text import printable

STRANGE = "\ufffd"
"""Stands for code, links, quotation marks and other things that are no words."""

_QUOTED = re.compile(r"\s*(?:&gt;|>)")
_REST_QUOTED = re.compile(r"\s*(?:&gt;|>){3}")
_MOCKING = re.compile(r"[a-z][A-Z]")
_TOKEN = re.compile(
    r"""
      (?P<code>      `+[^`]*`+ | ` )
    | (?P<mention>   <@[^<>]*> | <!(?:subteam|here|channel|everyone)[^<>]*> )
    | (?P<entity>    <[^<>]*> | &(?:amp|lt|gt); )
    | (?P<emoji>     :[\w+'-]+: (?: :skin-tone-\d: )? | [\U0001f000-\U0001faff\u2600-\u27bf\u2b50] )
    | (?P<emoticon>  [:;=][-']?[()DPp/\\|*](?!\w) )
    | (?P<sign>      (?<![\w+-])[+-]1(?![\w%]|[.,]\d) )
    | (?P<number>    (?:[^\W\d_]+-)?[+-]?\d[\w.,:/%-]* )
    | (?P<word>      [^\W\d_]+(?:['\u2019-][^\W\d_]+)* )
    | (?P<hesitation> \.{2,} | \u2026 )
    | (?P<question>  \? )
    | (?P<bullet>    (?:^|(?<=\n))[ \t]*[-*\u2022][ \t] )
    | (?P<sentence>  [.!\n]+ )
    | (?P<separator> [,:;()\u2013\u2014-] )
    | (?P<markup>    [*_\s\ufe0f\U0001f3fb-\U0001f3ff] )
    | (?P<strange>   . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Ending(Enum):
    """What a clause ends in."""

    QUESTION = auto()
    SENTENCE = auto()
    COMMA = auto()
    EMOJI = auto()
    TEXT = auto()


_ENDINGS = {
    "question": Ending.QUESTION,
    "sentence": Ending.SENTENCE,
    "hesitation": Ending.SENTENCE,
    "separator": Ending.COMMA,
    "emoji": Ending.EMOJI,
    "emoticon": Ending.EMOJI,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A word in small letters, MENTION or STRANGE, and where it begins in the text."""

    word: str
    start: int


@dataclass(frozen=True, slots=True)
class Clause:
    """`after` is where the text goes on behind it."""

    placed: tuple[Placed, ...]
    ending: Ending
    after: int

    @property
    def words(self) -> list[str]:
        return [each.word for each in self.placed]


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is what the person wrote themself, still escaped; `emoji` are names, signs and emoticons."""

    text: str
    clauses: tuple[Clause, ...]
    emoji: tuple[str, ...]
    has_quotes: bool
    hesitates: bool

    @property
    def size(self) -> int:
        return sum(len(clause.placed) for clause in self.clauses)


def scan(text: str) -> Message:
    own = _without_quotes(unicodedata.normalize("NFC", printable(text)))
    tokens = list(_TOKEN.finditer(own))
    kinds = {match.lastgroup for match in tokens}
    emoji = tuple(match[0] for match in tokens if match.lastgroup in {"emoji", "emoticon"})
    has_quotes = own.count("\n") < text.count("\n") or _QUOTED.match(text) is not None
    return Message(own, tuple(_clauses(tokens, len(own))), emoji, has_quotes, "hesitation" in kinds)


def _without_quotes(text: str) -> str:
    kept: list[str] = []
    for line in text.split("\n"):
        if _REST_QUOTED.match(line):
            break
        if not _QUOTED.match(line):
            kept.append(line)
    return "\n".join(kept)


def _clauses(tokens: list[re.Match[str]], length: int) -> Iterator[Clause]:
    placed: list[Placed] = []
    pending: Clause | None = None
    for match in tokens:
        ending = _ENDINGS.get(match.lastgroup or "")
        if ending is None:
            placed += _placed(match)
            continue
        if placed:
            if pending:
                yield pending
            after = match.start() if ending is Ending.EMOJI else match.end()
            pending = Clause(tuple(placed), ending, after)
            placed = []
        elif pending and ending is Ending.QUESTION:
            pending = replace(pending, ending=ending)
    if pending:
        yield pending
    if placed:
        yield Clause(tuple(placed), Ending.TEXT, length)


def _placed(match: re.Match[str]) -> list[Placed]:
    match match.lastgroup:
        case "markup":
            return []
        case "mention":
            return [Placed(MENTION, match.start())]
        case "sign":
            return [Placed(match[0], match.start())]
        case "word" if not _MOCKING.search(match[0]):
            return [Placed(match[0].lower().replace("\u2019", "'"), match.start())]
        case _:
            return [Placed(STRANGE, match.start())]
