"""The hours that people choose for themselves: when they work, and when their nudges come."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.domain.attention.hours import Reach
from bot.domain.attention.mornings import A_DAY
from bot.domain.attention.wishes import Wishes
from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal

LONGEST_NIGHT = timedelta(hours=12)
"""A shift over midnight that takes longer is rather two times in the wrong order."""

_NOON = 12
_JOINED = {"and", "at", "i", "o", "e", "alle", "ore"}
_BEFORE_HALF = re.compile(r"(?<=\d)\s+(?=[ap]m\b)", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;&\s]+")
_HOUR = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?([ap]m)?", re.ASCII | re.IGNORECASE)


def read_daily_hours(text: str, zone_name: str) -> tuple[time, ...]:
    """ "9, 14:30 and 5pm" on the clock of `zone_name`; nothing for an empty text. Raises Refusal."""
    words = _BETWEEN.split(_BEFORE_HALF.sub("", text))
    return tuple(_hours([word for word in words if word and folded(word) not in _JOINED], zone_name))


def _hours(words: list[str], zone_name: str) -> Iterator[time]:
    for place, word in enumerate(words):
        found = _HOUR.fullmatch(word)
        if found is None and place:
            raise Refusal(
                N_("Hours are on your own clock ({zone}). Write them alone: 09:00, 14:00"), zone=zone_name
            )
        if found is None:
            raise _unreadable(word)
        yield _time(found)


def _time(found: re.Match[str]) -> time:
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= _NOON:
        raise _unreadable(found[0])
    if half:
        hour = hour % _NOON + (_NOON if half.lower() == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise _unreadable(found[0]) from None


def _unreadable(word: str) -> Refusal:
    return Refusal(N_("“{word}” is no hour of the day. Write them like this: 09:00, 14:00"), word=word)


def check_shift(start: time, end: time) -> None:
    """Work over midnight is taken for meant unless it is too long. Raises Refusal."""
    a_day = date(2000, 1, 1)
    length = datetime.combine(a_day, end) - datetime.combine(a_day, start)
    if not length:
        raise Refusal(N_("Work that begins when it ends takes no time. From when to when?"))
    if length < timedelta() and length + A_DAY > LONGEST_NIGHT:
        raise Refusal(
            N_("Work from {start} to {end} ends before it begins. The other way round?"),
            start=f"{start:%H:%M}",
            end=f"{end:%H:%M}",
        )


def check_slots(slots: tuple[time, ...], start: time, end: time) -> None:
    """Nobody is written to outside their hours. Raises Refusal for a slot that would never come."""
    outside = [slot for slot in slots if not _is_between(slot, start, end)]
    if outside:
        raise Refusal(
            N_("Nothing reaches you at {time}: you work from {start} to {end}."),
            time=f"{outside[0]:%H:%M}",
            start=f"{start:%H:%M}",
            end=f"{end:%H:%M}",
        )


def _is_between(at: time, start: time, end: time) -> bool:
    return start <= at < end if start < end else at >= start or at < end


def daily_hours(person: Person, wishes: Wishes, now: datetime) -> list[time]:
    """When messages really come on the person's next ordinary working day. Raises Refusal for quiet hours
    that leave none.
    """
    reach = Reach(person, replace(wishes, silent_until=None))
    tomorrow = reach.local_day(now) + A_DAY
    working = person.working_weekdays
    day = next(day for day in (tomorrow + A_DAY * n for n in range(7)) if day.weekday() in working)
    found = [at.astimezone(person.zone).time() for at in reach.slots_on(day)]
    if not found:
        raise Refusal(N_("These quiet hours leave nothing of your working hours."))
    return found
