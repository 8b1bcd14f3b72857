"""What a message asks somebody to do, or promises: found by its words, so that a person can choose.

Precision comes before recall: what is not plainly something to be done is left out, and only what names
who does it in so many words is certain.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.action_items.fillers import (
    AND,
    CONDITIONS,
    ELISION,
    EMPTY,
    IF,
    INTERJECTIONS,
    POLITE,
    PREPOSITIONS,
    TO_SOMEBODY,
    TRIMMED,
)
from bot.domain.action_items.lines import Line, read_lines
from bot.domain.action_items.openings import Opening, Speech, opening
from bot.domain.due import Due
from bot.domain.due_phrases.in_text import deadline_before, deadline_in
from bot.domain.named_people import NAMED, marked
from bot.domain.people import Person
from bot.domain.sentences import Sentence, sentences
from bot.domain.typed_text import has_words

_MOST_IN_A_MESSAGE = 20
_FEWEST_WORDS = 2
_NAME = re.compile(rf"{NAMED}[,:;\u2013-]*")


@dataclass(frozen=True)
class Said:
    """A message of a person's: `text` as Slack has it, `at` aware UTC."""

    by: Person
    text: str
    at: datetime


@dataclass(frozen=True)
class ActionItem:
    """`title` marks people (bot.domain.named_people), and so do `words`, the whole sentence.

    `owner_id` is who was named first, or who promised; `others` were named beside them.
    """

    title: str
    owner_id: str | None
    others: tuple[str, ...]
    due: Due | None
    is_certain: bool
    words: str


@dataclass(frozen=True)
class _Request:
    """A sentence without the `names` and interjections before it, without its deadline and its `opening`."""

    names: tuple[str, ...]
    opening: Opening | None
    rest: Sentence
    due: Due | None
    is_question: bool
    is_conditional: bool


def action_items(said: Said) -> list[ActionItem]:
    """In the order of the text, each once."""
    found: dict[str, ActionItem] = {}
    for line in read_lines(marked(said.text)):
        for item in _items_of(line, said):
            found.setdefault(item.title.casefold(), item)
    return list(found.values())[:_MOST_IN_A_MESSAGE]


def _items_of(line: Line, said: Said) -> Iterator[ActionItem]:
    parts = [Sentence(tuple(line.text.split()))] if line.is_listed else sentences(line.text)
    for sentence in (clause for part in parts for clause in _clauses(part)):
        request = _request(sentence, line, said)
        item = _judged(request, line, said) if request else None
        if item:
            yield replace(item, words=" ".join(sentence.words))


def _clauses(sentence: Sentence) -> Iterator[Sentence]:
    """ "The plan: @ana will call the bank, and @piotr please fix the basket" asks two people."""
    begin, words = 0, sentence.words
    for place in range(_length_of_address(sentence) + 1, len(words)):
        end = place - 1 if sentence.bare[place - 1] in AND else place
        if words[end - 1].endswith((",", ":", ";")) and _asks_another(sentence, place):
            yield Sentence(words[begin:end])
            begin = place
    yield Sentence(words[begin:])


def _asks_another(sentence: Sentence, place: int) -> bool:
    """Whether somebody is spoken to or of from there on, and on no condition."""
    if not _NAME.fullmatch(sentence.words[place]) or CONDITIONS.intersection(sentence.bare[:place]):
        return False
    rest = Sentence(sentence.words[place:])
    return opening(rest.bare[_length_of_address(rest) :], after_name=True) is not None


def _judged(request: _Request, line: Line, said: Said) -> ActionItem | None:
    """None for mere talk."""
    item, opened = _item(request), request.opening
    names = request.names or line.names or _named_at_end(request.rest)
    if item is None or line.is_listed or opened is None:
        return _given_to(names, replace(item, is_certain=True)) if item else None
    if opened.speech is Speech.PROMISED:
        names = (said.by.id,)
        is_talk = request.is_question or (opened.is_hedged and item.due is None)
    else:
        is_meant = names or item.due or line.is_bullet or _is_polite(request.rest)
        is_talk = opened.speech is Speech.ORDERED and not is_meant
    is_certain = bool(names) and not (opened.is_hedged or request.is_conditional)
    return None if is_talk else _given_to(names, replace(item, is_certain=is_certain))


