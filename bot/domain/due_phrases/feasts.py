"""Days that are known by name. Only those whose date does not depend on who says it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateutil.easter import easter

from bot.domain.due_phrases.calendar import WEEK


def fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def nth_weekday(number: int, weekday: int, month: int, plus: int = 0) -> Callable[[int], date]:
    """`number` from 1, or -1 for the last."""

    def in_year(year: int) -> date:
        start = date(year, month, 1) if number > 0 else date(year, month + 1, 1)
        ahead = (weekday - start.weekday()) % WEEK
        weeks = number - 1 if number > 0 else number
        return start + timedelta(days=ahead + WEEK * weeks + plus)

    return in_year


_MONDAY, _THURSDAY, _SUNDAY = 0, 3, 6

FEASTS: Mapping[str, Callable[[int], date]] = {
    "new year": fixed(1, 1),
    "epiphany": fixed(1, 6),
    "valentine": fixed(2, 14),
    "women": fixed(3, 8),
    "ides of march": fixed(3, 15),
    "patrick": fixed(3, 17),
    "joseph": fixed(3, 19),
    "april fools": fixed(4, 1),
    "liberation": fixed(4, 25),
    "labour": fixed(5, 1),
    "polish constitution": fixed(5, 3),
    "polish mothers": fixed(5, 26),
    "children": fixed(6, 1),
    "italian republic": fixed(6, 2),
    "juneteenth": fixed(6, 19),
    "polish fathers": fixed(6, 23),
    "independence": fixed(7, 4),
    "assumption": fixed(8, 15),
    "halloween": fixed(10, 31),
    "all saints": fixed(11, 1),
    "all souls": fixed(11, 2),
    "november 11": fixed(11, 11),
    "st andrew": fixed(11, 30),
    "st nicholas": fixed(12, 6),
    "immaculate": fixed(12, 8),
    "christmas eve": fixed(12, 24),
    "christmas": fixed(12, 25),
    "boxing day": fixed(12, 26),
    "new year eve": fixed(12, 31),
    "fat thursday": from_easter(-52),
    "shrove tuesday": from_easter(-47),
    "ash wednesday": from_easter(-46),
    "palm sunday": from_easter(-7),
    "maundy thursday": from_easter(-3),
    "good friday": from_easter(-2),
    "holy saturday": from_easter(-1),
    "easter": from_easter(0),
    "easter monday": from_easter(1),
    "ascension": from_easter(39),
    "pentecost": from_easter(49),
    "corpus christi": from_easter(60),
    "martin luther king": nth_weekday(3, _MONDAY, 1),
    "presidents": nth_weekday(3, _MONDAY, 2),
    "italian mothers": nth_weekday(2, _SUNDAY, 5),
    "memorial": nth_weekday(-1, _MONDAY, 5),
    "labor": nth_weekday(1, _MONDAY, 9),
    "thanksgiving": nth_weekday(4, _THURSDAY, 11),
    "black friday": nth_weekday(4, _THURSDAY, 11, plus=1),
    "cyber monday": nth_weekday(4, _THURSDAY, 11, plus=4),
}
