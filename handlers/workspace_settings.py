"""What admins choose for the whole workspace: /muster settings workspace."""

from collections.abc import Mapping
from typing import Any

from bot.domain.attention.wishes import Wishes
from bot.messages.reader import reader_for
from bot.messages.settings import workspace
from bot.messages.settings.wording import AS_USUAL, KINDS
from bot.services.act import Act
from bot.services.attention import settings
from handlers import at_home, own_settings
from handlers.outcomes import Outcome
from handlers.requests import Request


def open_form(act: Act, request: Request) -> Outcome:
    shown = workspace.form(settings.of_workspace(act), reader_for(act.by, act.now))
    return at_home.open_modal(shown, request)


def submit(act: Act, request: Request) -> Outcome:
    """Two admins who change different things at once both get theirs."""
    chosen = own_settings.read_kinds(request.entered)
    budget = request.entered.option(workspace.BUDGET)
    wanted = Wishes(chosen.ways, chosen.urgent, None if budget in (None, AS_USUAL) else int(str(budget)))
    now = settings.choose_for_workspace(
        act, merged(settings.of_workspace(act), wanted, request.private_metadata)
    )
    return at_home.close(act, request, workspace.changed(now, reader_for(act.by, act.now)))


def merged(now: Wishes, wanted: Wishes, was: Mapping[str, Any]) -> Wishes:
    """What differs from what the form showed (`was`), on top of what holds by now."""
    ways = {kind: wanted.ways.get(kind) for kind in KINDS if wanted.ways.get(kind) != was["nudges"].get(kind)}
    return Wishes(
        {kind: way for kind, way in {**now.ways, **ways}.items() if way is not None},
        wanted.urgent if wanted.urgent != was["urgent"] else now.urgent,
        wanted.budget if wanted.budget != was.get("budget") else now.budget,
    )
