"""More channels than the sample team has: Slack takes one message a second in each."""

from bot.sandbox.conversations import Conversation, Kind
from bot.sandbox.state import State

CHANNELS = tuple(f"errands-{number}" for number in range(60))


def add_channels(state: State) -> None:
    """Everybody, and the bot, is in all of them."""
    members = dict.fromkeys([*state.people, state.bot.id])
    for name in CHANNELS:
        channel = Conversation(
            state.ids.new("C"), Kind.PUBLIC, creator=next(iter(members)), created=0, members=members
        )
        channel.name = name
        state.conversations[channel.id] = channel
