"""How a sentence begins that asks for something, promises it, or says that it must be done."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.action_items.words import (
    ANY_NOUN,
    ENGLISH,
    ENGLISH_GERUND,
    ENGLISH_ORDER,
    ITALIAN,
    ITALIAN_FUTURE,
    ITALIAN_ORDER,
    ITALIAN_PROMISE,
    ITALIAN_PROMISE_OF_MINE,
    POLISH,
    POLISH_NOUN,
    POLISH_ORDER,
    POLISH_PROMISE,
    Deeds,
)


class Speech(StrEnum):
    """Who is to do it: somebody who is asked, whoever speaks, nobody in particular."""

    ASKED = "asked"
    PROMISED = "promised"
    NEEDED = "needed"
    ORDERED = "ordered"


@dataclass(frozen=True)
class Opening:
    """`start` counts the words before what is to be done. It is said outright, or `is_hedged`."""

    speech: Speech
    start: int
    is_hedged: bool


@dataclass(frozen=True)
class _Form:
    """Words, and what must follow them; `stays` where they belong to what is to be done."""

    speech: Speech
    pattern: re.Pattern[str]
    deeds: tuple[Deeds, ...]
    stays: bool = False
    is_hedged: bool = False

    def opens(self, words: tuple[str, ...], text: str) -> Opening | None:
        found = self.pattern.match(text)
        length = len(found[0].split()) if found else 0
        if found and any(deeds.begin(words[length:]) for deeds in self.deeds):
            return Opening(self.speech, 0 if self.stays else length, self.is_hedged)
        return None


def _form(speech: Speech, pattern: str, *deeds: Deeds, stays: bool = False, is_hedged: bool = False) -> _Form:
    return _Form(speech, re.compile(f"(?:{pattern})(?= |$)" if pattern else ""), deeds, stays, is_hedged)


_ALSO = r"(?: (?:please|pls|kindly|also|maybe|perhaps|then|just|quickly|still))*"
_ALSO_IN_POLISH = r"(?: (?:prosze|tez|jeszcze|moze|tylko))*"
_ALSO_IN_ITALIAN = r"(?: (?:per favore|per piacere|anche|gentilmente|cortesemente|poi))*"
_OF_IN_ITALIAN = r"(?: (?:di|del|della|dello|dei|degli|delle))?"

_ENGLISH = (
    _form(Speech.ASKED, rf"(?:please|pls|plz|kindly)(?: (?:can|could|would|will) you)?{_ALSO}", ENGLISH),
    _form(Speech.ASKED, rf"(?:can|could|would|will) you{_ALSO}", ENGLISH),
    _form(Speech.ASKED, "would you mind", ENGLISH_GERUND),
    _form(Speech.ASKED, "i need you to|i'd like you to|i would like you to", ENGLISH),
    _form(Speech.ASKED, "(?:don't forget|do not forget|remember|make sure|be sure) to", ENGLISH),
    _form(
        Speech.NEEDED,
        "(?:we|someone|somebody|one of us)(?: (?:still|really|also))? "
        "(?:needs? to|ha(?:ve|s) to|must|should)",
        ENGLISH,
    ),
    _form(
        Speech.PROMISED,
        "(?:i'll|i will|i'm going to|i am going to|i'm gonna|i shall)(?: (?:also|just|then|quickly))*",
        ENGLISH,
    ),
    _form(Speech.PROMISED, "let me", ENGLISH, is_hedged=True),
)
_POLISH = (
    _form(
        Speech.ASKED, "(?:bardzo )?(?:prosze|poprosze|prosilbym|prosilabym)(?: (?:cie|was))? o", POLISH_NOUN
    ),
    _form(Speech.ASKED, f"(?:bardzo )?prosze(?: (?:cie|was))?{_ALSO_IN_POLISH}", POLISH_ORDER, POLISH),
    _form(
        Speech.ASKED,
        "(?:czy )?(?:mozesz|mozecie|mogl(?:a?bys|ibyscie|ybyscie)|(?:dasz|dalabys|dalbys) rade)"
        + _ALSO_IN_POLISH,
        POLISH,
    ),
    _form(Speech.ASKED, "(?:pamietaj|nie zapomnij)(?:cie)?(?: (?:zeby|aby))?", POLISH),
    _form(Speech.ASKED, "(?:pamietaj|nie zapomnij)(?:cie)? o", POLISH_NOUN, stays=True),
    _form(Speech.NEEDED, "(?:trzeba|musimy|nalezy|powinnismy|ktos musi)(?: (?:tez|jeszcze))*", POLISH),
    _form(Speech.PROMISED, "(?:ja )?zajme sie", ANY_NOUN, stays=True),
    _form(Speech.PROMISED, "(?:ja )?musze", POLISH, is_hedged=True),
)
_ITALIAN = (
    _form(
        Speech.ASKED,
        "(?:(?:mi|ci|gli|le|lo|la) )?(?:puoi|potresti|potete|potreste|riesci a|riusciresti a|riuscite a)"
        + _ALSO_IN_ITALIAN,
        ITALIAN,
    ),
    _form(
        Speech.ASKED,
        f"(?:ti occupi|ti occuperesti|vi occupate|te ne occupi)(?: (?:tu|voi))?{_OF_IN_ITALIAN}",
        ITALIAN,
        ANY_NOUN,
    ),
    _form(Speech.ASKED, "per (?:favore|piacere|cortesia)", ITALIAN_ORDER, ITALIAN),
    _form(Speech.ASKED, "(?:ricordati|ricordatevi|non dimenticar(?:e|ti|vi))(?: di)?", ITALIAN),
    _form(Speech.NEEDED, "(?:dobbiamo|bisogna|occorre|dovremmo|qualcuno deve)(?: anche)?", ITALIAN),
    _form(
        Speech.PROMISED,
        "mi occup(?:o|ero)(?: io)? (?:di|del|della|dello|dei|degli|delle)"
        "|(?:ci )?penso io (?:a|al|alla|ai|alle)",
        ITALIAN,
        ANY_NOUN,
        stays=True,
    ),
    _form(Speech.PROMISED, "devo", ITALIAN, is_hedged=True),
)
_VERBS_ALONE = (
    _form(Speech.PROMISED, "", POLISH_PROMISE, ITALIAN_FUTURE, ITALIAN_PROMISE_OF_MINE),
    _form(Speech.PROMISED, "", ITALIAN_PROMISE, is_hedged=True),
    _form(Speech.ORDERED, "", POLISH_ORDER, ITALIAN_ORDER, ENGLISH_ORDER),
)
_AFTER_A_NAME = (
    _form(Speech.ASKED, "to|needs to|has to|have to|must|will|is going to", ENGLISH),
    _form(Speech.ASKED, "should", ENGLISH, is_hedged=True),
    _form(Speech.ASKED, "musi|musisz|ma|masz", POLISH),
    _form(Speech.ASKED, "powinien|powinna|powinienes|powinnas", POLISH, is_hedged=True),
    _form(Speech.ASKED, "deve|devi", ITALIAN),
    _form(Speech.ASKED, "dovrebbe|dovresti", ITALIAN, is_hedged=True),
)
_ALWAYS = (*_ENGLISH, *_POLISH, *_ITALIAN)
_IN_A_LIST = _form(Speech.ORDERED, "", ENGLISH)


def opening(words: tuple[str, ...], *, after_name: bool = False, in_list: bool = False) -> Opening | None:
    """What bare words (bot.domain.sentences) begin with; the first form that fits counts.

    `after_name` where they follow the name of whoever is spoken to or of.
    """
    forms = (*_ALWAYS, *(_AFTER_A_NAME if after_name else ()), *_VERBS_ALONE)
    text = " ".join(words)
    found = (form.opens(words, text) for form in (*forms, *((_IN_A_LIST,) if in_list else ())))
    return next((each for each in found if each), None)
