"""The form of a person's own settings, submitted."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest

from bot.domain.attention.kinds import Kind, Way
from bot.domain.people import Person
from bot.messages.modals import Modal
from bot.messages.reader import reader_for
from bot.messages.settings import own
from bot.services import own_settings
from bot.services.act import Act
from bot.services.own_settings import OwnView
from handlers import own_settings as handler
from handlers.outcomes import CloseModal, ModalErrors, OpenModal, Outcome, UpdateModal
from handlers.payloads import from_form
from handlers.requests import Request
from handlers.views import as_view
from storage import audit
from storage.people import remember_dm, require_person
from storage.unit import Unit
from tests.handlers.payloads import form_payload, view_payload
from tests.units import ANA, GRACE, GRACE_AND_BOT, NOW, PIOTR, TEAM, act, looks_at

VALUES = {
    "initial_value": "value",
    "initial_time": "selected_time",
    "initial_date": "selected_date",
    "initial_option": "selected_option",
    "initial_options": "selected_options",
}
TIMES = (own.START, own.END, own.QUIET_FROM, own.QUIET_UNTIL, own.SILENT_TIME)


def asking(unit: Unit, by: Person = GRACE) -> Act:
    """As they are now, where the bot has an address."""
    now = require_person(unit, TEAM, by.id)
    return replace(act(unit, now, GRACE_AND_BOT), public_url="https://muster.example")


def form(unit: Unit, by: Person = GRACE) -> Modal:
    view = own_settings.settings(asking(unit, by))
    return own.form(view, reader_for(by, NOW), can_share=True)


def entry(field: str, value: Any) -> dict[str, Any]:
    if field == own.DAYS:
        return {"selected_options": [{"value": day} for day in value]}
    if field in TIMES:
        return {"selected_time": value}
    if field == own.SILENT_DAY:
        return {"selected_date": value}
    return {"value": value} if field == own.SLOTS else {"selected_option": {"value": value}}


def submitted(modal: Modal, by: Person, entered: dict[str, Any]) -> Request:
    """The form as it was shown, sent with some other entries."""
    values = {}
    for block in modal.blocks:
        if block["type"] == "input":
            field, element = block["block_id"], block["element"]
            shown = {VALUES[name]: element[name] for name in VALUES if name in element}
            values[field] = {field: entry(field, entered[field]) if field in entered else shown}
    view = view_payload(values) | {"callback_id": modal.callback_id}
    private = as_view(modal, GRACE_AND_BOT.id, None)["private_metadata"]
    return from_form(form_payload(view | {"private_metadata": private}, by), "")


def submit(unit: Unit, by: Person = GRACE, **entered: Any) -> Outcome:
    return handler.submit(asking(unit, by), submitted(form(unit, by), by, entered))


def now(unit: Unit, by: Person = GRACE) -> OwnView:
    return own_settings.settings(asking(unit, by))


def words(outcome: Outcome) -> str:
    assert isinstance(outcome, CloseModal)
    assert outcome.message
    return outcome.message.text


def test_a_form_that_is_sent_as_it_was_says_what_holds_and_changes_nothing(unit: Unit) -> None:
    before = now(unit)
    assert words(submit(unit)) == (
        "Nudges: 09:00 and 14:00, Mon–Fri, at most 3 a day.\n"  # noqa: RUF001
        "Work: 09:00–17:00 (America/New_York)"  # noqa: RUF001
    )
    assert now(unit) == before


def test_what_is_chosen_holds_and_is_told_as_it_will_be(unit: Unit) -> None:
    remember_dm(unit, TEAM, GRACE.id, GRACE_AND_BOT.id)
    told = submit(
        unit,
        days=["1", "2", "3", "4", "6"],
        work_start="08:00",
        slots="8:30, 11 and 3pm",
        budget="5",
        quiet_from="12:00",
        quiet_until="13:00",
        nudge_overdue="digest",
        urgent="no",
    )
    made = (
        "You had no digest of your own, so I made you one: *D-1* every working day, 08:30 "
        "(America/New_York), for you, nothing when nothing moved. The first one comes Tue 24 Nov 08:30, if "
        "there is anything in it; type `/digest` in our direct messages to change it."
    )
    assert words(told).splitlines() == [
        "Nudges: 08:30, 11:00, and 15:00, Mon–Thu, Sat, at most 5 a day; in the digest only: overdue tasks.",  # noqa: RUF001
        "Work: 08:00–17:00 (America/New_York)",  # noqa: RUF001
        "Quiet: 12:00–13:00",  # noqa: RUF001
        made,
    ]
    found = now(unit).attention
    assert found.hours.workdays == "12346"
    assert found.wishes.slots == (time(8, 30), time(11), time(15))
    assert found.wishes.ways[Kind.OVERDUE] is Way.DIGEST
    assert found.wishes.urgent is False
    assert looks_at(unit)[GRACE.id] == NOW


def test_what_is_put_back_to_usual_is_nobodys_wish_any_more(unit: Unit) -> None:
    submit(unit, nudge_overdue="off", slots="10:00", urgent="yes")
    submit(unit, nudge_overdue="-", slots="", urgent="-")
    wishes = now(unit).attention.wishes
    assert (dict(wishes.ways), wishes.slots, wishes.urgent) == ({}, (), None)


@pytest.mark.parametrize(
    ("entered", "field", "sentence"),
    [
        ({"work_start": "17:00", "work_end": "09:00"}, own.END, "ends before it begins"),
        ({"work_end": "09:00"}, own.END, "takes no time"),
        ({"slots": "9:00 CET"}, own.SLOTS, "on your own clock (America/New_York)"),
        ({"slots": "25:00"}, own.SLOTS, "“25:00” is no hour of the day"),
        ({"slots": "20:00"}, own.SLOTS, "Nothing reaches you at 20:00: you work from 09:00 to 17:00."),
        ({"slots": "9 10 11 12 13"}, own.SLOTS, "At most 4 times a day"),
        ({"quiet_from": "12:00"}, own.QUIET_UNTIL, "need a beginning and an end"),
        ({"quiet_from": "08:00", "quiet_until": "18:00"}, own.QUIET_UNTIL, "leave nothing of your working"),
        ({"silent_day": "2026-11-20"}, own.SILENT_DAY, "has passed already"),
        ({"silent_time": "12:00"}, own.SILENT_DAY, "of which day"),
        ({"days": []}, own.DAYS, "On which days do you work"),
    ],
)
def test_what_nobody_could_keep_to_stays_in_the_form(
    unit: Unit, entered: dict[str, Any], field: str, sentence: str
) -> None:
    before = now(unit)
    outcome = submit(unit, **entered, nudge_overdue="off")
    assert isinstance(outcome, ModalErrors)
    assert list(outcome.errors) == [field]
    assert sentence in outcome.errors[field]
    assert now(unit) == before


def test_all_that_is_wrong_is_told_at_once_in_the_readers_language(unit: Unit) -> None:
    outcome = submit(unit, PIOTR, work_end="08:00", slots="południe", quiet_from="10:00")
    assert isinstance(outcome, ModalErrors)
    assert outcome.errors[own.END].startswith("Praca od 09:00 do 08:00 kończy się")
    assert outcome.errors[own.SLOTS].startswith("„południe” to nie godzina")
    assert own.QUIET_UNTIL in outcome.errors


def test_silence_lasts_until_the_work_of_that_day_begins_and_is_ended_by_an_empty_field(unit: Unit) -> None:
    told = submit(unit, silent_day="2026-11-26")
    assert "Silent until Thu 26 Nov 09:00" in words(told)
    assert now(unit).attention.wishes.silent_until == datetime(2026, 11, 26, 14, tzinfo=UTC)
    submit(unit, nudge_overdue="off")
    assert now(unit).attention.wishes.silent_until == datetime(2026, 11, 26, 14, tzinfo=UTC)
    submit(unit, silent_day=None, silent_time=None)
    assert now(unit).attention.wishes.silent_until is None


def test_a_language_is_spoken_at_once_and_slacks_again_when_it_is_put_back(unit: Unit) -> None:
    assert words(submit(unit, language="it-IT")).endswith("Lingua: Italiano")
    grace = require_person(unit, TEAM, GRACE.id)
    assert (grace.speaks, grace.locale) == ("it-IT", "en-US")
    assert words(submit(unit, grace, language="-")).startswith("Nudges: ")
    assert require_person(unit, TEAM, GRACE.id) == replace(GRACE, language=None)
    actions = [entry.action for entry in audit.latest_of(unit, TEAM, GRACE.id, 10)]
    assert actions.count("language_set") == 2


def test_the_address_of_a_calendar_is_shown_once_and_the_calendar_ended(unit: Unit) -> None:
    shown = submit(unit, calendar="new")
    assert isinstance(shown, UpdateModal)
    assert "https://muster.example/calendar/" in str(shown.modal.blocks)
    assert "https://" not in str(form(unit).blocks)
    assert words(submit(unit)).endswith("Your due dates are in your calendar.")
    assert "calendar" not in words(submit(unit, calendar="off"))
    assert not now(unit).has_calendar


def test_without_an_address_of_its_own_the_bot_offers_no_calendar(unit: Unit) -> None:
    opened = handler.open_form(replace(asking(unit, ANA), public_url=""), submitted(form(unit), ANA, {}))
    assert isinstance(opened, OpenModal)
    assert own.CALENDAR not in [block.get("block_id") for block in opened.modal.blocks]
