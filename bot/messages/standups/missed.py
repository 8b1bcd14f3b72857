"""The line in the channel on days on which nobody could be asked."""

from bot.messages.layout import Message, section
from bot.messages.reader import Reader
from bot.messages.standups import wording
from bot.messages.standups.answers import plain_name
from bot.services.standups.views import MissedView


def missed(view: MissedView, reader: Reader) -> Message:
    text = reader.gettext("{name} asked nobody on {days}: I was not running. `/standup answer` still works.")
    days = ", ".join(reader.day(day) for day in view.days)
    shown = text.format(name=wording.name(view.standup), days=days)
    return Message(plain_name(shown), [section(f":information_source: {shown}")])
