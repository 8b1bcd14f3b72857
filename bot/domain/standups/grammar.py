"""What people type after /standup: words in, small typed values out."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

from bot.domain.due import DueRefused, Unreadable
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.standups.commands import (
    BeAway,
    BeBack,
    CreateByForm,
    Doing,
    ListStandUps,
    OneStandUp,
    ShowHelp,
    ShowReport,
    SkipStandUp,
    StandUpCommand,
)
from bot.domain.standups.creation import read_creation
from bot.domain.standups.day_ranges import read_day, read_days, read_past_day
from bot.domain.standups.verbs import VERBS, Verb
from bot.domain.typed_text import plain
from bot.domain.unclear import mistyped

_ALL = {"all", "wszystkie", "tutti", "everything"}
_EXAMPLE = "/standup report Daily yesterday"
_LONGEST_DATE = 5
_PLAIN_VERBS = {Verb(doing.value): doing for doing in Doing}

ReadDay: TypeAlias = Callable[[str, Person, datetime], date]
Read: TypeAlias = Callable[[str, Person, datetime], StandUpCommand]


def read_standup_command(text: str, person: Person, now: datetime) -> StandUpCommand:
    """Raises Refusal with a sentence and an example for whatever is not understood."""
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    if not first:
        return ListStandUps()
    verb = VERBS.read(first)
    if verb is None:
        return mistyped(text, VERBS)
    if verb in _PLAIN_VERBS:
        return OneStandUp(_PLAIN_VERBS[verb], plain(rest).strip())
    return _READERS[verb](rest, person, now)


def _create(rest: str, person: Person, now: datetime) -> StandUpCommand:
    if len(rest.split()) <= 1:
        return CreateByForm(plain(rest).strip())
    return read_creation(rest, person, now)


def _list(rest: str, _person: Person, _now: datetime) -> StandUpCommand:
    return ListStandUps(all=plain(rest).strip().lower() in _ALL)


def _report(rest: str, person: Person, now: datetime) -> StandUpCommand:
    return ShowReport(*_name_and_day(rest, person, now, read_past_day))


def _skip(rest: str, person: Person, now: datetime) -> StandUpCommand:
    return SkipStandUp(*_name_and_day(rest, person, now, read_day))


def _away(rest: str, person: Person, now: datetime) -> StandUpCommand:
    return BeAway(*read_days(rest, person, now))


def _back(_rest: str, _person: Person, _now: datetime) -> StandUpCommand:
    return BeBack()


def _help(_rest: str, _person: Person, _now: datetime) -> StandUpCommand:
    return ShowHelp()


def _name_and_day(rest: str, person: Person, now: datetime, read: ReadDay) -> tuple[str, date | None]:
    """As many words at the end as make a date; what is before them is the name.

    Raises Refusal for one that cannot be.
    """
    words = plain(rest).split()
    for start in range(max(0, len(words) - _LONGEST_DATE), len(words)):
        try:
            day = read(" ".join(words[start:]), person, now)
        except Unreadable:
            continue
        except DueRefused as refused:  # with an example of days, not of a deadline
            raise Refusal(refused.sentence, example=_EXAMPLE, **refused.values) from refused
        return " ".join(words[:start]), day
    return " ".join(words), None


_READERS: dict[Verb, Read] = {
    Verb.CREATE: _create,
    Verb.LIST: _list,
    Verb.REPORT: _report,
    Verb.SKIP: _skip,
    Verb.AWAY: _away,
    Verb.BACK: _back,
    Verb.HELP: _help,
}
