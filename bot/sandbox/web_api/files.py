"""Uploads and bookmarks."""

from bot.sandbox import posting
from bot.sandbox.changes import FileShared
from bot.sandbox.conversations import Conversation
from bot.sandbox.errors import SlackError
from bot.sandbox.files import File, as_file
from bot.sandbox.limits import BOOKMARK_LINK, BOOKMARK_TITLE
from bot.sandbox.web_api.access import may_read, writable
from bot.sandbox.web_api.call import Call
from bot.sandbox.wire import Json


def get_upload_url(call: Call) -> Json:
    state = call.state
    length = call.number("length", 0)
    if length < 1:
        raise SlackError("missing_argument")
    file = File(
        id=state.ids.new("F"),
        name=call.required("filename"),
        user=state.bot.id,
        created=state.now(),
        length=length,
        alt=call.text("alt_txt"),
    )
    state.files.add(file)
    return {"upload_url": f"{state.origin}/upload/v1/{file.id}", "file_id": file.id}


def info(call: Call) -> Json:
    """Only of files that the app uploaded, or that were shared where it is a member."""
    file = call.state.files.get(call.required("file"))
    if file is None or not may_read(call.state, file):
        raise SlackError("file_not_found")
    return {
        "file": as_file(file, call.state.origin),
        "comments": [],
        "response_metadata": {"next_cursor": ""},
    }


def complete_upload(call: Call) -> Json:
    state = call.state
    files = _uploaded(call)
    channel = call.text("channel_id") or call.text("channels")
    conversation = writable(call, channel) if channel else None
    for file in files:
        file.completed = True
    if conversation:
        _share(call, conversation, files)
    return {"files": [as_file(file, state.origin) for file in files]}


def _uploaded(call: Call) -> list[File]:
    wanted = call.json("files")
    if not isinstance(wanted, list) or not wanted:
        raise SlackError("invalid_arguments")
    found = []
    for item in wanted:
        file = call.state.files.get(item.get("id", "")) if isinstance(item, dict) else None
        if file is None or file.content is None:
            raise SlackError("file_not_found")
        file.title = item.get("title") or file.name
        found.append(file)
    return found


def _share(call: Call, conversation: Conversation, files: list[File]) -> None:
    state = call.state
    for file in files:
        file.channels.append(conversation.id)
    shapes = [as_file(file, state.origin) for file in files]
    posting.post(
        state,
        conversation,
        user=state.bot.id,
        bot_id=state.bot.bot_id,
        app_id=state.app_id,
        text=call.text("initial_comment"),
        thread_ts=call.text("thread_ts") if call.text("thread_ts") in conversation.messages else "",
        files=shapes,
    )
    for shape in shapes:
        state.emit(FileShared(shape, conversation.id, state.bot.id))


def add_bookmark(call: Call) -> Json:
    state = call.state
    conversation = writable(call, call.required("channel_id"))
    title, link = call.required("title"), call.text("link")
    if call.required("type") != "link":
        raise SlackError("invalid_bookmark_type")
    if not link.startswith(("http://", "https://")) or len(link) > BOOKMARK_LINK:
        raise SlackError("invalid_link")
    if len(title) > BOOKMARK_TITLE:
        raise SlackError("invalid_arguments")
    bookmark = {
        "id": state.ids.new("Bk"),
        "channel_id": conversation.id,
        "title": title,
        "link": link,
        "emoji": call.text("emoji"),
        "icon_url": None,
        "type": "link",
        "entity_id": None,
        "date_created": state.now(),
        "date_updated": 0,
        "rank": "i",
        "last_updated_by_user_id": state.bot.id,
        "last_updated_by_team_id": state.team.id,
        "shortcut_id": None,
        "app_id": state.app_id,
    }
    conversation.bookmarks.append(bookmark)
    return {"bookmark": bookmark}
