"""What people choose of nudges."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.wishes import NO_WISHES, Whose, Wishes
from bot.domain.refusal import Refusal
from bot.services.attention import settings
from storage import audit
from storage.people import require_person
from storage.unit import Unit
from storage.working_hours import WorkingHours
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, TEAM, act, looks_at

EVENINGS = Wishes({Kind.STUCK: Way.OFF}, slots=(time(17), time(8)), budget=2)


def test_what_somebody_chooses_holds_from_then_on_and_is_on_record(unit: Unit) -> None:
    hours = WorkingHours("4321", time(8), time(16))
    chosen = settings.choose_own(act(unit, ANA), EVENINGS, hours)
    assert chosen == settings.own(act(unit, require_person(unit, TEAM, ANA.id)))
    assert (chosen.wishes.slots, chosen.budget) == ((time(8), time(17)), 2)
    assert chosen.hours == WorkingHours("1234", time(8), time(16))
    assert chosen.ways[Kind.STUCK] == (Way.OFF, Whose.PERSON)
    assert chosen.ways[Kind.DUE] == (Way.MERGED, Whose.NOBODY)
    (entry,) = audit.story(unit, TEAM, ANA.id)
    assert (entry.action, entry.details["now"]["ways"]) == ("attention_set", {"stuck": "off"})
    assert looks_at(unit) == {ANA.id: NOW}


@pytest.mark.parametrize(
    ("wishes", "hours"),
    [
        (Wishes(slots=tuple(time(hour) for hour in range(5))), None),
        (Wishes(budget=0), None),
        (Wishes(budget=11), None),
        (Wishes(quiet_from=time(9)), None),
        (Wishes(quiet_from=time(9), quiet_until=time(9)), None),
        (NO_WISHES, WorkingHours("", time(8), time(16))),
        (NO_WISHES, WorkingHours("12", time(8), time(8))),
    ],
)
def test_what_nobody_could_keep_to_is_refused(unit: Unit, wishes: Wishes, hours: WorkingHours | None) -> None:
    with pytest.raises(Refusal):
        settings.choose_own(act(unit, ANA), wishes, hours)


def test_silence_lasts_until_it_ends_or_is_ended(unit: Unit) -> None:
    until = NOW + timedelta(hours=3)
    settings.be_silent(act(unit, ANA), until)
    assert settings.choose_own(act(unit, ANA), EVENINGS).wishes.silent_until == until
    settings.be_silent(act(unit, ANA), None)
    assert settings.own(act(unit, ANA)).wishes.silent_until is None
    with pytest.raises(Refusal):
        settings.be_silent(act(unit, ANA), NOW)


def test_a_channel_chooses_kinds_and_urgency_alone_and_only_its_lead_does(unit: Unit) -> None:
    wanted = Wishes({Kind.DUE: Way.DIGEST}, urgent=False, budget=9, slots=(time(3),))
    chosen = settings.choose_for_channel(act(unit, GRACE), wanted)
    assert chosen == settings.of_channel(act(unit, GRACE)) == Wishes({Kind.DUE: Way.DIGEST}, urgent=False)
    led = replace(LAUNCH, lead_id=DAVID.id)
    for use_case in (settings.of_channel, lambda act: settings.choose_for_channel(act, wanted)):
        with pytest.raises(Refusal):
            use_case(act(unit, GRACE, led))


def test_only_admins_choose_for_the_workspace(unit: Unit) -> None:
    admin = replace(GRACE, is_admin=True)
    chosen = settings.choose_for_workspace(act(unit, admin), EVENINGS)
    assert chosen == settings.of_workspace(act(unit, admin)) == Wishes({Kind.STUCK: Way.OFF}, budget=2)
    assert settings.own(act(unit, ANA)).ways[Kind.STUCK] == (Way.OFF, Whose.WORKSPACE)
    with pytest.raises(Refusal):
        settings.choose_for_workspace(act(unit, ANA), EVENINGS)
    with pytest.raises(Refusal):
        settings.of_workspace(act(unit, ANA))
