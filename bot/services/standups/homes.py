"""The channels of a stand-up, where it lives, asks and reports: whose they are, and what is there."""

from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.creation import check_name
from bot.domain.standups.definition import Audience, Reporting
from bot.domain.standups.hour_limits import EXAMPLE
from bot.services import presence
from bot.services.act import Act
from bot.services.standups.participants import require_audience
from storage import standups
from storage.people import require_place

_MOST_IN_CHANNEL = 20


def check_places(act: Act, audience: Audience, reporting: Reporting | None) -> None:
    """Nobody asks the members of a channel, or reports to one, that is closed to them."""
    reported = (reporting.channel_id,) if reporting and reporting.channel_id else ()
    for channel_id in (*audience.channels, *reported):
        place = require_place(act.unit, act.workspace_id, channel_id)
        if place.is_direct or not presence.may_act_in(act.unit, act.by, place):
            raise Refusal(N_("A stand-up lives in a channel of yours. Which one?"), example=EXAMPLE)
    require_audience(act.unit, act.workspace_id, audience)


def check_free_name(act: Act, name: str, channel_id: str) -> None:
    """Raises Refusal where the channel has one of that name, or too many."""
    there = standups.in_channel(act.unit, act.workspace_id, channel_id)
    if any(folded(each.name) == folded(check_name(name)) for each in there):
        raise Refusal(
            N_("This channel has a stand-up called {name}; give the new one another name."),
            example=EXAMPLE,
            name=name,
        )
    if len(there) >= _MOST_IN_CHANNEL:
        raise Refusal(N_("A channel has at most {most} stand-ups."), example=EXAMPLE, most=_MOST_IN_CHANNEL)