def _given_to(names: tuple[str, ...], item: ActionItem) -> ActionItem:
    return replace(item, owner_id=names[0], others=names[1:]) if names else item


def _request(sentence: Sentence, line: Line, said: Said) -> _Request | None:
    """None where nothing is asked for or promised; in a list, where nothing is said."""
    start = _length_of_address(sentence)
    names = [found[1] for word in sentence.words[:start] if (found := _NAME.fullmatch(word))]
    rest = Sentence(sentence.words[start:])
    if not rest.words:
        return None
    turned = None if names else _asked_by_name(rest)
    if turned:
        names, rest = [turned[0]], turned[1]
    rest, due, opened = _opened(rest, line, said, after_name=bool(names))
    if not rest.words or (opened is None and not line.is_listed):
        return None
    is_conditional = bool(CONDITIONS.intersection(sentence.bare[:start]) or IF.intersection(sentence.bare))
    named = tuple(dict.fromkeys(names))
    return _Request(named, opened, rest, due, sentence.is_question, is_conditional)


def _length_of_address(sentence: Sentence) -> int:
    """How many words are names and interjections before anything is said."""
    for place, word in enumerate(sentence.bare):
        if word not in INTERJECTIONS | CONDITIONS and not _NAME.fullmatch(sentence.words[place]):
            return place
    return len(sentence.words)


def _opened(
    sentence: Sentence, line: Line, said: Said, *, after_name: bool
) -> tuple[Sentence, Due | None, Opening | None]:
    """The sentence without its deadline, wherever that stands; it is looked for only where it matters."""
    before = deadline_before(sentence, said.by, said.at)
    rest = Sentence(sentence.words[before.end :]) if before else sentence
    opened = opening(rest.bare, after_name=after_name, in_list=line.is_bullet)
    if before or (opened is None and not line.is_listed) or not rest.words:
        return rest, before.due if before else None, opened
    found = deadline_in(rest, said.by, said.at)
    if found is None:
        return rest, None, opened
    return Sentence(rest.words[: found.start] + rest.words[found.end :]), found.due, opened


def _asked_by_name(sentence: Sentence) -> tuple[str, Sentence] | None:
    """ "Can @ana send the logo?" as "@ana, can you send the logo?"."""
    turned = TO_SOMEBODY.get(sentence.bare[0])
    name = _NAME.fullmatch(sentence.words[1]) if len(sentence.words) > _FEWEST_WORDS else None
    if turned is None or name is None:
        return None
    return name[1], Sentence((*turned, *sentence.words[2:]))


def _named_at_end(sentence: Sentence) -> tuple[str, ...]:
    """ "Send the logo @ana", but not "send the logo to @ana"."""
    last = _NAME.fullmatch(sentence.words[-1].strip("()[].!?"))
    if last is None or len(sentence.words) < _FEWEST_WORDS or sentence.bare[-2] in PREPOSITIONS:
        return ()
    return (last[1],)


def _is_polite(sentence: Sentence) -> bool:
    return POLITE.search(" ".join(sentence.words)) is not None


def _item(request: _Request) -> ActionItem | None:
    """None where too little is left to know it again by."""
    start = request.opening.start if request.opening else 0
    words = request.rest.words[start : -1 if _named_at_end(request.rest) else None]
    title = POLITE.sub(" ", " ".join(words))
    title = ELISION.sub("", " ".join(title.split()).strip(TRIMMED))
    told = [word for word in Sentence(tuple(title.split())).bare if word not in EMPTY]
    if not has_words(title) or len(told) < _FEWEST_WORDS:
        return None
    return ActionItem(title[0].upper() + title[1:], None, (), request.due, is_certain=False, words="")
