"""A whole thread read for tasks, and those that were ticked."""

from bot.domain.posts import Post
from bot.messages.reader import reader_for
from bot.messages.tasks import thread_forms
from bot.services.act import Act
from bot.services.tasks import gathering
from handlers.outcomes import CloseModal, OpenModal, Outcome
from handlers.posts import is_of_person, read_post
from handlers.requests import Request
from handlers.wishes import FoundThread, WholeThread
from storage import workspaces


def read_thread(act: Act, request: Request) -> Outcome:
    """Proposes; nothing is added yet."""
    thread_ts = str(request.message.get("thread_ts") or request.message_ts)
    thread = request.fetch(WholeThread(act.place.id, thread_ts))
    found = gathering.proposals(act, _posts(act, thread))
    reader = reader_for(act.by, act.now)
    return OpenModal(thread_forms.thread_form(found, reader, thread_ts, is_whole=thread.is_whole))


def submit_thread(act: Act, request: Request) -> Outcome:
    """The thread is read again: what was ticked is added as it stands there now."""
    entered = request.entered
    keys = [key for field in entered.values for key in entered.options(field)]
    if not keys:
        return CloseModal()
    thread = request.fetch(WholeThread(act.place.id, request.private_metadata["thread_ts"]))
    result = gathering.add_chosen(act, _posts(act, thread), keys)
    return CloseModal(message=thread_forms.gathered(result, reader_for(act.by, act.now), act.deed))


def _posts(act: Act, thread: FoundThread) -> list[Post]:
    """What people said to each other: words for the bot have been heard by it."""
    bot = workspaces.bot_of(act.unit, act.workspace_id)
    said = [read_post(act.place.id, message) for message in thread.messages if is_of_person(message)]
    return [post for post in said if post.author_id and not (bot and f"<@{bot}" in post.text)]
