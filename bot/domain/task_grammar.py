"""What people type after /task or after the bot's name: words in, small typed values out."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.domain.due import Due, DueRefused, Unreadable, read_due
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks import check_title
from bot.domain.typed_text import plain, take_mentions

EXAMPLE = "/task add Draft the launch brief @ana by friday 5pm"

_LONGEST_PHRASE = 14
_MOST_PLACES = 10  # each is tried at every length: a long text of due words would hold up everybody else
_LONGEST_SUGGESTION = 80
_MOST_AT_ONCE = 20
_WEAK = "on"  # "Work on 3 to 5 drafts"
_DUE_WORDS = {"en": ("by", "due", "on"), "pl": ("by", "due", "on", "do"), "it": ("by", "due", "on", "entro")}
_PAGE = re.compile(r"\d{1,6}", re.ASCII)
_NUMBER = re.compile(r"(?:t-?)?(\d{1,9})", re.IGNORECASE | re.ASCII)
_NAMELESS = re.compile(r"<@\w+>")


@dataclass(frozen=True)
class NewTask:
    title: str
    owner_id: str | None
    due: Due | None


@dataclass(frozen=True)
class ListTasks:
    """`page` counts from 1."""

    everyone: bool
    page: int


@dataclass(frozen=True)
class FinishTasks:
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class ShowHelp:
    pass


TaskCommand: TypeAlias = NewTask | ListTasks | FinishTasks | ShowHelp


def read_task_command(text: str, person: Person, now: datetime) -> TaskCommand:
    """Raises Refusal with a sentence and an example for whatever is not understood."""
    verb, rest = (*text.split(maxsplit=1), "", "")[:2]
    match verb.lower():
        case "add":
            return _read_new_task(rest, person, now)
        case "list":
            return _read_list(rest)
        case "done":
            return FinishTasks(_read_numbers(rest))
        case "" | "help":
            return ShowHelp()
        case _:
            raise Refusal(
                N_("I do not know “{verb}”. I know add, list, done and help."),
                example=_as_addition(text, person, now),
                verb=plain(verb)[:40],
            )


def _as_addition(text: str, person: Person, now: datetime) -> str:
    """What was typed as a task to add, where it can be one: most forget the verb, few mistype it."""
    typed = " ".join(plain(text).split())
    if len(typed) > _LONGEST_SUGGESTION or "`" in typed or _NAMELESS.search(text):
        return EXAMPLE
    try:
        _read_new_task(text, person, now)
    except Refusal:
        return EXAMPLE
    return f"/task add {typed}"


def _read_new_task(text: str, person: Person, now: datetime) -> NewTask:
    people, rest = take_mentions(text)
    if len(people) > 1:
        raise Refusal(
            N_("A task has one owner; you named {count} people."), example=EXAMPLE, count=len(people)
        )
    words, due = _take_due(plain(rest).split(), person, now)
    return NewTask(check_title(" ".join(words)), people[0] if people else None, due)


def _take_due(words: list[str], person: Person, now: datetime) -> tuple[list[str], Due | None]:
    """The words without the deadline, and the deadline. Words that only look like one stay."""
    for start in _due_word_positions(words, person.locale):
        longest = min(len(words), start + 1 + _LONGEST_PHRASE)
        for end in range(longest, start + 1, -1):
            is_certain = words[start].lower() != _WEAK or end == len(words)
            due = _try_due(" ".join(words[start + 1 : end]), person, now, is_certain=is_certain)
            if due is not None:
                return words[:start] + words[end:], due
    return words, None


def _due_word_positions(words: list[str], locale: str) -> list[int]:
    """Where a deadline may begin: the last place first, and the weak word after the strong ones."""
    known = _DUE_WORDS.get(locale[:2].lower(), _DUE_WORDS["en"])
    places = [place for place, word in enumerate(words) if word.lower() in known]
    return sorted(places, key=lambda place: (words[place].lower() == _WEAK, -place))[:_MOST_PLACES]


def _try_due(phrase: str, person: Person, now: datetime, *, is_certain: bool) -> Due | None:
    """Raises DueRefused for a deadline that cannot be met; unless it is certain, it is no deadline then."""
    try:
        return read_due(
            phrase,
            now=now,
            zone=person.zone,
            locale=person.locale,
            end_of_day=person.work_end,
            workdays=person.working_weekdays,
        )
    except Unreadable:
        return None
    except DueRefused:
        if is_certain:
            raise
        return None


def _read_list(text: str) -> ListTasks:
    words = text.lower().split()
    page = int(words.pop()) if words and _PAGE.fullmatch(words[-1]) else 1
    if words not in ([], ["mine"], ["all"]) or page < 1:
        raise Refusal(
            N_("I can list your tasks (mine) or those of this channel (all)."), example="/task list all"
        )
    return ListTasks(everyone=words == ["all"], page=page)


def _read_numbers(text: str) -> tuple[int, ...]:
    words = text.replace(",", " ").split()
    found = [_NUMBER.fullmatch(word) for word in words]
    numbers = [int(match[1]) for match in found if match]
    if not words or len(numbers) < len(words):
        raise Refusal(N_("Tell me which task by its number, or several."), example="/task done T-12 T-13")
    if len(numbers) > _MOST_AT_ONCE:
        raise Refusal(
            N_("I finish up to {most} tasks at once; you named {count}."),
            example="/task done T-12 T-13",
            most=_MOST_AT_ONCE,
            count=len(numbers),
        )
    return tuple(dict.fromkeys(numbers))
