"""Who reads: their language, their zone, their clock."""

import contextlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_timedelta
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from bot.domain.people import Person

CATALOGUES = Path(__file__).parent / "locale"
ENGLISH = Locale("en")


@dataclass(frozen=True)
class Reader:
    locale: Locale
    zone: ZoneInfo
    now: datetime

    @classmethod
    def unknown(cls, now: datetime) -> "Reader":
        """Somebody of whom nothing is known yet."""
        return cls(ENGLISH, ZoneInfo("Etc/UTC"), now)

    def gettext(self, msgid: str) -> str:
        return catalogue(self.locale.language).gettext(msgid)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return catalogue(self.locale.language).ngettext(one, many, count)

    def moment(self, instant: datetime) -> str:
        """Weekday, day and time on the reader's wall clock, the year only where it is another one."""
        local = instant.astimezone(self.zone)
        this_year = local.year == self.now.astimezone(self.zone).year
        pattern = "EEE d MMM HH:mm" if this_year else "EEE d MMM y HH:mm"
        return format_datetime(local, pattern, locale=self.locale)

    def day(self, day: date) -> str:
        """Weekday and day, the year only where it is another one."""
        this_year = day.year == self.now.astimezone(self.zone).year
        return format_date(day, "EEE d MMM" if this_year else "EEE d MMM y", locale=self.locale)

    def distance(self, instant: datetime) -> str:
        """ "in 5 days", "3 hours ago": by calendar days where the day differs, so that tomorrow is 1 day."""
        here, there = (moment.astimezone(self.zone) for moment in (self.now, instant))
        days = (there.date() - here.date()).days
        away = timedelta(days=days) if days else instant - self.now
        return format_timedelta(
            away,
            granularity="day" if days else "minute",
            threshold=2 if days else 1.2,
            add_direction=True,
            locale=self.locale,
        )

    def token(self, instant: datetime) -> str:
        """Shown by Slack in each reader's own zone; the fallback is in this reader's."""
        return f"<!date^{int(instant.timestamp())}^{{date_short_pretty}} {{time}}|{self.moment(instant)}>"


def reader_for(person: Person, now: datetime) -> Reader:
    return Reader(read_locale(person.speaks), person.zone, now)


@cache
def read_locale(name: str) -> Locale:
    """Slack's en-GB as Babel knows it, es-LA as the language at least; English where that is unknown, too."""
    for known in (name, name.partition("-")[0]):
        with contextlib.suppress(UnknownLocaleError, ValueError):
            return Locale.parse(known, sep="-")
    return ENGLISH


@cache
def catalogue(language: str) -> NullTranslations:
    """The .po file is read as it is: no build step, and nothing compiled in the repository."""
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translations(compiled)
