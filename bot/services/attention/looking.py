"""Into which channel somebody may look from where they are."""

from bot.domain.people import Place
from bot.domain.refusal import N_, Refusal
from bot.services import presence
from bot.services.act import Act
from storage.people import require_place


def place_looked_at(act: Act, channel_id: str | None, *, example: str) -> Place:
    """The channel, or where they are. What is private is seen from within, and from one's direct messages.

    Raises Refusal, NotYetKnown.
    """
    place = act.place if channel_id is None else require_place(act.unit, act.workspace_id, channel_id)
    if place.id != act.place.id and not _may_look(act, place):
        raise Refusal(N_("You cannot see that channel from here."), example=example)
    return place


def _may_look(act: Act, place: Place) -> bool:
    return not place.is_direct and (
        (not place.is_private or act.place.is_direct) and presence.may_act_in(act.unit, act.by, place)
    )
