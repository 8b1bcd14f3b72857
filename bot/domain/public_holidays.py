"""Public holidays where a person works, told from their time zone, or as they say themselves."""

import re
from collections.abc import Container
from datetime import date
from functools import cache

import holidays
from babel.core import get_global

from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal

_REGION = re.compile(r"([A-Za-z]{2})(?:[-/ ]([A-Za-z0-9]{1,6}))?", re.ASCII)


def holidays_of(person: Person) -> Container[date]:
    """Those of the country of the person's zone; none where the zone belongs to no country."""
    return _of_zone(person.zone_name)


def warm_up() -> None:
    """Read the tables that the first who asks would wait for, longer than an answer may take."""
    _ = date.min in _of_zone("Europe/Warsaw")


@cache
def holidays_in(region: str) -> Container[date]:
    """Those of a country or of a part of it ("DE", "DE-BY", by ISO 3166). Raises ValueError for another."""
    country, _, part = region.partition("-")
    try:
        return holidays.country_holidays(country, subdiv=part or None)
    except NotImplementedError as error:
        raise ValueError(region) from error


def read_region(typed: str) -> str:
    """ "de by" is "DE-BY". Raises Refusal for a place whose holidays are not known."""
    found = _REGION.fullmatch(typed.strip())
    region = "-".join(part.upper() for part in found.groups() if part) if found else ""
    try:
        holidays_in(region)
    except ValueError:
        raise Refusal(
            N_("I do not know the holidays of “{place}”; write the country, or its part, as PL or DE-BY."),
            place=typed,
        ) from None
    return region


@cache
def _of_zone(zone_name: str) -> Container[date]:
    # CLDR's table of zones and territories, as Babel carries it.
    country = get_global("zone_territories").get(zone_name, "")
    try:
        return _Remembered(holidays.country_holidays(country)) if country else frozenset()
    except NotImplementedError:
        return frozenset()


class _Remembered:
    """What the library said of a day: asking it takes longer than all else that a task's timer needs."""

    def __init__(self, country: Container[date]) -> None:
        self._country = country
        self._known: dict[date, bool] = {}

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        found = self._known.get(day)
        if found is None:
            found = self._known[day] = day in self._country
        return found
