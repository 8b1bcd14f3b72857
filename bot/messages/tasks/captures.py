"""Making tasks of messages: the form, and what is said of one that is a task already."""

from dataclasses import replace

from bot.domain.posts import Post
from bot.domain.tasks.task import Task
from bot.messages.layout import Message, actions, context, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.actions import buttons
from bot.messages.tasks.forms import add_form
from bot.services.tasks.capturing import Captured

CAPTURE = "task_capture_form"


def capture_form(found: Captured, reader: Reader) -> Modal:
    """Filled with what was read; nothing is stored yet."""
    due = found.due.at.astimezone(reader.zone) if found.due else None
    filled = {
        "title": found.title,
        "notes": found.notes,
        "owner": found.owner.id if found.owner else None,
        "due": f"{due:%Y-%m-%d %H:%M}" if due else "",
    }
    form = add_form(reader, filled, about_post(found.post))
    note = [context(_is_known(found.known, reader))] if found.known else []
    return replace(form, callback_id=CAPTURE, blocks=[*note, *form.blocks])


def about_post(post: Post) -> dict[str, str]:
    """What comes back with the form; see post_from."""
    return {"ts": post.ts, "thread_ts": post.thread_ts}


def post_from(about: dict[str, str], channel_id: str) -> Post:
    return Post(channel_id, about["ts"], about["thread_ts"], author_id="", text="")


def already(task: Task, reader: Reader) -> Message:
    text = _is_known(task, reader)
    return Message(text, [section(text), actions(*buttons(task, reader))])


def _is_known(task: Task, reader: Reader) -> str:
    line = wording.line(task, reader, with_people=True)
    return reader.gettext("This message is a task already: {task}").format(task=line)
