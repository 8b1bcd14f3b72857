"""A person's calendar: whose it is, what is in it, and that it can be taken back."""

from dataclasses import replace

import pytest

from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.grammar import read_new_task
from bot.services import calendar
from bot.services.act import Act
from bot.services.tasks import adding, changing
from storage import audit, people
from storage.unit import Unit
from tests.units import ANA, GRACE, LEADERSHIP, NOW, TEAM, act

ADDRESS = "https://muster.example.org"


def reached(unit: Unit) -> Act:
    return replace(act(unit, GRACE), public_url=ADDRESS)


def token_of(address: str) -> str:
    return address.removeprefix(f"{ADDRESS}/calendar/").removesuffix(".ics")


def new(text: str) -> NewTask:
    return read_new_task(text, GRACE, NOW)


def test_the_calendar_holds_what_the_person_works_on_and_is_due(unit: Unit) -> None:
    adding.add(act(unit, GRACE), new(f"Second <@{ANA.id}> <@{GRACE.id}> by friday"))
    adding.add(act(unit, GRACE, LEADERSHIP), new(f"First, in private <@{GRACE.id}> by thursday"))
    adding.add(act(unit, GRACE), new(f"Undated <@{GRACE.id}>"))
    adding.add(act(unit, GRACE), new(f"Of somebody else <@{ANA.id}> by friday"))
    done = adding.add(act(unit, GRACE), new(f"Done <@{GRACE.id}> by friday"))
    changing.finish(act(unit, GRACE), (done.task.number,))
    found = calendar.read_feed(unit, token_of(calendar.share(reached(unit))))
    assert found
    assert [task.title for task in found.tasks] == ["First, in private", "Second"]


def test_the_address_is_long_and_only_its_digest_is_kept(unit: Unit) -> None:
    token = token_of(calendar.share(reached(unit)))
    assert len(token) >= 43  # 32 random bytes
    assert token not in str(audit.latest_of(unit, TEAM, GRACE.id, 10))


def test_a_new_address_replaces_the_old_one(unit: Unit) -> None:
    first = token_of(calendar.share(reached(unit)))
    second = token_of(calendar.share(reached(unit)))
    assert calendar.read_feed(unit, first) is None
    assert calendar.read_feed(unit, second)


def test_a_revoked_address_leads_nowhere(unit: Unit) -> None:
    token = token_of(calendar.share(reached(unit)))
    assert calendar.revoke(act(unit, GRACE))
    assert calendar.read_feed(unit, token) is None
    assert not calendar.revoke(act(unit, GRACE))


def test_a_guessed_address_leads_nowhere(unit: Unit) -> None:
    calendar.share(reached(unit))
    assert calendar.read_feed(unit, "") is None
    assert calendar.read_feed(unit, "A" * 43) is None


def test_whoever_leaves_takes_the_calendar_along(unit: Unit) -> None:
    token = token_of(calendar.share(reached(unit)))
    people.save_person(unit, replace(GRACE, has_left=True))
    assert calendar.read_feed(unit, token) is None


def test_without_an_address_of_its_own_the_bot_says_what_is_missing(unit: Unit) -> None:
    with pytest.raises(Refusal, match="PUBLIC_URL"):
        calendar.share(act(unit, GRACE))
