"""What is said in and about modals."""

from datetime import date

from bot.domain.refusal import Refusal
from bot.messages.layout import section
from bot.messages.modals import Modal, at_field, notice, too_late
from bot.messages.reader import reader_for
from tests.units import GRACE, NOW, PIOTR

HERS, HIS = reader_for(GRACE, NOW), reader_for(PIOTR, NOW)


def test_a_modal_has_only_the_labels_it_needs() -> None:
    assert Modal("survey", "Survey", [section("Hello")]).payload() == {
        "type": "modal",
        "callback_id": "survey",
        "blocks": [section("Hello")],
        "notify_on_close": False,
        "title": {"type": "plain_text", "text": "Survey"},
    }


def test_at_a_field_the_sentence_is_plain_text() -> None:
    refusal = Refusal(
        "{name} is at {at}, not on {day}.",
        example="/task",
        name="<!here> & co",
        at=NOW,
        day=date(2026, 12, 1),
    )
    assert at_field(refusal, HERS) == "<!here> & co is at Mon 23 Nov 09:30, not on Tue 1 Dec."


def test_what_came_too_late_can_be_tried_again() -> None:
    assert too_late(HERS).text == "That took too long; please try again."
    assert too_late(HIS).text == "Trwało to za długo. Spróbuj jeszcze raz."


def test_the_title_over_a_refusal_fits_in_every_language() -> None:
    for reader in (HERS, HIS):
        assert len(notice(too_late(reader), reader).title) <= 24
