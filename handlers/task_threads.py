"""What people do to a card in passing: reactions on it, and replies in its thread."""

from datetime import datetime

from bot.domain.tasks.task import task_number
from bot.messages.reader import reader_for
from bot.messages.tasks import answers
from bot.services.act import Act
from bot.services.tasks import changing, commenting
from handlers.outcomes import Nothing, Outcome, Reply
from handlers.posts import read_post
from handlers.requests import Request
from storage import cards, comments, workspaces
from storage.unit import Unit

STARTS = {"eyes"}
FINISHES = {"white_check_mark", "heavy_check_mark"}


def emoji_of(request: Request) -> str:
    """Whatever the colour of its skin."""
    return str(request.payload["reaction"]).partition("::")[0]


def is_for_cards(request: Request) -> bool:
    return emoji_of(request) in STARTS | FINISHES


def is_on_card(unit: Unit, request: Request) -> bool:
    found = cards.card_at(unit, request.workspace_id, request.channel_id, request.message_ts)
    return found is not None and found.about.startswith("T-")


def react(act: Act, request: Request) -> Outcome:
    """What changes shows on the card; nothing is said where it stood so already."""
    card = cards.card_at(act.unit, act.workspace_id, act.place.id, request.message_ts)
    if card is None or act.by.is_bot:
        return Nothing()
    use_case = changing.start if emoji_of(request) in STARTS else changing.finish
    result = use_case(act, (task_number(card.about),))
    if not result.now:
        return Nothing()
    return Reply(answers.changed(result, reader_for(act.by, act.now), act.deed), card.thread_ts)


def is_reply(request: Request) -> bool:
    thread_ts = request.message.get("thread_ts")
    return thread_ts is not None and thread_ts != request.message.get("ts")


def is_under_card(unit: Unit, request: Request) -> bool:
    thread_ts = str(request.message["thread_ts"])
    found = commenting.commented_task(unit, request.workspace_id, request.channel_id, thread_ts)
    return found is not None


def replied(unit: Unit, request: Request, now: datetime) -> None:
    """Words for the bot are no comment."""
    if f"<@{workspaces.bot_of(unit, request.workspace_id)}" not in request.text:
        commenting.hear(unit, request.workspace_id, read_post(request.channel_id, request.message), now)


def is_comment(unit: Unit, request: Request) -> bool:
    place = (request.workspace_id, request.channel_id, request.message_ts)
    return comments.task_of(unit, *place) is not None


def reworded(unit: Unit, request: Request, _now: datetime) -> None:
    commenting.reword(unit, request.workspace_id, read_post(request.channel_id, request.message))


def deleted(unit: Unit, request: Request, now: datetime) -> None:
    commenting.forget(unit, request.workspace_id, request.channel_id, request.message_ts, now)
