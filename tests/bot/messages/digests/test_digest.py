"""How a digest reads."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.approvals.model import RequestStatus
from bot.domain.attention.kinds import Kind
from bot.domain.digests.digest import Audience, WhenQuiet
from bot.domain.digests.forecast import Forecast
from bot.domain.digests.health import Health, Reason, Standing
from bot.domain.digests.moves import Move, Moved
from bot.domain.digests.report import (
    BlockedPerson,
    BlockedTask,
    ClosedRequest,
    Kept,
    Report,
    Share,
    Span,
    Weeks,
    rest_of,
)
from bot.domain.digests.sections import Section
from bot.domain.people import Person
from bot.domain.standups.blockers import StandingBlocker
from bot.domain.tasks.task import BlockerKind, TaskStatus
from bot.messages.digests import answers, chart, digest
from bot.messages.digests.lines import TITLES
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.services.digests.creating import Listed
from bot.services.digests.noting import NoteView
from bot.services.digests.views import MOST_PAGES, PER_PAGE, ChartView, DigestView
from tests.bot.messages.attention.test_nudges import POSTERS_ASKED
from tests.bot.messages.reading import alive, problems, shown
from tests.bot.services.digests.digested import DIGEST
from tests.rows import each_row
from tests.units import ANA, FRIDAY_FIVE, GRACE, NOW, a_task

POSTERS_APPROVED = replace(POSTERS_ASKED, number=8, status=RequestStatus.APPROVED, closed_at=NOW)
SPAN = Span(NOW - timedelta(days=7), NOW, NOW + timedelta(days=7), 0, 99)
HOSTILE = "<!channel> <@U1> & `x` *b* ```"


def report(title: str = "Draft the brief", count: int = 1, **changes: Any) -> Report:
    tasks = [a_task(title, number=number, due_at=FRIDAY_FIVE) for number in range(1, count + 1)]
    full = Report(
        SPAN,
        Standing(40, 30, 2, 1, 6, 2.0, 9),
        Health.OFF_TRACK,
        Reason.URGENT_OVERDUE,
        (
            *(Moved(Move.DONE, task, {}) for task in tasks),
            *(Moved(Move.DELAYED, task, {}) for task in tasks),
        ),
        due_next=tuple(tasks[:100]),
        overdue=tuple(tasks[:2]),
        blocked=(BlockedTask(tasks[0], 6),),
        waiting=(POSTERS_ASKED,),
        decided=(ClosedRequest(POSTERS_APPROVED, (GRACE.id,)),),
        participation=(7, 9),
        workload=(Share(ANA.id, 3, 1), Share("", 2, 0)),
        links={"T-1": "https://orbita.slack.example/archives/C0LAUNCH/p1"},
        names={ANA.id: "ana", GRACE.id: "grace"},
    )
    return replace(full, **changes)


def told(found: Report, audience: Audience = Audience.MANAGERS, to: Person = GRACE, **about: Any) -> Message:
    view = DigestView(replace(DIGEST, audience=audience), found, to, **about)
    message = digest.digest(view, reader_for(to, NOW))
    assert problems(message) == []
    return message


def test_it_begins_with_how_things_stand_and_why() -> None:
    message = told(report(), note="The printer is late", note_by=ANA.id)
    assert message.text.splitlines()[:3] == [
        ":red_circle: *Off track*: 1 urgent task is overdue.",
        "Since Mon 16 Nov: 1 done, 1 moved; 40 open.",
        "> The printer is late — ana",
    ]


def test_each_line_leads_to_its_card_and_calls_nobody() -> None:
    text = shown(told(report()))
    assert "<https://orbita.slack.example/archives/C0LAUNCH/p1|T-1> Draft the brief · ana" in text
    assert "<@" not in text


def test_nobody_reads_their_own_name_on_each_line() -> None:
    assert "Draft the brief · ana" not in told(report(reader_id=ANA.id), Audience.PERSON).text


def test_what_is_not_nudged_about_says_what_it_is() -> None:
    task, blocker = (
        a_task(owner=ANA),
        StandingBlocker("T0ORBITA", 4, 1, NOW.date(), ANA.id, BlockerKind.PERSON, GRACE.id, "the logo", NOW),
    )
    kept = (
        Kept(Kind.OVERDUE, task, ANA.id),
        Kept(Kind.BLOCKED, task, is_theirs=False),
        Kept(Kind.BLOCKED, blocker),
        Kept(Kind.REQUEST, POSTERS_ASKED),
    )
    lines = told(report(kept=kept), Audience.PERSON).text.splitlines()[3:7]
    assert lines == [
        "• *T-12* Draft the launch brief · ana · overdue · Fri 27 Nov 17:00 · ana did not react",
        "• ana waits for you",
        "• ana: the logo (on grace) · stand-up",
        "• *R-7* Posters for the launch · *480 EUR* · ana · waits for a decision",
    ]


def test_blocked_people_have_their_age_and_what_no_nudge_moved_is_marked() -> None:
    said = StandingBlocker("T0ORBITA", 4, 1, NOW.date(), ANA.id, BlockerKind.WORDS, "", "rain", NOW)
    still = a_task("Paint", number=30, due_at=None, status=TaskStatus.IN_PROGRESS)
    text = told(report(blocked=(BlockedPerson(said, 4),), unheeded=(still, a_task("x", number=1)))).text
    assert "• ana: rain · for 4 days · stand-up" in text
    assert "*Stands still* (1)\n• *T-30* Paint · ana · three nudges changed nothing" in text
    assert "Draft the brief · ana · Fri 27 Nov 17:00 · three nudges changed nothing" in text


def test_each_reader_gets_the_sections_for_them() -> None:
    titles = {
        audience: [line.strip("*").partition("*")[0] for line in told(report(), audience).text.splitlines()
                   if line.startswith("*")]
        for audience in (Audience.STAKEHOLDERS, Audience.TEAM, Audience.MANAGERS)
    }  # fmt: skip
    assert titles[Audience.STAKEHOLDERS] == ["Done", "Due next", "Overdue", "Requests decided"]
    assert "Workload" not in titles[Audience.TEAM]
    assert titles[Audience.MANAGERS][-2:] == ["Stand-ups", "Workload"]


def test_the_fallback_says_all_that_the_blocks_say() -> None:
    message = told(report())
    for words in (
        "Posters for the launch",
        "480 EUR",
        "7 of 9 answers",
        "ana: 3 open, 1 overdue",
        "for 6 days",
    ):
        assert words in message.text
        assert words in shown(message)


def test_when_nothing_moved_it_is_a_line() -> None:
    quiet = report(moved=(), decided=(), reason=Reason.NOTHING_LATE, health=Health.ON_TRACK)
    message = told(quiet)
    assert message.text == (
        ":large_green_circle: *On track*: nothing is late. Nothing moved since Mon 16 Nov; 40 open."
    )
    assert len(message.blocks) == 1


def test_however_much_moved_it_fits_and_says_what_it_leaves_out_and_where_to_see_it() -> None:
    found = report("x" * 250, 500, counts={Section.DUE_NEXT: 9000}, is_cut=True)
    message = told(found)
    assert len(message.blocks) <= 50
    assert len(message.text) < 40_000
    listed = MOST_PAGES * PER_PAGE
    left = len(rest_of(found, Audience.MANAGERS)) - listed + 9000 - 100
    assert (
        f"{listed} more lines in the thread. {left} more are not listed: see /task list all." in message.text
    )
    assert "only the first part is told" in message.text
    for number in range(1, MOST_PAGES + 1):
        view = DigestView(replace(DIGEST, audience=Audience.MANAGERS), found, GRACE, page=number)
        page = digest.page(view, reader_for(GRACE, NOW))
        assert problems(page) == []
        assert len(page.blocks) <= 50
    assert "more are not listed" in shown(page)


def test_what_people_typed_brings_nothing_to_life() -> None:
    harmless, hostile = (told(report(title), note=title, note_by=ANA.id) for title in ("Draft", HOSTILE))
    assert alive(hostile) == alive(harmless)


@each_row("reason", Reason)
def test_every_reason_is_a_sentence(reason: Reason) -> None:
    text = told(report(reason=reason)).text.splitlines()[0]
    assert text.endswith(".")
    assert "{" not in text


@pytest.mark.parametrize("to", [ANA, replace(ANA, locale="pl-PL")], ids=["it", "pl"])
def test_it_is_written_in_the_language_of_whoever_made_it(to: Person) -> None:
    text = told(report(), to=to).text
    assert "Off track" not in text
    assert "Since" not in text


def a_chart(forecast: Forecast | None = None) -> ChartView:
    weeks = Weeks((20, 22, 24, 30), (2, 6, 9, 15))
    return ChartView(DIGEST, GRACE, weeks, forecast, NOW, "launch")


def test_the_chart_is_a_picture_that_is_said_in_words_too() -> None:
    drawn = chart.chart(a_chart(Forecast(2, 4, (8, 15, 15, 15), (3, 7, 11, 15))), reader_for(GRACE, NOW))
    assert drawn.content.startswith(b"\x89PNG")
    assert (drawn.filename, len(drawn.content) > 5_000) == ("D-1-2026-11-23.png", True)
    assert drawn.alt == (
        "Burn-up of #launch: 15 of 30 done; 3 weeks ago 2 of 20. "
        "At the team's own pace the rest is done in 2 to 4 weeks."
    )
    assert chart.chart(a_chart(), reader_for(GRACE, NOW)).alt.endswith("3 weeks ago 2 of 20.")


def test_a_digest_is_described_in_a_line() -> None:
    reader = reader_for(GRACE, NOW)
    line = "*D-1* every Friday, or the working day before, 16:00 (America/New_York), for the team"
    assert answers.described(DIGEST, reader) == line
    silent = replace(DIGEST, when_quiet=WhenQuiet.NOTHING)
    assert answers.described(silent, reader) == f"{line}, nothing when nothing moved"
    listed = answers.listing([Listed(DIGEST, FRIDAY_FIVE), Listed(DIGEST, None)], reader)
    assert [line.rpartition(" · ")[2] for line in listed.text.splitlines()] == [
        "next Fri 27 Nov 17:00",
        "next never again",
    ]
    assert "/digest create" in answers.listing([], reader).text


def test_the_lead_is_asked_and_told_that_the_note_goes_along() -> None:
    reader = reader_for(GRACE, NOW)
    asked = answers.ask_for_note(NoteView(DIGEST, GRACE, FRIDAY_FIVE), reader)
    assert "A word from you?" in asked.text
    noted = answers.ask_for_note(NoteView(replace(DIGEST, note="x"), GRACE, FRIDAY_FIVE), reader)
    assert "Your note goes with D-1" in noted.text
    for message in (asked, noted):
        assert problems(message) == []


def test_every_section_has_a_title() -> None:
    assert set(TITLES) == set(Section)
