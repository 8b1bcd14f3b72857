"""A row's cells by what they mean."""

from collections.abc import Mapping, Sequence

from bot.domain.exchange.fields import Field
from bot.domain.exchange.sheet import Row


class RowCells:
    """Of several columns for one field the more important comes first."""

    def __init__(self, row: Row, places: Mapping[Field, Sequence[int]]) -> None:
        self.row = row
        self._places = places

    def placed(self, field: Field) -> list[tuple[int, str]]:
        """Each value with the place of its column."""
        return [(place, value) for place in self._places.get(field, ()) for value in self.row.cells[place]]

    def all(self, field: Field) -> list[str]:
        return [value for _, value in self.placed(field)]

    def first(self, field: Field) -> str:
        """Empty where there is none."""
        return next((value.strip() for value in self.all(field)), "")
