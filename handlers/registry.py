"""Everything Slack may call, in one explicit table. Help and manifest are generated from it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from bot.messages.help import HelpEntry
from handlers import mentions, request_threads, standup_replies
from handlers.entries import Command, Entry, Event, News, Options, Shortcut, Turnable
from handlers.imports import is_words
from handlers.registrations import approvals, digests, imports, muster, people, standups, tasks
from handlers.requests import Kind, Request
from handlers.tasks import obey as obey_task


class Registry:
    """Events may have several entries, each with a transaction of its own.

    `public_url` is where the bot is reached over HTTP, empty where it is not. Raises ValueError for two
    other entries of one name: Bolt would silently keep the first.
    """

    def __init__(self, entries: Iterable[Entry], public_url: str = "") -> None:
        self.entries = tuple(entries)
        self.public_url = public_url
        self._by_name: dict[tuple[Kind, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._by_name[entry.kind, entry.name].append(entry)
        twice = [f"{kind} {name}" for (kind, name), found in self._by_name.items() if not _may_stand(found)]
        if twice:
            message = f"registered twice: {', '.join(twice)}"
            raise ValueError(message)

    def find(self, request: Request) -> Entry | None:
        return next(iter(self._by_name.get((request.kind, request.name), ())), None)

    def listeners(self, request: Request) -> list[tuple[Turnable, Request]]:
        """Who wants to hear of it, each with a request that is known by a key of its own."""
        found = self._by_name.get((request.kind, request.name), ())
        return [
            (entry, replace(request, key=f"{request.key} {place}") if place else request)
            for place, entry in enumerate(found)
            if not isinstance(entry, Options) and _wants(entry, request)
        ]

    @property
    def commands(self) -> list[Command]:
        return [entry for entry in self.entries if isinstance(entry, Command)]

    @property
    def shortcuts(self) -> list[Shortcut]:
        return [entry for entry in self.entries if isinstance(entry, Shortcut)]

    def help_for(self, command: str | None) -> list[HelpEntry]:
        """One command's help, or everyone's."""
        wanted = [entry for entry in self.commands if command in (None, entry.name)]
        return [HelpEntry(entry.name, entry.summary, entry.examples) for entry in wanted]

    @property
    def subscriptions(self) -> set[str]:
        """The events that Slack is asked for."""
        events = [entry for entry in self.entries if isinstance(entry, Event | News)]
        return {name for event in events for name in event.subscriptions or (event.name,)}


def _wants(entry: Turnable, request: Request) -> bool:
    return entry.wanted(request) if isinstance(entry, Event | News) else True


def _may_stand(found: list[Entry]) -> bool:
    return len(found) == 1 or found[0].kind is Kind.EVENT


FEATURES = (tasks, approvals, standups, digests, muster)
"""Those with a command of their own, in the order in which help shows them."""


def build_registry(public_url: str = "") -> Registry:
    commands = [feature.COMMAND for feature in FEATURES]
    entries = [entry for table in (*FEATURES, imports, people) for entry in table.ENTRIES]
    return Registry([*commands, *_said(commands), *entries], public_url)


def _said(commands: Iterable[Command]) -> list[Event]:
    """What is said to the bot: the first word names a command, and what names none may be an answer to a
    stand-up, or else is about tasks.
    """
    spoken = {word: entry.obey for entry in commands if entry.obey for word in entry.words}
    hear = mentions.heard(spoken, standup_replies.or_else(obey_task))
    return [
        Event("app_mention", hear, ("app_mentions:read",), concerns=request_threads.is_no_vote),
        Event("message.im", hear, ("im:history",), is_words, concerns=request_threads.is_no_vote),
    ]
