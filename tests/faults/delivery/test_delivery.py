"""The outbox reaches Slack: in order, at Slack's pace, once."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.endings import Ending, NotYet, Refused, note
from bot.delivery.parcels import collect
from bot.domain.outgoing import OutboxStatus
from bot.domain.tasks.commands import NewTask
from bot.sandbox.faults import FaultKind
from bot.services.act import Act
from bot.services.tasks import adding, changing
from storage import lanes, outbox
from storage.people import require_person, require_place
from storage.unit import Unit
from tests.faults.delivery.conftest import Post
from tests.units import FRIDAY_FIVE

pytestmark = pytest.mark.asyncio


def act(unit: Unit, post: Post) -> Act:
    by = require_person(unit, post.workspace_id, post.person("grace"))
    place = require_place(unit, post.workspace_id, post.channel())
    return Act(unit, by, place, post.team.clock(), "command")


async def add_task(post: Post, title: str) -> None:
    await post.app.store.write(lambda unit: adding.add(act(unit, post), NewTask(title)))


async def finish_task(post: Post, number: int) -> None:
    await post.app.store.write(lambda unit: changing.finish(act(unit, post), (number,)))


async def test_messages_of_a_channel_arrive_in_the_order_in_which_they_were_queued(post: Post) -> None:
    for number in range(5):
        await post.queue(f"message {number}")
    await post.settle()
    assert post.texts() == [f"message {number}" for number in range(5)]


async def test_a_channel_gets_one_message_a_second_and_others_do_not_wait_for_it(post: Post) -> None:
    begun = post.team.clock()
    for number in range(3):
        await post.queue(f"message {number}")
    await post.queue("elsewhere", post.channel("design"))
    await post.app.settle()
    assert (post.texts(), post.texts(post.channel("design"))) == (["message 0"], ["elsewhere"])
    await post.settle()
    assert post.team.clock() - begun == timedelta(seconds=2)


async def test_a_message_queued_after_a_pause_leaves_at_once(post: Post) -> None:
    await post.queue("first")
    await post.app.settle()
    post.team.clock.advance(timedelta(seconds=5))
    await post.queue("second")
    await post.app.settle()
    assert post.texts() == ["first", "second"]


async def test_a_direct_message_opens_its_conversation_once(post: Post) -> None:
    for text in ("one", "two"):
        await post.queue(text, post.person("ana"))
        await post.settle()
    opened = [entry for entry in post.team.sandbox.log.since(0) if entry.name == "conversations.open"]
    assert len(opened) == 1


async def test_a_rate_limit_is_waited_out_and_nothing_is_lost(post: Post) -> None:
    post.team.sandbox.faults.set(FaultKind.RATE_LIMITED, method="chat.postMessage", retry_after=30)
    begun = post.team.clock()
    await post.queue("patient")
    await post.queue("patient, too", post.channel("design"))
    await post.settle()
    assert (post.texts(), post.texts(post.channel("design"))) == (["patient"], ["patient, too"])
    assert post.team.clock() - begun >= timedelta(seconds=30)


@pytest.mark.parametrize("fault", [FaultKind.RESET_AFTER, FaultKind.RESET_BEFORE, FaultKind.SERVER_ERROR])
async def test_a_post_whose_outcome_is_unknown_arrives_exactly_once(post: Post, fault: FaultKind) -> None:
    post.team.sandbox.faults.set(fault, method="chat.postMessage")
    await post.queue("once")
    await post.queue("after it")
    await post.settle()
    assert post.texts() == ["once", "after it"]


@pytest.mark.parametrize("fault", [FaultKind.RESET_AFTER, FaultKind.RESET_BEFORE])
async def test_a_reply_in_a_thread_whose_outcome_is_unknown_arrives_exactly_once(
    post: Post, fault: FaultKind
) -> None:
    await post.queue("the thread")
    await post.settle()
    thread = post.arrived()[0].ts
    post.team.sandbox.faults.set(fault, method="chat.postMessage")
    await post.queue("once", thread_ts=thread)
    await post.settle()
    assert post.texts() == ["the thread", "once"]


async def test_a_lookup_that_fails_is_repeated_before_anything_is_posted_again(post: Post) -> None:
    faults = post.team.sandbox.faults
    faults.set(FaultKind.RESET_AFTER, method="chat.postMessage")
    faults.set(FaultKind.SERVER_ERROR, method="conversations.history", count=3)
    await post.queue("once")
    await post.settle()
    assert post.texts() == ["once"]


async def test_the_lookup_reads_on_past_the_first_page(post: Post) -> None:
    post.team.sandbox.faults.set(FaultKind.RESET_AFTER, method="chat.postMessage")
    await post.queue("once")
    await post.app.settle()
    ana = post.team.sandbox.actor(post.person("ana"))
    for number in range(250):
        await ana.say(post.channel(), f"chatter {number}")
    await post.settle()
    assert post.texts() == ["once"]


async def test_the_metadata_holds_an_opaque_id_and_nothing_else(post: Post) -> None:
    await post.queue("with metadata")
    await post.settle()
    metadata = post.arrived()[0].metadata
    assert metadata is not None
    assert set(metadata) == {"event_type", "event_payload"}
    assert set(metadata["event_payload"]) == {"id"}
    assert metadata["event_payload"]["id"].isalnum()


async def test_a_card_changed_many_times_while_it_waits_is_posted_once_in_its_last_state(post: Post) -> None:
    await post.queue("something before it")
    await add_task(post, "Write the brief")
    await finish_task(post, 1)
    await post.settle()
    assert len(post.arrived()) == 2
    assert "done" in post.texts()[1]
    calls = [entry.name for entry in post.team.sandbox.log.since(0)]
    assert "chat.update" not in calls


async def test_changes_that_come_close_together_are_shown_by_one_update(post: Post) -> None:
    await add_task(post, "Write the brief")
    await post.settle()
    await finish_task(post, 1)
    await post.app.store.write(lambda unit: changing.reopen(act(unit, post), (1,)))
    await finish_task(post, 1)
    await post.settle()
    calls = [entry.name for entry in post.team.sandbox.log.since(0)]
    assert calls.count("chat.update") == 1
    assert "done" in post.texts()[0]


async def test_a_change_while_the_card_is_being_posted_is_shown_afterwards(post: Post) -> None:
    await add_task(post, "Write the brief")
    claimed = await post.app.store.write(
        lambda unit: lanes.claim(unit, "somebody:1:x", post.team.clock(), timedelta(seconds=5), 1)
    )
    await finish_task(post, 1)
    await post.settle()
    assert [message.status for message in claimed] == [OutboxStatus.QUEUED]
    assert len(post.arrived()) == 1
    assert "done" in post.texts()[0]


async def test_an_update_that_would_change_nothing_is_not_sent(post: Post) -> None:
    await add_task(post, "Write the brief")
    await post.settle()
    await post.app.store.write(lambda unit: outbox.follow(unit, post.workspace_id, "T-1", post.team.clock()))
    await post.settle()
    assert "chat.update" not in [entry.name for entry in post.team.sandbox.log.since(0)]


async def test_a_message_that_slack_refuses_holds_up_nobody_and_its_author_is_told(post: Post) -> None:
    secret = post.channel("leadership")
    await post.queue("for those who lead", secret, actor_id=post.person("grace"))
    await post.queue("for all")
    await post.settle()
    direct = post.team.sandbox.state.direct(post.person("grace"), post.team.sandbox.state.bot.id)
    assert direct is not None
    assert post.texts() == ["for all"]
    assert "/invite" in post.texts(direct.id)[0]


async def test_a_message_that_cannot_be_rendered_fails_alone(post: Post) -> None:
    broken = post.draft("never")
    broken.payload.clear()
    await post.app.store.write(lambda unit: outbox.post(unit, broken))
    await post.queue("behind it")
    await post.settle()
    assert post.texts() == ["behind it"]


async def test_a_lane_whose_holder_is_gone_is_taken_over_and_its_message_looked_for(post: Post) -> None:
    await post.queue("once")
    now = post.team.clock()
    await post.app.store.write(lambda unit: lanes.claim(unit, "elsewhere:1:x", now, timedelta(hours=1), 1))
    await post.app.settle()
    assert post.texts() == []
    post.team.clock.advance(timedelta(hours=1))
    await post.settle()
    assert post.texts() == ["once"]


async def test_an_ephemeral_message_of_unknown_outcome_is_not_shown_twice(post: Post) -> None:
    post.team.sandbox.faults.set(FaultKind.RESET_AFTER, method="chat.postEphemeral")
    ana = post.person("ana")
    draft = post.draft("just for you", recipient_id=ana)
    await post.app.store.write(lambda unit: outbox.whisper(unit, draft))
    await post.settle()
    assert len(post.team.sandbox.state.ephemerals[ana]) == 1


async def test_the_bot_comes_into_a_public_channel_it_posts_in(post: Post) -> None:
    state = post.team.sandbox.state
    channel = state.conversations[post.channel()]
    del channel.members[state.bot.id]
    await post.queue("hello")
    await post.settle()
    assert (post.texts(), state.bot.id in channel.members) == (["hello"], True)


async def test_a_message_that_can_never_be_looked_for_gives_way_and_its_author_is_told(post: Post) -> None:
    state = post.team.sandbox.state
    secret = post.channel("leadership")
    state.conversations[secret].members[state.bot.id] = None
    post.team.sandbox.faults.set(FaultKind.RESET_AFTER, method="chat.postMessage")
    await post.queue("before the bot is put out", secret, actor_id=post.person("grace"))
    await post.app.settle()
    del state.conversations[secret].members[state.bot.id]
    await post.settle()
    direct = state.direct(post.person("grace"), state.bot.id)
    assert direct is not None
    assert "/invite" in post.texts(direct.id)[0]


async def test_a_lookup_that_keeps_failing_is_repeated_ever_more_rarely(post: Post) -> None:
    faults = post.team.sandbox.faults
    faults.set(FaultKind.RESET_AFTER, method="chat.postMessage")
    faults.set(FaultKind.SERVER_ERROR, method="conversations.history", count=8)
    begun = post.team.clock()
    await post.queue("once")
    await post.settle()
    assert post.texts() == ["once"]
    assert post.team.clock() - begun >= timedelta(minutes=1)


async def test_a_public_channel_that_cannot_be_entered_just_now_is_entered_later(post: Post) -> None:
    state = post.team.sandbox.state
    del state.conversations[post.channel()].members[state.bot.id]
    post.team.sandbox.faults.set(FaultKind.RATE_LIMITED, method="conversations.join", retry_after=7)
    await post.queue("hello")
    await post.settle()
    assert post.texts() == ["hello"]


async def test_a_database_that_is_away_at_the_start_does_not_end_delivery(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    courier, turns = post.app.courier, []

    async def away() -> None:
        raise OSError

    async def last_turn() -> None:
        turns.append("after it")
        raise asyncio.CancelledError

    monkeypatch.setattr(courier, "poll", timedelta(0))
    monkeypatch.setattr(courier, "take_over", away)
    monkeypatch.setattr(courier, "_turn", last_turn)
    with pytest.raises(asyncio.CancelledError):
        await courier.run()
    assert turns == ["after it"]


@pytest.mark.parametrize("late", [NotYet(FRIDAY_FIVE, "ratelimited"), Refused("is_archived")])
async def test_who_lost_the_lane_in_a_stall_cannot_have_the_message_sent_again(
    post: Post, late: Ending
) -> None:
    await post.queue("once")
    now, store = post.team.clock(), post.app.store
    stalled = await store.write(lambda unit: collect(unit, "elsewhere:1:x", now, 1))
    post.team.clock.advance(timedelta(minutes=1))
    await post.settle()
    await store.write(lambda unit: note(unit, stalled[0], late, "elsewhere:1:x", post.team.clock()))
    await post.settle()
    statuses = await store.read(lambda unit: outbox.statuses(unit, post.workspace_id))
    assert (post.texts(), statuses) == (["once"], [OutboxStatus.SENT])
