"""What a team chooses for a channel, and who may choose it."""

import re
from dataclasses import dataclass

from bot.domain.people import Person, Place
from bot.domain.refusal import N_, Refusal

STARTS, FINISHES = "eyes", "white_check_mark"
"""The emoji that mean something else on a card."""

_EMOJI = re.compile(r":?([a-z0-9_+'-]{1,100}):?")


@dataclass(frozen=True)
class Choices:
    """As in Place; `capture_emoji` without colons."""

    quiet_cards: bool
    lead_id: str | None
    capture_emoji: str


def choices_of(place: Place) -> Choices:
    return Choices(place.quiet_cards, place.lead_id, place.capture_emoji)


def may_choose(person: Person, place: Place, lead: Person | None) -> bool:
    """The channel's lead, or any member of the workspace as long as nobody leads it.

    A lead who has left, or was made a guest, leads no more.
    """
    leads = lead is not None and can_lead(lead)
    return can_lead(person) and (not leads or person.id == place.lead_id)


def can_lead(person: Person) -> bool:
    return not (person.is_guest or person.is_stranger or person.is_bot or person.has_left)


def read_emoji(text: str) -> str:
    """ "pushpin" for ":pushpin:". Raises Refusal for what is no such name, or means something already."""
    found = _EMOJI.fullmatch(text.strip().lower())
    if found is None:
        raise Refusal(N_("I need the name of one emoji, such as :pushpin:."))
    if found[1] in (STARTS, FINISHES):
        raise Refusal(N_(":eyes: starts a task and :white_check_mark: finishes it. Which other emoji?"))
    return found[1]
