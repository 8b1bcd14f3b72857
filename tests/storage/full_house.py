"""A database with something in every table, and in every kind of column."""

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal

from sqlalchemy import insert

from bot.domain.approvals.commands import Ballot, Delegate, NewRequest
from bot.domain.approvals.model import Content, Money, Step, Verdict
from bot.domain.approvals.policy import Policy, Range
from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.wishes import Wishes
from bot.domain.digests.digest import Audience, Digest, Issue, WhenQuiet
from bot.domain.due import Due, Grain
from bot.domain.imports import imported_key
from bot.domain.standups.answers import Answer
from bot.domain.standups.blockers import StandingBlocker
from bot.domain.standups.commands import BeAway, CreateStandUp, GiveAnswers
from bot.domain.standups.definition import Question
from bot.domain.standups.templates import RETRO
from bot.domain.tasks.commands import BlockTasks, NewTask
from bot.domain.tasks.task import BlockerKind
from bot.services import calendar, sealing
from bot.services.approvals import asking, deciding, delegating
from bot.services.approvals import policies as policy_service
from bot.services.approvals.eligibility import nobody
from bot.services.standups import answering, away, creating, own_settings, retros, running
from bot.services.standups import templates as standup_templates
from bot.services.tasks import adding, blocking, changing, exporting
from storage import (
    attention,
    digests,
    handovers,
    outbox,
    people,
    rosters,
    seen,
    sources,
    standup_blockers,
    timers,
)
from storage.handovers import Left
from storage.models import TaskComment
from storage.statements import command, table_of
from storage.unit import Unit
from tests.bot.services.attention.nudged import fire
from tests.bot.services.imports.work import previewed
from tests.units import ANA, DAVID, FRIDAY_FIVE, GRACE, LAUNCH, LEADERSHIP, NOW, PIOTR, TEAM, act, settle_in

OTHER = "T0OTHER"
_COMMENT = command(insert(table_of(TaskComment)), columns=tuple(table_of(TaskComment).c.keys()))


def move_in(unit: Unit) -> None:
    settle_in(unit)
    _use(unit)
    _keep_more(unit)
    people.save_workspace(unit, id=OTHER, name="Żółć & <co>", bot_user_id=None, created_at=NOW)
    people.save_person(unit, replace(GRACE, workspace_id=OTHER, name="“grace” \U0001f389"))


def _use(unit: Unit) -> None:
    here = replace(act(unit, GRACE), public_url="https://muster.example.org")
    new = NewTask(
        'Ein "Zitat", \\ und 🎉 żółć',
        ANA.id,
        Due(FRIDAY_FIVE + timedelta(microseconds=7), Grain.TIME),
        assignees=(PIOTR.id,),
        labels=("launch", "żółć"),
        estimate_minutes=90,
        recurrence="FREQ=WEEKLY;BYDAY=FR after schedule",
    )
    adding.add(here, new, permalink="https://orbita.slack.example/p1", notes="Two\nlines")
    adding.add(here, NewTask("Second", after=(1,), under=1))
    adding.add(act(unit, DAVID, LEADERSHIP), NewTask("Cut the budget"))
    blocking.block(here, BlockTasks((2,), BlockerKind.PERSON, PIOTR.id, "the logo"))
    changing.finish(here, (1,))
    exporting.send_export(here, "csv")
    calendar.share(here)
    handovers.note(unit, TEAM, PIOTR.id, LAUNCH.id, Left(GRACE.id, 12, (1, 2)))
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id], NOW)
    assert seen.claim(unit, TEAM, "Ev1", NOW)
    seen.keep_answer(unit, TEAM, "Ev1", {"text": "ok", "blocks": []})
    assert timers.claim_firing(unit, TEAM, "due_nudge:T-1", NOW, "dm:U0ANA")
    outbox.follow(unit, TEAM, "T-1", NOW)
    _nudge(unit)
    _approve(unit)


