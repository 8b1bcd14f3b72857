"""What people type, turned into what Slack stores: escapes, mentions, links, emoji as short names."""

import re
from collections.abc import Callable

import emoji

from bot.sandbox.conversations import Kind
from bot.sandbox.state import State

SPECIAL = frozenset({"here", "channel", "everyone"})
TOKEN = re.compile(
    r"(?P<url>https?://[^\s<>|]+)"
    r"|(?<![\w@.<|])@(?P<person>[A-Za-z0-9][A-Za-z0-9._-]*)"
    r"|(?<![\w#&</|])#(?P<channel>[a-z0-9][a-z0-9_-]*)"
)
BROADCAST = re.compile(
    r"(?P<url>(?!))|(?<![\w@.<|])@(?P<person>here|channel|everyone)\b|(?<![\w#&</|])#(?P<channel>[a-z0-9][a-z0-9_-]*)"
)
CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
TRAILING = ".-_"


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def typed_message(state: State, person_id: str, text: str) -> str:
    """As a message stores it: `<@U…>`, `<#C…|>`; inside code nothing is a mention."""
    parts = CODE.split(escape(_with_short_names(text)))
    return "".join(
        part if index % 2 else TOKEN.sub(_linker(state, person_id, _named_nothing), part)
        for index, part in enumerate(parts)
    )


def _with_short_names(text: str) -> str:
    """A picture becomes its :short_name:, as Slack stores it."""
    return text if text.isascii() else emoji.demojize(text, language="alias")


def typed_command(state: State, person_id: str, text: str, *, should_escape: bool) -> str:
    """As a slash command carries it: with `should_escape`, `<@U…|ana>` and `<#C…|launch>`."""
    escaped = escape(text)
    return TOKEN.sub(_linker(state, person_id, _named), escaped) if should_escape else escaped


def link_names(state: State, text: str) -> str:
    """What `parse` and `link_names` do to an app's text: plain names become mentions that ping."""
    return TOKEN.sub(_linker(state, state.bot.id, _named_nothing), text)


def link_broadcasts(state: State, text: str) -> str:
    """What Slack does to mrkdwn without `verbatim`: `@here` and `#launch` come alive."""
    return BROADCAST.sub(_linker(state, state.bot.id, _named_nothing), text)


def _named(sigil: str, identity: str, name: str) -> str:
    return f"<{sigil}{identity}|{name}>"


def _named_nothing(sigil: str, identity: str, _name: str) -> str:
    return f"<{sigil}{identity}>" if sigil == "@" else f"<{sigil}{identity}|>"


def _linker(
    state: State, person_id: str, render: Callable[[str, str, str], str]
) -> Callable[[re.Match[str]], str]:
    def link(match: re.Match[str]) -> str:
        if match["url"]:
            url = match["url"].rstrip(".,;:!?)")
            return f"<{url}>{match['url'][len(url) :]}"
        if match["person"]:
            return _person(state, match["person"], render)
        return _channel(state, person_id, match["channel"], render)

    return link


def _person(state: State, typed: str, render: Callable[[str, str, str], str]) -> str:
    handle = typed.lower().rstrip(TRAILING)
    rest = typed[len(handle) :]
    if handle in SPECIAL:
        return f"<!{handle}>{rest}"
    if person := state.person_named(handle):
        return render("@", person.id, person.name) + rest
    group = next((group for group in state.usergroups.values() if group.handle == handle), None)
    return f"<!subteam^{group.id}|@{group.handle}>{rest}" if group else f"@{typed}"


def _channel(state: State, person_id: str, typed: str, render: Callable[[str, str, str], str]) -> str:
    name = typed.rstrip(TRAILING)
    channel = state.channel_named(name)
    if channel is None or not state.may_see(channel, person_id):
        return f"#{typed}"
    shown = "" if channel.kind is Kind.PRIVATE else channel.name
    return render("#", channel.id, shown) + typed[len(name) :]
