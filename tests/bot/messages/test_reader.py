"""Dates and sentences as the reader knows them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.messages.reader import Reader, catalogue, read_locale, reader_for
from tests.rows import each_row
from tests.units import ANA, FRIDAY_FIVE, GRACE, MEERA, NOW, PIOTR

IN_NEW_YORK, IN_ROME, IN_WARSAW, IN_KOLKATA = (
    reader_for(person, NOW) for person in (GRACE, ANA, PIOTR, MEERA)
)
LOCAL = ZoneInfo("America/New_York")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL).astimezone(UTC)


@pytest.mark.parametrize(
    ("reader", "moment"),
    [
        (IN_NEW_YORK, "Fri 27 Nov 17:00"),
        (IN_ROME, "ven 27 nov 23:00"),
        (IN_WARSAW, "pt. 27 lis 23:00"),
        (IN_KOLKATA, "Sat 28 Nov 03:30"),
        (Reader.unknown(NOW), "Fri 27 Nov 22:00"),
    ],
    ids=["New York", "Rome", "Warsaw", "Kolkata", "unknown"],
)
def test_a_moment_is_told_in_the_readers_language_and_zone(reader: Reader, moment: str) -> None:
    assert reader.moment(FRIDAY_FIVE) == moment


def test_the_year_is_told_where_it_is_another_one_for_the_reader() -> None:
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert IN_NEW_YORK.moment(new_year) == "Thu 31 Dec 18:30"
    assert IN_ROME.moment(new_year) == "ven 1 gen 2027 00:30"
    assert IN_NEW_YORK.moment(datetime(2025, 5, 1, 12, tzinfo=UTC)) == "Thu 1 May 2025 08:00"
    assert IN_NEW_YORK.day(date(2026, 12, 31)) == "Thu 31 Dec"
    assert IN_WARSAW.day(date(2025, 3, 7)) == "pt. 7 mar 2025"


@each_row(
    ("when", "distance"),
    [
        ("2026-11-28 09:30", "in 5 days"),
        ("2026-11-24 00:01", "in 1 day"),
        ("2026-11-24 23:59", "in 1 day"),
        ("2026-11-22 23:59", "1 day ago"),
        ("2026-11-16 09:30", "7 days ago"),
        ("2026-12-06 09:30", "in 13 days"),
        ("2026-12-07 09:30", "in 2 weeks"),
        ("2027-02-23 09:30", "in 3 months"),
        ("2026-11-23 17:00", "in 8 hours"),
        ("2026-11-23 10:15", "in 45 minutes"),
        ("2026-11-23 09:30:20", "in 1 minute"),
        ("2026-11-23 07:30", "2 hours ago"),
        ("2026-11-23 00:30", "9 hours ago"),
    ],
)
def test_a_distance_counts_days_of_the_calendar_and_hours_within_one(when: str, distance: str) -> None:
    assert IN_NEW_YORK.distance(local(when)) == distance


def test_a_distance_is_told_in_the_readers_language() -> None:
    assert IN_ROME.distance(FRIDAY_FIVE) == "tra 4 giorni"
    assert IN_WARSAW.distance(FRIDAY_FIVE) == "za 4 dni"
    assert IN_WARSAW.distance(NOW - timedelta(days=1)) == "1 dzień temu"


def test_tomorrow_is_the_readers_own() -> None:
    """20:00 in New York is tomorrow in Kolkata already, where it is evening now."""
    evening = local("2026-11-23 20:00")
    assert IN_NEW_YORK.distance(evening) == "in 10 hours"
    assert IN_KOLKATA.distance(evening) == "in 1 day"


def test_a_date_for_everybody_is_a_token_with_the_readers_own_words_behind_it() -> None:
    seconds = int(FRIDAY_FIVE.timestamp())
    assert (
        IN_NEW_YORK.token(FRIDAY_FIVE) == f"<!date^{seconds}^{{date_short_pretty}} {{time}}|Fri 27 Nov 17:00>"
    )


@each_row(
    ("named_by_slack", "language", "territory"),
    [
        ("en-GB", "en", "GB"),
        ("pl-PL", "pl", "PL"),
        ("pt-BR", "pt", "BR"),
        ("zh-TW", "zh", "TW"),
        ("es-LA", "es", None),
        ("xx-YY", "en", None),
        ("", "en", None),
        ("-", "en", None),
        ("x" * 300, "en", None),
    ],
)
def test_an_unknown_locale_falls_back_to_its_language_and_then_to_english(
    named_by_slack: str, language: str, territory: str | None
) -> None:
    locale = read_locale(named_by_slack)
    assert (locale.language, locale.territory) == (language, territory)


def test_sentences_without_a_translation_stay_english() -> None:
    assert IN_ROME.gettext("Undo") == "Annulla"
    assert IN_ROME.gettext("Never said") == "Never said"
    assert catalogue("ja").gettext("Undo") == "Undo"
