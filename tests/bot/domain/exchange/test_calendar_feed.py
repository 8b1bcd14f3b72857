"""Due dates as a calendar that other programs read."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.domain.exchange.calendar_feed import DueEvent, calendar
from bot.domain.typed_text import printable
from tests.bot.domain.exchange.reading import at, day
from tests.units import NOW

FRIDAY = at("2026-11-27T16:00:00+00:00")
TIMED = DueEvent(
    "T-12@T0ORBITA", "Draft the brief", FRIDAY, NOW, 3, "Two pages", "https://orbita.example/p1?a=1,2;3"
)


def read(data: bytes) -> Any:
    return Calendar.from_ical(data.decode())


def test_a_time_ends_half_an_hour_that_makes_nobody_busy() -> None:
    data = calendar("Muster: ana", [TIMED])
    (event,) = read(data).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (FRIDAY - timedelta(minutes=30), FRIDAY)
    assert (event["UID"], event["SEQUENCE"], event["TRANSP"]) == ("T-12@T0ORBITA", 3, "TRANSPARENT")
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("Draft the brief", "Two pages")
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == NOW
    assert event["URL"] == "https://orbita.example/p1?a=1,2;3"
    assert b"DTEND:20261127T160000Z\r\n" in data


def test_a_day_is_an_event_of_the_whole_day() -> None:
    (event,) = read(calendar("x", [DueEvent("u", "Brief", day("2026-12-31"), NOW)])).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 31), date(2027, 1, 1))
    assert "DESCRIPTION" not in event
    assert "URL" not in event


def test_the_feed_says_whose_it_is_and_how_often_to_come_back() -> None:
    data = calendar("Ana; due, dates", [])
    feed = read(data)
    assert b"\r\nNAME:Ana\\; due\\, dates\r\nX-WR-CALNAME:Ana\\; due\\, dates\r\n" in data
    assert (feed["VERSION"], feed["METHOD"]) == ("2.0", "PUBLISH")
    assert feed["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert feed.walk("VEVENT") == []


def test_an_instant_of_any_zone_is_written_in_utc() -> None:
    local = datetime.fromisoformat("2026-11-27T17:00:00+01:00")
    assert b"DTEND:20261127T160000Z" in calendar("x", [DueEvent("u", "Brief", local, NOW)])


texts = st.text(max_size=80) | st.sampled_from(
    ["a\r\nEND:VEVENT\r\nb", "a,b;c\\n\\;", "🎉" * 40, "ż" * 90, "\x00\x07x\u2028y", "line one\nline two"]
)


@given(texts, texts, st.dates(date(1970, 1, 1), date(2200, 1, 1)))
def test_any_text_is_one_event_in_lines_of_75_octets(title: str, notes: str, due: date) -> None:
    data = calendar(title, [DueEvent("u", title, due, NOW, notes=notes)])
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in lines)
    assert all(line.decode() for line in lines)
    (event,) = read(data).walk("VEVENT")
    assert visible(event["SUMMARY"]) == visible(title)
    assert event["DTSTART"].dt == due


def visible(text: str) -> str:
    """Without line breaks, whose kinds are made one, and control characters."""
    return "".join(character for character in printable(text) if character.isprintable())
