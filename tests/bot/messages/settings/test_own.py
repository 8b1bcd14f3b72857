"""The form of a person's own settings, and what is told of them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.wishes import Policy, Wishes
from bot.domain.channel_settings import Choices
from bot.domain.people import Person
from bot.messages import channel_settings
from bot.messages.digests import edit_form
from bot.messages.modals import Modal
from bot.messages.reader import reader_for
from bot.messages.settings import own, wording
from bot.sandbox.blocks import view_problems
from bot.services.attention.settings import OwnSettings
from bot.services.digests import creating
from bot.services.digests.creating import Listed
from bot.services.own_settings import OwnView
from storage.working_hours import WorkingHours
from tests.bot.messages.reading import problems
from tests.bot.services.digests.digested import DIGEST
from tests.units import ANA, GRACE, LAUNCH, NOW, PIOTR

THREE = pytest.mark.parametrize("person", [GRACE, PIOTR, ANA], ids=["en", "pl", "it"])
EVERYTHING = Wishes(
    dict(zip(wording.KINDS, [*Way, *Way], strict=False)),
    urgent=True,
    budget=10,
    slots=(time(9), time(11, 30), time(14), time(16, 59)),
    quiet_from=time(12),
    quiet_until=time(13),
    silent_until=NOW + timedelta(days=400),
)
DIGESTS = [Listed(replace(DIGEST, number=number), NOW) for number in range(1, creating.MOST + 1)]


def view(person: Person, wishes: Wishes, *, has_calendar: bool = True, address: str = "") -> OwnView:
    policy = Policy(wishes)
    hours = WorkingHours(person.workdays, person.work_start, person.work_end)
    ways = {kind: policy.way_of(kind) for kind in Kind}
    return OwnView(person, OwnSettings(wishes, hours, ways, policy.budget), has_calendar, address)


def sound(modal: Modal) -> bool:
    payload = modal.payload() | {"private_metadata": json.dumps(modal.private_metadata)}
    assert view_problems(payload, "modal") == []
    return True


def titles(part: Any) -> Iterator[str]:
    for block in part:
        if block["type"] == "input":
            yield block["label"]["text"]


@THREE
@pytest.mark.parametrize("wishes", [Wishes(), EVERYTHING], ids=["nothing", "everything"])
def test_slack_takes_the_form_and_the_answer_in_every_language(person: Person, wishes: Wishes) -> None:
    reader = reader_for(person, NOW)
    for has_calendar in (True, False):
        seen = view(person, wishes, has_calendar=has_calendar)
        modal = own.form(seen, reader, can_share=True, digests=DIGESTS[:1])
        assert sound(modal)
        assert len(set(titles(modal.blocks))) == len(list(titles(modal.blocks)))
        assert problems(own.told(seen, reader)) == []
    shown = own.saved(view(person, wishes, address="https://muster.example/calendar/x.ics"), reader)
    assert sound(shown)
    assert not shown.submit


@THREE
def test_slack_takes_the_form_of_a_channel_with_its_nudges(person: Person) -> None:
    reader = reader_for(person, NOW)
    chosen = Choices(quiet_cards=True, lead_id=ANA.id, capture_emoji="memo")
    assert sound(channel_settings.form(chosen, EVERYTHING, LAUNCH.id, reader, DIGESTS))
    assert sound(channel_settings.form(chosen, Wishes(), LAUNCH.id, reader))
    assert sound(edit_form.form(DIGEST, reader))
    assert problems(channel_settings.changed(chosen, chosen, LAUNCH.id, reader, EVERYTHING)) == []


@pytest.mark.parametrize(
    ("days", "told"),
    [("12345", "Mon–Fri"), ("1236", "Mon–Wed, Sat"), ("67", "Sat, Sun"), ("31", "Mon, Wed")],  # noqa: RUF001
)
def test_days_in_a_row_are_told_by_the_first_and_the_last(days: str, told: str) -> None:
    assert wording.weekdays(days, reader_for(GRACE, NOW)) == told


def test_what_is_told_is_in_the_readers_words() -> None:
    wishes = Wishes({Kind.OVERDUE: Way.DIGEST}, slots=(time(10),), budget=2)
    assert own.lines(view(PIOTR, wishes, has_calendar=False), reader_for(PIOTR, NOW))[0] == (
        "Przypomnienia: 10:00, pon.–pt., najwyżej 2 dziennie; tylko w podsumowaniu: zaległe zadania."  # noqa: RUF001
    )
    assert own.lines(view(ANA, wishes, has_calendar=False), reader_for(ANA, NOW))[0] == (
        "Solleciti: 10:00, lun–ven, al massimo 2 al giorno; solo nel riepilogo: attività scadute."  # noqa: RUF001
    )
