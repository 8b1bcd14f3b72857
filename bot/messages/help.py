"""Help: generated from the registry, so that it cannot promise what is not there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.messages import channel_settings
from bot.messages.layout import Block, Message, actions, button, context, link_button, safe, section
from bot.messages.reader import Reader
from bot.messages.settings import own

OPEN_HOME = "open_home"
RUN = "muster_run"
_MOST_IN_OVERVIEW = 4


@dataclass(frozen=True)
class HelpEntry:
    """A command, what it does, and examples to type, by headings. All but the command are msgids."""

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
    lines = [_summary(entry, reader)]
    for heading, examples in entry.examples.items():
        lines += [f"_{reader.gettext(heading)}_"] if heading else []
        lines += _shown(examples, reader)
    return "\n".join(lines)


def _beginning(entry: HelpEntry, reader: Reader) -> str:
    """Of many commands the first examples each: all of them would be a page that nobody reads. The command
    that leads to this page has no other.
    """
    every = [example for examples in entry.examples.values() for example in examples]
    asked_by = f"{entry.command} help"
    first = every if asked_by in every else next(iter(entry.examples.values()))[:_MOST_IN_OVERVIEW]
    more = reader.gettext("More: `{command}`").format(command=asked_by)
    ends = [more] if len(every) > len(first) else []
    return "\n".join([_summary(entry, reader), *_shown(first, reader), *ends])


def _summary(entry: HelpEntry, reader: Reader) -> str:
    return f"*{entry.command}* {safe(reader.gettext(entry.summary))}"


def _shown(examples: Sequence[str], reader: Reader) -> list[str]:
    return [f"`{safe(reader.gettext(example))}`" for example in examples]
