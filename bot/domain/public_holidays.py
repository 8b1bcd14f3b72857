"""Public holidays where a person works, told from their time zone."""

from collections.abc import Container
from datetime import date
from functools import cache

import holidays
from babel.core import get_global

from bot.domain.people import Person


def holidays_of(person: Person) -> Container[date]:
    """Those of the country of the person's zone; none where the zone belongs to no country."""
    return _of_zone(person.zone_name)


@cache
def _of_zone(zone_name: str) -> Container[date]:
    # CLDR's table of zones and territories, as Babel carries it.
    country = get_global("zone_territories").get(zone_name, "")
    try:
        return holidays.country_holidays(country) if country else frozenset()
    except NotImplementedError:
        return frozenset()
