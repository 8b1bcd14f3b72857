"""What people type after /digest: words in, small typed values out, in English, Polish and Italian."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.digests.commands import (
    CreateDigest,
    DeleteDigest,
    DigestCommand,
    EditDigest,
    ListDigests,
    PostDigest,
    PreviewDigest,
    ShowHelp,
)
from bot.domain.digests.digest import Audience, WhenQuiet
from bot.domain.digests.verbs import EXAMPLE, VERBS, Verb
from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.recurrence.reading import read_recurrence
from bot.domain.recurrence.rule import Anchor, Holidays, Recurrence
from bot.domain.refusal import N_, Refusal
from bot.domain.typed_text import plain
from bot.domain.unclear import mistyped

_AUDIENCES = {
    Audience.STAKEHOLDERS: "stakeholders|stakeholder|interesariusze|interesariuszy|portatori",
    Audience.TEAM: "the team|team|zespolu|zespol|la squadra|squadra|il team",
    Audience.MANAGERS: "managers|manager|kierownikow|menedzerow|responsabili|i manager|dirigenti",
}
_QUIET = {
    WhenQuiet.NOTHING: "nothing (?:when|if) quiet|skip (?:when|if) quiet|nic gdy cisza|niente se tranquillo",
    WhenQuiet.LINE: "(?:one |a )?line (?:when|if) quiet|linia gdy cisza|una riga se tranquillo",
}
_FOR = re.compile(rf"\b(?:for|dla|per)\s+({'|'.join(_AUDIENCES.values())})\b")
_WHEN_QUIET = re.compile("|".join(f"(?P<{when}>{words})" for when, words in _QUIET.items()))
_TIME = re.compile(
    r"(?:\b(?:at|o|alle|ore)\s+)?\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})\s*(?P<half>am|pm)?"
    r"|\s*(?P<alone>am|pm))(?!\w)"
)
_NAME = re.compile(r"d?-?(\d{1,9})", re.ASCII)
_NOON = 12


@dataclass(frozen=True)
class _Parts:
    """What of a phrase was said; what was not is None."""

    rhythm: Recurrence | None
    at: time | None
    audience: Audience | None
    when_quiet: WhenQuiet | None


def read_digest_command(text: str, person: Person, now: datetime) -> DigestCommand:
    """Raises Refusal with a sentence and an example for whatever is not understood."""
    first, rest = (*plain(text).split(maxsplit=1), "", "")[:2]
    if not first:
        return ListDigests()
    verb = VERBS.read(first)
    if verb is None:
        return mistyped(text, VERBS)
    return _READERS[verb](rest, person, now)


def _create(text: str, person: Person, now: datetime) -> DigestCommand:
    parts = _parts(text, person, now)
    if parts.rhythm is None:
        raise Refusal(N_("How often? Say a day, and a time if you like."), example=EXAMPLE)
    at = parts.at or person.work_start
    return CreateDigest(parts.rhythm, at, parts.audience, parts.when_quiet or WhenQuiet.LINE)


def _edit(text: str, person: Person, now: datetime) -> DigestCommand:
    name, rest = (*text.split(maxsplit=1), "", "")[:2]
    parts = _parts(rest, person, now)
    edited = EditDigest(_number(name), parts.rhythm, parts.at, parts.audience, parts.when_quiet)
    if edited == EditDigest(edited.number):
        raise Refusal(
            N_("What is to change? Its day, its time, or whom it is for."),
            example="/digest edit D-2 every thursday 15:00",
        )
    return edited


def _parts(text: str, person: Person, now: datetime) -> _Parts:
    """Whatever is neither time, audience nor quiet must be a rhythm."""
    rest = " ".join(folded(text).replace(",", " ").split())
    audience, rest = _take(_FOR, rest)
    when_quiet, rest = _take(_WHEN_QUIET, rest)
    clock, rest = _take(_TIME, rest)
    phrase = rest.strip()
    return _Parts(
        _rhythm(phrase, person, now) if phrase else None,
        _time(clock) if clock else None,
        _audience(audience[1]) if audience else None,
        WhenQuiet(str(when_quiet.lastgroup)) if when_quiet else None,
    )


def _take(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str] | None, str]:
    found = pattern.search(text)
    return found, " ".join((text[: found.start()] + " " + text[found.end() :]).split()) if found else text


def _rhythm(phrase: str, person: Person, now: datetime) -> Recurrence:
    """Unless somebody says otherwise, what falls on a holiday comes on the working day before."""
    today = now.astimezone(person.zone).date()
    rhythm = read_recurrence(phrase, locale=person.speaks, today=today)
    if rhythm.anchor is Anchor.COMPLETION:
        raise Refusal(N_("A digest comes on days of the calendar."), example=EXAMPLE)
    return Recurrence(rhythm.rule, Holidays.BEFORE) if rhythm.holidays is Holidays.KEEP else rhythm


def _time(found: re.Match[str]) -> time:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = found["half"] or found["alone"]
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise Refusal(N_("{time} is no time of day."), example=EXAMPLE, time=found[0].strip()) from None


def _audience(word: str) -> Audience:
    return next(audience for audience, words in _AUDIENCES.items() if word in words.split("|"))


def _number(name: str) -> int:
    found = _NAME.fullmatch(folded(name))
    if found is None:
        raise Refusal(N_("Which digest? Say its number."), example="/digest delete D-2")
    return int(found[1])


def _numbered(text: str) -> int | None:
    return _number(text) if text.strip() else None


_READERS: dict[Verb, Callable[[str, Person, datetime], DigestCommand]] = {
    Verb.CREATE: _create,
    Verb.EDIT: _edit,
    Verb.DELETE: lambda text, _person, _now: DeleteDigest(_number(text)),
    Verb.NOW: lambda text, _person, _now: PostDigest(_numbered(text)),
    Verb.PREVIEW: lambda text, _person, _now: PreviewDigest(_numbered(text)),
    Verb.LIST: lambda _text, _person, _now: ListDigests(),
    Verb.HELP: lambda _text, _person, _now: ShowHelp(),
}
