"""Words around what is to be done, in English, Polish and Italian: bare (see bot.domain.sentences)."""

import re


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


INTERJECTIONS = _words(
    "hi hey hello ok okay and also then so btw yes yep sure thanks great",
    "czesc hej dobra dobrze tak jasne dzieki super wiec",
    "ciao allora si certo grazie e ed bene perfetto",
    "- \u2013 \u2014 :",
)
"""What stands before a request without changing it."""

CONDITIONS = _words(
    "if unless when once maybe perhaps before after",
    "jesli jezeli jak gdy kiedy moze",
    "se quando forse magari appena",
)
"""At the beginning these make doubtful what follows."""

AND = _words("and while but", "i oraz a", "e ed mentre")
"""Between two requests."""

IF = _words("if unless", "jesli jezeli chyba", "se")
"""These do so anywhere."""

PREPOSITIONS = _words(
    "to with from for by about and or of cc via at ask tell",
    "do z ze od dla o i lub albo u przez",
    "a ad con da per di e su",
)
"""A name after one of these is not that of whoever is asked."""

EMPTY = _words(
    "it that this them these those him her you me us so the a an to something anything everything do please",
    "too also now again then there here later go",
    "je ja tego tym tam tu teraz sie mi jej jemu was",
    "lo la li le ne questo quello qui io mi ti ci il un una",
)
"""A title of these alone says nothing: "fix it"."""

POLITE = re.compile(
    r"(?:^|(?<=\s))(?:please|pls|plz|thanks|thank you|thx|prosz[e\u0119]|"
    r"dzi[e\u0119]ki|dzi[e\u0119]kuj[e\u0119]|per favore|per piacere|grazie)(?=[\s.,!?:]|$)[,.!]*",
    re.IGNORECASE,
)
ELISION = re.compile(r"^(?:dell|dall|d)['\u2019]", re.IGNORECASE)
TRIMMED = ' .,;:!?\u2013\u2014-*_~`"\u201c\u201d\u201e\u00ab\u00bb'

TO_SOMEBODY = {
    "can": ("can", "you"),
    "could": ("can", "you"),
    "would": ("can", "you"),
    "will": ("can", "you"),
    "czy": (),
    "puo": ("puoi",),
    "potrebbe": ("potresti",),
}
"""How a question about somebody begins, and how it would begin if it were put to them."""
