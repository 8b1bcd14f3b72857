"""Digests are changed in a form that opens from the settings of their place."""

from datetime import time
from typing import Any

import pytest

from bot.domain.digests.digest import Audience, WhenQuiet
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.messages.digests import edit_form
from bot.messages.modals import Modal
from bot.messages.reader import reader_for
from bot.services import channel_settings
from handlers import digest_forms
from handlers.outcomes import CloseModal, ModalErrors, OpenModal, Outcome
from handlers.payloads import from_click, from_form
from handlers.requests import Request
from handlers.views import as_view
from storage.people import require_place
from storage.unit import Unit
from tests.bot.services.digests.digested import create, digest_in
from tests.handlers.payloads import click_payload, form_payload, view_payload
from tests.units import ANA, GRACE, LAUNCH, NOW, PIOTR, TEAM, act

KINDS = {edit_form.RHYTHM: "value", edit_form.AT: "selected_time"}


def submitted(modal: Modal, by: Person, entered: dict[str, Any]) -> Request:
    values: dict[str, Any] = {}
    for block in modal.blocks:
        if block["type"] == "input":
            field, element = block["block_id"], block["element"]
            kind = KINDS.get(field, "selected_option")
            shown = element.get("initial_" + kind.removeprefix("selected_"))
            given = entered.get(field)
            chosen = {"value": given} if given and kind == "selected_option" else given
            values[field] = {field: {kind: chosen or shown}}
    view = view_payload(values) | {"callback_id": modal.callback_id}
    private = as_view(modal, LAUNCH.id, None)["private_metadata"]
    return from_form(form_payload(view | {"private_metadata": private}, by), "")


def submit(unit: Unit, by: Person = GRACE, **entered: Any) -> Outcome:
    modal = edit_form.form(digest_in(unit), reader_for(by, NOW))
    return digest_forms.submit(act(unit, by), submitted(modal, by, entered))


@pytest.mark.parametrize("by", [GRACE, PIOTR, ANA], ids=["en", "pl", "it"])
def test_a_form_that_is_sent_as_it_was_changes_nothing(unit: Unit, by: Person) -> None:
    before = create(unit).digest
    assert isinstance(submit(unit, by), CloseModal)
    assert digest_in(unit) == before


def test_what_was_changed_in_the_form_is_changed_in_the_digest(unit: Unit) -> None:
    create(unit)
    outcome = submit(
        unit,
        PIOTR,
        rhythm="co poniedziałek",
        at="09:30",
        holidays="skip",
        audience="managers",
        when_quiet="nothing",
    )
    assert isinstance(outcome, CloseModal)
    assert outcome.message
    assert "dla kierowników" in outcome.message.text
    digest = digest_in(unit)
    assert (digest.rhythm, digest.at) == ("FREQ=WEEKLY;BYDAY=MO skip schedule", time(9, 30))
    assert (digest.audience, digest.when_quiet) == (Audience.MANAGERS, WhenQuiet.NOTHING)


@pytest.mark.parametrize(
    ("rhythm", "sentence"),
    [("whenever", "I cannot read “whenever” as days."), ("every 3 days after done", "days of the calendar")],
)
def test_days_that_cannot_be_read_stay_in_the_form(unit: Unit, rhythm: str, sentence: str) -> None:
    before = create(unit).digest
    outcome = submit(unit, rhythm=rhythm, at="10:00")
    assert isinstance(outcome, ModalErrors)
    assert sentence in outcome.errors[edit_form.RHYTHM]
    assert digest_in(unit) == before


def test_only_whoever_may_change_the_channel_opens_the_form_of_its_digest(unit: Unit) -> None:
    create(unit)
    pressed = from_click(click_payload(f"{edit_form.EDIT}:0", "1"), "")
    assert isinstance(digest_forms.press_edit(act(unit, GRACE), pressed), OpenModal)
    channel_settings.choose(act(unit, GRACE), {"lead_id": ANA.id})
    led = require_place(unit, TEAM, LAUNCH.id)
    with pytest.raises(Refusal, match="leads this channel"):
        digest_forms.press_edit(act(unit, GRACE, led), pressed)
    with pytest.raises(Refusal, match="leads nowhere"):
        digest_forms.press_edit(act(unit, ANA, led), from_click(click_payload(edit_form.EDIT, "x"), ""))
