"""A comment that was sent by command, in the thread of the card."""

from bot.domain.typed_text import plain
from bot.messages.layout import Message, context, person, safe, typed
from bot.messages.reader import Reader
from bot.services.tasks.commenting import CommentView


def comment(view: CommentView, reader: Reader) -> Message:
    said = reader.gettext("{person} says:").format(person=person(view.author_id))
    return Message(safe(plain(view.text)), [context(said), typed(view.text)])
