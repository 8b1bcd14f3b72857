"""Nothing that a long-lived demo or a load test piles up grows without end."""

from bot.sandbox import posting
from bot.sandbox.clock import VirtualClock
from bot.sandbox.conversations import KEPT_MESSAGES, Conversation, Kind
from bot.sandbox.files import KEPT_FILES, File
from bot.sandbox.log import KEPT as KEPT_ENTRIES
from bot.sandbox.log import Log
from bot.sandbox.manifest import EVERYTHING
from bot.sandbox.messages import Message
from bot.sandbox.state import KEPT_EPHEMERALS, State
from bot.sandbox.triggers import KEPT as KEPT_RIGHTS


def test_a_conversation_forgets_its_oldest_messages_with_their_threads() -> None:
    found = Conversation("C1", Kind.PUBLIC)
    found.keep(Message(channel="C1", ts="0", user="U1", text="parent"))
    found.keep(Message(channel="C1", ts="1", user="U1", text="reply", thread_ts="0"))

    for number in range(2, KEPT_MESSAGES + 2):
        found.keep(Message(channel="C1", ts=str(number), user="U1", text=""))

    assert len(found.messages) == KEPT_MESSAGES
    assert found.threads == {}


def test_ephemerals_files_log_triggers_and_response_urls_are_bounded() -> None:
    state = State(VirtualClock(), EVERYTHING)
    log = Log(state.clock)
    channel = Conversation("C1", Kind.PUBLIC)
    state.conversations[channel.id] = channel
    for number in range(KEPT_RIGHTS + 1):
        state.triggers.issue("U1")
        state.response_urls.issue("U1", "C1")
        log.record("api", str(number))
    for number in range(KEPT_EPHEMERALS + 1):
        posting.post(state, channel, user="U1", text="", only_for="U1")
        state.files.add(File(id=str(number), name="x", user="U1", created=0))

    assert len(state.triggers._triggers) == len(state.response_urls._urls) == KEPT_RIGHTS
    assert len(log.since(0, limit=KEPT_RIGHTS)) == KEPT_ENTRIES
    assert len(state.ephemerals["U1"]) == KEPT_EPHEMERALS
    assert len(state.files._files) == KEPT_FILES
    assert state.files.get("0") is None
