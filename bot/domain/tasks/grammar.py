"""What people type after /task or after the bot's name: words in, small typed values out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from bot.domain.due import DueRefused, Unreadable
from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.quoting import take_quoted
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.blocking import read_block
from bot.domain.tasks.commands import (
    AddByForm,
    AssignTasks,
    CommentOnTask,
    DropTasks,
    EditTask,
    ExportTasks,
    FinishTasks,
    ImportTasks,
    ListTasks,
    MoveDeadline,
    NewTask,
    Numbers,
    Overview,
    ReopenTasks,
    ShareCalendar,
    ShowHelp,
    ShowTask,
    StartTasks,
    TaskCommand,
    UnblockTasks,
    Undo,
    WatchTasks,
)
from bot.domain.tasks.filters import SCOPES, STATES, read_filter
from bot.domain.tasks.numbers import MOST_AT_ONCE, read_number, read_numbers, take_numbers
from bot.domain.tasks.parts import read_due_for, take_parts
from bot.domain.tasks.task import check_title
from bot.domain.tasks.verbs import VERBS, Verb
from bot.domain.typed_text import has_words, plain, take_mentions
from bot.domain.unclear import LONGEST_SUGGESTION, Unclear, mistyped

EXAMPLE = "/task add Draft the launch brief @ana by friday 5pm"
A_SENTENCE = 3
"""Words without a verb that make a task of their own."""

_MOST_PEOPLE = 10
_NONE = {"none", "never", "off", "-", "brak", "nigdy", "nessuna", "mai"}
_ME = {"me", "myself", "mnie", "mi"}
_NOBODY = {"nobody", "none", "nikt", "nikogo", "nessuno"}
_ON = {"", "on", "new", "wlacz", "attiva"}
_PAGE = re.compile(r"[1-9]\d{0,2}", re.ASCII)  # a longer number is looked for
_TAKES_WORDS = {Verb.ADD, Verb.LIST, Verb.COMMENT, Verb.EXPORT, Verb.CALENDAR}
_FORMS = {"": "csv", "csv": "csv", "json": "json", "excel": "csv"}

Read: TypeAlias = Callable[[str, Person, datetime], TaskCommand]


def read_task_command(text: str, person: Person, now: datetime) -> TaskCommand:
    """Raises Refusal with a sentence and an example for whatever is not understood."""
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    if not first:
        return Overview()
    verb = VERBS.read(first)
    if verb is None:
        return _without_verb(text, person, now)
    try:
        return _READERS[verb](rest, person, now)
    except DueRefused:
        raise
    except Refusal:
        if verb not in _TAKES_WORDS and _is_sentence(rest):
            return _as_addition(text)
        raise


def read_new_task(text: str, person: Person, now: datetime) -> NewTask:
    """A title with its parts in any order; raises Refusal for one without a title."""
    people, rest = take_mentions(text)
    if len(people) > _MOST_PEOPLE:
        raise Refusal(
            N_("Up to {most} people can share a task; you named {count}."),
            example=EXAMPLE,
            most=_MOST_PEOPLE,
            count=len(people),
        )
    quoted, others = take_quoted(plain(rest))
    if quoted is not None:
        words, parts = take_parts(others.split(), person, now)
        title = quoted
    if quoted is None or words:
        words, parts = take_parts(plain(rest).split(), person, now)
        title = " ".join(words)
    return NewTask(
        check_title(title),
        people[0] if people else None,
        parts.due,
        tuple(people[1:]),
        tuple(parts.labels),
        parts.priority,
        parts.estimate_minutes,
        tuple(parts.after),
        parts.under,
        parts.recurrence,
    )


def _without_verb(text: str, person: Person, now: datetime) -> TaskCommand:
    """A sentence is a task; a word or two are more likely a command that was mistyped."""
    words = text.split()
    if read_number(words[0]) is not None and len(words) == 1:
        return ShowTask(read_numbers(words))
    if len(words) >= A_SENTENCE:
        return read_new_task(text, person, now)
    return _unclear(text)


def _is_sentence(rest: str) -> bool:
    """ "start a campaign" begins like a command but names no task: more likely it is one to add."""
    words = plain(rest).split()
    return len(words) + 1 >= A_SENTENCE and read_number(words[0]) is None


def _unclear(text: str) -> Unclear:
    word = text.split(maxsplit=1)[0]
    found = mistyped(text, VERBS)
    if len(text) > LONGEST_SUGGESTION:
        return found
    lists = [f"list {folded(word)}"] if SCOPES.read(word) or STATES.read(word) else []
    labels = [f"list {text.strip()}"] if plain(word).startswith("#") else []
    return replace(_as_addition(text), commands=(*lists, *labels, *found.commands))


def _as_addition(text: str) -> Unclear:
    typed = " ".join(plain(text).split())
    is_addition = has_words(typed) and len(text) <= LONGEST_SUGGESTION
    return Unclear(typed, addition=text.strip() if is_addition else "")


def _read_add(text: str, person: Person, now: datetime) -> TaskCommand:
    return read_new_task(text, person, now) if text.strip() else AddByForm()


def _read_list(text: str, _person: Person, _now: datetime) -> TaskCommand:
    kept, _, last = text.strip().rpartition(" ")
    is_page = _PAGE.fullmatch(last) is not None
    return ListTasks(read_filter(kept if is_page else text), int(last) if is_page else 1)


def _with_one_number(make: Callable[[Numbers], TaskCommand], example: str) -> Read:
    """A verb that takes one task, or none at all in its thread."""

    def read(text: str, _person: Person, _now: datetime) -> TaskCommand:
        numbers = read_numbers(text.split())
        if len(numbers) > 1:
            raise Refusal(N_("That takes one task at a time."), example=example)
        return make(numbers)

    return read


def _with_numbers(make: Callable[[Numbers], TaskCommand]) -> Read:
    """A verb that takes nothing but tasks."""

    def read(text: str, _person: Person, _now: datetime) -> TaskCommand:
        return make(read_numbers(text.split()))

    return read


def _read_block(text: str, _person: Person, _now: datetime) -> TaskCommand:
    return read_block(text)


def _read_assign(text: str, _person: Person, _now: datetime) -> TaskCommand:
    people, rest = take_mentions(text)
    numbers, words = take_numbers(plain(rest).split())
    others = {folded(word) for word in words} - {"to", "do", "a"}
    is_caller = bool(others & _ME)
    if others - _ME - _NOBODY or not (people or others) or len(people) > _MOST_PEOPLE:
        raise Refusal(N_("Tell me which task, and who takes it."), example="/task assign T-12 @ana @piotr")
    return AssignTasks(numbers, tuple(people), is_caller)


def _read_due(text: str, person: Person, now: datetime) -> TaskCommand:
    """The first number is a task, those after it are only if the rest reads as a date without them."""
    words = plain(text).split()
    numbers, rest = take_numbers(words)
    if len(rest) == 1 and folded(rest[0]) in _NONE:
        return MoveDeadline(numbers, None)
    refused: DueRefused | None = None
    for named, phrase in _tasks_and_phrases(words) if rest else ():
        try:
            return MoveDeadline(named, read_due_for(phrase, person, now))
        except Unreadable:
            continue
        except DueRefused as why:
            refused = refused or why
    raise refused or Refusal(
        N_("Tell me which task, and its new deadline."), example="/task due T-12 next friday"
    )


def _tasks_and_phrases(words: list[str]) -> Iterator[tuple[Numbers, str]]:
    """ "12 13 nov" with one task, then with two, and at last all of it as a date."""
    for taken in (*range(1, min(len(words), 2 * MOST_AT_ONCE)), 0):  # with an "and" between any two
        named, left = take_numbers(words[:taken])
        if not left:
            yield named, " ".join(_without_to(words[taken:]))


def _without_to(words: list[str]) -> list[str]:
    return words[1:] if words and folded(words[0]) in {"to", "by", "na", "do", "a", "entro", "on"} else words


def _read_watch(watching: bool) -> Read:  # noqa: FBT001 -- which of two verbs
    def read(text: str, _person: Person, _now: datetime) -> TaskCommand:
        return WatchTasks(read_numbers(text.split()), watching)

    return read


def _read_comment(text: str, _person: Person, _now: datetime) -> TaskCommand:
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    number = read_number(first)
    said = text if number is None else rest
    if not said.strip():
        raise Refusal(
            N_("Tell me which task, and what to say."), example="/task comment T-12 The printer wants PDF"
        )
    return CommentOnTask(() if number is None else (number,), said)


def _read_import(text: str, _person: Person, _now: datetime) -> TaskCommand:
    return ImportTasks(plain(text).strip())


def _read_export(text: str, _person: Person, _now: datetime) -> TaskCommand:
    form = _FORMS.get(text.strip().lower())
    if form is None:
        raise Refusal(N_("I can export as CSV or JSON."), example="/task export csv")
    return ExportTasks(form)


def _read_calendar(text: str, _person: Person, _now: datetime) -> TaskCommand:
    return ShareCalendar(on=folded(text.strip()) in _ON)


_READERS: dict[Verb, Read] = {
    Verb.ADD: _read_add,
    Verb.LIST: _read_list,
    Verb.SHOW: _with_one_number(ShowTask, "/task show T-12"),
    Verb.DONE: _with_numbers(FinishTasks),
    Verb.START: _with_numbers(StartTasks),
    Verb.REOPEN: _with_numbers(ReopenTasks),
    Verb.BLOCK: _read_block,
    Verb.UNBLOCK: _with_numbers(UnblockTasks),
    Verb.ASSIGN: _read_assign,
    Verb.DUE: _read_due,
    Verb.EDIT: _with_one_number(EditTask, "/task edit T-12"),
    Verb.DROP: _with_numbers(DropTasks),
    Verb.UNDO: lambda _text, _person, _now: Undo(),
    Verb.COMMENT: _read_comment,
    Verb.WATCH: _read_watch(watching=True),
    Verb.UNWATCH: _read_watch(watching=False),
    Verb.IMPORT: _read_import,
    Verb.EXPORT: _read_export,
    Verb.CALENDAR: _read_calendar,
    Verb.HELP: lambda _text, _person, _now: ShowHelp(),
}
