"""The dates of a sheet's rows: when a task is due, was made, was done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.exchange.calendars import Calendar, fitted
from bot.domain.exchange.cells import RowCells
from bot.domain.exchange.dates import Moment
from bot.domain.exchange.due_cells import Reading, read_cell
from bot.domain.exchange.fields import Field
from bot.domain.exchange.progress import is_tick
from bot.domain.exchange.repetition import read_repetition
from bot.domain.exchange.sheet import Remark, Row, remark
from bot.domain.refusal import N_
from bot.domain.zones import instant_at

_FIELDS = (Field.DUE, Field.CREATED, Field.DONE)


class RowDates:
    """Each column has one order of day and month: its own, or else that of the other columns."""

    def __init__(self, rows: Sequence[RowCells], calendar: Calendar) -> None:
        columns: dict[int, list[str]] = {}
        for cells in rows:
            for field in _FIELDS:
                for place, text in cells.placed(field):
                    columns.setdefault(place, []).append(text)
        self._own = calendar
        self._calendars = {
            place: fitted(calendar, column, *columns.values()) for place, column in columns.items()
        }

    def due(self, cells: RowCells) -> Reading:
        """The first date that can be read, and what repeats. A second date is told of."""
        dates = [
            (text, read_cell(text, self._calendar(place, cells.row)))
            for place, text in cells.placed(Field.DUE)
        ]
        series = [(text, self._recurrence(text, cells.row)) for text in cells.all(Field.RECURRENCE)]
        return _together([*dates, *series])

    def created(self, cells: RowCells) -> datetime | None:
        return self._instant(cells, Field.CREATED)[0]

    def done(self, cells: RowCells) -> tuple[datetime | None, tuple[Remark, ...]]:
        """None also where the cell only says yes."""
        return self._instant(cells, Field.DONE)

    def _instant(self, cells: RowCells, field: Field) -> tuple[datetime | None, tuple[Remark, ...]]:
        remarks: tuple[Remark, ...] = ()
        for place, text in cells.placed(field):
            if is_tick(text) is None:
                calendar = self._calendar(place, cells.row)
                reading = read_cell(text, calendar)
                if reading.moment:
                    return _start(reading.moment, calendar.zone), reading.remarks
                remarks = reading.remarks
        return None, remarks

    def _calendar(self, place: int, row: Row) -> Calendar:
        return _of_row(row, self._calendars[place])

    def _recurrence(self, text: str, row: Row) -> Reading:
        recurrence = read_repetition(text, _of_row(row, self._own))
        if recurrence:
            return Reading(recurrence=recurrence)
        return Reading(remarks=(remark(N_("“{text}” repeats in a way I cannot keep."), text=text),))


def _of_row(row: Row, calendar: Calendar) -> Calendar:
    """A row of its own zone or language is read in it."""
    if row.zone_name:
        calendar = replace(calendar, zone=_zone(row.zone_name, calendar.zone))
    return replace(calendar, locale=row.language) if row.language else calendar


def _together(readings: Sequence[tuple[str, Reading]]) -> Reading:
    moment = next((reading.moment for _, reading in readings if reading.moment), None)
    recurrence = next((reading.recurrence for _, reading in readings if reading.recurrence), "")
    remarks = (each for text, reading in readings for each in _remarks(text, reading, moment))
    return Reading(moment, recurrence, tuple(remarks))


def _remarks(text: str, reading: Reading, moment: Moment | None) -> tuple[Remark, ...]:
    if reading.moment in {None, moment}:
        return reading.remarks
    return (remark(N_("“{text}” is a second date; the first one counts."), text=text),)


def _start(moment: Moment, zone: ZoneInfo) -> datetime:
    return moment if isinstance(moment, datetime) else instant_at(datetime.combine(moment, time()), zone)


def _zone(name: str, otherwise: ZoneInfo) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the data's folders and their limits, too
        return otherwise
