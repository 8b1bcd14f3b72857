"""Which tasks of a file belong under or after which others."""

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.exchange.spelling import bare

_MOST_COMMAS = 6  # in one title
_MOST_REFERENCES = 50  # of one task


class Index:
    """Tasks by what others call them: a key of their tool, or a title that only one of them has."""

    def __init__(self, *, knows_titles: bool) -> None:
        self._knows_titles = knows_titles
        self._by_name: dict[str, str] = {}
        self._by_title: dict[str, set[str]] = {}

    def add(self, key: str, names: Iterable[str], title: str) -> None:
        for name in names:
            self._by_name.setdefault(_called(name), key)
        if self._knows_titles:
            self._by_title.setdefault(bare(title), set()).add(key)

    def find(self, reference: str) -> str | None:
        named = self._by_name.get(_called(reference))
        titled = self._by_title.get(bare(reference), set())
        return named or (next(iter(titled)) if len(titled) == 1 else None)

    def find_all(self, text: str) -> tuple[list[str], list[str]]:
        """Keys, and what is nobody's name. Names stand between commas and may have some themselves."""
        parts = [
            part.strip() for part in text.replace("\n", ",").replace(";", ",").split(",") if part.strip()
        ]
        keys, unknown = [], parts[_MOST_REFERENCES:]
        parts = parts[:_MOST_REFERENCES]
        while parts:
            length, key = self._longest(parts)
            if key:
                keys.append(key)
            else:
                unknown.append(parts[0])
            parts = parts[length:]
        return keys, unknown

    def _longest(self, parts: Sequence[str]) -> tuple[int, str | None]:
        for length in range(min(len(parts), _MOST_COMMAS), 0, -1):
            key = self.find(", ".join(parts[:length]))
            if key:
                return length, key
        return 1, None


def on_circles(edges: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """The edges to leave out so that nothing comes before itself: those that close a circle."""
    closing: set[tuple[str, str]] = set()
    finished: set[str] = set()
    for start in edges:
        _walk(start, edges, finished, closing)
    return closing


def _walk(
    start: str, edges: Mapping[str, Sequence[str]], finished: set[str], closing: set[tuple[str, str]]
) -> None:
    """Depth first, without recursion: a file may hold a chain of thousands."""
    path = {start: iter(edges.get(start, ()))} if start not in finished else {}
    while path:
        here = next(reversed(path))
        for there in path[here]:
            if there in path:
                closing.add((here, there))
            elif there not in finished:
                path[there] = iter(edges.get(there, ()))
                break
        else:
            finished.add(here)
            del path[here]


def _called(name: str) -> str:
    return name.strip().casefold()
