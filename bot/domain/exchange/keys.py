"""By what a task is known again when its file comes a second time."""

from collections import Counter
from hashlib import blake2b

from bot.domain.exchange.columns import guess_mapping
from bot.domain.exchange.fields import Field
from bot.domain.exchange.sheet import Cell, Format, Row, Sheet
from bot.domain.exchange.spelling import bare

# What changes while a task is worked on does not belong to its identity.
_CHANGING = {Field.STATUS, Field.SECTION, Field.PRIORITY, Field.DONE, Field.ESTIMATE, Field.LABELS}
# The tools whose own keys are of one task in the whole world, or at least in a team's.
_WITH_KEYS = {Format.TRELLO, Format.JIRA, Format.ASANA, Format.MONDAY}


class Identities:
    """Gives each row its key, in the order of the sheet.

    Rows without a key of their own are known by all they say, whatever the person takes the columns for; of
    equal rows, by which of them it is.
    """

    def __init__(self, sheet: Sheet) -> None:
        guessed = guess_mapping(sheet)
        self._format = sheet.format
        self._lasting = [
            place for place, name in enumerate(sheet.header) if guessed.get(name) not in _CHANGING
        ]
        self._seen: Counter[str] = Counter()
        self._by_line: dict[int, str] = {}

    def key(self, row: Row, own: str, created: str) -> str:
        """`own` is what the tool calls the task; a number of ours counts together with its birth."""
        if own and self._format in _WITH_KEYS:
            key = f"{self._format}:{own}"
        elif own and self._format is Format.MUSTER:
            key = f"{self._format}:{own}:{created}"
        else:
            key = f"{self._format}:{self._digest(row)}"
        self._by_line[row.line] = key
        return key

    def _digest(self, row: Row) -> str:
        parent = self._by_line.get(row.parent_line or 0, "")
        said = "\x1f".join([parent, *(_said(row.cells[place]) for place in self._lasting)])
        self._seen[said] += 1
        return blake2b(f"{said}\x1f{self._seen[said]}".encode(), digest_size=12).hexdigest()


def _said(cell: Cell) -> str:
    return "\x1e".join(map(bare, cell))
