"""/muster: the bot about itself, what it told and will tell, and the settings of channels and people."""

from collections.abc import Callable
from typing import TypeAlias

from bot.domain.folding import folded
from bot.domain.muster_verbs import MINE, VERBS, WHOLE, Verb
from bot.domain.unclear import mistyped
from bot.messages.did_you_mean import did_you_mean
from bot.messages.help import RUN, ways_on
from bot.messages.reader import reader_for
from bot.services.act import Act
from handlers import channel_settings, explaining, own_settings, workspace_settings
from handlers.outcomes import Help, Nothing, Outcome, Reply
from handlers.requests import Request

CarryOut: TypeAlias = Callable[[Act, Request, str], Outcome]


def command(act: Act, request: Request) -> Outcome:
    return obey(act, request, request.text)


def obey(act: Act, request: Request, text: str) -> Outcome:
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    verb = VERBS.read(first or Verb.HELP)
    if verb is None:
        return Reply(did_you_mean("/muster", mistyped(text, VERBS), RUN, reader_for(act.by, act.now)))
    return _CARRIED_OUT[verb](act, request, rest.strip())


def press_run(act: Act, request: Request) -> Outcome:
    """A command that was offered: whoever presses might have typed it."""
    return obey(act, request, request.value)


def press_open_home(_act: Act, _request: Request) -> Outcome:
    """Slack has opened it already."""
    return Nothing()


def _settings(act: Act, request: Request, whose: str) -> Outcome:
    if folded(whose) in WHOLE:
        return workspace_settings.open_form(act, request)
    if act.place.is_direct or folded(whose) in MINE:
        return own_settings.open_form(act, request)
    return channel_settings.open_form(act, request)


def _help(act: Act, request: Request, _about: str) -> Outcome:
    reader = reader_for(act.by, act.now)
    return Help(buttons=ways_on(reader, request.home_url, in_channel=not act.place.is_direct))


_CARRIED_OUT: dict[Verb, CarryOut] = {
    Verb.SETTINGS: _settings,
    Verb.WHY: lambda act, _request, about: explaining.why_last(act, about),
    Verb.WHEN: lambda act, _request, about: explaining.when_next(act, about),
    Verb.STATS: lambda act, _request, _about: explaining.how_useful(act),
    Verb.HELP: _help,
}
