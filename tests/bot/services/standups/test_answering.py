"""What people answer: early, in time, anew, late; what comes back the next day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.refusal import Refusal
from bot.domain.standups.answers import Answer, Item, ItemState
from bot.domain.standups.carrying import TaskLine
from bot.domain.standups.commands import CreateStandUp, GiveAnswers
from bot.domain.standups.definition import Question, QuestionKind
from bot.domain.standups.rounds import Round
from bot.domain.standups.templates import MOOD
from bot.domain.tasks.commands import NewTask
from bot.services.standups import answering, report_views
from bot.services.standups.kinds import PROMPT
from bot.services.tasks import adding, changing
from storage import standup_answers, standup_rounds
from storage.models import StandUpAnswer, StandUpSecret
from storage.statements import Statement, table_of
from storage.unit import Unit
from tests.bot.services.standups.days import (
    ASKED,
    CLOSED,
    DAILY,
    MONDAY,
    TUESDAY,
    answer,
    asked,
    local,
    prompts,
    run_until,
    set_up,
    states,
)
from tests.units import ANA, DAVID, GRACE, LAUNCH, LEADERSHIP, MEERA, NOW, PIOTR, TEAM, act, queued

VERSIONS = Statement(table_of(StandUpAnswer).select(), lambda *values: values)
SECRETS = Statement(table_of(StandUpSecret).select(), lambda *values: values)
PULSE = CreateStandUp(
    "Pulse",
    "FREQ=DAILY keep schedule",
    at=DAILY.at,
    zone_name=DAILY.zone_name,
    window=DAILY.window,
    questions=(
        Question("mood", "How are you?", QuestionKind.MOOD),
        Question("word", "One word?", is_optional=True),
    ),
)


def round_on(unit: Unit, day: date = MONDAY) -> Round:
    found = standup_rounds.find(unit, TEAM, 1, day)
    assert found
    return found


def test_an_answer_given_before_the_question_spares_it(launch: Unit) -> None:
    set_up(launch)
    form = answering.form_for(act(launch, ANA), "Daily")
    assert (form.is_early, form.round.day) == (True, MONDAY)
    answer(launch, ANA, NOW)
    run_until(launch, CLOSED)
    assert ANA.id not in {member for member, _ in asked(launch)}
    assert states(launch) == {
        ANA.id: "answered",
        PIOTR.id: "missing",
        GRACE.id: "missing",
        DAVID.id: "missing",
    }


def test_answers_are_edited_until_the_round_closes_and_every_version_is_kept(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    first = answer(launch, GRACE, ASKED, plan="Posters")
    second = answer(launch, GRACE, local(MONDAY, 11), plan="Posters and flyers")
    assert (first.is_first, second.is_first) == (True, False)
    assert len(launch.all(VERSIONS)) == 2
    given = standup_answers.in_round(launch, round_on(launch))
    assert [each.answers for each in given] == [(Answer("plan", "Posters and flyers"),)]
    run_until(launch, CLOSED)
    with pytest.raises(Refusal, match="is closed"):
        answer(launch, GRACE, CLOSED, plan="Nothing")


def test_a_late_answer_is_taken_once_and_marked(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, CLOSED)
    form = answering.form_for(act(launch, DAVID, LAUNCH, CLOSED + timedelta(hours=1)))
    assert (form.round.day, form.is_late) == (MONDAY, True)
    answered = answer(launch, DAVID, CLOSED + timedelta(hours=1))
    assert answered.given.is_late
    with pytest.raises(Refusal, match="is closed"):
        answer(launch, DAVID, CLOSED + timedelta(hours=2))
    report = report_views.report_on(act(launch, GRACE), "Daily", MONDAY).view.report
    assert (report.late, report.missing) == ((DAVID.id,), (ANA.id, GRACE.id, PIOTR.id))


def test_what_was_missed_long_ago_gives_way_to_what_comes_next(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, CLOSED)
    form = answering.form_for(act(launch, DAVID, LAUNCH, local(TUESDAY, 9)))
    assert (form.round.day, form.is_early) == (TUESDAY, True)


def test_whoever_is_not_asked_cannot_answer(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    with pytest.raises(Refusal, match="does not ask you"):
        answer(launch, MEERA, ASKED)
    with pytest.raises(Refusal, match="no answer yet"):
        answer(launch, GRACE, ASKED, done="Posters")


def test_a_prompt_follows_its_answer_and_a_click_opens_its_own_day(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    label = prompts(launch)[GRACE.id].label
    answer(launch, GRACE, ASKED)
    (update,) = [each for each in queued(launch) if each.subject == label and each.content == PROMPT]
    assert update.card_id  # the post itself was not sent yet, and shows the newest
    form = answering.form_for(act(launch, GRACE, LAUNCH, ASKED), label=label)
    assert form.given
    assert form.given.answers == (Answer("plan", "Posters"),)


def test_yesterdays_plan_comes_back_with_the_tasks_finished_since_and_those_due(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    adding.add(act(launch, GRACE), NewTask("Print the posters", GRACE.id))
    adding.add(act(launch, GRACE, LEADERSHIP), NewTask("Cut the budget", GRACE.id))
    answer(launch, GRACE, ASKED, plan="- Posters\n- Flyers\n- Stickers")
    changing.finish(act(launch, GRACE, LAUNCH, local(MONDAY, 14)), (1,))
    changing.finish(act(launch, GRACE, LEADERSHIP, local(MONDAY, 14)), (2,))
    run_until(launch, local(TUESDAY, 10))
    form = answering.form_for(act(launch, GRACE, LAUNCH, local(TUESDAY, 10)))
    assert [item.text for item in form.prefill.planned] == ["Posters", "Flyers", "Stickers"]
    assert form.prefill.finished == (TaskLine(1, "Print the posters"),)
    ticked = (
        Item("Posters", ItemState.DONE),
        Item("Flyers", ItemState.CARRIED),
        Item("Stickers", ItemState.DROPPED),
    )
    given = (Answer("done", "", ticked), Answer("plan", "Banners"))
    now = act(launch, GRACE, LAUNCH, local(TUESDAY, 10))
    answered = answering.answer(now, GiveAnswers(1, TUESDAY, given))
    assert [item.text for item in answered.given.answers[1].items] == ["Flyers"]


def test_anonymous_answers_carry_nobody_and_come_from_three_on_when_the_round_closes(launch: Unit) -> None:
    set_up(launch, PULSE)
    run_until(launch, ASKED)
    for person, mood in ((ANA, "4"), (PIOTR, "5"), (GRACE, "1")):
        answer(launch, person, ASKED, mood=mood)
    before = report_views.report_on(act(launch, DAVID), "Pulse", None).view.report
    assert (before.secrets[0].count, before.secrets[0].answers) == (3, None)
    assert {given.answers for given in before.given} == {()}
    rows = repr(launch.all(SECRETS))
    assert not [person.id for person in (ANA, PIOTR, GRACE) if person.id in rows]
    run_until(launch, CLOSED)
    after = report_views.report_on(act(launch, DAVID), "Pulse", None).view.report
    assert sorted(after.secrets[0].answers or ()) == ["1", "4", "5"]
    assert after.secrets[0].mean == pytest.approx(10 / 3)


def test_the_place_of_an_anonymous_answer_on_disk_tells_nothing_of_when_it_came(launch: Unit) -> None:
    """PostgreSQL returns rows in the order in which they were written, where none is asked for."""
    set_up(launch, PULSE)
    run_until(launch, ASKED)
    for number in range(12):
        standup_answers.add_secret(launch, round_on(launch), "mood", str(number))
    keys = [row[4] for row in launch.all(SECRETS)]
    assert len(keys) == 12
    assert keys == sorted(keys)


def test_two_anonymous_answers_are_never_shown(launch: Unit) -> None:
    set_up(launch, PULSE)
    run_until(launch, ASKED)
    for person in (ANA, GRACE):
        answer(launch, person, ASKED, mood="4")
    run_until(launch, CLOSED)
    form = answering.form_for(act(launch, DAVID, LAUNCH, CLOSED))
    assert [question.id for question in form.round.questions] == ["word"]
    late = answer(launch, DAVID, CLOSED + timedelta(minutes=5), mood="1", word="Fine")
    assert (late.prompt.secrets, late.given.answers) == ((), (Answer("word", "Fine"),))
    report = report_views.report_on(act(launch, DAVID), "Pulse", None).view.report
    assert (report.secrets[0].count, report.secrets[0].answers) == (2, None)


def test_nothing_but_anonymous_questions_cannot_be_answered_late(launch: Unit) -> None:
    set_up(launch, replace(PULSE, questions=MOOD.questions))
    run_until(launch, CLOSED)
    assert answering.form_for(act(launch, DAVID, LAUNCH, CLOSED)).round.day == TUESDAY
    with pytest.raises(Refusal, match="none comes after"):
        answering.form_for(act(launch, DAVID, LAUNCH, CLOSED), label=prompts(launch)[DAVID.id].label)
    with pytest.raises(Refusal, match="none comes after"):
        answer(launch, DAVID, CLOSED, mood="1")


def test_an_anonymous_answer_counts_once_however_often_the_rest_is_edited(launch: Unit) -> None:
    set_up(launch, PULSE)
    run_until(launch, ASKED)
    answer(launch, ANA, ASKED, mood="4", word="Fine")
    answer(launch, ANA, ASKED, mood="1", word="Better")
    assert len(launch.all(SECRETS)) == 1
    assert prompts(launch)[ANA.id].version == 2


def test_questions_of_a_pool_take_turns(launch: Unit) -> None:
    pool = Question("fun", "Fun", pool=("Tea or coffee?", "Sea or hills?"))
    set_up(launch, replace(DAILY, questions=(pool,)))
    run_until(launch, local(TUESDAY, 12))
    assert [round_on(launch, day).questions[0].text for day in (MONDAY, TUESDAY)] == [
        "Tea or coffee?",
        "Sea or hills?",
    ]
