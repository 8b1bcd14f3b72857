"""Due dates as an iCalendar feed (RFC 5545): events, for Google, Outlook and Apple show no others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.exchange.dates import Moment
from bot.domain.typed_text import printable

_LONGEST_LINE = 75  # octets without the line's end (3.1)
_LENGTH = timedelta(minutes=30)
_REFRESH = "PT1H"
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class DueEvent:
    """What is due. `uid` stays the same for good, `sequence` grows with each change, `changed_at` is aware.

    `due` is a day, or an aware instant.
    """

    uid: str
    title: str
    due: Moment
    changed_at: datetime
    sequence: int = 0
    notes: str = ""
    url: str = ""


def calendar(name: str, events: Iterable[DueEvent]) -> bytes:
    """The feed. A day is an event of the whole day; a time ends an event of half an hour."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Muster//Due dates//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}",
        f"X-PUBLISHED-TTL:{_REFRESH}",
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return b"".join(octets + b"\r\n" for line in lines for octets in _folded(line))


def _event(event: DueEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_utc(event.changed_at)}"
    yield f"LAST-MODIFIED:{_utc(event.changed_at)}"
    yield f"SEQUENCE:{event.sequence}"
    yield from _times(event.due)
    yield f"SUMMARY:{_text(event.title)}"
    if event.notes:
        yield f"DESCRIPTION:{_text(event.notes)}"
    if event.url:
        yield f"URL:{_CONTROLS.sub('', printable(_BREAK.sub('', event.url)))}"
    yield "TRANSP:TRANSPARENT"  # a deadline makes nobody busy
    yield "END:VEVENT"


def _times(due: Moment) -> Iterator[str]:
    if isinstance(due, datetime):
        yield f"DTSTART:{_utc(due - _LENGTH)}"
        yield f"DTEND:{_utc(due)}"
    else:
        yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"


def _utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Escaped (3.3.11); line breaks of any kind become one."""
    clean = _CONTROLS.sub("", _BREAK.sub("\n", printable(text)))
    for special in ("\\", ";", ","):
        clean = clean.replace(special, f"\\{special}")
    return clean.replace("\n", "\\n")


def _folded(line: str) -> Iterator[bytes]:
    """Lines of at most 75 octets; a letter of several octets is not torn apart."""
    octets = b""
    for letter in line:
        encoded = letter.encode()
        if len(octets) + len(encoded) > _LONGEST_LINE:
            yield octets
            octets = b" "
        octets += encoded
    yield octets
