"""Nobody who has left the workspace is written to, whatever waits for them."""

from dataclasses import replace

import pytest

from bot.domain.outgoing import OutboxStatus
from bot.services import departures
from storage import outbox
from storage.people import require_person, save_person
from storage.unit import Unit
from tests.faults.delivery.conftest import Post

pytestmark = pytest.mark.asyncio


def calls(post: Post, *methods: str) -> list[str]:
    return [entry.name for entry in post.team.sandbox.log.since(0) if entry.name in methods]


async def leave(post: Post, name: str) -> None:
    def go(unit: Unit) -> None:
        person = replace(require_person(unit, post.workspace_id, post.person(name)), has_left=True)
        save_person(unit, person)
        departures.left_workspace(unit, person, post.team.clock())

    await post.app.store.write(go)


async def test_what_waits_for_somebody_who_left_is_not_sent(post: Post) -> None:
    await post.queue("for Piotr", post.person("piotr"))
    await post.queue("for Ana", post.person("ana"))
    await leave(post, "piotr")
    await post.settle()
    outcomes = await post.app.store.read(lambda unit: outbox.statuses(unit, post.workspace_id))
    assert outcomes == [OutboxStatus.DROPPED, OutboxStatus.SENT]
    assert calls(post, "conversations.open", "chat.postMessage") == ["conversations.open", "chat.postMessage"]


async def test_nobody_who_left_is_told_that_a_message_of_theirs_was_refused(post: Post) -> None:
    post.team.sandbox.state.conversations[post.channel()].is_archived = True
    await post.queue("too late", actor_id=post.person("piotr"))
    await leave(post, "piotr")
    await post.settle()
    outcomes = await post.app.store.read(lambda unit: outbox.statuses(unit, post.workspace_id))
    assert outcomes == [OutboxStatus.FAILED, OutboxStatus.DROPPED]


async def test_slack_saying_that_somebody_is_disabled_is_remembered(post: Post) -> None:
    post.team.sandbox.state.people[post.person("piotr")].deleted = True
    for _ in range(2):
        await post.queue("for Piotr", post.person("piotr"))
        await post.settle()
    person = await post.app.store.read(
        lambda unit: require_person(unit, post.workspace_id, post.person("piotr"))
    )
    assert person.has_left
    assert calls(post, "conversations.open") == ["conversations.open"]
