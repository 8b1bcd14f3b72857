"""The report: one message that follows, the answers in its thread; blockers; retros."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.approvals.commands import Ballot, NewRequest
from bot.domain.approvals.model import Content, Step, Verdict
from bot.domain.attention.kinds import Kind
from bot.domain.outgoing import OutboxStatus, Settlement
from bot.domain.refusal import Refusal
from bot.domain.standups.commands import BeAway, CreateStandUp
from bot.domain.standups.definition import Audience, Question, Reporting, ReportTime, Role
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.task import BlockerKind
from bot.services.approvals import asking, deciding
from bot.services.approvals.eligibility import nobody
from bot.services.attention.firing import NUDGES
from bot.services.standups import (
    answering,
    away,
    blocking,
    report_views,
    reporting,
    retros,
    running,
    templates,
    views,
)
from bot.services.standups.kinds import CLOSING, DETAILS, PROMPT, REPORT
from bot.services.tasks import adding, changing
from storage import cards, lanes, standup_blockers
from storage.unit import Unit
from tests.bot.services.standups.days import (
    ASKED,
    CLOSED,
    DAILY,
    MONDAY,
    TUESDAY,
    answer,
    local,
    nudged,
    posts,
    run_until,
    set_up,
)
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, PIOTR, TEAM, act, queued

LABEL = "S-1:2026-11-23"
RETRO = CreateStandUp("Retro", "FREQ=DAILY keep schedule", DAILY.at, DAILY.zone_name, DAILY.window)


def place_report(unit: Unit, ts: str = "1700.1") -> None:
    """The report arrives in Slack."""
    (card,) = [card for card in cards.cards_of(unit, TEAM, LABEL) if card.content == REPORT]
    lanes.place_card(unit, card, LAUNCH.id, ts, "digest")
    reporting.report_placed(unit, card, ASKED)


def send_all(unit: Unit, now: datetime) -> None:
    """What waits arrives in Slack."""
    while messages := lanes.claim(unit, "courier", now, timedelta(seconds=30), 50):
        for message in messages:
            lanes.finish(unit, message, "courier", Settlement(OutboxStatus.SENT, now, now, ts="1700.2"))


def test_the_report_is_posted_with_the_first_answer_and_then_follows(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    assert posts(launch, REPORT) == []
    answer(launch, ANA, ASKED)
    answer(launch, GRACE, ASKED + timedelta(minutes=1))
    assert [each.destination for each in posts(launch, REPORT)] == [LAUNCH.id]


def test_a_growing_report_counts_whoever_is_asked_only_later_and_follows_when_they_are(launch: Unit) -> None:
    set_up(launch, replace(DAILY, zone_name=""))
    run_until(launch, local(TUESDAY, 4))
    answer(launch, ANA, local(TUESDAY, 4), day=TUESDAY)
    (post,) = [each for each in posts(launch, REPORT) if each.subject == "S-1:2026-11-24"]

    def counted() -> tuple[tuple[str, ...], int]:
        view = report_views.report_view(launch, post)
        assert view
        return view.report.later, view.report.taking_part

    assert counted() == ((DAVID.id, GRACE.id), 4)
    away.be_away(act(launch, DAVID, LAUNCH, local(TUESDAY, 4)), BeAway(TUESDAY, TUESDAY))
    assert counted() == ((GRACE.id,), 3)
    running.pause(act(launch, GRACE), "Daily")
    assert counted() == ((), 2)
    running.resume(act(launch, GRACE, LAUNCH, local(TUESDAY, 4)), "Daily")
    send_all(launch, local(TUESDAY, 5))
    run_until(launch, local(TUESDAY, 9, 45))
    assert counted() == ((), 3)
    assert (REPORT, "update") in {(each.content, each.method) for each in queued(launch)}


def test_reported_at_close_nothing_is_posted_before(launch: Unit) -> None:
    set_up(launch, replace(DAILY, reporting=Reporting(ReportTime.AT_CLOSE, channel_id=LAUNCH.id)))
    run_until(launch, ASKED)
    answer(launch, ANA, ASKED)
    run_until(launch, CLOSED - timedelta(seconds=1))
    assert posts(launch, REPORT) == []
    run_until(launch, CLOSED)
    assert len(posts(launch, REPORT)) == 1


def test_details_wait_for_the_report_and_stand_in_its_thread(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    answer(launch, ANA, ASKED)
    run_until(launch, ASKED + timedelta(minutes=1))
    assert posts(launch, DETAILS) == []
    place_report(launch)
    run_until(launch, ASKED + timedelta(minutes=3))
    (page,) = posts(launch, DETAILS)
    assert (page.thread_ts, page.payload) == ("1700.1", {"page": 0})
    view = report_views.page_view(launch, page)
    assert view
    assert view.page
    assert [given.member_id for given in view.page.given] == [ANA.id]
    run_until(launch, CLOSED + timedelta(minutes=30))
    assert [each.thread_ts for each in posts(launch, CLOSING)] == ["1700.1"]
    assert len(posts(launch, DETAILS)) == 1


def test_a_late_answer_is_edited_into_what_was_posted(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    answer(launch, ANA, ASKED)
    place_report(launch)
    run_until(launch, CLOSED + timedelta(minutes=1))
    send_all(launch, CLOSED + timedelta(minutes=1))
    before = len(queued(launch))
    answer(launch, DAVID, CLOSED + timedelta(minutes=2))
    new = queued(launch)[before:]
    assert {each.content for each in new} == {REPORT, DETAILS, PROMPT, NUDGES}
    assert {each.method for each in new} == {"update"}


def test_without_an_answer_the_channel_still_reads_who_was_missing(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, CLOSED)
    (message,) = posts(launch, REPORT)
    view = report_views.report_view(launch, message)
    assert view
    assert (len(view.report.missing), view.report.given) == (4, ())
    assert view.names[ANA.id] == "ana"


def test_participation_counts_without_days_off(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    answer(launch, GRACE, ASKED)
    run_until(launch, local(TUESDAY, 20))
    past = report_views.report_on(act(launch, GRACE), "Daily", TUESDAY)
    counted = {each.member_id: (each.answered, each.asked) for each in past.attendance}
    assert counted == {GRACE.id: (1, 2), ANA.id: (0, 2), DAVID.id: (0, 2), PIOTR.id: (0, 2)}
    with pytest.raises(Refusal, match="asked nobody"):
        report_views.report_on(act(launch, GRACE), "Daily", TUESDAY + timedelta(days=1))


def test_whoever_can_unblock_hears_of_it_once_with_their_other_nudges(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    said = answer(launch, GRACE, ASKED, plan="Posters", blockers="The logo <@U0PIOTR>\nrain\nnone")
    assert [(each.kind, each.subject) for each in said.blockers] == [
        (BlockerKind.PERSON, PIOTR.id),
        (BlockerKind.WORDS, ""),
    ]
    run_until(launch, ASKED)
    answer(launch, GRACE, ASKED, plan="Posters, and more", blockers="The logo <@U0PIOTR>\nrain")
    run_until(launch, local(TUESDAY, 5))
    assert nudged(launch, Kind.BLOCKED) == [(PIOTR.id, local(TUESDAY, 3))]
    view = blocking.blocker_view(launch, "B-1", PIOTR)
    assert view
    assert (view.blocked.id, view.blocker.reason) == (GRACE.id, "The logo")
    send_all(launch, local(TUESDAY, 5))
    blocking.solve(act(launch, PIOTR, LAUNCH, local(TUESDAY, 5)), "B-1")
    assert (queued(launch)[-1].content, queued(launch)[-1].method) == (NUDGES, "update")


def test_a_blocker_on_a_task_goes_to_whoever_works_on_it(launch: Unit) -> None:
    set_up(launch)
    adding.add(act(launch, GRACE), NewTask("The logo", DAVID.id))
    run_until(launch, ASKED)
    answer(launch, GRACE, ASKED, plan="Posters", blockers="Waiting for T-1")
    run_until(launch, local(MONDAY, 14))
    assert nudged(launch, Kind.BLOCKED) == [(DAVID.id, local(MONDAY, 14))]


def test_the_next_stand_up_asks_whether_it_is_solved_and_its_age_is_told(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    answer(launch, GRACE, ASKED, plan="Posters", blockers="rain")
    run_until(launch, local(TUESDAY, 10))
    form = answering.form_for(act(launch, GRACE, LAUNCH, local(TUESDAY, 10)))
    assert [each.age_days(TUESDAY) for each in form.blockers] == [1]
    assert views.status(act(launch, GRACE, LAUNCH, local(TUESDAY, 10)), "Daily").oldest_blocker == 1
    answer(launch, GRACE, local(TUESDAY, 10), day=TUESDAY, solved=(1,))
    assert standup_blockers.standing_in(launch, TEAM, 1) == []


def test_the_same_blocker_in_other_words_is_no_new_one_and_its_age_goes_on(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    answer(launch, GRACE, ASKED, plan="Posters", blockers="The logo <@U0PIOTR>\nThe font <@U0PIOTR>")
    run_until(launch, local(TUESDAY, 10))
    again = answer(
        launch, GRACE, local(TUESDAY, 10), day=TUESDAY, plan="Posters", blockers="Still no logo <@U0PIOTR>"
    )
    assert again.blockers == ()
    run_until(launch, local(TUESDAY, 20))
    told = [item["subject"] for each in posts(launch, NUDGES) for item in each.payload["items"]]
    assert [subject for subject in told if subject.startswith("B-")] == ["B-1", "B-2"]
    report = report_views.report_on(act(launch, GRACE), "Daily", TUESDAY).view.report
    assert [each.age_days(TUESDAY) for each in report.blockers] == [1, 1]


def test_what_waited_for_a_closed_task_waits_no_longer(launch: Unit) -> None:
    set_up(launch)
    adding.add(act(launch, GRACE), NewTask("The logo", DAVID.id))
    run_until(launch, ASKED)
    answer(launch, GRACE, ASKED, plan="Posters", blockers="Waiting for T-1")
    changing.finish(act(launch, DAVID, LAUNCH, local(MONDAY, 16)), (1,))
    run_until(launch, local(TUESDAY, 10))
    assert standup_blockers.standing_in(launch, TEAM, 1) == []


def test_what_an_answer_names_no_longer_never_stood(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    answer(launch, GRACE, ASKED, plan="Posters", blockers="rain")
    answer(launch, GRACE, ASKED + timedelta(minutes=1), plan="Posters")
    report = report_views.report_on(act(launch, GRACE), "Daily", MONDAY).view.report
    assert report.blockers == ()


def test_only_the_two_concerned_say_that_a_blocker_is_solved(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    answer(launch, GRACE, ASKED, plan="Posters", blockers="The logo <@U0PIOTR>")
    with pytest.raises(Refusal, match="no such blocker"):
        blocking.solve(act(launch, DAVID), "B-1")
    blocking.solve(act(launch, PIOTR), "B-1")
    assert standup_blockers.standing_in(launch, TEAM, 1) == []


def test_a_retros_cards_are_grouped_voted_on_and_made_into_tasks(launch: Unit) -> None:
    set_up(launch, RETRO)
    run_until(launch, ASKED)
    answer(launch, ANA, ASKED, well="Team", slowed="Late logo", idea="Freeze on Friday")
    answer(launch, GRACE, ASKED, slowed="The logo\nMeetings")
    here = act(launch, DAVID, LAUNCH, ASKED)
    assert [group.lead.text for group in retros.retro_view(here, LABEL).groups] == [
        "Team",
        "Late logo",
        "The logo",
        "Meetings",
        "Freeze on Friday",
    ]
    retros.group(here, LABEL, 4, 2)
    retros.vote(here, LABEL, 4)
    retros.vote(act(launch, ANA, LAUNCH, ASKED), LABEL, 2)
    groups = retros.retro_view(here, LABEL).groups
    logo = next(group for group in groups if group.lead.id == 2)
    assert ([item.text for item in logo.items], logo.votes) == (["Late logo", "The logo"], 2)
    with pytest.raises(Refusal, match="one column"):
        retros.group(here, LABEL, 1, 2)
    adding.add(here, NewTask("Freeze on Friday"))
    retros.became_task(here, LABEL, 3, 1)
    with pytest.raises(Refusal, match="already"):
        retros.became_task(here, LABEL, 3, 1)
    changing.finish(here, (1,))
    run_until(launch, local(TUESDAY, 10))
    later = act(launch, DAVID, LAUNCH, local(TUESDAY, 10))
    outcomes = retros.retro_view(later, "S-1:2026-11-24").outcomes
    assert [(item.text, task.status.value) for item, task in outcomes] == [("Freeze on Friday", "done")]


def test_votes_are_three_and_can_be_taken_back(launch: Unit) -> None:
    set_up(launch, RETRO)
    run_until(launch, ASKED)
    answer(launch, ANA, ASKED, well="One\nTwo\nThree\nFour")
    here = act(launch, GRACE, LAUNCH, ASKED)
    for item in (1, 2, 3):
        retros.vote(here, LABEL, item)
    with pytest.raises(Refusal, match="take one back"):
        retros.vote(here, LABEL, 4)
    assert retros.vote(here, LABEL, 1).votes == 0
    assert retros.vote(here, LABEL, 4).votes == 1


def test_edited_answers_keep_the_cards_that_are_still_said(launch: Unit) -> None:
    set_up(launch, RETRO)
    run_until(launch, ASKED)
    answer(launch, ANA, ASKED, well="One\nTwo")
    retros.vote(act(launch, GRACE, LAUNCH, ASKED), LABEL, 2)
    answer(launch, ANA, ASKED, well="Two\nThree")
    groups = retros.retro_view(act(launch, GRACE), LABEL).groups
    assert [(group.lead.text, group.votes) for group in groups] == [("Two", 1), ("Three", 0)]


def test_a_saved_template_sets_up_the_next_stand_up_of_its_name(launch: Unit) -> None:
    first = set_up(launch, replace(DAILY, name="Print check", remind_percent=50))
    templates.save(act(launch, GRACE), "Print check", "Print")
    second = set_up(launch, CreateStandUp("Print"))
    assert (second.questions, second.schedule.at, second.remind_percent) == (
        first.questions,
        first.schedule.at,
        50,
    )
    with pytest.raises(Refusal, match="my own templates"):
        templates.save(act(launch, GRACE), "Print", "Retro")
    assert templates.remove(act(launch, GRACE), "print").name == "Print"
    assert len(templates.all_templates(act(launch, GRACE))) == 5


def test_a_template_is_changed_by_whoever_saved_it_and_by_admins(launch: Unit) -> None:
    set_up(launch)
    for name in ("Ours", "Theirs"):
        templates.save(act(launch, ANA), "Daily", name)
    with pytest.raises(Refusal, match="saved by"):
        templates.save(act(launch, PIOTR), "Daily", "OURS")
    with pytest.raises(Refusal, match="saved by"):
        templates.rename(act(launch, PIOTR), "ours", "Mine")
    with pytest.raises(Refusal, match="saved by"):
        templates.remove(act(launch, PIOTR), "ours")
    with pytest.raises(Refusal, match="already"):
        templates.rename(act(launch, ANA), "ours", "theirs")
    templates.save(act(launch, ANA), "Daily", "Ours")
    assert templates.rename(act(launch, ANA), "ours", "OURS").name == "OURS"
    admin = act(launch, replace(PIOTR, is_admin=True))
    assert templates.rename(admin, "ours", "Print").key == "print"
    assert templates.may_change(act(launch, ANA), "print")
    templates.remove(admin, "theirs")
    names = [each.name for each in templates.all_templates(act(launch, ANA))]
    assert names[5:] == ["Print"]


def test_lists_tell_when_the_caller_is_asked_next(launch: Unit) -> None:
    set_up(launch)
    (found,) = views.listed(act(launch, GRACE))
    assert (found.standup.name, found.people, found.next_at, found.may_change) == ("Daily", 4, ASKED, True)
    assert views.listed(act(launch, GRACE, now=NOW, place=LAUNCH), everywhere=True)


def test_observers_read_the_report_but_are_neither_asked_nor_counted(launch: Unit) -> None:
    audience = Audience(channels=(LAUNCH.id,), observers=(GRACE.id,))
    set_up(launch, replace(DAILY, audience=audience))
    run_until(launch, ASKED)
    answer(launch, ANA, ASKED)
    assert [each.destination for each in posts(launch, REPORT)] == [LAUNCH.id]
    run_until(launch, CLOSED)
    assert [each.destination for each in posts(launch, REPORT)] == [LAUNCH.id, GRACE.id]
    theirs, view = (report_views.report_view(launch, post) for post in posts(launch, REPORT))
    assert theirs
    assert view
    assert (theirs.is_copy, view.is_copy) == (False, True)
    assert GRACE.id not in (*view.report.missing, *[given.member_id for given in view.report.given])


def test_a_blocker_on_a_request_goes_to_whoever_decides_and_goes_with_it(launch: Unit) -> None:
    set_up(launch)
    new = NewRequest(Content("Posters"), (Step((DAVID.id,)),))
    asking.ask(act(launch, ANA), new, nobody)
    run_until(launch, ASKED)
    answer(launch, GRACE, ASKED, plan="Posters", blockers="R-1")
    run_until(launch, local(MONDAY, 14))
    assert (DAVID.id, local(MONDAY, 14)) in nudged(launch, Kind.BLOCKED)
    view = blocking.blocker_view(launch, "B-1", DAVID)
    assert view
    assert view.title == "Posters"
    deciding.decide(act(launch, DAVID, LAUNCH, ASKED), Ballot(1, Verdict.APPROVE), nobody)
    run_until(launch, local(TUESDAY, 10))
    assert standup_blockers.standing_in(launch, TEAM, 1) == []


def test_a_retros_anonymous_cards_are_nobodys_and_come_from_three_on_at_the_end(launch: Unit) -> None:
    secret = Question("slowed", "What slowed us down?", role=Role.SLOWED, is_anonymous=True)
    set_up(launch, replace(RETRO, questions=(secret,)))
    run_until(launch, ASKED)
    for person in (ANA, PIOTR, GRACE):
        answer(launch, person, ASKED, slowed=f"Meetings\nThe {person.name} thing")
    here = act(launch, DAVID, LAUNCH, ASKED)
    assert retros.retro_view(here, LABEL).groups == ()
    run_until(launch, CLOSED)
    items = [item for group in retros.retro_view(here, LABEL).groups for item in group.items]
    assert {item.author_id for item in items} == {""}
    assert [item.text for item in items] == ["Meetings"] * 3 + [
        f"The {name} thing" for name in ("ana", "grace", "piotr")
    ]
