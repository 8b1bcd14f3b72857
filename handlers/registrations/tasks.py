"""Tasks: what is typed, pressed and submitted, messages that become tasks, threads of cards."""

from bot.domain.refusal import N_
from bot.domain.tasks.verbs import HELP as TASK_HELP
from bot.messages.tasks import actions, captures, forms, thread_forms
from handlers import (
    capture,
    subject_names,
    task_buttons,
    task_forms,
    task_threads,
    tasks,
    thread_tasks,
)
from handlers.entries import CHANNEL_SCOPES, Action, Command, Entry, Event, News, Shortcut, ViewSubmission

COMMAND = Command(
    "/task",
    tasks.command,
    N_("Add, find and finish tasks"),
    "add <what> [@who] [by <when>] | list [mine|all|overdue] | done <number> | help",
    TASK_HELP,
    scopes=("files:read", "files:write"),
    words=("task",),
    obey=tasks.obey,
)


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


ENTRIES: tuple[Entry, ...] = (
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
    Shortcut(
        "make_task",
        capture.make_task,
        "message",
        "Make a task",
        "Makes a task of this message: you see it before it is added",
    ),
    ViewSubmission(captures.CAPTURE, capture.submit_capture),
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
    *_names(),
)
