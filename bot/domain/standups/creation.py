"""A stand-up in one line: "Daily weekdays at 9:30 in #launch"."""

import re
from dataclasses import dataclass, field
from datetime import datetime, time

from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.recurrence.reading import RecurrenceRefused, UnreadableRecurrence, read_recurrence
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.commands import CreateStandUp
from bot.domain.standups.definition import Audience, Window
from bot.domain.typed_text import has_words, plain

NAME_LIMIT = 60
EXAMPLE = "/standup create Daily weekdays at 9:30 in #launch"

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
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]\.?m\.?)?"
_AT = re.compile(rf"(?:^|\s)(?:at|o|alle|all['\u2019]|ore|@)\s*{_CLOCK}(?=\s|$)", re.IGNORECASE)
_UNTIL = re.compile(
    rf"(?:^|\s)(?:until|till|do|fino alle|entro le)\s+{_CLOCK}"
    r"(\s+(?:the\s+)?(?:next|following)\s+(?:working\s+)?day|\s+nast[e\u0119]pnego\s+dnia|"
    r"\s+del\s+giorno\s+dopo)?(?=\s|$)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:^|\s)(?:for|przez|per)\s+(\d{1,3})\s*(h|hours?|godzin[aey]?|godziny|or[ae]|m|min|minutes?|minut[aey]?|minuti)"
    r"(?=\s|$)",
    re.IGNORECASE,
)
_OWN_TIME = re.compile(
    r"(?:^|\s)(?:(?:in\s+)?(?:their|everyone'?s|everybody'?s|each\s+person'?s)(?:\s+own)?\s+time(?:zone|\s+zone)?"
    r"|local\s+time|own\s+time|czasu\s+lokalnego|ich\s+czasu|(?:ora|orario)\s+locale)(?=\s|$)",
    re.IGNORECASE,
)
_LAST_HOUR, _LAST_MINUTE, _NOON = 23, 59, 12
_LONGEST_WINDOW = 7 * 24 * 60


@dataclass
class _Line:
    """What is left to be read, and what was found so far."""

    left: str
    found: dict[str, object] = field(default_factory=dict)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.left)
        if found:
            self.left = f"{self.left[: found.start()]} {self.left[found.end() :]}"
        return found


def read_creation(text: str, person: Person, now: datetime) -> CreateStandUp:
    """The name first, the rest in any order. Raises Refusal."""
    line = _Line(text)
    channel = line.take(_CHANNEL)
    audience = _take_audience(line)
    is_own_time = line.take(_OWN_TIME) is not None
    window = _take_window(line)
    at = line.take(_AT)
    name, recurrence = _name_and_recurrence(plain(line.left), person, now)
    return CreateStandUp(
        check_name(name),
        recurrence,
        _clock(at[1], at[2], at[3]) if at else None,
        "" if is_own_time else None,
        window,
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


def check_window(window: Window) -> Window:
    """Raises Refusal for none at all and for more than a week."""
    is_length = window.until is not None or 1 <= window.minutes <= _LONGEST_WINDOW
    if not is_length or not 0 <= window.days <= 5:  # noqa: PLR2004 -- working days of a week
        raise Refusal(N_("There must be time to answer: a minute at least, a week at most."), example=EXAMPLE)
    return window


def _take_audience(line: _Line) -> Audience:
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


def _take_window(line: _Line) -> Window | None:
    until = line.take(_UNTIL)
    if until:
        return Window(until=_clock(until[1], until[2], until[3]), days=1 if until[4] else 0)
    length = line.take(_FOR)
    if not length:
        return None
    is_hours = folded(length[2])[0] in "hgo"
    return check_window(Window(int(length[1]) * (60 if is_hours else 1)))


def _clock(hour: str, minute: str | None, half: str | None) -> time:
    """Raises Refusal for a time that no clock shows."""
    hours, minutes = int(hour), int(minute or 0)
    if half and 1 <= hours <= _NOON:
        hours = hours % _NOON + (_NOON if half.lower().startswith("p") else 0)
    elif half:
        hours = _LAST_HOUR + 1
    if hours > _LAST_HOUR or minutes > _LAST_MINUTE:
        shown = f"{hour}:{minute or '00'}{half or ''}"
        raise Refusal(N_("No clock shows {time}."), example=EXAMPLE, time=shown)
    return time(hours, minutes)


def _name_and_recurrence(text: str, person: Person, now: datetime) -> tuple[str, str | None]:
    """The most words at the end that make a recurrence; the name is before them, or after a leading one."""
    words = text.replace(",", " ").split()
    today = now.astimezone(person.zone).date()
    doubt: RecurrenceRefused | None = None
    for start in range(1, len(words)):
        try:
            found = read_recurrence(" ".join(words[start:]), locale=person.speaks, today=today)
        except UnreadableRecurrence:
            continue
        except RecurrenceRefused as refused:
            doubt = doubt or refused
            continue
        return " ".join(words[:start]), found.text
    if doubt:
        raise doubt
    return " ".join(words), None
