"""What a column of dates says: the order of its figures first, then each cell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.due import Grain, read_due
from bot.domain.exchange.dates import Moment, Order, figures_of, read_moment
from bot.domain.exchange.sheet import Remark, remark
from bot.domain.refusal import N_, Refusal

_MONTH_FIRST = {"en-us", "en"}
_REPEATS = re.compile(
    r"(?:every|each|ev|daily|weekly|monthly|yearly|after|co|każd\w+|codziennie|ogni|tutti i|tutte le)\b!?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Calendar:
    """How dates are read: `now` is aware; `is_sure` where the dates themselves showed the order."""

    zone: ZoneInfo
    locale: str
    now: datetime
    order: Order = Order.DAY_FIRST
    is_sure: bool = True


@dataclass(frozen=True)
class Reading:
    moment: Moment | None = None
    recurrence: str = ""
    remarks: tuple[Remark, ...] = field(default=())


def fitted(calendar: Calendar, *columns: Iterable[str]) -> Calendar:
    """The calendar with the order of the first column that shows it; of the locale where none does."""
    for column in columns:
        order = _shown_order(column)
        if order:
            return replace(calendar, order=order, is_sure=True)
    month_first = calendar.locale.lower().replace("_", "-") in _MONTH_FIRST
    return replace(calendar, order=Order.MONTH_FIRST if month_first else Order.DAY_FIRST, is_sure=False)


def _shown_order(column: Iterable[str]) -> Order | None:
    """None also where the dates contradict each other."""
    shown = {
        Order.MONTH_FIRST if figures.second > figures.first else Order.DAY_FIRST
        for figures in map(figures_of, column)
        if figures and figures.is_telling and not figures.has_dots
    }
    return shown.pop() if len(shown) == 1 else None


def read_cell(text: str, calendar: Calendar) -> Reading:
    """What cannot be read is said in a remark."""
    figures = figures_of(text)
    order = Order.DAY_FIRST if figures and figures.has_dots else calendar.order
    moment = read_moment(text, calendar.zone, order)
    if moment and figures and figures.is_doubtful and not calendar.is_sure:
        return Reading(moment, remarks=(_doubt(text, moment),))
    return Reading(moment) if moment else _read_phrase(text, calendar)


def _read_phrase(text: str, calendar: Calendar) -> Reading:
    repeats = _REPEATS.match(text.strip())
    phrase = text.strip()[repeats.end() :] if repeats else text
    moment = _read_due(phrase, calendar)
    if repeats:
        only_next = remark(N_("“{text}” repeats; only its next day is taken over."), text=text)
        return Reading(moment, text.strip(), (only_next,))
    if moment is None:
        return Reading(remarks=(remark(N_("I cannot read “{text}” as a date."), text=text),))
    return Reading(moment, remarks=(remark(N_("“{text}” was read as {when}."), text=text, when=moment),))


def _read_due(phrase: str, calendar: Calendar) -> Moment | None:
    try:
        due = read_due(phrase, now=calendar.now, zone=calendar.zone, locale=calendar.locale, past_ok=True)
    except Refusal:
        return None
    return due.at if due.grain is Grain.TIME else due.at.astimezone(calendar.zone).date()


def _doubt(text: str, moment: Moment) -> Remark:
    return remark(
        N_("“{text}” was read as {when}; it could have been meant the other way round."),
        text=text,
        when=moment,
    )
