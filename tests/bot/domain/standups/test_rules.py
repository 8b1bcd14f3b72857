"""Questions, answers, blockers, plans, retros and reports as plain values."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.people import Person
from bot.domain.public_holidays import holidays_in, read_region
from bot.domain.refusal import Refusal
from bot.domain.standups.absences import Absence, Whose, merged, without
from bot.domain.standups.answers import Answer, Item, ItemState, asked_in, checked, lines_of, shown_to
from bot.domain.standups.blockers import Edge, read_edges
from bot.domain.standups.carrying import TaskLine, plan_of, prefill_from, with_carried
from bot.domain.standups.catching_up import AskAt, AskNow, Decision, TooLate, decide
from bot.domain.standups.creation import check_name
from bot.domain.standups.definition import (
    Audience,
    Question,
    QuestionKind,
    Reporting,
    ReportOrder,
    ReportTime,
    Role,
    Schedule,
    StandUp,
    Window,
)
from bot.domain.standups.hour_limits import check_window
from bot.domain.standups.participation import Participation, ReminderPace
from bot.domain.standups.questions import check_questions
from bot.domain.standups.report import pages_of, participation, report_of
from bot.domain.standups.retro import RetroItem, RetroVote, check_vote, groups_of
from bot.domain.standups.rounds import Given, Prompt, PromptState, Round, RoundState, read_label
from bot.domain.standups.slots import Slot
from bot.domain.standups.templates import DAILY, LAUNCH_ROOM, MOOD, RETRO, TEMPLATES, Template, template_for
from bot.domain.standups.written import (
    difference,
    read_answer,
    read_audience,
    read_question,
    read_reporting,
    read_schedule,
    read_template,
    write_answer,
    write_audience,
    write_question,
    write_reporting,
    write_schedule,
    write_template,
)
from bot.domain.tasks.task import BlockerKind
from tests.rows import each_row

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
STATE, WHY = LAUNCH_ROOM.questions[:2]


def answers(**texts: str) -> tuple[Answer, ...]:
    return tuple(Answer(question_id, text) for question_id, text in texts.items())


def refused(questions: tuple[Question, ...], **texts: str) -> str:
    with pytest.raises(Refusal) as raised:
        checked(questions, answers(**texts))
    return raised.value.sentence


def test_a_follow_up_is_shown_only_after_its_answer() -> None:
    assert WHY not in shown_to(LAUNCH_ROOM.questions, {"state": "🟢"})
    assert WHY in shown_to(LAUNCH_ROOM.questions, {"state": "🔴"})
    chain = (STATE, WHY, Question("who", "Who?", follows="why"))
    assert shown_to(chain, {"state": "🟢", "why": "paper", "who": "me"}) == [STATE]
    assert len(shown_to(chain, {"state": "🔴", "why": "paper"})) == 3


def test_answers_to_what_was_not_asked_are_left_out() -> None:
    given = checked(LAUNCH_ROOM.questions, answers(state="🟢", why="paper", plan="Print", other="?"))
    assert [answer.question_id for answer in given] == ["state", "plan"]


def test_answers_that_cannot_be_given_are_refused() -> None:
    count = (Question("count", "How many?", QuestionKind.NUMBER),)
    assert "none of the answers" in refused(LAUNCH_ROOM.questions, state="fine", plan="Print")
    assert "wants a number" in refused(count, count="many")
    assert "no answer yet" in refused(DAILY.questions, done="Posters")
    assert "nothing in that answer" in refused(RETRO.questions)
    assert "at most" in refused(DAILY.questions, plan="x" * 3001)
    assert checked(count, answers(count="-3,5"))
    assert checked(MOOD.questions, (), were=("mood", "why")) == ()


def test_pools_take_turns() -> None:
    pool = Question("fun", "Fun", pool=("Tea?", "Sea?"))
    assert [asked_in((pool,), turn)[0].text for turn in range(3)] == ["Tea?", "Sea?", "Tea?"]


def test_bullets_are_no_part_of_a_line() -> None:
    assert lines_of("- Posters\n\n  2) Flyers\n\u2022 Stickers\n-5 degrees") == [
        "Posters",
        "Flyers",
        "Stickers",
        "-5 degrees",
    ]


@each_row(
    ("line", "edge"),
    [
        ("The logo <@U0PIOTR>", Edge(BlockerKind.PERSON, "U0PIOTR", "The logo")),
        ("waiting on <@U0PIOTR|piotr>", Edge(BlockerKind.PERSON, "U0PIOTR", "waiting")),
        ("keys from <@U0PIOTR>", Edge(BlockerKind.PERSON, "U0PIOTR", "keys")),
        ("- waiting for T-3", Edge(BlockerKind.TASK, "T-3", "waiting for T-3")),
        ("R-7 is not decided", Edge(BlockerKind.REQUEST, "R-7", "R-7 is not decided")),
        ("rain", Edge(BlockerKind.WORDS, "", "rain")),
    ],
)
def test_each_line_of_blockers_is_an_edge(line: str, edge: Edge) -> None:
    assert read_edges(line) == [edge]


@each_row("line", ["none", "No.", "Brak", "nie ma!", "Niente", "-", "\U0001f389", ""])
def test_nothing_in_the_way_is_no_edge(line: str) -> None:
    assert read_edges(line) == []


def test_a_plan_comes_back_once_each_and_what_is_carried_stands_in_the_new_one() -> None:
    given = answers(plan="Posters\nFlyers")
    planned = plan_of(DAILY.questions, (*given, Answer("plan", "", (Item("Print", task=3),))))
    assert [(item.text, item.task) for item in planned] == [("Posters", None), ("Flyers", None), ("Print", 3)]
    found = prefill_from(planned, [TaskLine(3, "Print"), TaskLine(4, "Order")], [TaskLine(5, "Send")])
    assert [item.state for item in found.planned] == [ItemState.OPEN, ItemState.OPEN, ItemState.DONE]
    assert (found.finished, found.due) == ((TaskLine(4, "Order"),), (TaskLine(5, "Send"),))
    ticked = Answer("done", "", (Item("Posters", ItemState.CARRIED), Item("Flyers", ItemState.DROPPED)))
    assert with_carried(DAILY.questions, (ticked,))[1] == Answer("plan", "", (Item("Posters"),))


def test_a_group_counts_each_voter_once() -> None:
    item = RetroItem("T", 1, DAY, 1, Role.SLOWED, "Logo", "U1", 1)
    same, other = replace(item, id=2, leads=1), replace(item, id=3, leads=3, role=Role.WELL)
    votes = [RetroVote(1, "U1"), RetroVote(2, "U1"), RetroVote(2, "U2"), RetroVote(3, "U1")]
    groups = groups_of([item, same, other], votes)
    assert [(group.lead.id, group.votes) for group in groups] == [(3, 1), (1, 2)]
    check_vote(groups, item, "U1")


def prompt(member_id: str, state: PromptState, why: str = "") -> Prompt:
    return Prompt("T", 1, DAY, member_id, state, AT, AT, why=why)


def the_round(*questions: Question, state: RoundState = RoundState.OPEN) -> Round:
    return Round("T", 1, DAY, state, AT, AT, questions or DAILY.questions)


def test_a_report_tells_people_apart_by_what_became_of_them() -> None:
    found = report_of(
        the_round(),
        [
            prompt("U1", PromptState.ANSWERED),
            prompt("U2", PromptState.WAITING),
            prompt("U3", PromptState.SPARED, "away"),
            prompt("U4", PromptState.SPARED, "weekday"),
            prompt("U5", PromptState.NOT_ASKED),
            prompt("U6", PromptState.MISSING),
        ],
        [Given("U1", answers(plan="Print"), AT, is_late=True)],
        [],
        {},
    )
    assert (found.taking_part, found.late, found.waiting, found.missing) == (3, ("U1",), ("U2",), ("U6",))
    assert ([member for member, _ in found.away], found.not_asked) == (["U3"], ("U5",))


def test_details_come_by_person_or_by_question_a_handful_to_a_page() -> None:
    given = [
        Given(
            f"U{number:02}", answers(plan="Print", blockers="rain" if number < 3 else ""), AT, is_late=False
        )
        for number in range(10)
    ]
    given = [replace(each, answers=tuple(a for a in each.answers if a.text)) for each in given]
    found = report_of(the_round(), [], given, [], {})
    assert [len(page.given) for page in pages_of(found, ReportOrder.BY_PERSON)] == [8, 2]
    by_question = pages_of(found, ReportOrder.BY_QUESTION)
    assert [(page.question and page.question.id, len(page.given)) for page in by_question] == [
        ("plan", 8),
        ("plan", 2),
        ("blockers", 3),
    ]


@pytest.mark.parametrize(
    ("state", "count", "shown"),
    [(RoundState.OPEN, 5, 0), (RoundState.CLOSED, 2, 0), (RoundState.CLOSED, 3, 3)],
)
def test_anonymous_answers_are_released_together_from_three_on(
    state: RoundState, count: int, shown: int
) -> None:
    secrets = {"mood": [str(number + 1) for number in range(count)]}
    found = report_of(the_round(*MOOD.questions, state=state), [], [], [], secrets).secrets[0]
    assert (found.count, len(found.answers or ())) == (count, shown)
    assert found.mean == (2 if shown else None)


def test_days_off_and_days_on_which_nobody_asked_count_in_no_participation() -> None:
    states = [PromptState.ANSWERED, PromptState.MISSING, PromptState.NOT_ASKED, PromptState.SPARED]
    (found,) = participation([prompt("U1", state) for state in states])
    assert (found.answered, found.asked) == (1, 2)


@each_row(
    ("minutes_late", "expected"),
    [
        (-1, AskAt(AT)),
        (0, AskNow(is_late=False)),
        (10, AskNow(is_late=False)),
        (11, AskNow(is_late=True)),
        (8 * 60, AskAt(datetime(2026, 11, 24, 8, tzinfo=UTC))),
        (20 * 60, TooLate()),
    ],
)
def test_late_is_better_than_never_as_long_as_there_is_time_at_work(
    minutes_late: int, expected: Decision
) -> None:
    """In Rome it is 15:30, work ends at 17:00; the window ends on the next day at 9:30."""
    slot = Slot(DAY, DAY, AT, datetime(2026, 11, 24, 8, 30, tzinfo=UTC))
    ana = Whose(Person("T", "U", "ana", "it-IT", "Europe/Rome"))
    assert decide(slot, ana, AT + timedelta(minutes=minutes_late)) == expected


def test_absences_that_touch_are_one_and_end_on_the_day_of_return() -> None:
    def away(first: int, last: int) -> Absence:
        return Absence("U", date(2026, 12, first), date(2026, 12, last))

    assert merged([away(8, 9), away(3, 7), away(20, 21)]) == [away(3, 9), away(20, 21)]
    assert without([away(3, 9), away(20, 21)], date(2026, 12, 6)) == [away(3, 5)]


def test_holidays_are_those_of_the_part_of_the_country() -> None:
    epiphany = date(2026, 1, 6)
    assert epiphany in holidays_in(read_region("de by"))
    assert epiphany not in holidays_in(read_region("DE-BE"))
    for place in ("Bavaria", "XX", "DE-ZZ", ""):
        with pytest.raises(Refusal, match="holidays"):
            read_region(place)


def test_a_person_sets_their_own_share_of_the_window() -> None:
    assert Participation("U").remind_percent(80) == 80
    assert Participation("U", ReminderPace.SLOW).remind_percent(80) == 95
    assert Participation("U", ReminderPace.SLOW).remind_percent(0) == 0


@each_row(
    ("name", "template"),
    [("Daily", DAILY), ("Team retro", RETRO), ("mood", MOOD), ("Launch check", LAUNCH_ROOM), ("Tea", DAILY)],
)
def test_a_name_calls_for_its_template(name: str, template: Template) -> None:
    assert template_for(name) is template


def test_a_saved_template_comes_before_ours() -> None:
    saved = replace(RETRO, key="daily", name="Daily")
    assert template_for("daily", [saved]) is saved


@each_row("template", TEMPLATES)
def test_our_own_templates_pass_our_own_checks_and_are_stored_whole(template: Template) -> None:
    assert check_questions(template.questions) == template.questions
    assert check_window(template.window) == template.window
    assert read_template(write_template(template)) == template


@each_row(
    "questions",
    [
        (),
        (Question("a", "A?"), Question("a", "B?")),
        (Question("a", ""),),
        (Question("a", "?"),),
        (Question("a", "x" * 151),),
        (Question("a", "A?", QuestionKind.CHOICE, options=("one",)),),
        (Question("a", "A?", QuestionKind.CHOICE, options=("one", "one")),),
        (Question("a", "A?", follows="b"),),
        (STATE, Question("a", "A?", follows="state", when=("purple",))),
        (MOOD.questions[0], Question("a", "A?", follows="mood")),
        tuple(Question(str(number), "A?") for number in range(13)),
    ],
)
def test_questions_that_cannot_be_asked_are_refused(questions: tuple[Question, ...]) -> None:
    with pytest.raises(Refusal):
        check_questions(questions)


def test_what_belongs_to_somebody_cannot_be_anonymous() -> None:
    for role in (Role.DONE, Role.PLAN, Role.BLOCKERS):
        with pytest.raises(Refusal, match="somebody's"):
            check_questions((Question("q", "What?", role=role, is_anonymous=True),))


def test_names_and_windows_are_checked() -> None:
    assert check_name("  Team   daily ") == "Team daily"
    for window in (Window(0), Window(8 * 24 * 60), Window(until=time(9), days=6)):
        with pytest.raises(Refusal):
            check_window(window)


def test_what_is_stored_reads_back_and_a_change_is_told() -> None:
    schedule = Schedule("FREQ=DAILY keep schedule", DAY, time(9, 30), "", Window(until=time(10), days=1))
    audience = Audience(("C1",), ("S1",), ("U1",), ("U2",), ("U3",))
    reporting = Reporting(ReportTime.LIVE, ReportOrder.BY_QUESTION, "C2")
    answer = Answer("plan", "Print", (Item("Posters", ItemState.CARRIED, 3),))
    assert read_schedule(write_schedule(schedule)) == schedule
    assert read_audience(write_audience(audience)) == audience
    assert read_reporting(write_reporting(reporting)) == reporting
    assert read_answer(write_answer(answer)) == answer
    assert [read_question(write_question(each)) for each in (*MOOD.questions, WHY)] == [*MOOD.questions, WHY]
    was = StandUp("T", 3, "C1", "Daily", "U1", DAILY.questions, schedule, audience, AT, AT)
    now = replace(was, name="Morning", schedule=replace(schedule, at=time(10)), version=2)
    told = difference(was, now)
    assert (told["was"]["name"], told["now"]["name"]) == ("Daily", "Morning")
    assert told["now"]["schedule"]["at"] == "10:00:00"
    assert (was.label, was.is_retro, was.report_channel) == ("S-3", False, "C1")


def test_labels_name_the_round() -> None:
    label = prompt("U1", PromptState.WAITING).label
    assert label == "S-1:2026-11-23:U1"
    assert read_label(label) == read_label(the_round().label) == (1, DAY)
