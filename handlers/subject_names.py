"""T-12 and R-7 in what people say to each other."""

from bot.domain.subject_names import named_in
from bot.services import naming
from bot.services.act import Act
from handlers.outcomes import Nothing, Outcome
from handlers.requests import Request
from storage import workspaces
from storage.unit import Unit


def names_something(request: Request) -> bool:
    return bool(named_in(request.text))


def is_about_something(unit: Unit, request: Request) -> bool:
    """Whether there is anything of that name. What is said to the bot is answered anyway."""
    bot = workspaces.bot_of(unit, request.workspace_id)
    if bot and f"<@{bot}" in request.text:
        return False
    return any(naming.find_subject(unit, request.workspace_id, name) for name in named_in(request.text))


def show(act: Act, request: Request) -> Outcome:
    thread_ts = request.message.get("thread_ts")
    if not act.by.is_bot:
        naming.show(act, named_in(request.text), request.message_ts, thread_ts)
    return Nothing()
