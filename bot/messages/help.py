"""Help: generated from the registry, so that it cannot promise what is not there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.messages import channel_settings
from bot.messages.layout import Block, Message, actions, button, context, link_button, safe, section
from bot.messages.reader import Reader
from bot.messages.settings import own

OPEN_HOME = "open_home"


@dataclass(frozen=True)
class HelpEntry:
    """A command, what it does, and examples to type, by headings. Summaries and headings are msgids."""

    command: str
    summary: str
    examples: Mapping[str, Sequence[str]]


def overview(entries: Sequence[HelpEntry], reader: Reader, buttons: Sequence[Block] = ()) -> Message:
    _ = reader.gettext
    title = _("I keep a team's work moving. This is what I understand:")
    show = _whole if len(entries) == 1 else _beginning
    parts = [show(entry, reader) for entry in entries]
    mention = _("In a thread, where Slack has no commands, mention me: `@muster add …`")
    blocks = [section(title), *map(section, parts), context(mention)]
    if buttons:
        blocks.append(actions(*buttons))
    return Message("\n".join([title, *parts]), blocks)


def ways_on(reader: Reader, home_url: str, *, in_channel: bool) -> tuple[Block, ...]:
    """Buttons for what is elsewhere: the person's Home, and the settings of the channel they are in, or their
    own.
    """
    _ = reader.gettext
    home = (home_button(reader, home_url),) if home_url else ()
    mine = button(_("My settings…"), own.OPEN, "-")
    settings = button(_("Settings of this channel…"), channel_settings.OPEN, "-") if in_channel else mine
    return (*home, settings)


def home_button(reader: Reader, home_url: str) -> Block:
    return link_button(reader.gettext("Open my Home"), OPEN_HOME, home_url)


def _whole(entry: HelpEntry, reader: Reader) -> str:
    return "\n".join([_summary(entry, reader), *_examples(entry, reader, list(entry.examples))])


def _beginning(entry: HelpEntry, reader: Reader) -> str:
    """Of many commands the first examples each: all of them would be a page that nobody reads."""
    first, *others = entry.examples
    more = reader.gettext("More: `{command}`").format(command=f"{entry.command} help")
    ends = [more] if others else []
    return "\n".join([_summary(entry, reader), *_examples(entry, reader, [first]), *ends])


def _summary(entry: HelpEntry, reader: Reader) -> str:
    return f"*{entry.command}* {safe(reader.gettext(entry.summary))}"


def _examples(entry: HelpEntry, reader: Reader, headings: Sequence[str]) -> Iterator[str]:
    for heading in headings:
        if heading and len(headings) > 1:
            yield f"_{reader.gettext(heading)}_"
        yield from (f"`{safe(example)}`" for example in entry.examples[heading])
