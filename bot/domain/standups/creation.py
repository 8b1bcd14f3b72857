"""A stand-up in one line: "Daily weekdays at 9:30 in #launch"."""

import re
from dataclasses import replace
from datetime import datetime

from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.commands import CreateStandUp
from bot.domain.standups.definition import Audience, Window
from bot.domain.standups.hour_limits import EXAMPLE
from bot.domain.standups.hours import WORKING_WEEK, working_days_to
from bot.domain.standups.typed_days import take_days
from bot.domain.standups.typed_hours import Hours, Line, take_hours
from bot.domain.typed_text import has_words, plain

NAME_LIMIT = 60

_CHANNEL = re.compile(r"(?:\b(?:in|w|we|na|nel|su)\s+)?<#([CG][A-Z0-9]+)(?:\|[^<>]*)?>", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\b(?:except|without|but|bez|oproc[z\u017c]|opr[o\u00f3]cz|pr[o\u00f3]cz|tranne|senza|eccetto)"
    r"\s+((?:<@[UW][^<>]*>[\s,]*(?:and|i|e)?\s*)+)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?:\b(?:for|with|dla|z|per|con)\s+)?(?:<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>|<!subteam\^(S[A-Z0-9]+)[^<>]*>)"
    r"(?:\s*(?:,|\band\b|\bi\b|\be\b)\s*(?=<))?",
    re.IGNORECASE,
)
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)")


def read_creation(text: str, person: Person, now: datetime) -> CreateStandUp:
    """The name first, the rest in any order. Raises Refusal."""
    line = Line(text)
    channel = line.take(_CHANNEL)
    audience = _take_audience(line)
    hours = take_hours(line, person, now)
    name, recurrence = take_days(plain(line.left), person, now)
    return CreateStandUp(
        check_name(name),
        recurrence,
        hours.at,
        hours.zone_name,
        _window(hours, recurrence),
        channel[1] if channel else "",
        audience,
    )


def check_name(name: str) -> str:
    """With its white space folded. Raises Refusal for one that says nothing or is too long."""
    whole = " ".join(name.split())
    if not has_words(whole) or len(whole) > NAME_LIMIT:
        raise Refusal(
            N_("A stand-up needs a name of at most {limit} characters."), example=EXAMPLE, limit=NAME_LIMIT
        )
    return whole


def _take_audience(line: Line) -> Audience:
    excepted = line.take(_EXCEPT)
    people, groups = [], []
    while found := line.take(_WHO):
        if found[1]:
            people.append(found[1])
        else:
            groups.append(found[2])
    return Audience(
        groups=tuple(dict.fromkeys(groups)),
        people=tuple(dict.fromkeys(people)),
        exceptions=tuple(dict.fromkeys(_MENTION.findall(excepted[1]))) if excepted else (),
    )


def _window(hours: Hours, recurrence: str | None) -> Window | None:
    """Raises Refusal for the name of a weekday where no single one is asked on."""
    window = hours.window
    if window is None or window.until is None or hours.until_weekday is None:
        return window
    days = working_days_to(hours.until_weekday, recurrence) if recurrence else None
    if days is None:
        raise Refusal(
            N_("“Until monday” is for a stand-up on one weekday; for others write “until 10:00 next day”."),
            example="/standup create Weekly every friday at 16:00 until monday 10:00",
        )
    is_same_day = days == WORKING_WEEK and (hours.at is None or hours.at < window.until)
    return replace(window, days=0 if is_same_day else days)
