"""The one message about a file fits and pings nobody, whatever the file holds and however far it came."""

from datetime import date

import pytest

from bot.domain.exchange.preview import MOST_OFFERED, MOST_WORDS, Reason
from bot.domain.people import Person
from bot.messages.imports.cards import card, how_to, on_its_way
from bot.messages.imports.columns import columns_form
from bot.messages.imports.reports import report
from bot.messages.reader import reader_for
from bot.sandbox.blocks import view_problems
from bot.services.imports.views import ReportView
from tests.bot.messages.imports.steps import NASTY, reading, views
from tests.bot.messages.reading import alive, problems, shown
from tests.units import ANA, GRACE, LAUNCH, NOW, PIOTR

READERS = [GRACE, ANA, PIOTR]


@pytest.mark.parametrize("state", views())
@pytest.mark.parametrize("by", READERS, ids=["en", "it", "pl"])
def test_it_fits_and_pings_nobody_at_every_step(state: str, by: Person) -> None:
    message = card(views()[state], reader_for(by, NOW))
    assert problems(message) == []
    assert alive(message) <= {f"<#{LAUNCH.id}>"}


@pytest.mark.parametrize("by", READERS, ids=["en", "it", "pl"])
def test_the_form_of_columns_fits(by: Person) -> None:
    wide = ",".join(["Title", "Status", *(f"{NASTY[:70]} {n}" for n in range(200))])
    rows = "".join(f"Task {n},Word {n} {'x' * 90}\n" for n in range(30))
    preview = reading(f"{wide}\n{rows}").preview
    form = columns_form("b1", preview, {}, reader_for(by, NOW))
    assert len(preview.offered) == MOST_OFFERED
    assert len(preview.words) == MOST_WORDS
    assert view_problems(form.payload(), "modal") == []


def test_columns_with_something_in_them_are_offered_before_empty_ones() -> None:
    names = [f"Field {n}" for n in range(150)]
    preview = reading(f"{','.join([*names, 'Task', 'Full'])}\n{',' * 150}Draft it,x\n").preview
    assert {"Task", "Full"} <= set(preview.offered)
    assert preview.offered == sorted(preview.offered, key=[*names, "Task", "Full"].index)


def test_words_of_the_preview_are_the_readers() -> None:
    message = card(views()["preview"], reader_for(PIOTR, NOW))
    assert "60 zadań" in shown(message)
    assert "Importuj 60 zadań" in shown(message)


def test_progress_is_shown_as_a_bar() -> None:
    words = shown(card(views()["running"], reader_for(GRACE, NOW)))
    assert "30 of 60" in words
    assert "▓" * 10 + "░" * 10 in words


def test_a_report_is_a_table_in_which_nothing_runs() -> None:
    reasons = [
        Reason(
            2,
            "=1+1",
            is_skipped=False,
            sentence="“{text}” was read as {when}.",
            values={"text": "3/4/26", "when": date(2026, 4, 3)},
        ),
        Reason(3, "", is_skipped=True, sentence="There is no title.", values={}),
    ]
    upload = report(ReportView(ANA, "plan-report.csv", reasons), reader_for(ANA, NOW))
    assert upload.filename == "plan-report.csv"
    assert upload.content.decode("utf-8-sig").splitlines() == [
        "Riga,Attività,Tralasciata,Perché",
        "2,'=1+1,,“3/4/26” è stato letto come ven 3 apr.",
        "3,,tralasciata,Manca il titolo.",
    ]


@pytest.mark.parametrize("by", READERS, ids=["en", "it", "pl"])
def test_help_with_importing_fits(by: Person) -> None:
    for message in (how_to(reader_for(by, NOW)), on_its_way(reader_for(by, NOW))):
        assert problems(message) == []
