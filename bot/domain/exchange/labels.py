"""Labels of other tools as labels of ours: one word, so that it can be typed after a #."""

import re
from collections.abc import Iterable

from bot.domain.tasks.filters import LABEL, folded_label

_BETWEEN = re.compile(r"[^\w/-]+")


def read_labels(written: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ "Q4 Launch" is #q4-launch. The labels, each once, and what cannot be one ("2026")."""
    labels: dict[str, None] = {}
    others = []
    for text in written:
        found = LABEL.fullmatch("#" + _BETWEEN.sub("-", text).strip("-/"))
        if found:
            labels[folded_label(found[1])] = None
        else:
            others.append(text)
    return tuple(labels), tuple(others)
