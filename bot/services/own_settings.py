"""What people choose for themselves is read and changed: nudges, hours, silence, language, calendar."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.attention.wishes import Wishes
from bot.domain.people import Person
from bot.services import calendar
from bot.services.act import Act
from bot.services.attention.muting import Muted, go_on, muted
from bot.services.attention.settings import OwnSettings, be_silent, choose_own, own
from storage import languages
from storage.people import require_person
from storage.working_hours import WorkingHours

LANGUAGES = {"en-US": "English", "pl-PL": "Polski", "it-IT": "Italiano"}
"""Locales that can be chosen, in their own words."""

MOST_MUTED = 100


class Calendar(StrEnum):
    """What is to become of the calendar's address."""

    KEEP = "keep"
    NEW = "new"
    OFF = "off"


@dataclass(frozen=True)
class Wanted:
    """The whole of what a person chooses. `silent_until` is UTC; `language` None for that of Slack; `goes_on`
    names the tasks and requests of which they want to hear again.
    """

    wishes: Wishes
    hours: WorkingHours
    silent_until: datetime | None = None
    language: str | None = None
    calendar: Calendar = Calendar.KEEP
    goes_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnView:
    """What holds now. `address` is the calendar's, only where it is new: it is not kept."""

    person: Person
    attention: OwnSettings
    has_calendar: bool
    address: str = ""
    muted: tuple[Muted, ...] = ()


def settings(act: Act) -> OwnView:
    return OwnView(act.by, own(act), calendar.is_shared(act), muted=tuple(muted(act, MOST_MUTED)))


def choose(act: Act, wanted: Wanted) -> OwnView:
    """Raises Refusal."""
    silent_until = own(act).wishes.silent_until
    if wanted.silent_until != silent_until and (wanted.silent_until or is_silent(silent_until, act.now)):
        be_silent(act, wanted.silent_until)
    choose_own(act, wanted.wishes, wanted.hours)
    for subject in wanted.goes_on:
        go_on(act, subject)
    _speak(act, wanted.language)
    address = calendar.share(act) if wanted.calendar is Calendar.NEW else ""
    if wanted.calendar is Calendar.OFF:
        calendar.revoke(act)
    now = require_person(act.unit, act.workspace_id, act.by.id)
    return replace(settings(replace(act, by=now)), address=address)


def is_silent(until: datetime | None, now: datetime) -> bool:
    return until is not None and until > now


def _speak(act: Act, language: str | None) -> None:
    if language == act.by.language:
        return
    languages.save(act.unit, act.workspace_id, act.by.id, language)
    act.record("language_set", act.by.id, was=act.by.language, now=language)
