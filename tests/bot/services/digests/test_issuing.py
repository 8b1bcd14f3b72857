"""A digest comes at its hour, once, with what moved since the last one."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.digests.commands import CreateDigest, DeleteDigest, EditDigest
from bot.domain.digests.digest import Audience, WhenQuiet
from bot.domain.outgoing import Method, OutboxStatus, Outgoing
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import NewTask
from bot.services.digests import creating, firing, noting, views
from bot.services.digests.timing import DETAILS, DIGEST, NOTE
from bot.services.tasks import adding, changing
from storage import cards, lanes, people, rosters, timers
from storage.timers import Due
from storage.unit import Unit
from tests.bot.services.digests.digested import FRIDAYS, LATER, create, digest_in, fire, next_at, told
from tests.bot.services.tasks.work import add, make_lead
from tests.units import ANA, DAVID, GRACE, GRACE_AND_BOT, LAUNCH, LEADERSHIP, NOW, PIOTR, TEAM, act, queued

# Thanksgiving is a Thursday: the Friday after it is none of the holidays of the whole country.
FRIDAY = datetime(2026, 11, 27, 21, tzinfo=UTC)
"""16:00 in New York."""
A_WEEK = timedelta(days=7)


def posted(unit: Unit, content: str = DIGEST) -> list[Outgoing]:
    """Held back ones left out."""
    is_held = OutboxStatus.DROPPED
    return [each for each in queued(unit) if each.content == content and each.status is not is_held]


def test_it_comes_at_its_hour_and_then_a_week_later(unit: Unit) -> None:
    assert create(unit).next_at == FRIDAY
    add(unit, NewTask("Draft"))
    fire(unit, FRIDAY)
    (message,) = posted(unit)
    assert (message.destination, message.method) == (LAUNCH.id, Method.POST)
    assert next_at(unit) == FRIDAY + A_WEEK


def test_the_first_one_tells_of_the_week_before_too_so_that_a_preview_shows_something(unit: Unit) -> None:
    long_ago, lately = NOW - timedelta(days=8), NOW - timedelta(days=2)
    for then in (long_ago, lately):
        adding.add(act(unit, GRACE, now=then), NewTask(f"Draft of {then:%d}"))
    create(unit)
    assert digest_in(unit).told_at == NOW - A_WEEK
    assert [moved.task.title for moved in told(unit, NOW).moved] == [f"Draft of {lately:%d}"]


def test_it_comes_once_however_often_its_timer_fires(unit: Unit) -> None:
    create(unit)
    add(unit, NewTask("Draft"))
    for _ in range(2):
        fire(unit, FRIDAY)
    assert len(posted(unit)) == 1


@pytest.mark.parametrize(("when_quiet", "count"), [(WhenQuiet.LINE, 1), (WhenQuiet.NOTHING, 0)])
def test_when_nothing_moved_there_is_a_line_or_nothing(unit: Unit, when_quiet: WhenQuiet, count: int) -> None:
    create(unit, when_quiet=when_quiet)
    fire(unit, FRIDAY)
    assert len(posted(unit)) == count
    assert next_at(unit) == FRIDAY + A_WEEK


@pytest.mark.parametrize(("late", "count"), [(timedelta(hours=11), 1), (timedelta(hours=13), 0)])
def test_a_late_one_comes_as_long_as_it_is_of_use_and_the_next_tells_the_rest(
    unit: Unit, late: timedelta, count: int
) -> None:
    create(unit)
    add(unit, NewTask("Draft"))
    before = digest_in(unit)
    fire(unit, FRIDAY, FRIDAY + late)
    assert len(posted(unit)) == count
    assert (digest_in(unit).watermark == before.watermark) is (count == 0)
    assert next_at(unit) == FRIDAY + A_WEEK


def test_nothing_is_posted_where_the_bot_was_put_out_or_a_digest_was_deleted(unit: Unit) -> None:
    create(unit)
    create(unit)
    add(unit, NewTask("Draft"))
    creating.delete(act(unit, GRACE), DeleteDigest(1))
    people.save_place(unit, replace(LAUNCH, is_reachable=False))
    for number in (1, 2):
        fire(unit, FRIDAY, number=number)
    assert posted(unit) == []
    assert (next_at(unit), next_at(unit, 2)) == (None, None)


def test_the_thread_follows_once_the_digest_stands_in_slack(unit: Unit) -> None:
    create(unit)
    for number in range(70):
        add(unit, NewTask(f"Errand {number}"))
    changing.finish(act(unit, ANA, now=LATER), (1,))
    fire(unit, FRIDAY)
    (message,) = posted(unit)
    details = Due(TEAM, DETAILS, message.subject, FRIDAY)
    views.post_details(unit, details, FRIDAY)
    assert posted(unit, views.PAGE) == []
    again = timers.timer_at(unit, TEAM, DETAILS, message.subject)
    assert again == FRIDAY + timedelta(seconds=2)
    (card,) = cards.cards_of(unit, TEAM, message.subject)
    lanes.place_card(unit, card, LAUNCH.id, "1.1", "shown")
    views.post_details(unit, details, FRIDAY)
    assert [page.thread_ts for page in posted(unit, views.PAGE)] == ["1.1", "1.1"]
    (chart,) = posted(unit, views.CHART)
    assert (chart.method, chart.subject, chart.thread_ts) == (Method.FILE, "D-1-2026-11-27.png", "1.1")
    assert timers.timer_at(unit, TEAM, DETAILS, message.subject) is None


def test_what_never_stands_in_slack_is_given_up(unit: Unit) -> None:
    create(unit)
    add(unit, NewTask("Draft"))
    fire(unit, FRIDAY)
    subject = posted(unit)[0].subject
    views.post_details(unit, Due(TEAM, DETAILS, subject, FRIDAY), FRIDAY + timedelta(days=2))
    assert timers.timer_at(unit, TEAM, DETAILS, subject) is None


def test_an_hour_before_the_lead_is_asked_for_a_note_which_goes_with_the_next_one_only(unit: Unit) -> None:
    make_lead(unit, GRACE.id, LAUNCH)
    create(unit)
    add(unit, NewTask("Draft"))
    asks_at = timers.timer_at(unit, TEAM, NOTE, "D-1")
    assert asks_at == FRIDAY - timedelta(hours=1)
    for _ in range(2):
        noting.ask(unit, Due(TEAM, NOTE, "D-1", asks_at), asks_at)
    (question,) = posted(unit, NOTE)
    assert question.destination == GRACE.id
    view = noting.note_view(unit, question)
    assert view is not None
    assert view.at == FRIDAY
    noting.add_note(act(unit, GRACE, now=asks_at), 1, " The printer is *late* ")
    fire(unit, FRIDAY)
    assert posted(unit)[0].payload["note"] == "The printer is *late*"
    assert (digest_in(unit).note, digest_in(unit).note_by) == ("", None)


@pytest.mark.parametrize("late", [timedelta(hours=1), timedelta(hours=4)], ids=["too late", "after work"])
def test_nobody_is_asked_for_a_note_too_late(unit: Unit, late: timedelta) -> None:
    make_lead(unit, GRACE.id, LAUNCH)
    create(unit)
    at = FRIDAY - timedelta(hours=1)
    noting.ask(unit, Due(TEAM, NOTE, "D-1", at), at + late)
    assert posted(unit, NOTE) == []


def test_a_lead_who_left_the_private_channel_is_asked_for_no_note_and_adds_none(unit: Unit) -> None:
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id], NOW)
    make_lead(unit, GRACE.id, LEADERSHIP)
    wanted = CreateDigest(rhythm=FRIDAYS, at=time(16))
    creating.create(act(unit, GRACE, replace(LEADERSHIP, lead_id=GRACE.id)), wanted)
    assert noting.may_note(act(unit, GRACE), 1).channel_id == LEADERSHIP.id
    rosters.leave(unit, TEAM, GRACE.id, LEADERSHIP.id)
    at = FRIDAY - timedelta(hours=1)
    noting.ask(unit, Due(TEAM, NOTE, "D-1", at), at)
    assert posted(unit, NOTE) == []
    with pytest.raises(Refusal, match="channel's lead"):
        noting.add_note(act(unit, GRACE), 1, "Hello")


def test_only_the_lead_adds_a_note(unit: Unit) -> None:
    create(unit)
    for who in (GRACE, PIOTR):
        with pytest.raises(Refusal, match="channel's lead"):
            noting.add_note(act(unit, who), 1, "Hello")
    make_lead(unit, DAVID.id, LAUNCH)
    with pytest.raises(Refusal):
        noting.add_note(act(unit, DAVID), 1, "x" * 501)


def test_changes_are_for_the_lead_or_for_any_member_where_nobody_leads(unit: Unit) -> None:
    create(unit)
    led = replace(LAUNCH, lead_id=DAVID.id)
    hers = act(unit, GRACE, led)
    wanted: list[Any] = [
        lambda: creating.create(hers, CreateDigest(FRIDAYS, time(9))),
        lambda: creating.edit(hers, EditDigest(1, audience=Audience.MANAGERS)),
        lambda: creating.delete(hers, DeleteDigest(1)),
        lambda: firing.post_now(hers, 1),
    ]
    for what in wanted:
        with pytest.raises(Refusal, match="leads this channel"):
            what()
    creating.edit(act(unit, DAVID, led), EditDigest(1, audience=Audience.MANAGERS))
    assert digest_in(unit).audience is Audience.MANAGERS


def test_what_is_none_of_the_place_is_not_there(unit: Unit) -> None:
    create(unit)
    direct = act(unit, GRACE, GRACE_AND_BOT)
    wanted: list[Any] = [
        lambda: creating.delete(direct, DeleteDigest(1)),
        lambda: views.preview(direct, 1),
        lambda: views.preview(direct, None),
    ]
    for what in wanted:
        with pytest.raises(Refusal):
            what()


def test_in_a_direct_message_it_is_the_persons_own(unit: Unit) -> None:
    create(unit)
    direct = act(unit, GRACE, GRACE_AND_BOT)
    own = creating.create(direct, CreateDigest(FRIDAYS, time(9), Audience.TEAM))
    assert own.digest.audience is Audience.PERSON
    assert [each.digest.number for each in creating.listed(direct)] == [2]


def test_a_preview_changes_nothing_and_now_moves_on(unit: Unit) -> None:
    create(unit)
    add(unit, NewTask("Draft"), now=LATER)
    before = digest_in(unit)
    view = views.preview(act(unit, GRACE, now=LATER + timedelta(minutes=1)), None)
    assert (len(view.report.moved), digest_in(unit)) == (1, before)
    assert firing.post_now(act(unit, PIOTR, now=LATER + timedelta(minutes=1)), None)
    assert digest_in(unit).watermark > before.watermark


def test_after_a_long_stop_only_the_last_is_posted(unit: Unit) -> None:
    create(unit)
    add(unit, NewTask("Draft"))
    now = FRIDAY + 3 * A_WEEK
    while (at := next_at(unit)) and at <= now:
        fire(unit, at, now)
    assert [message.subject for message in posted(unit)] == [f"D-1@{now.isoformat()}"]
