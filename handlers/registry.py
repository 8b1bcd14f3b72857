"""Everything Slack may call, in one explicit table. Help and manifest are generated from it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeAlias

from bot.domain.approvals.verbs import HELP as REQUEST_HELP
from bot.domain.digests.grammar import HELP as DIGEST_HELP
from bot.domain.refusal import N_
from bot.domain.tasks.verbs import HELP as TASK_HELP
from bot.messages import channel_settings as settings_messages
from bot.messages import help as help_messages
from bot.messages.approvals import actions as request_actions
from bot.messages.approvals import ask_forms, own_actions
from bot.messages.approvals import forms as request_forms_shown
from bot.messages.approvals import policy_forms as policy_form_messages
from bot.messages.attention import actions as nudge_actions
from bot.messages.attention import forms as nudge_forms
from bot.messages.digests import answers as digest_answers
from bot.messages.digests import edit_form as digest_edit_form
from bot.messages.help import HelpEntry
from bot.messages.imports import actions as import_actions
from bot.messages.inputs import Option
from bot.messages.settings import own as own_settings_shown
from bot.messages.standups import actions as standup_actions
from bot.messages.standups import answer_fills, answer_forms, setup_fills, setup_forms
from bot.messages.standups import retros as retro_messages
from bot.messages.standups import settings as standup_settings
from bot.messages.standups import task_forms as standup_task_forms
from bot.messages.standups.helping import HELP as STANDUP_HELP
from bot.messages.tasks import actions, captures, forms, thread_forms
from bot.messages.tasks import home as home_messages
from bot.services.act import Act
from handlers import (
    approval_buttons,
    approvals,
    asking_forms,
    capture,
    channel_settings,
    channels,
    digest_forms,
    digests,
    explaining,
    home,
    imports,
    mentions,
    muster,
    nudges,
    own_settings,
    people,
    policy_forms,
    request_buttons,
    request_forms,
    request_threads,
    standup_answers,
    standup_buttons,
    standup_replies,
    standup_setup,
    standup_tasks,
    standups,
    subject_names,
    task_buttons,
    task_forms,
    task_threads,
    tasks,
    thread_tasks,
)
from handlers.groups import SCOPES as GROUP_SCOPES
from handlers.mentions import Obey
from handlers.requests import Handler, Kind, Request
from storage.unit import Unit

Notice: TypeAlias = Callable[[Unit, Request, datetime], None]


Wanted: TypeAlias = Callable[[Request], bool]
Concerns: TypeAlias = Callable[[Unit, Request], bool]
Offer: TypeAlias = Callable[[Act, Request], Sequence[Option]]


@dataclass(frozen=True)
class Command:
    """`summary` and `hint` are what Slack shows while typing; `examples`, by headings (msgids), help's.

    `scopes`, here and below, are what the handler needs of Slack beside what every handler may use. Said to
    the bot, each of `words` stands for the command's name, and `obey` is handed what follows it.
    """

    name: str
    handler: Handler
    summary: str
    hint: str
    examples: Mapping[str, tuple[str, ...]]
    scopes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    obey: Obey | None = None
    kind: Kind = Kind.COMMAND


@dataclass(frozen=True)
class Action:
    """A button or menu, or a field that tells of changes, by its action_id."""

    name: str
    handler: Handler
    scopes: tuple[str, ...] = ()
    kind: Kind = Kind.CLICK


@dataclass(frozen=True)
class Options:
    """A menu whose options are looked up while a person types, by its action_id. `offer` only reads."""

    name: str
    offer: Offer
    scopes: tuple[str, ...] = ()
    kind: Kind = Kind.OPTIONS


@dataclass(frozen=True)
class Shortcut:
    """In a message's menu, or (`on` is "global") beside the field where people type; by its callback_id.

    Slack shows `title`, at most 24 characters, and `description`, at most 150, in English to everybody.
    """

    name: str
    handler: Handler
    on: Literal["message", "global"]
    title: str
    description: str
    scopes: tuple[str, ...] = ()
    kind: Kind = Kind.SHORTCUT


@dataclass(frozen=True)
class ViewSubmission:
    """A modal that was submitted, by its callback_id."""

    name: str
    handler: Handler
    scopes: tuple[str, ...] = ()
    kind: Kind = Kind.FORM


@dataclass(frozen=True)
class ViewClosed:
    """A modal with notify_on_close that was closed without being submitted, by its callback_id."""

    name: str
    handler: Handler
    scopes: tuple[str, ...] = ()
    kind: Kind = Kind.CLOSED_FORM


CHANNEL_SCOPES = {
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.mpim": "mpim:history",
}
"""Events of what people say in channels, and what lets Slack send them."""


def everything(_request: Request) -> bool:
    return True


def everybody(_unit: Unit, _request: Request) -> bool:
    return True


@dataclass(frozen=True)
class Event:
    """Something a person did that is answered like a command. `scopes` let Slack send it.

    `wanted` looks at the request alone: what it turns down costs no transaction. `concerns` may read: what
    it turns down costs that, and leaves no trace. `subscriptions` are what the manifest asks Slack for,
    where that is not the name itself ("message changed").
    """

    name: str
    handler: Handler
    scopes: tuple[str, ...]
    wanted: Wanted = everything
    subscriptions: tuple[str, ...] = ()
    concerns: Concerns = everybody
    kind: Kind = Kind.EVENT


@dataclass(frozen=True)
class News:
    """Something Slack tells us about people and channels; nobody is answered. Otherwise as Event."""

    name: str
    notice: Notice
    scopes: tuple[str, ...]
    wanted: Wanted = everything
    subscriptions: tuple[str, ...] = ()
    concerns: Concerns = everybody
    kind: Kind = Kind.EVENT


Handled: TypeAlias = Command | Action | Shortcut | ViewSubmission | ViewClosed | Event
Entry: TypeAlias = Handled | Options | News
Turnable: TypeAlias = Handled | News


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


def _comments() -> list[News]:
    """Replies in the threads of cards, in every kind of channel."""
    hear, is_reply, is_comment = task_threads.replied, task_threads.is_reply, task_threads.is_comment
    said = [
        News(name, hear, (scope,), is_reply, concerns=task_threads.is_under_card)
        for name, scope in CHANNEL_SCOPES.items()
    ]
    scopes, events = tuple(CHANNEL_SCOPES.values()), tuple(CHANNEL_SCOPES)
    return [
        *said,
        News("message changed", task_threads.reworded, scopes, is_reply, events, is_comment),
        News("message deleted", task_threads.deleted, scopes, is_reply, events, is_comment),
    ]


def _names() -> list[Event]:
    """T-12 in what people say, in every kind of channel; a direct message is said to the bot."""
    show, is_about = subject_names.show, subject_names.is_about_something
    is_named = subject_names.names_something
    return [
        Event(name, show, (scope,), is_named, concerns=is_about) for name, scope in CHANNEL_SCOPES.items()
    ]


def _decisions() -> list[Entry]:
    """Whatever counts as a vote: who is in the groups is asked at that moment."""
    pressed = {
        request_actions.APPROVE: request_buttons.press_approve,
        request_actions.CHANGES: request_buttons.press_changes,
        request_actions.REJECT: request_buttons.press_reject,
        request_actions.MORE: request_buttons.choose_more,
        request_actions.RECORD: request_buttons.press_record,
    }
    said, about = request_threads.sounds_like_a_vote, request_threads.is_vote
    return [
        *(Action(name, handler, GROUP_SCOPES) for name, handler in pressed.items()),
        ViewSubmission(request_forms_shown.REASON, request_forms.submit_reason, GROUP_SCOPES),
        ViewSubmission(request_forms_shown.PASS_ON, request_forms.submit_pass, GROUP_SCOPES),
        *(
            Event(name, request_threads.hear_vote, (scope, *GROUP_SCOPES), said, concerns=about)
            for name, scope in (CHANNEL_SCOPES | {"message.im": "im:history"}).items()
        ),
    ]


def _commands() -> list[Command]:
    return [
        Command(
            "/task",
            tasks.command,
            N_("Add, find and finish tasks"),
            "add <what> [@who] [by <when>] | list [mine|all|overdue] | done <number> | help",
            TASK_HELP,
            scopes=("files:read", "files:write"),
            words=("task",),
            obey=tasks.obey,
        ),
        Command(
            "/request",
            approvals.command,
            N_("Ask for approval, and follow what becomes of it"),
            "<what> to @who [then @who] [amount 1200 EUR] [by <when>] | list | show <number> | help",
            REQUEST_HELP,
            scopes=("files:write", *GROUP_SCOPES),
            words=("request", "wniosek", "richiesta"),
            obey=approvals.obey,
        ),
        Command(
            "/standup",
            standups.command,
            N_("Ask the team, and read what comes of it"),
            "create <name> <days> at <time> | answer | report | status | away <days> | help",
            STANDUP_HELP,
            scopes=GROUP_SCOPES,
            words=("standup", "stand-up"),
            obey=standups.obey,
        ),
        Command(
            "/digest",
            digests.command,
            N_("What moved, told to those who want to know, at their hour"),
            "create weekly friday 16:00 [for stakeholders|team|managers] | preview | now | list | help",
            DIGEST_HELP,
            scopes=("files:write",),
            words=("digest", "podsumowanie", "riepilogo"),
            obey=digests.obey,
        ),
        Command(
            "/muster",
            muster.command,
            N_("What I can do for your team, and the settings of channels and people"),
            "help | settings | why | when [@me|#channel] | stats",
            {
                "": (
                    *("/muster help", "/muster settings", "/muster settings me", "/muster why"),
                    *("/muster when @me", "/muster when #launch", "/muster stats"),
                )
            },
        ),
    ]


def _asked() -> list[Entry]:
    """Approval is asked for, by form and from messages."""
    return [
        Action(own_actions.ASK, approval_buttons.press_ask, GROUP_SCOPES),
        Action(own_actions.EDIT, approval_buttons.press_edit, GROUP_SCOPES),
        Action(own_actions.RUN, approvals.press_run, GROUP_SCOPES),
        Action(own_actions.MENU, approvals.press_run, GROUP_SCOPES),
        Action(own_actions.TURN, approvals.press_turn, GROUP_SCOPES),
        Action(ask_forms.STEP, asking_forms.press_step, GROUP_SCOPES),
        Action(own_actions.NEW_POLICY, policy_forms.press_new, GROUP_SCOPES),
        Action(policy_form_messages.STEP, policy_forms.press_step, GROUP_SCOPES),
        ViewSubmission(policy_form_messages.POLICY, policy_forms.submit, GROUP_SCOPES),
        ViewSubmission(ask_forms.ASK, asking_forms.submit_ask, GROUP_SCOPES),
        ViewSubmission(ask_forms.EDIT, asking_forms.submit_edit, GROUP_SCOPES),
        Shortcut(
            "ask_approval",
            asking_forms.open_about_message,
            "message",
            "Ask for approval",
            "Asks for approval of what this message says: you see it before anybody is asked",
            GROUP_SCOPES,
        ),
    ]


def _standups() -> list[Entry]:
    """What is pressed, chosen and submitted in stand-ups."""
    pressed = {
        standup_actions.ANSWER: standup_answers.press_answer,
        standup_actions.TYPED: standup_answers.press_typed,
        standup_actions.AWAY: standup_buttons.press_away,
        standup_actions.BACK: standup_buttons.press_back,
        standup_actions.DELETE: standup_buttons.press_delete,
        standup_actions.SETTINGS: standup_buttons.press_settings,
        standup_actions.REMINDERS: standup_buttons.choose_reminders,
        standup_actions.SOLVED: standup_buttons.press_solved,
        standup_actions.REPORT_PAGE: standup_buttons.turn_report,
        standup_actions.SAID: standup_tasks.choose_said,
        standup_actions.MAKE: standup_tasks.press_make,
        standup_actions.VOTE: standup_tasks.press_vote,
        standup_actions.GROUP: standup_tasks.press_group,
        answer_fills.QUESTION: standup_answers.choose,
        answer_forms.ROW: standup_answers.press_row,
    }
    with_groups = {
        standup_actions.RUN: standups.press_run,
        standup_actions.MENU: standups.press_run,
        standup_actions.CREATE: standup_setup.press_create,
        standup_actions.EDIT: standup_setup.press_edit,
        setup_fills.TEMPLATE: standup_setup.choose_template,
    }
    return [
        *(Action(name, handler) for name, handler in pressed.items()),
        *(Action(name, handler, GROUP_SCOPES) for name, handler in with_groups.items()),
        *(Options(name, standup_answers.offer) for name in answer_forms.WHOM),
        ViewSubmission(setup_forms.CREATE, standup_setup.submit_create, GROUP_SCOPES),
        ViewSubmission(setup_forms.EDIT, standup_setup.submit_edit, GROUP_SCOPES),
        ViewSubmission(answer_forms.FORM, standup_answers.submit),
        ViewSubmission(standup_settings.SETTINGS, standup_buttons.submit_settings),
        ViewSubmission(standup_task_forms.FORM, standup_tasks.submit_make),
        ViewSubmission(retro_messages.GROUPING, standup_tasks.submit_group),
    ]


def build_registry(public_url: str = "") -> Registry:
    commands = _commands()
    spoken = {word: entry.obey for entry in commands if entry.obey for word in entry.words}
    hear = mentions.heard(spoken, standup_replies.or_else(tasks.obey))
    return Registry(
        [
            *commands,
            *_asked(),
            *_standups(),
            Action(help_messages.OPEN_HOME, muster.press_open_home),
            Action(settings_messages.OPEN, channel_settings.open_form),
            ViewSubmission(settings_messages.FORM, channel_settings.submit),
            Action(own_settings_shown.OPEN, own_settings.open_form),
            ViewSubmission(own_settings_shown.FORM, own_settings.submit),
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
            Action(digest_answers.ADD_NOTE, digests.press_note),
            ViewSubmission(digest_answers.NOTE_FORM, digests.submit_note),
            Action(digest_edit_form.EDIT, digest_forms.press_edit),
            ViewSubmission(digest_edit_form.FORM, digest_forms.submit),
            Action(nudge_actions.MORE, nudges.choose_more),
            Action(nudge_forms.GO_ON, nudges.press_go_on),
            ViewSubmission(nudge_forms.PICK_FORM, nudges.submit_pick),
            ViewSubmission(nudge_forms.HAND_OVER_FORM, nudges.submit_hand_over),
            ViewSubmission(forms.ADD, task_forms.submit_new),
            ViewSubmission(forms.EDIT, task_forms.submit_edit),
            ViewSubmission(forms.BLOCK, task_forms.submit_block),
            Shortcut(
                "make_task",
                capture.make_task,
                "message",
                "Make a task",
                "Makes a task of this message: you see it before it is added",
            ),
            ViewSubmission(captures.CAPTURE, capture.submit_capture),
            Shortcut(
                "why_this",
                explaining.why_this,
                "message",
                "Why did I get this?",
                "Says which rule decided that this message of Muster's came, and at what time",
            ),
            Shortcut(
                "thread_tasks",
                thread_tasks.read_thread,
                "message",
                "Tasks in this thread",
                "Reads the thread and proposes what was asked for and promised; you choose",
            ),
            ViewSubmission(thread_forms.THREAD, thread_tasks.submit_thread),
            Event("reaction_added", capture.pin, ("reactions:read",), concerns=capture.is_capture),
            Event(
                "reaction_added",
                task_threads.react,
                ("reactions:read",),
                task_threads.is_for_cards,
                concerns=task_threads.is_on_card,
            ),
            *_comments(),
            Action(import_actions.CHANNEL, imports.choose_channel),
            Action(import_actions.PRIVATE, imports.press_private),
            Action(import_actions.GO, imports.press_go),
            Action(import_actions.COLUMNS, imports.press_columns),
            Action(import_actions.CANCEL, imports.press_cancel),
            ViewSubmission(import_actions.FORM, imports.submit_columns),
            *_names(),
            *_decisions(),
            Event("app_home_opened", home.opened, (), home.is_home_tab),
            Action(home_messages.VIEW, home.choose_view),
            Action(home_messages.TURN, home.turn),
            Action(home_messages.FIND, home.find),
            Action(home_messages.OPEN, task_buttons.choose_task),
            ViewSubmission(home_messages.SEARCH, home.search),
            Event("app_mention", hear, ("app_mentions:read",), concerns=request_threads.is_no_vote),
            Event("message.im", hear, ("im:history",), imports.is_words, concerns=request_threads.is_no_vote),
            Event("message.im", imports.dropped, ("im:history", "files:read"), imports.is_dropped),
            News("user_change", people.member_changed, ("users:read",)),
            News("dnd_updated_user", people.dnd_changed, ("dnd:read",)),
            News("member_joined_channel", channels.joined, ("channels:read", "groups:read")),
            News("member_left_channel", channels.left, ("channels:read", "groups:read")),
            News("subteam_members_changed", channels.group_changed, GROUP_SCOPES),
            News("channel_rename", channels.renamed, ("channels:read",)),
            News("channel_left", channels.put_out, ("channels:read",)),
            News("channel_archive", channels.archived, ("channels:read",)),
            News("channel_unarchive", channels.unarchived, ("channels:read",)),
            News("channel_deleted", channels.deleted, ("channels:read",)),
            News("channel_id_changed", channels.id_changed, ("groups:read",)),
            News("group_rename", channels.renamed, ("groups:read",)),
            News("group_left", channels.put_out, ("groups:read",)),
            News("group_archive", channels.archived, ("groups:read",)),
            News("group_unarchive", channels.unarchived, ("groups:read",)),
            News("group_deleted", channels.deleted, ("groups:read",)),
            News(
                "message channel_convert_to_private",
                channels.turned_private,
                ("groups:history",),
                subscriptions=("message.groups",),
            ),
            News(
                "message channel_convert_to_public",
                channels.turned_public,
                ("channels:history",),
                subscriptions=("message.channels",),
            ),
        ],
        public_url,
    )
