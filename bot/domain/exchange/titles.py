"""Titles that fit: what is too long is shortened at a word, and the whole goes into the notes."""

from bot.domain.exchange.sheet import Remark, remark
from bot.domain.exchange.spelling import on_one_line
from bot.domain.refusal import N_
from bot.domain.tasks.task import TITLE_LIMIT

_ELLIPSIS = "…"


def fit_title(title: str, notes: str) -> tuple[str, str, tuple[Remark, ...]]:
    """Title, notes, and the remark where something was moved."""
    title = on_one_line(title)
    if len(title) <= TITLE_LIMIT:
        return title, notes, ()
    shortened = remark(
        N_("The title has {length} characters; it was shortened, and the whole stands in the notes."),
        length=len(title),
    )
    return _shortened(title), f"{title}\n\n{notes}".rstrip(), (shortened,)


def _shortened(title: str) -> str:
    room = title[: TITLE_LIMIT - len(_ELLIPSIS)]
    at_word = room.rpartition(" ")[0]
    return f"{at_word if len(at_word) > TITLE_LIMIT // 2 else room}{_ELLIPSIS}"
