"""Answers through a response URL."""

from datetime import timedelta

import pytest

from bot.domain.outgoing import Draft
from bot.messages.layout import Message, section
from bot.messages.responses import response_to
from bot.sandbox.faults import FaultKind
from bot.sandbox.messages import Message as Shown
from storage import outbox
from tests.faults.delivery.conftest import Post

pytestmark = pytest.mark.asyncio


async def whisper(post: Post, text: str) -> Shown:
    """A message that only Ana sees."""
    ana = post.person("ana")
    draft = post.draft(text, recipient_id=ana)
    await post.app.store.write(lambda unit: outbox.whisper(unit, draft))
    await post.settle()
    return seen(post)[-1]


def seen(post: Post) -> list[Shown]:
    return list(post.team.sandbox.state.ephemerals[post.person("ana")].values())


def clicked(post: Post, message: Shown) -> str:
    """The response URL that comes with a click of Ana's."""
    state = post.team.sandbox.state
    secret = state.response_urls.issue(post.person("ana"), message.channel, message.ts)
    return f"{state.origin}/actions/{state.team.id}/{secret}"


async def respond(post: Post, url: str, text: str, *, replaces: bool) -> None:
    payload = response_to(url, Message(text, [section(text)]), replaces=replaces)
    draft = Draft(
        *(post.workspace_id, "reply", "", post.channel(), post.team.clock()),
        recipient_id=post.person("ana"),
        payload=payload,
    )
    await post.app.store.write(lambda unit: outbox.respond(unit, draft))
    await post.settle()


def told(post: Post) -> list[str]:
    state = post.team.sandbox.state
    direct = state.direct(post.person("ana"), state.bot.id)
    return post.texts(direct.id) if direct else []


async def test_a_message_that_one_person_sees_is_replaced(post: Post) -> None:
    url = clicked(post, await whisper(post, "page 1"))
    for page in ("page 2", "page 3"):
        await respond(post, url, page, replaces=True)
    assert [message.text for message in seen(post)] == ["page 3"]


async def test_an_answer_stands_beside_what_was_clicked(post: Post) -> None:
    await respond(post, clicked(post, await whisper(post, "Done?")), "Done.", replaces=False)
    assert [message.text for message in seen(post)] == ["Done?", "Done."]


@pytest.mark.parametrize("replaces", [True, False])
async def test_when_the_url_is_gone_the_answer_is_a_direct_message(post: Post, *, replaces: bool) -> None:
    url = clicked(post, await whisper(post, "page 1"))
    post.team.clock.advance(timedelta(minutes=31))
    await respond(post, url, "page 2", replaces=replaces)
    assert ([message.text for message in seen(post)], told(post)) == (["page 1"], ["page 2"])


@pytest.mark.parametrize("fault", [FaultKind.RESET_BEFORE, FaultKind.RESET_AFTER, FaultKind.SERVER_ERROR])
async def test_replacing_is_repeated_until_it_arrived(post: Post, fault: FaultKind) -> None:
    url = clicked(post, await whisper(post, "page 1"))
    post.team.sandbox.faults.set(fault, method="response_url")
    await respond(post, url, "page 2", replaces=True)
    assert ([message.text for message in seen(post)], told(post)) == (["page 2"], [])


async def test_an_answer_of_unknown_outcome_is_not_shown_twice(post: Post) -> None:
    url = clicked(post, await whisper(post, "Done?"))
    post.team.sandbox.faults.set(FaultKind.RESET_AFTER, method="response_url")
    await respond(post, url, "Done.", replaces=False)
    assert [message.text for message in seen(post)] == ["Done?", "Done."]


async def test_an_answer_that_was_certainly_not_taken_is_sent_again(post: Post) -> None:
    url = clicked(post, await whisper(post, "Done?"))
    post.team.sandbox.faults.set(FaultKind.RATE_LIMITED, method="response_url", retry_after=7)
    await respond(post, url, "Done.", replaces=False)
    assert [message.text for message in seen(post)] == ["Done?", "Done."]
