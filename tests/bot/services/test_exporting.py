"""What leaves as a file is what the person may see from where they asked."""

import csv
import io
import json
from dataclasses import replace

import pytest

from bot.domain.outgoing import Method
from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import BlockTasks
from bot.domain.tasks.grammar import read_new_task
from bot.domain.tasks.task import BlockerKind
from bot.messages.outgoing import rendered
from bot.messages.uploads import Upload
from bot.services.act import Act
from bot.services.tasks import adding, blocking, changing
from bot.services.tasks.exporting import send_export
from storage import people, rosters, tasks
from storage.unit import Unit
from tests.units import (
    ANA,
    DAVID,
    DESIGN,
    GRACE,
    GRACE_AND_BOT,
    LAUNCH,
    LEADERSHIP,
    MEERA,
    NOW,
    PIOTR,
    TEAM,
    UNSEEN,
    a_task,
    act,
    queued,
)


def add(by: Act, text: str) -> int:
    return adding.add(by, read_new_task(text, by.by, NOW)).task.number


def file_of(unit: Unit, asked: Act, form: str = "csv") -> Upload:
    send_export(asked, form)
    message = queued(unit)[-1]
    assert (message.method, message.destination) == (Method.FILE, asked.by.id)
    found = rendered(unit, message, NOW)
    assert isinstance(found, Upload)
    return found


def titles(unit: Unit, by: Person, place: Place) -> list[str]:
    return [row["title"] for row in json.loads(file_of(unit, act(unit, by, place), "json").content)["tasks"]]


@pytest.fixture
def everywhere(unit: Unit) -> Unit:
    """A task in each place, called by its name; Piotr's in the private one; Grace is in both private ones."""
    places = {"launch": LAUNCH, "design": DESIGN, "leadership": LEADERSHIP, "unseen": UNSEEN}
    for name, place in places.items():
        add(act(unit, DAVID, place), f"What is in {name}")
    people.remember_dm(unit, TEAM, GRACE.id, GRACE_AND_BOT.id)
    add(act(unit, replace(GRACE, dm_channel_id=GRACE_AND_BOT.id), GRACE_AND_BOT), "What is ours")
    add(act(unit, DAVID, LEADERSHIP), f"Of another <@{PIOTR.id}> <@{ANA.id}>")
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id], NOW)
    return unit


@pytest.mark.parametrize(
    ("by", "place", "seen"),
    [
        (ANA, LAUNCH, ["What is in launch"]),
        (MEERA, LAUNCH, ["What is in launch"]),
        (GRACE, LEADERSHIP, ["What is in leadership", "Of another"]),
        (
            GRACE,
            GRACE_AND_BOT,
            ["What is in launch", "What is in design", "What is in leadership", "What is ours", "Of another"],
        ),
        (
            ANA,
            Place(TEAM, "D0ANA", "", is_direct=True),
            ["What is in launch", "What is in design", "Of another"],
        ),
    ],
)
def test_a_channel_gives_its_tasks_and_a_direct_message_all_that_the_person_sees(
    everywhere: Unit, by: Person, place: Place, seen: list[str]
) -> None:
    people.save_place(everywhere, place)
    rosters.enter(everywhere, TEAM, by.id, place.id)
    assert titles(everywhere, by, place) == seen


def test_a_guest_sees_their_own_channels_alone(everywhere: Unit) -> None:
    direct = Place(TEAM, "D0MEERA", "", is_direct=True)
    people.save_place(everywhere, direct)
    rosters.enter(everywhere, TEAM, MEERA.id, DESIGN.id)
    assert titles(everywhere, MEERA, direct) == ["What is in design"]


def test_where_there_is_nothing_no_file_comes(unit: Unit) -> None:
    with pytest.raises(Refusal, match="no tasks here"):
        send_export(act(unit, GRACE, DESIGN), "csv")
    assert queued(unit) == []


def test_every_part_of_a_task_is_in_the_file_with_people_by_name(unit: Unit) -> None:
    here = act(unit, GRACE)
    add(here, "First of all")
    add(here, f"Draft it <@{ANA.id}> <@{PIOTR.id}> every friday #launch !high ~1h30m after T-1 under T-1")
    blocking.block(here, BlockTasks((2,), BlockerKind.PERSON, PIOTR.id, "waiting for the logo"))
    blocking.block(here, BlockTasks((2,), BlockerKind.TASK, "T-1", ""))
    blocking.block(here, BlockTasks((2,), BlockerKind.WORDS, "", "rain"))
    changing.finish(here, (1,))
    _, row = csv.DictReader(io.StringIO(file_of(unit, here).content.decode("utf-8-sig"), newline=""))
    assert row["owner"] == "ana"
    assert row["assignees"] == "piotr"
    assert row["blockers"] == "waiting for the logo (piotr)\nrain"
    assert row["recurrence"].startswith("FREQ=WEEKLY;BYDAY=FR")
    expected = {
        "number": "2",
        "status": "blocked",
        "priority": "high",
        "labels": "launch",
        "estimate_minutes": "90",
        "parent": "1",
        "after": "1",
        "channel": "launch",
        "creator": "grace",
        "comments": "0",
    }
    assert {name: row[name] for name in expected} == expected


def test_the_file_is_named_after_the_channel_and_the_persons_own_day(unit: Unit) -> None:
    add(act(unit, GRACE), "Draft it")
    late = replace(act(unit, ANA), now=NOW.replace(hour=23, minute=30))
    found = file_of(unit, late)
    assert found.filename == "launch-2026-11-24.csv"
    assert found.comment == "Le attività di launch, lun 23 nov 15:30"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_more_tasks_than_a_page_all_arrive_once(unit: Unit, form: str) -> None:
    for number in range(1, 1202):
        tasks.add(unit, a_task(f"Errand {number}", number=number))
    content = file_of(unit, act(unit, GRACE), form).content.decode("utf-8-sig")
    is_json = form == "json"
    rows = json.loads(content)["tasks"] if is_json else csv.DictReader(io.StringIO(content, newline=""))
    assert [int(row["number"]) for row in rows] == list(range(1, 1202))
