"""A demo that was ended goes on where it was left."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.sandbox.sample import populate
from bot.sandbox.snapshot import Snapshot, open_sandbox


async def test_messages_people_and_credentials_are_there_again_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "workspace.pickle"
    before, snapshot, was_left = open_sandbox(path, None)
    assert not was_left
    populate(before.state)
    await before.start()
    snapshot.follow(before)
    ana = before.state.person_named("ana")
    launch = before.state.channel_named("launch")
    assert ana is not None
    assert launch is not None
    await before.actor(ana.id).say(launch.id, "remember me")
    await before.stop()

    after, _, was_left = open_sandbox(path, None)
    assert was_left
    again = after.state.conversations[launch.id]
    assert list(again.messages.values())[-1].text == "remember me"
    assert after.bot_token == before.bot_token
    assert after.state.bot.id == before.state.bot.id


async def test_the_clock_goes_on_as_if_the_demo_had_run_all_the_time(tmp_path: Path) -> None:
    path = tmp_path / "workspace.pickle"
    closed_at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    sandbox, _, _ = open_sandbox(path, None)
    sandbox.clock.advance(timedelta(days=3))
    shown = sandbox.clock()
    Snapshot(path, lambda: closed_at).write(sandbox)
    later = Snapshot(path, lambda: closed_at + timedelta(hours=2))
    kept = later.read()
    assert kept is not None
    assert timedelta(hours=2) <= later.now(kept) - shown < timedelta(hours=2, minutes=1)


def test_a_file_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "workspace.pickle"
    path.write_bytes(b"not a pickle")
    assert Snapshot(path).read() is None
