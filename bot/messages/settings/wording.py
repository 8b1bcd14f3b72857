"""Words for nudges, their ways, hours and days."""

from collections.abc import Mapping, Sequence
from datetime import time
from itertools import groupby

from babel.dates import get_day_names
from babel.lists import format_list

from bot.domain.attention.kinds import Kind, Way
from bot.domain.refusal import N_
from bot.messages.inputs import Option
from bot.messages.reader import Reader

AS_USUAL = "-"
KINDS = {
    Kind.BEFORE_DUE: N_("Deadlines that come near"),
    Kind.DUE: N_("Tasks due today"),
    Kind.OVERDUE: N_("Overdue tasks"),
    Kind.UNASSIGNED: N_("Tasks that nobody has"),
    Kind.STUCK: N_("Work that stands still"),
    Kind.BLOCKED: N_("Blocked work"),
    Kind.REQUEST: N_("Requests that wait for a decision"),
    Kind.STANDUP: N_("Stand-ups that wait for an answer"),
}
"""Those that anything nudges about."""

_WAYS = {
    Way.AT_ONCE: N_("At once"),
    Way.MERGED: N_("Gathered, at the chosen hours"),
    Way.DIGEST: N_("In the digest only"),
    Way.OFF: N_("Not at all"),
}
_LEAST_RUN = 3
"""Of so many days in a row only the first and the last are named."""


def way_options(reader: Reader) -> list[Option]:
    """Beside the ways, what others have chosen."""
    usual = (reader.gettext("As usual"), AS_USUAL)
    return [usual, *((reader.gettext(text), way.value) for way, text in _WAYS.items())]


def ways(chosen: Mapping[Kind, Way], reader: Reader) -> list[str]:
    """ "in the digest only: overdue tasks and blocked work", for each way with kinds of its own."""
    found = []
    for way, text in _WAYS.items():
        those = [kind for kind in KINDS if chosen.get(kind) is way]
        if those:
            found.append(f"{_small(reader.gettext(text))}: {kinds(those, reader)}")
    return found


def kinds(chosen: Sequence[Kind], reader: Reader) -> str:
    """ "overdue tasks and blocked work"."""
    named = [_small(reader.gettext(label)) for kind, label in KINDS.items() if kind in chosen]
    return format_list(named, locale=reader.locale)


def weekdays(workdays: str, reader: Reader) -> str:
    """ISO weekdays as digits; "Mon" to "Thu" in one, where they are days in a row."""
    days = sorted(int(day) - 1 for day in workdays)
    runs = groupby(enumerate(days), key=lambda placed: placed[1] - placed[0])
    return ", ".join(_run([day for _, day in run], reader) for _, run in runs)


def day_options(reader: Reader) -> list[Option]:
    names = get_day_names("wide", context="stand-alone", locale=reader.locale)
    return [(names[day].capitalize(), str(day + 1)) for day in range(7)]


def hours(times: Sequence[time], reader: Reader) -> str:
    return format_list([f"{at:%H:%M}" for at in times], locale=reader.locale)


def _run(days: list[int], reader: Reader) -> str:
    names = get_day_names("abbreviated", context="stand-alone", locale=reader.locale)
    named = [names[day] for day in days]
    return f"{named[0]}–{named[-1]}" if len(named) >= _LEAST_RUN else ", ".join(named)  # noqa: RUF001


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
