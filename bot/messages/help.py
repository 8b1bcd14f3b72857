"""Help: generated from the registry, so that it cannot promise what is not there."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages.layout import Message, context, safe, section
from bot.messages.reader import Reader


@dataclass(frozen=True)
class HelpEntry:
    """A command, what it does, and examples to type. Summaries are msgids."""

    command: str
    summary: str
    examples: Sequence[str]


def overview(entries: Sequence[HelpEntry], reader: Reader) -> Message:
    _ = reader.gettext
    title = _("I keep a team's work moving. This is what I understand:")
    parts = [_entry(entry, reader) for entry in entries]
    mention = _("In a thread, where Slack has no commands, mention me: `@muster add …`")
    return Message("\n".join([title, *parts]), [section(title), *map(section, parts), context(mention)])


def _entry(entry: HelpEntry, reader: Reader) -> str:
    examples = "\n".join(f"`{safe(example)}`" for example in entry.examples)
    return f"*{entry.command}* {safe(reader.gettext(entry.summary))}\n{examples}"
