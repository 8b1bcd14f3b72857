"""Tasks: /task, the same words after a mention or in a direct message, and the buttons."""

import re

from bot.domain.task_grammar import FinishTasks, ListTasks, NewTask, ShowHelp, read_task_command
from bot.messages import tasks as messages
from bot.messages.reader import Reader, reader_for
from bot.services import tasks
from bot.services.act import Act
from handlers.requests import Help, Nothing, Outcome, Reply, Request

_ADDRESSED = re.compile(r"^\s*(?:<@[UW][A-Z0-9]+(?:\|[^>]*)?>[\s,:]*)?(?:/?task\s+)?", re.IGNORECASE)


def command(act: Act, request: Request) -> Outcome:
    return _obey(act, request.text)


def mention(act: Act, request: Request) -> Outcome:
    """Slash commands do not exist in threads, so the bot's name takes the same words there."""
    return _obey(act, _ADDRESSED.sub("", request.text, count=1))


def press_done(act: Act, request: Request) -> Outcome:
    result = tasks.finish(act, (int(request.value),))
    return Reply(messages.finished(result, _reader(act)))


def press_drop(act: Act, request: Request) -> Outcome:
    return Reply(messages.changed(tasks.drop(act, int(request.value)), _reader(act)))


def press_reopen(act: Act, request: Request) -> Outcome:
    return Reply(messages.changed(tasks.reopen(act, int(request.value)), _reader(act)))


def press_tomorrow(act: Act, request: Request) -> Outcome:
    tasks.put_off_to_tomorrow(act, int(request.value))
    return Nothing()


def press_next_week(act: Act, request: Request) -> Outcome:
    tasks.put_off_to_next_week(act, int(request.value))
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


def _reader(act: Act) -> Reader:
    return reader_for(act.by, act.now)
