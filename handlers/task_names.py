"""T-12 in what people say to each other."""

from bot.domain.tasks.names import named_tasks
from bot.services.act import Act
from bot.services.tasks import naming
from handlers.requests import Nothing, Outcome, Request
from storage import tasks, workspaces
from storage.unit import Unit


def names_tasks(request: Request) -> bool:
    return bool(named_tasks(request.text))


def is_about_tasks(unit: Unit, request: Request) -> bool:
    """Whether there are such tasks. What is said to the bot is answered anyway."""
    bot = workspaces.bot_of(unit, request.workspace_id)
    if bot and f"<@{bot}" in request.text:
        return False
    return any(tasks.find(unit, request.workspace_id, number) for number in named_tasks(request.text))


def show(act: Act, request: Request) -> Outcome:
    thread_ts = request.message.get("thread_ts")
    if not act.by.is_bot:
        naming.show(act, named_tasks(request.text), request.message_ts, thread_ts)
    return Nothing()
