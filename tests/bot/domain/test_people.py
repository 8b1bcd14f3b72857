"""People as plain values."""

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from bot.domain.people import Person, Place
from tests.rows import each_row
from tests.units import ANA


def test_a_person_lives_in_the_zone_that_slack_names() -> None:
    assert ANA.zone == ZoneInfo("Europe/Rome")


@each_row("name", ["", "Mars/Olympus", "America", "../etc/passwd", "\0", "x" * 300, "europe rome"])
def test_an_unknown_zone_counts_as_utc(name: str) -> None:
    assert replace(ANA, zone_name=name).zone == ZoneInfo("Etc/UTC")


def test_weekdays_are_counted_from_monday() -> None:
    assert replace(ANA, workdays="1267").working_weekdays == {0, 1, 5, 6}
    assert replace(ANA, workdays="").working_weekdays == set()


def test_unless_told_otherwise_people_work_from_nine_to_five_on_weekdays() -> None:
    assert ANA.working_weekdays == {0, 1, 2, 3, 4}
    assert (ANA.work_start, ANA.work_end) == (time(9), time(17))


def test_unless_told_otherwise_people_are_members_and_places_are_open() -> None:
    person, place = Person("T1", "U1", "ana", "it-IT", "Europe/Rome"), Place("T1", "C1", "launch")
    assert not any([person.is_guest, person.is_stranger, person.is_bot, person.has_left])
    assert not any([place.is_private, place.is_direct, place.is_shared])
    assert place.is_reachable
