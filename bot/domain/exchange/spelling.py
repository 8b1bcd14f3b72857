"""Words of files compared as people compare them: capitals, accents and punctuation aside."""

from bot.domain.folding import folded


def bare(text: str) -> str:
    """Letters and digits alone: "Due_Date " and "due date" are the same, and so are "Żółć" and "zolc"."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded(text)).split())


def on_one_line(text: str) -> str:
    return " ".join(text.split())
