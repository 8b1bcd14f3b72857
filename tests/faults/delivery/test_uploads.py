"""Files leave through the outbox: shared once, rather lost than twice, and never in silence."""

import pytest

from bot.domain.outgoing import Draft
from bot.messages import outgoing
from bot.messages.outgoing import Content
from bot.messages.uploads import Upload
from bot.sandbox.faults import FaultKind
from handlers.entries import Event
from handlers.outcomes import Nothing
from handlers.registry import Registry
from storage import outbox
from tests.faults.delivery.conftest import Post
from tests.team import Team

pytestmark = pytest.mark.asyncio

UPLOADING = Registry([Event("message.im", lambda *_: Nothing(), ("files:write",))])
CONTENT = b"number,title\n12,Draft"


@pytest.fixture
def team() -> Team:
    return Team.gathered(registry=UPLOADING)


@pytest.fixture(autouse=True)
def plan(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_unit: object, message: object) -> str | None:
        return getattr(message, "payload", {}).get("comment")

    content = Content(load, lambda comment, _now: Upload("plan.csv", CONTENT, comment))
    monkeypatch.setitem(outgoing.CONTENTS, "test_file", content)


async def send(post: Post, destination: str, comment: str | None = "The plan", thread: str = "") -> None:
    draft = Draft(
        *(post.workspace_id, "test_file", "plan.csv", destination, post.team.clock()),
        thread_ts=thread or None,
        actor_id=post.person("grace"),
        payload={"comment": comment},
    )
    await post.app.store.write(lambda unit: outbox.upload(unit, draft))


def files(post: Post, channel: str) -> list[tuple[str, str, int]]:
    """Of each message with files that the bot sent there: its words, the file's name and size."""
    return [
        (message.text, file["name"], file["size"])
        for message in post.arrived(channel)
        for file in message.files or []
    ]


def told(post: Post) -> list[str]:
    """What Grace, whose doing it was, reads in her direct messages."""
    state = post.team.sandbox.state
    direct = state.direct(post.person("grace"), state.bot.id)
    return post.texts(direct.id) if direct else []


async def test_a_file_arrives_with_its_comment_in_its_thread(post: Post) -> None:
    await post.queue("the thread")
    await post.settle()
    thread = post.arrived()[0].ts
    await send(post, post.channel(), thread=thread)
    await post.settle()
    assert files(post, post.channel()) == [("The plan", "plan.csv", len(CONTENT))]
    assert post.arrived()[-1].thread_ts == thread


async def test_a_file_for_a_person_arrives_in_their_direct_messages(post: Post) -> None:
    await send(post, post.person("ana"))
    await post.settle()
    state = post.team.sandbox.state
    direct = state.direct(post.person("ana"), state.bot.id)
    assert direct
    assert files(post, direct.id) == [("The plan", "plan.csv", len(CONTENT))]


async def test_a_file_without_anything_in_it_is_not_sent(post: Post) -> None:
    await send(post, post.channel(), comment=None)
    await post.settle()
    assert files(post, post.channel()) == []


@pytest.mark.parametrize(
    ("method", "fault"),
    [
        ("files.getUploadURLExternal", FaultKind.RESET_AFTER),
        ("files.getUploadURLExternal", FaultKind.RATE_LIMITED),
        ("upload", FaultKind.RESET_BEFORE),
        ("upload", FaultKind.RESET_AFTER),
        ("upload", FaultKind.SERVER_ERROR),
        ("upload", FaultKind.RATE_LIMITED),
        ("files.completeUploadExternal", FaultKind.RATE_LIMITED),
    ],
)
async def test_an_upload_that_was_interrupted_before_anybody_saw_it_is_begun_anew(
    post: Post, method: str, fault: FaultKind
) -> None:
    post.team.sandbox.faults.set(fault, method=method)
    await send(post, post.channel())
    await post.settle()
    assert (len(files(post, post.channel())), told(post)) == (1, [])


@pytest.mark.parametrize(
    ("fault", "shared"),
    [(FaultKind.RESET_AFTER, 1), (FaultKind.RESET_BEFORE, 0), (FaultKind.SERVER_ERROR, 0)],
)
async def test_an_upload_of_unknown_outcome_is_not_repeated_and_its_author_is_told(
    post: Post, fault: FaultKind, shared: int
) -> None:
    post.team.sandbox.faults.set(fault, method="files.completeUploadExternal")
    await send(post, post.channel())
    await post.settle()
    assert len(files(post, post.channel())) == shared
    doubt = "I cannot tell whether plan.csv arrived. If you do not see it, please ask for it again."
    assert told(post) == [doubt]


async def test_the_bot_comes_into_a_public_channel_it_uploads_to(post: Post) -> None:
    state = post.team.sandbox.state
    del state.conversations[post.channel()].members[state.bot.id]
    await send(post, post.channel())
    await post.settle()
    assert len(files(post, post.channel())) == 1


async def test_where_it_may_not_upload_its_author_is_told(post: Post) -> None:
    await send(post, post.channel("leadership"))
    await post.settle()
    assert told(post) == ["plan.csv could not be uploaded. Invite me there with `/invite @muster`."]
