"""Words compared as people compare them: capitals, accents and punctuation aside."""

import unicodedata

_WITHOUT_STROKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t"})


def folded(text: str) -> str:
    """ "Due_Date " and "due date" are the same, and so are "Żółć" and "zolc"."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_WITHOUT_STROKE))
    kept = (letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join("".join(kept).split())


def on_one_line(text: str) -> str:
    return " ".join(text.split())
