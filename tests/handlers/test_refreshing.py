"""What Slack told us once is asked again."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.people import Place
from bot.domain.standups.commands import CreateStandUp
from bot.services.standups import creating
from handlers.questions import READ_EVERY
from handlers.refreshing import HOLD, Refreshing
from storage import places, rosters
from storage.people import require_place, save_person, save_place, save_workspace
from storage.store import Store
from storage.unit import Unit
from tests.handlers.conftest import StubSlack
from tests.units import ANA, BOT, DAVID, GRACE, LAUNCH, LEADERSHIP, NOW, PIOTR, TEAM, UNSEEN, act

A_MINUTE = timedelta(minutes=1)


async def settle(store: Store, *known: Place, again_at: datetime = NOW) -> None:
    def settle_in(unit: Unit) -> None:
        save_workspace(unit, id=TEAM, name="orbita", bot_user_id=BOT, created_at=NOW)
        for place in known:
            save_place(unit, place, again_at)

    await store.write(settle_in)


def refreshing(store: Store, slack: Any, now: datetime = NOW) -> Refreshing:
    return Refreshing(store, slack, lambda: now)


async def place_of(store: Store, place: Place) -> Place:
    return await store.read(lambda unit: require_place(unit, TEAM, place.id))


async def is_due(store: Store, at: datetime) -> bool:
    return await store.read(lambda unit: places.is_reading_due(unit, at))


async def test_a_channel_is_asked_about_once_a_day(empty_store: Store, slack: StubSlack) -> None:
    await settle(empty_store, LAUNCH)
    for _ in range(2):
        await refreshing(empty_store, slack).refresh()
    assert slack.asked == {LAUNCH.id: 1}
    assert not await is_due(empty_store, NOW + READ_EVERY - A_MINUTE)
    assert await is_due(empty_store, NOW + READ_EVERY)


async def test_a_channel_that_turned_private_in_silence_is_private_with_its_members(
    empty_store: Store, slack: StubSlack
) -> None:
    slack.channels[LAUNCH.id] |= {"is_private": True, "is_member": True}
    slack.rosters[LAUNCH.id] = [ANA.id, GRACE.id]
    await settle(empty_store, LAUNCH)
    await refreshing(empty_store, slack).refresh()
    place = await place_of(empty_store, LAUNCH)
    assert (place.is_private, place.is_reachable, place.roster_at) == (True, True, NOW)
    members = await empty_store.read(lambda unit: rosters.members(unit, TEAM, LAUNCH.id))
    assert members == sorted([ANA.id, GRACE.id])


async def test_a_channel_that_slack_hides_now_is_private_and_not_asked_about_again(
    empty_store: Store, slack: StubSlack
) -> None:
    slack.channels.clear()
    await settle(empty_store, LAUNCH)
    await refreshing(empty_store, slack).refresh()
    assert await place_of(empty_store, LAUNCH) == replace(LAUNCH, is_private=True, is_reachable=False)
    assert not await is_due(empty_store, NOW + timedelta(days=1000))


async def test_who_is_not_in_a_private_channel_any_more_has_left_it(
    empty_store: Store, slack: StubSlack
) -> None:
    slack.channels[LEADERSHIP.id] = {"id": LEADERSHIP.id, "name": "leadership", "is_private": True}
    slack.rosters[LEADERSHIP.id] = [GRACE.id]
    await settle(empty_store, LEADERSHIP)
    pairs = [(GRACE.id, LEADERSHIP.id), (DAVID.id, LEADERSHIP.id)]
    await empty_store.write(lambda unit: rosters.enter_all(unit, TEAM, pairs))
    await refreshing(empty_store, slack).refresh()
    assert await empty_store.read(lambda unit: rosters.members(unit, TEAM, LEADERSHIP.id)) == [GRACE.id]


@pytest.mark.parametrize("error", ["ratelimited", "internal_error", "missing_scope"])
async def test_what_could_not_be_read_stays_as_it_is_and_is_tried_again_later(
    empty_store: Store, slack: StubSlack, error: str
) -> None:
    slack.errors[LAUNCH.id] = error
    await settle(empty_store, LAUNCH)
    await refreshing(empty_store, slack).refresh()
    assert await place_of(empty_store, LAUNCH) == LAUNCH
    assert not await is_due(empty_store, NOW + HOLD - A_MINUTE)
    assert await is_due(empty_store, NOW + HOLD)


async def test_slack_being_away_does_not_end_it(empty_store: Store, slack: StubSlack) -> None:
    slack.errors[LAUNCH.id] = OSError("away")
    await settle(empty_store, LAUNCH)
    assert await refreshing(empty_store, slack).refresh() == 1


@pytest.mark.parametrize(
    ("told", "was_reachable", "is_reachable"),
    [
        ({"is_member": False}, True, True),
        ({"is_member": False}, False, False),
        ({"is_member": True}, False, True),
        ({"is_member": True, "is_archived": True}, True, False),
    ],
    ids=["never in it", "put out", "in it again", "archived"],
)
async def test_where_the_bot_was_put_out_it_stays_out(
    empty_store: Store, slack: StubSlack, told: dict[str, Any], *, was_reachable: bool, is_reachable: bool
) -> None:
    slack.channels[LAUNCH.id] |= told
    await settle(empty_store, replace(LAUNCH, is_reachable=was_reachable))
    await refreshing(empty_store, slack).refresh()
    assert (await place_of(empty_store, LAUNCH)).is_reachable is is_reachable


async def test_what_happens_while_slack_answers_asks_for_another_look(
    empty_store: Store, slack: StubSlack
) -> None:
    await settle(empty_store, LAUNCH)

    async def meanwhile(*, channel: str) -> Any:
        await empty_store.write(lambda unit: places.read_soon(unit, TEAM, channel, NOW))
        return {"channel": slack.channels[channel]}

    slack.conversations_info = meanwhile  # type: ignore[method-assign]  # somebody leaves just then
    await refreshing(empty_store, slack).refresh()
    assert await is_due(empty_store, NOW)


async def test_what_the_team_chose_stays(empty_store: Store, slack: StubSlack) -> None:
    chosen = replace(LAUNCH, lead_id=ANA.id, capture_emoji="star", quiet_cards=True)
    slack.channels[LAUNCH.id] |= {"name": "web-shop"}
    await settle(empty_store, chosen)
    await refreshing(empty_store, slack).refresh()
    assert await place_of(empty_store, LAUNCH) == replace(chosen, name="web-shop")


async def test_two_processes_do_not_ask_the_same(empty_store: Store, slack: StubSlack) -> None:
    await settle(empty_store, LAUNCH)
    await empty_store.write(lambda unit: places.claim_readings(unit, NOW, NOW + HOLD, 10))
    assert await refreshing(empty_store, slack).refresh() == 0
    assert slack.asked == {}


async def test_a_hidden_channel_is_not_asked_about(empty_store: Store, slack: StubSlack) -> None:
    await empty_store.write(
        lambda unit: save_workspace(unit, id=TEAM, name="", bot_user_id=BOT, created_at=NOW)
    )
    await empty_store.write(lambda unit: save_place(unit, UNSEEN))
    assert await refreshing(empty_store, slack).refresh() == 0


async def test_an_open_channel_with_a_stand_up_is_read_with_its_members_and_strangers_are_met(
    empty_store: Store, slack: StubSlack
) -> None:
    """Of the four in it Slack knows three, and hides one."""
    slack.rosters[LAUNCH.id] = [ANA.id, GRACE.id, PIOTR.id, "U0HIDDEN"]
    await settle(empty_store, LAUNCH)

    def stand_up(unit: Unit) -> None:
        save_person(unit, GRACE)
        rosters.replace_roster(unit, TEAM, LAUNCH.id, [GRACE.id], NOW)
        creating.create(act(unit, GRACE), CreateStandUp("Daily"))

    await empty_store.write(stand_up)
    assert await refreshing(empty_store, slack).refresh() == 1
    met = await empty_store.read(lambda unit: rosters.people_in(unit, TEAM, LAUNCH.id))
    assert [person.id for person in met] == [GRACE.id]
    await refreshing(empty_store, slack).refresh()
    met = await empty_store.read(lambda unit: rosters.people_in(unit, TEAM, LAUNCH.id))
    assert [person.id for person in met] == [ANA.id, GRACE.id, PIOTR.id]
    assert await empty_store.read(lambda unit: rosters.to_meet(unit, 9)) == []


@pytest.mark.parametrize(("error", "met"), [("ratelimited", []), ("internal_error", [PIOTR.id])])
async def test_strangers_are_left_for_later_while_slack_is_busy_but_one_does_not_hold_up_the_others(
    empty_store: Store, slack: StubSlack, error: str, met: list[str]
) -> None:
    slack.errors[ANA.id] = error
    await settle(empty_store, LAUNCH, again_at=NOW + READ_EVERY)

    def stand_up(unit: Unit) -> None:
        save_person(unit, GRACE)
        rosters.replace_roster(unit, TEAM, LAUNCH.id, [GRACE.id], NOW)
        creating.create(act(unit, GRACE), CreateStandUp("Daily"))
        rosters.enter_all(unit, TEAM, [(ANA.id, LAUNCH.id), (PIOTR.id, LAUNCH.id)])

    await empty_store.write(stand_up)
    assert await refreshing(empty_store, slack).refresh() == 0
    left = await empty_store.read(lambda unit: rosters.to_meet(unit, 9))
    assert {ANA.id, PIOTR.id} - {each.member_id for each in left} == set(met)
