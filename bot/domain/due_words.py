"""Words of a due phrase, and the vocabularies that give them their meaning."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Lexemes = tuple["Word", ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One unit of meaning. `code` is its letter in bot.domain.due_patterns.CODES.

    The numbers are what the code makes of them: a value, or hour/minute/second, or day/month/year.
    """

    code: str
    number: int = 0
    other: int = 0
    third: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`longest` says how many words the longest entry has that begins with a word."""

    language: str
    entries: Mapping[str, Lexemes]
    longest: Mapping[str, int]


Entries = Iterable[tuple[str, Lexemes]]


def alternatives(text: str) -> Iterator[str]:
    """The entries of "a|b|c d", as they look after bot.domain.due_scan has folded what was typed."""
    return (entry.strip() for entry in text.split("|"))


def numbered(code: str, names: Mapping[int, str], text: str = "") -> Iterator[tuple[str, Lexemes]]:
    for number, spellings in names.items():
        for spelling in alternatives(spellings):
            yield spelling, (Word(code, number, text=text),)


def named(code: str, names: Mapping[str, str], number: int = 0) -> Iterator[tuple[str, Lexemes]]:
    for text, spellings in names.items():
        for spelling in alternatives(spellings):
            yield spelling, (Word(code, number, text=text),)


def same(spellings: str, *words: Word) -> Iterator[tuple[str, Lexemes]]:
    """Entries that mean the same; without words they mean nothing and are passed over."""
    return ((spelling, words) for spelling in alternatives(spellings))


def vocabulary(language: str, *tables: Entries) -> Vocabulary:
    entries: dict[str, Lexemes] = {}
    for table in tables:
        for spelling, words in table:
            if entries.setdefault(spelling, words) != words:
                raise ValueError(f"“{spelling}” has two meanings in {language}")
    longest: dict[str, int] = {}
    for spelling in entries:
        first, *rest = spelling.split()
        longest[first] = max(longest.get(first, 1), 1 + len(rest))
    return Vocabulary(language, entries, longest)
