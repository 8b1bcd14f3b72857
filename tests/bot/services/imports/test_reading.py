"""A file is fetched and read apart from any transaction; what becomes of that is kept in one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.exchange.fields import Field
from bot.domain.exchange.reading import Nothing
from bot.domain.imports import MOST_WAITING, ImportState
from bot.domain.outgoing import Method
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.task import TaskStatus
from bot.services.imports import bringing, choosing
from bot.services.imports.keeping import IMPORT
from bot.services.imports.reading import (
    LEASE,
    FoundFile,
    FoundMember,
    FoundMembers,
    begin,
    keep_reading,
    read,
)
from bot.services.imports.starting import start
from storage import imports, people, timers
from storage.unit import Unit
from tests.bot.services.imports.work import MEMBERS, found, previewed, read_now, state_of, to_read
from tests.units import ANA, DESIGN, GRACE, LAUNCH, MEERA, NOW, TEAM, act, queued, timers_set

CONTENT = b"Title,Owner,Stage\nDraft it,Ana Rossi,Cooking\nPrint it,Jan Kowalski,Done\n"


def cards(unit: Unit) -> list[str]:
    return [message.subject for message in queued(unit) if message.method is Method.POST]


def test_a_file_that_came_without_a_word_is_shown_only_once_it_is_known_to_hold_tasks(unit: Unit) -> None:
    batch = start(act(unit, GRACE), "F0PLAN", "plan.csv", is_quiet=True)
    assert cards(unit) == []
    read_now(unit, found(CONTENT))
    assert cards(unit) == [batch.subject]
    assert state_of(unit, batch).state is ImportState.PREVIEW


def test_other_files_leave_no_trace(unit: Unit) -> None:
    batch = start(act(unit, GRACE), "F0PLAN", "plan.csv", is_quiet=True)
    wanted = to_read(unit)
    outcome = read(wanted, found(b"alpha,beta\n1,2\n"), MEMBERS, NOW)
    assert isinstance(outcome, Nothing)
    keep_reading(unit, wanted, outcome, NOW)
    assert cards(unit) == []
    assert imports.find(unit, TEAM, batch.id) is None
    assert timers_set(unit) == {}


def test_a_file_that_was_asked_for_shows_at_once_that_it_is_read(unit: Unit) -> None:
    batch = start(act(unit, GRACE), "F0PLAN", is_quiet=False)
    assert cards(unit) == [batch.subject]
    read_now(unit, found(CONTENT))
    assert cards(unit) == [batch.subject]


def test_whoever_begins_to_read_owns_it_for_a_while(unit: Unit) -> None:
    start(act(unit, GRACE), "F0PLAN", is_quiet=False)
    assert begin(unit, NOW)
    assert begin(unit, NOW + LEASE - timedelta(seconds=1)) is None
    assert begin(unit, NOW + LEASE)


def test_a_file_that_fails_us_again_and_again_is_given_back(unit: Unit) -> None:
    batch = start(act(unit, GRACE), "F0PLAN", is_quiet=False)
    for tried in range(3):
        to_read(unit, NOW + tried * LEASE)
    assert begin(unit, NOW + 3 * LEASE) is None
    failed = state_of(unit, batch)
    assert failed.state is ImportState.FAILED
    assert failed.preview["problem"]["sentence"].startswith("I stumble over that file.")


def test_what_was_cancelled_meanwhile_is_not_shown(unit: Unit) -> None:
    batch = start(act(unit, GRACE), "F0PLAN", is_quiet=False)
    wanted = to_read(unit)
    choosing.cancel(act(unit, GRACE), batch.id)
    keep_reading(unit, wanted, read(wanted, found(CONTENT), MEMBERS, NOW), NOW)
    assert state_of(unit, batch).state is ImportState.CANCELLED
    assert imports.content_of(unit, TEAM, batch.id) == ""


def test_of_two_readings_the_newer_columns_count(unit: Unit) -> None:
    batch = previewed(unit, CONTENT)
    choosing.choose_columns(act(unit, GRACE), batch.id, {"Title": Field.TITLE}, {})
    wanted = to_read(unit)
    late = read(wanted, found(wanted.content), MEMBERS, NOW)
    keep_reading(unit, wanted, late, NOW)
    choosing.choose_columns(
        act(unit, GRACE), batch.id, {"Owner": Field.TITLE}, {"Cooking": TaskStatus.IN_PROGRESS}
    )
    keep_reading(unit, wanted, late, NOW)
    assert state_of(unit, batch).state is ImportState.READING


def test_read_again_the_file_is_not_fetched_again(unit: Unit) -> None:
    batch = previewed(unit, CONTENT)
    choosing.choose_columns(
        act(unit, GRACE),
        batch.id,
        {"Title": Field.TITLE, "Stage": Field.STATUS},
        {"Cooking": TaskStatus.IN_PROGRESS},
    )
    wanted = to_read(unit)
    assert wanted.content == CONTENT
    read_now_again = read(wanted, found(wanted.content), MEMBERS, NOW)
    keep_reading(unit, wanted, read_now_again, NOW)
    preview = state_of(unit, batch).preview["read"]
    assert preview["columns"] == {"Title": "title", "Stage": "status"}
    assert preview["words"] == ["Cooking"]
    assert [each["status"] for each in preview["first"]] == ["in_progress", "done"]


def test_columns_that_cannot_be_are_told_and_can_be_chosen_again(unit: Unit) -> None:
    batch = previewed(unit, CONTENT)
    choosing.choose_columns(act(unit, GRACE), batch.id, {"Owner": Field.OWNER}, {})
    read_now(unit, found(CONTENT))
    stuck = state_of(unit, batch)
    assert (stuck.state, stuck.total) == (ImportState.PREVIEW, 0)
    with pytest.raises(Refusal, match="gone on meanwhile"):
        choosing.go(act(unit, GRACE), batch.id)
    choosing.choose_columns(act(unit, GRACE), batch.id, {"Title": Field.TITLE}, {})
    read_now(unit, found(CONTENT))
    choosing.go(act(unit, GRACE), batch.id)
    assert state_of(unit, batch).state is ImportState.RUNNING


@pytest.mark.parametrize(
    ("by", "file", "may"),
    [
        (GRACE, FoundFile("a.csv", CONTENT, GRACE.id, frozenset(), is_public=False), True),
        (GRACE, FoundFile("a.csv", CONTENT, ANA.id, frozenset({LAUNCH.id}), is_public=True), True),
        (GRACE, FoundFile("a.csv", CONTENT, ANA.id, frozenset({DESIGN.id}), is_public=True), True),
        (GRACE, FoundFile("a.csv", CONTENT, ANA.id, frozenset({"D0ANA"}), is_public=False), False),
        (MEERA, FoundFile("a.csv", CONTENT, ANA.id, frozenset({LAUNCH.id}), is_public=True), True),
        (MEERA, FoundFile("a.csv", CONTENT, ANA.id, frozenset({DESIGN.id}), is_public=True), False),
        (MEERA, FoundFile("a.csv", CONTENT, MEERA.id, frozenset({"D0MEERA"}), is_public=False), True),
    ],
)
def test_a_link_is_no_key_to_a_file_that_the_person_may_not_see(
    unit: Unit,
    by: Person,
    file: FoundFile,
    may: bool,  # noqa: FBT001 -- pytest gives it by name
) -> None:
    start(act(unit, by), "F0PLAN", is_quiet=False)
    outcome = read(to_read(unit), file, MEMBERS, NOW)
    assert isinstance(outcome, Refusal) is not may


def test_people_are_known_by_any_of_their_names_and_stored_once_they_have_tasks(unit: Unit) -> None:
    jan = Person(TEAM, "U0JAN", "janek", "pl-PL", "Europe/Warsaw")
    members = FoundMembers([*MEMBERS.members, FoundMember(jan, ("janek", "Jan Kowalski"))], is_whole=False)
    batch = start(act(unit, GRACE), "F0PLAN", is_quiet=False)
    read_now(unit, found(CONTENT), members)
    assert people.require_person(unit, TEAM, jan.id) == jan
    preview = state_of(unit, batch).preview["read"]
    assert preview["people"] == [["Ana Rossi", ANA.id], ["Jan Kowalski", jan.id]]
    assert not preview["knows_everybody"]


def test_what_people_set_for_themselves_stays_when_they_are_met_again(unit: Unit) -> None:
    people.save_person(unit, replace(ANA, name="Anna"))
    previewed(unit, CONTENT)
    assert people.require_person(unit, TEAM, ANA.id).name == "Anna"


def test_files_that_nobody_decides_on_make_room_for_new_ones(unit: Unit) -> None:
    batches = []
    for minutes in range(MOST_WAITING + 1, 0, -1):
        earlier = act(unit, GRACE, now=NOW - timedelta(minutes=minutes))
        batches.append(start(earlier, "F0PLAN", is_quiet=False))
        read_now(unit, found(CONTENT))
    states = [state_of(unit, batch).state for batch in batches]
    assert states == [ImportState.CANCELLED] + [ImportState.PREVIEW] * MOST_WAITING
    assert imports.content_of(unit, TEAM, batches[0].id) == ""


def test_a_file_that_nobody_decides_on_is_forgotten(unit: Unit) -> None:
    batch = previewed(unit, CONTENT)
    later = NOW + timedelta(days=2)
    bringing.go_on(unit, timers.Due(TEAM, IMPORT, batch.subject, later), later)
    assert state_of(unit, batch).state is ImportState.CANCELLED
    assert imports.content_of(unit, TEAM, batch.id) == ""
