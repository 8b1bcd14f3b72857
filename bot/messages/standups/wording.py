"""The pieces of which everything about stand-ups is made: names, hours, questions, what was said."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from babel.dates import format_time, get_day_names

from bot.domain.recurrence.rule import Recurrence
from bot.domain.refusal import N_
from bot.domain.standups.absences import DayOff
from bot.domain.standups.definition import Question, Schedule, StandUp, Window
from bot.domain.standups.hours import last_weekday
from bot.domain.standups.report import Report
from bot.domain.standups.templates import TEMPLATES, Template
from bot.domain.typed_text import Mention, pieces
from bot.messages.layout import safe
from bot.messages.reader import Reader, read_locale
from bot.messages.recurrence import recurrence_text

MOODS = {"1": "😞", "2": "🙁", "3": "😐", "4": "🙂", "5": "😀"}
FALLBACK_LIMIT = 3800
"""Characters of what notifications read out: a message with more cannot be updated."""

_PIECE = 500

_OUR_TEXTS = {question.text for template in TEMPLATES for question in template.questions}
_OUR_NAMES = {template.name for template in TEMPLATES}
_AN_HOUR = 60
_WHY = {DayOff.AWAY: N_("away"), DayOff.HOLIDAY: N_("holiday")}


def reader_of(language: str, reader: Reader) -> Reader:
    """In the stand-up's language, where it has one."""
    return Reader(read_locale(language), reader.zone, reader.now) if language else reader


def name(standup: StandUp) -> str:
    return f"*{safe(standup.name)}*"


def channel(channel_id: str) -> str:
    return f"<#{channel_id}>"


def question(asked: Question, reader: Reader) -> str:
    """As it is asked, for where nothing is parsed; our own are translated, those of people are not."""
    return reader.gettext(asked.text) if asked.text in _OUR_TEXTS else asked.text


def template_name(template: Template, reader: Reader) -> str:
    return reader.gettext(template.name) if template.name in _OUR_NAMES else template.name


def choice(value: str) -> str:
    """A mood as a face."""
    return f"{MOODS[value]} {value}" if value in MOODS else value


def said(text: str, names: Mapping[str, str]) -> str:
    """What somebody answered, for Slack: people by name, so that a report calls nobody."""
    return "".join(safe(part) for part in _parts(text, names))


def said_in_pieces(text: str, names: Mapping[str, str], limit: int = 0) -> list[str]:
    """The same in pieces that fit a section even where every character is escaped; at most `limit`
    characters of it, where there is one.
    """
    whole = said_plainly(text, names)
    whole = shortened(whole, limit) if limit else whole
    return [safe(whole[start : start + _PIECE]) for start in range(0, len(whole), _PIECE)]


def said_in_short(text: str, names: Mapping[str, str], limit: int = _PIECE) -> str:
    return safe(shortened(said_plainly(text, names), limit))


def said_plainly(text: str, names: Mapping[str, str]) -> str:
    """The same for where nothing is parsed."""
    return "".join(_parts(text, names))


def _parts(text: str, names: Mapping[str, str]) -> Iterable[str]:
    for piece in pieces(text):
        if isinstance(piece, Mention):
            yield f"@{names.get(piece.member_id, piece.member_id)}"
        else:
            yield piece


def people(member_ids: Sequence[str], names: Mapping[str, str], most: int = 30) -> str:
    """By name, and how many more there are."""
    shown = ", ".join(safe(names.get(member, member)) for member in member_ids[:most])
    more = len(member_ids) - most
    return f"{shown} +{more}" if more > 0 else shown


def away(members: Sequence[tuple[str, DayOff]], names: Mapping[str, str], reader: Reader) -> str:
    """ "ana, piotr (holiday)"."""
    shown = []
    for member, why in members[:30]:
        who = safe(names.get(member, member))
        shown.append(f"{who} ({reader.gettext(_WHY[why])})" if why is DayOff.HOLIDAY else who)
    more = len(members) - len(shown)
    return ", ".join(shown) + (f" +{more}" if more else "")


def clock(at: time, reader: Reader) -> str:
    return format_time(at, "HH:mm", locale=reader.locale)


def hours(schedule: Schedule, reader: Reader) -> str:
    """ "every weekday at 09:30 (Europe/Rome), for 4 hours"."""
    _ = reader.gettext
    whose = _("everybody's own time") if schedule.is_own_time else schedule.zone_name
    if schedule.zone_name == str(reader.zone):
        whose = _("your time")
    return _("{days} at {time} ({zone}), {window}").format(
        days=days(schedule.recurrence, reader),
        time=clock(schedule.at, reader),
        zone=whose,
        window=window_of(schedule, reader),
    )


def days(recurrence: str, reader: Reader) -> str:
    return recurrence_text(Recurrence.parse(recurrence), reader)


def window_of(schedule: Schedule, reader: Reader) -> str:
    """ "until Mon 10:00" where it always ends on that day. It can be typed beside its days."""
    weekday, until = last_weekday(schedule), schedule.window.until
    if weekday is None or until is None:
        return window(schedule.window, reader)
    day = get_day_names("abbreviated", locale=reader.locale)[weekday]
    return reader.gettext("until {day} {time}").format(day=day, time=clock(until, reader))


def window(found: Window, reader: Reader) -> str:
    """In words that can be typed, too: "for 4 hours", "until 10:00 next day"."""
    _ = reader.gettext
    if found.until is not None:
        text = _("until {time} next day") if found.days else _("until {time}")
        return text.format(time=clock(found.until, reader))
    if found.minutes % _AN_HOUR:
        return _("for {count} min").format(count=found.minutes)
    return reader.ngettext("for {count} hour", "for {count} hours", found.minutes // _AN_HOUR).format(
        count=found.minutes // _AN_HOUR
    )


def age(days_old: int, reader: Reader) -> str:
    """Of a blocker: nothing on its first day."""
    if not days_old:
        return ""
    return reader.ngettext("for {count} day", "for {count} days", days_old).format(count=days_old)


def span(first: date, last: date, reader: Reader) -> str:
    if first == last:
        return reader.day(first)
    return f"{reader.day(first)} \u2013 {reader.day(last)}"


def with_later(head: str, report: Report, reader: Reader) -> str:
    """ "3 of 5 answered, 2 are asked later"."""
    count = len(report.later)
    if not count:
        return head
    later = reader.ngettext("{count} is asked later", "{count} are asked later", count)
    return f"{head}, {later.format(count=count)}"


def shortened(text: str, limit: int) -> str:
    """On one line."""
    whole = " ".join(text.split())
    return whole if len(whole) <= limit else f"{whole[: limit - 1]}…"


def fallback(lines: Sequence[str], rest: str) -> str:
    """What notifications read out: as many lines as fit, and where the others are."""
    kept: list[str] = []
    length = 0
    for line in lines:
        length += len(line) + 1
        if length > FALLBACK_LIMIT:
            return "\n".join([*kept, rest])
        kept.append(line)
    return "\n".join(kept)
