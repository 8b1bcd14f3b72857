"""Messages become tasks once, however many people point at them."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest

from bot.domain.people import Person
from bot.domain.posts import Post
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.task import Task
from bot.services.tasks import capturing
from bot.services.tasks.adding import Added
from storage import workspaces
from storage.people import NotYetKnown
from storage.store import Store
from storage.unit import Unit
from tests.units import ANA, BOT, GRACE, LAUNCH, NOW, PIOTR, SLACKBOT, TEAM, ZOFIA_WHO_LEFT, act, settle_in

POST = Post(LAUNCH.id, "1795442400.000100", "1795442400.000100", GRACE.id, "Send the logo by friday")


def test_only_people_who_can_have_it_become_the_owner(unit: Unit) -> None:
    text = f"<@{SLACKBOT.id}> <@{ZOFIA_WHO_LEFT.id}> <@{ANA.id}> <@{PIOTR.id}> send the logo"
    found = capturing.read(act(unit, GRACE), replace(POST, text=text))
    assert found.owner == ANA
    nobody = capturing.read(act(unit, GRACE), replace(POST, text=f"<@{SLACKBOT.id}> send the logo"))
    assert nobody.owner is None


def test_people_whom_nobody_knows_are_asked_about_first(unit: Unit) -> None:
    with pytest.raises(NotYetKnown) as caught:
        capturing.read(act(unit, GRACE), replace(POST, text="<@U0NEW> send the logo"))
    assert caught.value.members == {"U0NEW"}


def test_what_an_app_wrote_is_read_as_whoever_captures_it_would_mean_it(unit: Unit) -> None:
    found = capturing.read(act(unit, ANA), replace(POST, author_id=""))
    assert found.due
    assert found.due.at.astimezone(ANA.zone).strftime("%a %H:%M") == "Fri 17:00"


def test_a_message_without_words_is_refused_and_stays_free(unit: Unit) -> None:
    with pytest.raises(Refusal):
        capturing.capture(act(unit, GRACE), replace(POST, text=":tada:"))


def test_a_form_that_is_submitted_later_leaves_the_message_with_the_first_task(unit: Unit) -> None:
    first = capturing.capture(act(unit, GRACE), POST)
    assert isinstance(first, Added)
    found = capturing.read(act(unit, ANA), POST)
    assert found.known == first.task
    second = capturing.keep(act(unit, ANA), POST, NewTask(found.title), "")
    assert second.task.number == 2
    assert capturing.task_of(act(unit, ANA), POST) == first.task


def test_as_long_as_slack_never_told_where_it_is_there_is_no_link(unit: Unit) -> None:
    without = capturing.capture(act(unit, GRACE), POST)
    assert isinstance(without, Added)
    assert without.task.permalink is None
    workspaces.note(unit, TEAM, BOT, "https://orbita.slack.com/", NOW)
    with_link = capturing.capture(act(unit, GRACE), replace(POST, ts="1795442400.000200"))
    assert isinstance(with_link, Added)
    assert with_link.task.permalink == (
        f"https://orbita.slack.com/archives/{LAUNCH.id}/p1795442400000200"
        f"?thread_ts=1795442400.000100&cid={LAUNCH.id}"
    )


def test_people_who_react_at_the_same_moment_make_one_task(store: Store) -> None:
    def captured(unit: Unit, person: Person) -> Added | Task:
        return capturing.capture(act(unit, person), POST)

    async def all_at_once() -> list[Added | Task]:
        await store.write(settle_in)
        units = [partial(captured, person=person) for person in (GRACE, ANA, PIOTR)]
        return list(await asyncio.gather(*map(store.write, units)))

    found = asyncio.run(all_at_once())
    assert sum(isinstance(each, Added) for each in found) == 1
    assert {each.task.number if isinstance(each, Added) else each.number for each in found} == {1}
