"""/muster: the bot about itself."""

from bot.services.act import Act
from handlers.requests import Help, Outcome, Request


def command(_act: Act, _request: Request) -> Outcome:
    return Help()
