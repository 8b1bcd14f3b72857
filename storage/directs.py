"""The conversation between a person and the bot: where they act when they are in no channel."""

from bot.domain.people import Person, Place
from storage.people import NotYetKnown, require_place
from storage.unit import Unit


class NotYetOpened(NotYetKnown):
    """Slack must be asked for the person's direct conversation first; then the unit is run again."""

    def __init__(self, member_id: str) -> None:
        super().__init__()
        self.member_id = member_id


def require_direct(unit: Unit, person: Person) -> Place:
    """Raises NotYetOpened while the bot and the person never spoke."""
    if person.dm_channel_id is None:
        raise NotYetOpened(person.id)
    return require_place(unit, person.workspace_id, person.dm_channel_id)
