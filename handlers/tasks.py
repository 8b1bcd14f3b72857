"""Tasks: /task, the same words after a mention or in a direct message, and the buttons."""

import re

from bot.domain.refusal import N_, Refusal
from bot.domain.task_grammar import FinishTasks, ListTasks, NewTask, ShowHelp, read_task_command
from bot.messages import tasks as messages
from bot.messages.reader import Reader, reader_for
from bot.services import tasks
from bot.services.act import Act
from handlers.requests import Help, Nothing, Outcome, Reply, Request

TOO_LONG = 10

_ADDRESSED = re.compile(r"^\s*(?:<@[UW][A-Z0-9]+(?:\|[^>]*)?>[\s,:]*)?(?:/?task\s+)?", re.IGNORECASE)


def command(act: Act, request: Request) -> Outcome:
    return _obey(act, request.text)


def mention(act: Act, request: Request) -> Outcome:
    """Slash commands do not exist in threads, so the bot's name takes the same words there."""
    return _obey(act, _ADDRESSED.sub("", request.text, count=1))


def press_done(act: Act, request: Request) -> Outcome:
    result = tasks.finish(act, (_number(request),))
    return Reply(messages.finished(result, _reader(act)))


def press_drop(act: Act, request: Request) -> Outcome:
    return Reply(messages.changed(tasks.drop(act, _number(request)), _reader(act)))


def press_reopen(act: Act, request: Request) -> Outcome:
    return Reply(messages.changed(tasks.reopen(act, _number(request)), _reader(act)))


def press_tomorrow(act: Act, request: Request) -> Outcome:
    tasks.put_off_to_tomorrow(act, _number(request))
    return Nothing()


def press_next_week(act: Act, request: Request) -> Outcome:
    tasks.put_off_to_next_week(act, _number(request))
    return Nothing()


def _obey(act: Act, text: str) -> Outcome:
    match read_task_command(text, act.by, act.now):
        case NewTask() as new:
            return Reply(messages.added(tasks.add(act, new), _reader(act)))
        case ListTasks(everyone=everyone, page=page):
            listed = tasks.page_of_tasks(act, everyone=everyone, page=page)
            return Reply(messages.page(listed, _reader(act)))
        case FinishTasks(numbers=numbers):
            return Reply(messages.finished(tasks.finish(act, numbers), _reader(act)))
        case ShowHelp():
            return Help("/task")


def _number(request: Request) -> int:
    """What a button carries is a number that we gave it; anything else was made up by somebody."""
    if not (request.value.isascii() and request.value.isdecimal() and len(request.value) < TOO_LONG):
        raise Refusal(N_("That button leads nowhere."), example="/task list")
    return int(request.value)


def _reader(act: Act) -> Reader:
    return reader_for(act.by, act.now)
