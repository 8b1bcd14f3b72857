"""/muster: the bot about itself, what it told and will tell, and the settings of channels and people."""

from bot.domain.folding import folded
from bot.messages.help import ways_on
from bot.messages.reader import reader_for
from bot.services.act import Act
from handlers import channel_settings, explaining, own_settings
from handlers.requests import Help, Nothing, Outcome, Request

_SETTINGS = {"settings", "setting", "config", "ustawienia", "impostazioni"}
_MINE = {"me", "my", "mine", "moje", "mnie", "mie", "miei"}


def command(act: Act, request: Request) -> Outcome:
    """Whatever is not understood gets help."""
    first, rest = (*request.text.split(maxsplit=1), "", "")[:2]
    word = folded(first)
    if word in _SETTINGS:
        if act.place.is_direct or folded(rest) in _MINE:
            return own_settings.open_form(act, request)
        return channel_settings.open_form(act, request)
    if word in explaining.WORDS:
        return explaining.explain(act, explaining.WORDS[word], rest)
    reader = reader_for(act.by, act.now)
    return Help(buttons=ways_on(reader, request.home_url, in_channel=not act.place.is_direct))


def press_open_home(_act: Act, _request: Request) -> Outcome:
    """Slack has opened it already."""
    return Nothing()
