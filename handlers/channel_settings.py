"""The settings of a channel: /muster settings, and the button that opens them."""

from typing import Any

from bot.domain.attention.wishes import Wishes
from bot.domain.channel_settings import read_emoji
from bot.domain.refusal import Refusal
from bot.messages import channel_settings as messages
from bot.messages import modals
from bot.messages.reader import reader_for
from bot.services import channel_settings
from bot.services.act import Act
from bot.services.attention import settings as attention
from bot.services.digests import creating
from handlers import own_settings, workspace_settings
from handlers.outcomes import CloseModal, ModalErrors, OpenModal, Outcome
from handlers.requests import Request


def open_form(act: Act, _request: Request) -> Outcome:
    reader = reader_for(act.by, act.now)
    nudges = attention.of_channel(act)
    chosen = channel_settings.settings(act)
    listed = creating.listed(act)
    shown = messages.form(chosen, nudges, act.place.id, reader, listed, is_admin=bool(act.by.is_admin))
    return OpenModal(shown)


def submit(act: Act, request: Request) -> Outcome:
    """Only what differs from what the form showed is changed: somebody else may have changed the rest."""
    reader = reader_for(act.by, act.now)
    entered, was = request.entered, request.private_metadata["was"]
    chosen: dict[str, Any] = {
        "quiet_cards": entered.option("cards") == messages.QUIET,
        "lead_id": entered.person("lead"),
    }
    errors: dict[str, str] = {}
    try:
        chosen["capture_emoji"] = read_emoji(entered.text("emoji"))
    except Refusal as refusal:
        errors["emoji"] = modals.at_field(refusal, reader)
    wanted = {name: value for name, value in chosen.items() if value != was[name]}
    try:
        channel_settings.check_lead(act, wanted.get("lead_id"))
    except Refusal as refusal:
        errors["lead"] = modals.at_field(refusal, reader)
    if errors:
        return ModalErrors(errors)
    changed = channel_settings.choose(act, wanted)
    nudges = _choose_nudges(act, request)
    untold = attention.untold(act, nudges) if nudges else []
    told = messages.changed(changed.was, changed.now, act.place.id, reader, nudges, untold)
    return CloseModal(message=told)


def _choose_nudges(act: Act, request: Request) -> Wishes | None:
    """None where the person changed nothing about them."""
    now = attention.of_channel(act)
    wanted = own_settings.read_kinds(request.entered)
    chosen = workspace_settings.merged(now, wanted, request.private_metadata)
    return None if chosen == Wishes(now.ways, now.urgent) else attention.choose_for_channel(act, chosen)
