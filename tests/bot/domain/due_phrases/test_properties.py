from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.due import Due, DueRefused, Grain, Unreadable, read_due
from bot.domain.due_phrases.english import ENGLISH
from bot.domain.due_phrases.italian import ITALIAN
from bot.domain.due_phrases.polish import POLISH
from bot.domain.zones import instant_at

ZONES = [
    "UTC",
    "Europe/Warsaw",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Pacific/Apia",
]
FIGURES = (
    "5 17 31 0 99 330 1700 2027 5:30 17.30 3/4 3-5 1/2/27 2.5 2,5 15th 25. 18-tego 15-ej 1° 5pm - @ ' "
    "2027-01-15"
)
WEEKDAYS = "mon tue wed thu fri sat sun"

zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- hypothesis adds the zone
locales = st.sampled_from(["en-US", "en-GB", "pl-PL", "it-IT", "", "x"])
vocabularies = st.sampled_from([ENGLISH, POLISH, ITALIAN])
known = vocabularies.flatmap(lambda words: st.sampled_from(sorted(words.entries)))
phrases = st.lists(known | st.sampled_from(FIGURES.split()), min_size=1, max_size=7).map(" ".join)


def read_or_refuse(phrase: str, now: datetime, zone: ZoneInfo, locale: str) -> Due | None:
    try:
        return read_due(phrase, now=now, zone=zone, locale=locale)
    except (Unreadable, DueRefused):
        return None


@given(phrase=st.text(max_size=120) | phrases, now=moments, zone=zones, locale=locales)
def test_any_text_is_a_moment_to_come_or_a_refusal(
    phrase: str, now: datetime, zone: ZoneInfo, locale: str
) -> None:
    due = read_or_refuse(phrase, now, zone, locale)
    assert due is None or (due.at.tzinfo is UTC and due.at >= now)


@settings(max_examples=60)
@given(phrase=phrases, now=moments, zone=zones, locale=locales)
def test_capitals_and_spaces_do_not_matter(phrase: str, now: datetime, zone: ZoneInfo, locale: str) -> None:
    shouted = f"  {phrase.upper().replace(' ', '   ')} "
    assert len(shouted) > 100 or read_or_refuse(phrase, now, zone, locale) == read_or_refuse(
        shouted, now, zone, locale
    )


@given(now=moments, zone=zones, minutes=st.integers(1, 5_000_000), locale=locales)
def test_the_iso_form_of_a_moment_reads_as_that_moment(
    now: datetime, zone: ZoneInfo, minutes: int, locale: str
) -> None:
    local = (now.astimezone(zone) + timedelta(minutes=minutes)).replace(tzinfo=None, second=0, microsecond=0)
    expected = Due(instant_at(local, zone), Grain.TIME)
    if expected.at >= now:
        for form in (f"{local:%Y-%m-%d %H:%M}", f"{local:%Y-%m-%dT%H:%M}"):
            assert read_due(form, now=now, zone=zone, locale=locale) == expected
    assert read_due(f"{expected.at:%Y-%m-%dT%H:%MZ}", now=now, zone=zone, past_ok=True) == expected


@given(now=moments, zone=zones, days=st.integers(1, 300))
def test_a_deadline_as_it_is_shown_reads_as_that_day(now: datetime, zone: ZoneInfo, days: int) -> None:
    day = now.astimezone(zone).date() + timedelta(days=days)
    for form in (f"{day:%a} {day.day} {day:%b}", f"{day:%A, %B} {day.day}", f"{day:%d.%m.%Y}"):
        due = read_due(form, now=now, zone=zone)
        assert (due.at.astimezone(zone).date(), due.grain) == (day, Grain.DAY)


@given(now=moments, zone=zones, weekday=st.integers(0, 6))
def test_a_weekday_lies_in_the_next_seven_days(now: datetime, zone: ZoneInfo, weekday: int) -> None:
    due = read_due(WEEKDAYS.split()[weekday], now=now, zone=zone).at.astimezone(zone).date()
    assert due.weekday() == weekday
    assert 1 <= (due - now.astimezone(zone).date()).days <= 7
