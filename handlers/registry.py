"""Everything Slack may call, in one explicit table. Help and manifest are generated from it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.domain.refusal import N_
from bot.domain.task_verbs import EXAMPLES
from bot.messages.help import HelpEntry
from bot.messages.tasks import actions, forms
from handlers import muster, people, task_buttons, task_forms, tasks
from handlers.requests import Handler, Kind, Request
from storage.unit import Unit

Notice: TypeAlias = Callable[[Unit, Request, datetime], None]


@dataclass(frozen=True)
class Command:
    """`summary` and `hint` are what Slack shows while typing; `examples` what help shows."""

    name: str
    handler: Handler
    summary: str
    hint: str
    examples: tuple[str, ...]
    kind: Kind = Kind.COMMAND


@dataclass(frozen=True)
class Action:
    """A button or menu, by its action_id."""

    name: str
    handler: Handler
    kind: Kind = Kind.CLICK


@dataclass(frozen=True)
class ViewSubmission:
    """A modal that was submitted, by its callback_id."""

    name: str
    handler: Handler
    kind: Kind = Kind.FORM


@dataclass(frozen=True)
class ViewClosed:
    """A modal with notify_on_close that was closed without being submitted, by its callback_id."""

    name: str
    handler: Handler
    kind: Kind = Kind.CLOSED_FORM


@dataclass(frozen=True)
class Event:
    """Something a person did that is answered like a command. `scopes` let Slack send it."""

    name: str
    handler: Handler
    scopes: tuple[str, ...]
    kind: Kind = Kind.EVENT


@dataclass(frozen=True)
class News:
    """Something Slack tells us about people and channels; nobody is answered."""

    name: str
    notice: Notice
    scopes: tuple[str, ...]
    kind: Kind = Kind.EVENT


Entry: TypeAlias = Command | Action | ViewSubmission | ViewClosed | Event | News


class Registry:
    """Raises ValueError for two entries of one name: Bolt would silently keep the first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        names = Counter((entry.kind, entry.name) for entry in self.entries)
        twice = [f"{kind} {name}" for (kind, name), count in names.items() if count > 1]
        if twice:
            message = f"registered twice: {', '.join(twice)}"
            raise ValueError(message)
        self._by_name = {(entry.kind, entry.name): entry for entry in self.entries}

    def find(self, request: Request) -> Entry | None:
        return self._by_name.get((request.kind, request.name))

    @property
    def commands(self) -> list[Command]:
        return [entry for entry in self.entries if isinstance(entry, Command)]

    def help_for(self, command: str | None) -> list[HelpEntry]:
        """One command's help, or everyone's."""
        wanted = [entry for entry in self.commands if command in (None, entry.name)]
        return [HelpEntry(entry.name, entry.summary, entry.examples) for entry in wanted]

    @property
    def events(self) -> list[Event | News]:
        return [entry for entry in self.entries if isinstance(entry, Event | News)]


def build_registry() -> Registry:
    return Registry(
        [
            Command(
                "/task",
                tasks.command,
                N_("Add, find and finish tasks"),
                "add <what> [@who] [by <when>] | list [mine|all|overdue] | done <number> | help",
                EXAMPLES,
            ),
            Command("/muster", muster.command, N_("What I can do for your team"), "help", ("/muster help",)),
            Action(actions.START, task_buttons.press_start),
            Action(actions.DONE, task_buttons.press_done),
            Action(actions.BLOCK, task_buttons.press_block),
            Action(actions.UNBLOCK, task_buttons.press_unblock),
            Action(actions.MORE, task_buttons.choose_more),
            Action(actions.EDIT, task_buttons.press_edit),
            Action(actions.NEW, task_buttons.press_new),
            Action(actions.UNDO, task_buttons.press_undo),
            Action(actions.RUN, task_buttons.press_run),
            Action(actions.TURN, task_buttons.press_run),
            Action(actions.TOMORROW, task_buttons.press_tomorrow),
            Action(actions.NEXT_WEEK, task_buttons.press_next_week),
            ViewSubmission(forms.ADD, task_forms.submit_new),
            ViewSubmission(forms.EDIT, task_forms.submit_edit),
            ViewSubmission(forms.BLOCK, task_forms.submit_block),
            Event("app_mention", tasks.mention, ("app_mentions:read",)),
            Event("message.im", tasks.mention, ("im:history",)),
            News("user_change", people.member_changed, ("users:read",)),
            News("channel_rename", people.channel_renamed, ("channels:read",)),
            News("group_rename", people.channel_renamed, ("groups:read",)),
            News("member_joined_channel", people.joined, ("channels:read", "groups:read")),
        ]
    )
