"""Stand-ups that wait for a person's answer, on their Home."""

from collections.abc import Sequence

from bot.messages.layout import Block, section
from bot.messages.reader import Reader
from bot.messages.standups import wording
from bot.messages.standups.actions import answer_button
from bot.services.standups.at_home import WaitingAtHome


def waiting(found: Sequence[WaitingAtHome], reader: Reader) -> list[Block]:
    """A line each with the button: nothing where nothing waits."""
    text = reader.gettext(":wave: {name} in {channel} asks, until {moment}.")
    return [
        section(
            text.format(
                name=wording.name(each.standup),
                channel=wording.channel(each.standup.channel_id),
                moment=reader.moment(each.prompt.due_at),
            ),
            answer_button(each.prompt.label, reader, place=each.prompt.label),
        )
        for each in found
    ]
