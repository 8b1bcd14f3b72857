"""How a file's dates are to be read: whose calendar, and which of two figures is the month."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.exchange.dates import Order, figures_of

_MONTH_FIRST = {"en-us", "en"}


@dataclass(frozen=True)
class Calendar:
    """`now` is aware; `is_sure` where the dates themselves showed the order."""

    zone: ZoneInfo
    locale: str
    now: datetime
    order: Order = Order.DAY_FIRST
    is_sure: bool = True

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()


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