def _nudge(unit: Unit) -> None:
    adding.add(act(unit, GRACE), NewTask("Print", GRACE.id, Due(NOW + timedelta(hours=3), Grain.TIME)))
    fire(unit, NOW, GRACE)
    wishes = Wishes({Kind.DUE: Way.AT_ONCE}, True, 2, (time(9),), time(12), time(13), NOW)
    attention.save_wishes(unit, TEAM, GRACE.id, wishes)
    attention.mute(unit, TEAM, GRACE.id, "T-2", NOW)
    about = (Kind.OVERDUE, "T-1", LAUNCH.id, NOW, ANA.id)
    attention.pass_on(unit, TEAM, attention.Passed(DAVID.id, "ignored:T-1", *about))
    digest = Digest(
        workspace_id=TEAM,
        number=1,
        channel_id=LAUNCH.id,
        creator_id=GRACE.id,
        rhythm="FREQ=WEEKLY;BYDAY=FR before schedule",
        at=time(16),
        zone_name="Europe/Rome",
        audience=Audience.STAKEHOLDERS,
        when_quiet=WhenQuiet.LINE,
        created_at=NOW,
        told_at=NOW,
        watermark=3,
        note="Żółć",
        note_by=DAVID.id,
    )
    digests.add(unit, digest)
    digests.add_issue(unit, TEAM, Issue(1, NOW, NOW, 0, 3, "Żółć", DAVID.id))


def _approve(unit: Unit) -> None:
    for person in (replace(DAVID, is_admin=False), replace(PIOTR, is_admin=True)):
        people.save_person(unit, person)
    admin = replace(act(unit, PIOTR), by=replace(PIOTR, is_admin=True))
    amounts = Range("EUR", Decimal("0.50"), Decimal(5000))
    spend = Policy("spend „duże”", (Step((DAVID.id,)),), GRACE.id, kinds=("spend",), amounts=amounts)
    policy_service.put(admin, spend, nobody)
    policy_service.allow(admin, DAVID.id, may=True)
    content = Content(
        "Plakaty", "spend", Money(Decimal("480.50"), "EUR"), "Two\nlines", ("https://x.example/1",)
    )
    asked = asking.ask(act(unit, ANA), NewRequest(content, (Step((PIOTR.id,)),)), nobody).request
    deciding.decide(act(unit, DAVID), Ballot(asked.number, Verdict.CONDITION, "Za dużo"), nobody)
    approved = asking.ask(act(unit, PIOTR), NewRequest(content, (Step((DAVID.id,)),)), nobody).request
    deciding.decide(act(unit, DAVID), Ballot(approved.number, Verdict.APPROVE), nobody)
    delegating.delegate(act(unit, DAVID), Delegate(GRACE.id, NOW.date(), NOW.date()), nobody)
    found = sealing.next_unsealed(unit, NOW + timedelta(hours=1))
    assert found
    assert sealing.seal(unit, found, NOW + timedelta(hours=1))


def _stand_up(unit: Unit) -> None:
    rosters.replace_roster(unit, TEAM, LAUNCH.id, [ANA.id, PIOTR.id, GRACE.id], NOW)
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id], NOW)
    secret = Question("why", "Dlaczego „tak”?", is_anonymous=True, is_optional=True)
    wanted = CreateStandUp("Retro żółć", "FREQ=DAILY keep schedule", questions=(*RETRO.questions, secret))
    for by, home in ((GRACE, LAUNCH), (DAVID, LEADERSHIP)):
        standup = creating.create(act(unit, by, home), replace(wanted, channel_id=home.id)).standup
        now = running.ask_now(act(unit, by, home), standup.label)
        well, why = Answer("well", "Team 🎉"), Answer("why", "So\nist es")
        answering.answer(act(unit, by, home), GiveAnswers(now.standup.number, now.round.day, (well, why)))
    retros.vote(act(unit, ANA), "S-1:2026-11-23", 1)
    standup_templates.save(act(unit, GRACE), "S-1", "Nasza „retro”")
    away.be_away(act(unit, GRACE), BeAway(NOW.date(), NOW.date()))
    own_settings.set_region(act(unit, GRACE), "de-by")
    blocker = StandingBlocker(TEAM, 1, 1, NOW.date(), ANA.id, BlockerKind.PERSON, PIOTR.id, "Logo", NOW)
    standup_blockers.add(unit, blocker)


def _keep_more(unit: Unit) -> None:
    _stand_up(unit)
    unit.run(
        _COMMENT,
        workspace_id=TEAM,
        channel_id=LAUNCH.id,
        ts="1.2",
        number=1,
        author_id=ANA.id,
        text="Good",
        at=NOW,
    )
    previewed(unit, "Title,Owner\nDraft it,Ana Rossi\n", place=LEADERSHIP)
    assert sources.claim(unit, TEAM, imported_key(LEADERSHIP.id, "jira:SHOP-1"))
