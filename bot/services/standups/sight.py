"""Which stand-ups a person may see and change from where they stand."""

from datetime import date

from bot.domain.folding import folded
from bot.domain.people import Place
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.definition import StandUp, StandUpState, standup_number
from bot.domain.standups.rounds import Round, read_label
from bot.services import presence
from bot.services.act import Act
from bot.services.standups.participants import is_participant
from storage import cards, standup_rounds, standups
from storage.people import find_person, require_place

EXAMPLE = "/standup list"
_LONGEST_NUMBER = 9  # digits: no database counts further


def may_see(act: Act, standup: StandUp) -> bool:
    """Whoever is in its channel, is asked or observes; what is private shows there and in direct messages."""
    home = require_place(act.unit, act.workspace_id, standup.channel_id)
    if home.id == act.place.id or act.by.id in standup.audience.observers:
        return True
    if is_participant(act.unit, standup, act.by):
        return act.place.is_direct or not home.is_closed
    is_in = presence.is_member(act.unit, act.by, home, act.place)
    if home.is_closed:
        return is_in and act.place.is_direct
    return is_in or not act.by.is_outsider


def may_change(act: Act, standup: StandUp) -> bool:
    """Who set it up, who leads its channel, who administers the workspace; anybody, once they have left."""
    home = require_place(act.unit, act.workspace_id, standup.channel_id)
    if act.by.id in (standup.creator_id, home.lead_id) or act.by.is_admin:
        return True
    creator = find_person(act.unit, act.workspace_id, standup.creator_id)
    return (creator is None or creator.has_left) and not act.by.is_outsider


def visible(act: Act, *, everywhere: bool = False) -> list[StandUp]:
    """Those of the channel, or of all channels; in a direct message always those of all."""
    found = (
        standups.everywhere(act.unit, act.workspace_id)
        if everywhere or act.place.is_direct
        else standups.in_channel(act.unit, act.workspace_id, act.place.id)
    )
    return [standup for standup in found if may_see(act, standup)]


def find(act: Act, which: str) -> StandUp:
    """By S-3, by name (here first), or the only one here. Raises Refusal."""
    if not which:
        return _only_one(act)
    wanted = folded(which).strip()
    digits = wanted.removeprefix("s-")
    if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER:
        found = standups.find(act.unit, act.workspace_id, int(digits))
        if found is not None and found.state is not StandUpState.DELETED and may_see(act, found):
            return found
        raise unseen(which)
    for everywhere in (False, True):
        named = [each for each in visible(act, everywhere=everywhere) if folded(each.name) == wanted]
        if len(named) == 1:
            return named[0]
        if named:
            raise _several(named)
    raise unseen(which)


def hold(act: Act, which: str) -> StandUp:
    """As find, to be changed: held until the unit ends. Raises Refusal."""
    found = find(act, which)
    if not may_change(act, found):
        raise Refusal(
            N_("{name} belongs to {creator}: ask them, the channel's lead or an admin to change it."),
            example=EXAMPLE,
            name=found.name,
            creator=_name_of(act, found.creator_id),
        )
    return _locked(act, found)


def hold_shared(act: Act, which: str) -> StandUp:
    """As hold, for what everybody in it may do."""
    return _locked(act, find(act, which))


def find_round(act: Act, label: str) -> tuple[StandUp, Round]:
    """By the label of the round or of a prompt. Raises Refusal."""
    number, day = read_label(label)
    standup = find(act, f"S-{number}")
    return standup, require_round(act, standup, day)


def find_asked(act: Act, number: int) -> StandUp:
    """One that the person is asked by, wherever they stand. Raises Refusal, which names none but those that
    they see.
    """
    found = standups.find(act.unit, act.workspace_id, number)
    if found is None or found.state is StandUpState.DELETED:
        raise unseen(f"S-{number}")
    if not is_participant(act.unit, found, act.by):
        if not may_see(act, found):
            raise unseen(f"S-{number}")
        raise Refusal(N_("{name} does not ask you."), example=EXAMPLE, name=found.name)
    return found


def require_round(act: Act, standup: StandUp, day: date) -> Round:
    found = standup_rounds.lock(act.unit, act.workspace_id, standup.number, day)
    if found is None:
        raise no_round(standup, day)
    return found


def no_round(standup: StandUp, day: date | None) -> Refusal:
    if day is None:
        return Refusal(N_("{name} has asked nobody yet."), example="/standup status", name=standup.name)
    return Refusal(N_("{name} asked nobody on {day}."), example="/standup report", name=standup.name, day=day)


def home_of(act: Act, standup: StandUp) -> Place:
    return require_place(act.unit, act.workspace_id, standup.channel_id)


def unseen(which: str) -> Refusal:
    return Refusal(N_("There is no stand-up “{name}” that you can see here."), example=EXAMPLE, name=which)


def _only_one(act: Act) -> StandUp:
    if act.thread_ts:
        card = cards.card_at(act.unit, act.workspace_id, act.place.id, act.thread_ts)
        if card is not None and card.subject.startswith("S-"):
            return find(act, f"S-{standup_number(card.subject)}")
    found = visible(act)
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(found)
    raise Refusal(
        N_("There is no stand-up here yet."), example="/standup create Daily weekdays at 9:30 in #launch"
    )


def _several(found: list[StandUp]) -> Refusal:
    names = ", ".join(f"{each.name} ({each.label})" for each in found[:5])
    return Refusal(N_("Which one: {names}?"), example=f"/standup report {found[0].label}", names=names)


def _locked(act: Act, found: StandUp) -> StandUp:
    held = standups.lock(act.unit, act.workspace_id, found.number)
    return held or found


def _name_of(act: Act, member_id: str) -> str:
    person = find_person(act.unit, act.workspace_id, member_id)
    return person.name if person else member_id
