"""Messages that people make tasks of: by the message's menu, or with the channel's emoji."""

from bot.domain.tasks.task import Task
from bot.messages.reader import reader_for
from bot.messages.tasks import answers, captures
from bot.services.act import Act
from bot.services.tasks import capturing
from handlers.outcomes import CloseModal, ModalErrors, Nothing, OpenModal, Outcome, Reply
from handlers.posts import read_post
from handlers.requests import Request
from handlers.task_forms import read_new
from handlers.task_threads import emoji_of, is_for_cards, is_on_card
from handlers.wishes import OneMessage
from storage.people import require_place
from storage.unit import Unit


def make_task(act: Act, request: Request) -> Outcome:
    found = capturing.read(act, read_post(request.channel_id, request.message))
    return OpenModal(captures.capture_form(found, reader_for(act.by, act.now)))


def submit_capture(act: Act, request: Request) -> Outcome:
    entered = read_new(act, request)
    if isinstance(entered, ModalErrors):
        return entered
    new, notes = entered
    post = captures.post_from(request.private_metadata, act.place.id)
    added = capturing.keep(act, post, new, notes)
    return CloseModal(message=answers.added(added, reader_for(act.by, act.now), act.deed))


def is_capture(unit: Unit, request: Request) -> bool:
    """Whether the reaction is the one by which this channel makes tasks, and no word to a card."""
    place = require_place(unit, request.workspace_id, request.channel_id)
    if emoji_of(request) != place.capture_emoji:
        return False
    return not (is_for_cards(request) and is_on_card(unit, request))


def pin(act: Act, request: Request) -> Outcome:
    """A second reaction is told which task it is already; other apps' reactions are their own affair."""
    if act.by.is_bot:
        return Nothing()
    reader = reader_for(act.by, act.now)
    post = read_post(act.place.id, request.fetch(OneMessage(act.place.id, request.message_ts)))
    found = capturing.capture(act, post)
    told = (
        captures.already(found, reader) if isinstance(found, Task) else answers.added(found, reader, act.deed)
    )
    thread_ts = post.thread_ts if post.thread_ts != post.ts else None
    return Reply(told, thread_ts)
