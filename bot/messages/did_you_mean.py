"""What may have been meant by words that no command knows, as buttons; nothing was done yet."""

from bot.domain.sentences import shortened
from bot.domain.typed_text import plain
from bot.domain.unclear import Unclear
from bot.messages.layout import Block, Message, actions, button, safe, section
from bot.messages.reader import Reader

_BUTTON_LIMIT = 75
_TYPED_LIMIT = 200


def did_you_mean(slash: str, unclear: Unclear, run: str, reader: Reader, *others: Block) -> Message:
    """A button for each command that `slash` may begin: the action `run` carries out its value.

    `others` come after them, and a way to the help at last.
    """
    _ = reader.gettext
    shown = safe(shortened(unclear.typed, _TYPED_LIMIT))
    text = _("I do not know “{words}” here.").format(words=shown)
    if unclear.commands or others:
        text = _("I do not know “{words}”. Did you mean one of these?").format(words=shown)
    offered = [
        button(shortened(f"{slash} {plain(words)}", _BUTTON_LIMIT), f"{run}:{place}", words)
        for place, words in enumerate(unclear.commands)
    ]
    return Message(
        text, [section(text), actions(*offered, *others, button(_("Show help"), f"{run}:help", "help"))]
    )
