"""What people read of stand-ups: within Slack's limits, whole without its blocks, and calling nobody."""

from dataclasses import replace
from datetime import time

import pytest

from bot.domain.standups.answers import Answer
from bot.domain.standups.creation import read_creation
from bot.domain.standups.definition import Question, QuestionKind, ReportOrder, Role, Schedule, Window
from bot.domain.standups.report import pages_of, report_of
from bot.domain.standups.retro import RetroItem, groups_of
from bot.domain.standups.rounds import Given, PromptState, RoundState
from bot.domain.tasks.task import TaskStatus
from bot.messages.reader import read_locale
from bot.messages.standups import (
    answer_fills,
    answer_forms,
    answers,
    lists,
    pages,
    past_reports,
    prompts,
    replies,
    reports,
    retros,
    wording,
)
from bot.messages.tasks.wording import SECTION_LIMIT
from bot.sandbox.blocks import view_problems
from bot.services.standups.creating import SetUp
from bot.services.standups.report_views import PageView, PastReport, ReportView
from bot.services.standups.views import PromptView
from tests.bot.messages.reading import problems, shown
from tests.bot.messages.standups.values import (
    ANSWERED,
    CARDS,
    FORM,
    GIVEN,
    HERS,
    MONDAY,
    MOOD_UP,
    NAMES,
    RETRO_UP,
    STANDUP,
    a_prompt,
    a_report,
    a_round,
    forms,
    messages,
)
from tests.rows import each_row
from tests.units import GRACE, NOW, a_task

LONGEST_UPDATED = 4000


def test_everything_said_is_taken_by_slack_and_can_be_updated() -> None:
    said = list(messages())
    assert [(message.text, problems(message)) for message in said if problems(message)] == []
    assert [message.text for message in said if len(message.text) > LONGEST_UPDATED] == []
    assert "<!channel>" not in "".join(map(shown, said))


def test_every_form_is_taken_by_slack() -> None:
    found = [view_problems(form.payload() | {"private_metadata": ""}, "modal") for form in forms()]
    assert found == [[]] * len(found)


def test_the_headline_begins_with_what_is_in_the_way_and_names_people_without_calling_them() -> None:
    message = reports.report(a_report(STANDUP), HERS)
    lines = message.text.splitlines()
    assert lines[0] == "Daily · Mon 23 Nov · 1 of 3 answered"
    assert lines[1] == ":no_entry: In the way"
    assert lines[2] == "• grace: the price (on david, for 3 days)"
    assert "Away: ana, piotr (holiday)" in message.text
    assert "Late: grace" in message.text
    assert "<@" not in message.text + str(message.blocks)


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "1 of 4 answered, 1 is asked later"),
        ("en", 2, "1 of 5 answered, 2 are asked later"),
        ("pl", 1, "odpowiedzi 1 z 4, 1 osoba zostanie zapytana później"),
        ("pl", 3, "odpowiedzi 1 z 6, 3 osoby zostaną zapytane później"),
        ("pl", 5, "odpowiedzi 1 z 8, 5 osób zostanie zapytanych później"),
        ("it", 1, "risposte 1 su 4, 1 persona riceverà la domanda più tardi"),
        ("it", 2, "risposte 1 su 5, 2 persone riceveranno la domanda più tardi"),
    ],
)
def test_whoever_is_asked_only_later_is_counted_with_the_others(language: str, count: int, said: str) -> None:
    view = a_report(STANDUP)
    report = replace(view.report, later=tuple(f"U0L{place}" for place in range(count)))
    view, theirs = replace(view, report=report), replace(HERS, locale=read_locale(language))
    assert reports.headline(view, theirs)[0].endswith(said)
    assert lists.now(view, theirs)[0].endswith(said)


def test_an_observers_copy_leads_to_the_answers_and_asks_for_none() -> None:
    """There is no thread beneath it."""
    message = reports.report(replace(a_report(RETRO_UP), is_copy=True), HERS)
    assert "thread" not in message.text
    assert [each["value"] for each in message.blocks[-1]["elements"]] == ["report S-1 2026-11-23"]


def test_short_pages_of_a_past_report_share_a_sheet_and_long_ones_do_not() -> None:
    view = a_report(RETRO_UP)
    (page,) = pages_of(view.report, ReportOrder.BY_QUESTION)
    whole = past_reports.past(PastReport(view, (page, page)), HERS)
    assert shown(whole).count("What went well?") == 2
    assert "▶" not in shown(whole)
    turned = past_reports.past(PastReport(view, (page,) * 40), HERS)
    assert "Page 2 ▶" in shown(turned)
    assert problems(turned) == []


def test_what_was_planned_shows_what_became_of_it() -> None:
    (page,) = pages_of(a_report(STANDUP).report, ReportOrder.BY_PERSON)
    text = reports.details(PageView(a_report(STANDUP), page), HERS).text
    assert "✓ T-12 The brief\n✗ ~The press kit~" in text
    assert text.count("→ Posters &amp; flyers") == 1
    assert "• Call @ana" in text


def test_a_hundred_participants_fit_and_all_of_them_are_read_about() -> None:
    people = [f"U0P{number}" for number in range(100)]
    names = {person: f"person {number}" for number, person in enumerate(people)}
    answers = tuple(Answer(each, "word " * 590) for each in ("done", "plan"))
    given = [Given(person, answers, NOW, is_late=False) for person in people]
    asked = [a_prompt(person, PromptState.ANSWERED) for person in people]
    view = replace(a_report(STANDUP), report=report_of(a_round(), asked, given, (), {}), names=names)
    said = ""
    for order in ReportOrder:
        for page in pages_of(view.report, order):
            message = reports.details(PageView(view, page), HERS)
            assert problems(message) == []
            assert len(message.text) <= LONGEST_UPDATED
            said += shown(message)
    assert all(said.count(f"*{name}*") == 3 for name in names.values())
    assert "choose Everything in the menu" in said
    everything = "".join(pages.of_person(view, given[0], HERS))
    assert everything.count("word") == 1180
    assert (
        problems(reports.report(replace(view, report=replace(view.report, missing=tuple(people))), HERS))
        == []
    )


def test_the_longest_answers_of_all_kinds_fit() -> None:
    """Escaped, one character may be five."""
    long = "&amp;" * 600
    given = replace(GIVEN, answers=(Answer("done", long), Answer("plan", long + "\n" + long)))
    for questions in (STANDUP.questions, MOOD_UP.questions, RETRO_UP.questions):
        standup = replace(STANDUP, questions=questions)
        secrets = {each.id: [long] * 120 for each in questions if each.hides_who and not each.choices}
        found = report_of(a_round(questions, RoundState.CLOSED), [], [given], (), secrets)
        items = [RetroItem("T", 1, MONDAY, id_, Role.WELL, long, given.member_id, 1) for id_ in (1, 2)]
        cards = groups_of(items, ())
        view = ReportView(standup, found, NAMES, None, tuple(cards))
        for order in ReportOrder:
            shown_on = pages_of(found, order)
            said = [reports.details(PageView(view, page), HERS) for page in shown_on]
            past = PastReport(view, tuple(shown_on))
            said += [past_reports.past(past, HERS, number) for number in range(1, len(shown_on) + 1)]
            assert [problems(message) for message in said] == [[]] * len(said)
        lines = pages.of_person(view, given, HERS)
        assert max(map(len, lines), default=0) < SECTION_LIMIT
    answered = replace(ANSWERED, given=given)
    assert problems(replies.taken(answered, long, NAMES, HERS)) == []


def test_moods_are_counted_and_words_nobody_said_stand_in_no_order() -> None:
    view = a_report(MOOD_UP, RoundState.CLOSED)
    assert "How was your week, from 1 to 5? 3.3 on average; answers: 3." in reports.report(view, HERS).text
    assert ":lock:" in reports.report(a_report(MOOD_UP), HERS).text
    texts = [
        reports.details(PageView(view, page), HERS).text
        for page in pages_of(view.report, ReportOrder.BY_PERSON)
    ]
    assert "😞 1: 1" in texts[-2]
    assert "• Tea" in texts[-1]
    assert "grace" not in texts[-1]


def test_what_can_be_answered_in_time_alone_offers_no_late_answer() -> None:
    secret = (Question("mood", "How are you?", QuestionKind.MOOD),)
    for state, buttons in ((RoundState.OPEN, 1), (RoundState.CLOSED, 0)):
        found = report_of(a_round(secret, state), [], [], (), {})
        message = reports.report(replace(a_report(MOOD_UP), report=found), HERS)
        assert shown(message).count("Answer") == buttons


def test_fewer_than_three_anonymous_answers_stay_hidden_for_good_and_the_report_says_so() -> None:
    few = report_of(a_round(MOOD_UP.questions, RoundState.CLOSED), [], [], (), {"why": ["Tea"]})
    text = reports.report(replace(a_report(MOOD_UP), report=few), HERS).text
    assert "better? 1 answered: fewer than three, so nobody sees them." in text
    assert "Tea" not in text


def test_a_question_that_only_the_form_can_answer_asks_for_no_reply() -> None:
    hint = "Or reply here"
    assert hint in prompts.prompt(PromptView(STANDUP, a_round(), a_prompt(), GRACE, False, True), HERS).text
    moods = PromptView(MOOD_UP, a_round(MOOD_UP.questions), a_prompt(), GRACE, False, True)
    assert hint not in prompts.prompt(moods, HERS).text


def test_whoever_sets_a_time_outside_of_working_hours_is_told() -> None:
    said = answers.set_up(SetUp(STANDUP, (GRACE.id, "U0ANA"), 1), HERS, is_new=True).text
    assert "1 of them is not at work at that time" in said
    assert "at work" not in answers.set_up(SetUp(STANDUP, (GRACE.id,)), HERS, is_new=True).text


def test_cards_of_a_retro_show_votes_groups_and_tasks() -> None:
    view = a_report(RETRO_UP)
    page = pages_of(view.report, ReportOrder.BY_QUESTION)[0]
    message = reports.details(PageView(view, page), HERS)
    assert "• Good mood\n   also: Fun → T-12" in message.text
    assert "👍 1" in str(message.blocks)
    assert (
        "done"
        in retros.outcomes([(CARDS[0].items[1], replace(a_task(), status=TaskStatus.DONE))], NAMES, HERS)[1]
    )


def test_a_normal_day_takes_two_clicks() -> None:
    """All that can be known is ticked when the form opens, and nothing must be typed."""
    filled = answer_fills.first_filled(FORM, NAMES)
    assert filled.ticked == {"planned": ["1"], "dropped": [], "finished": ["3 Tidy up"], "due": ["4 Pay"]}
    form = answer_forms.answer_form(FORM, filled, NAMES, HERS)
    assert all(block["optional"] for block in form.blocks if block["type"] == "input")


def test_what_was_answered_stands_in_the_form_again() -> None:
    filled = answer_fills.first_filled(replace(FORM, given=GIVEN), NAMES)
    assert filled.texts["standup_q:plan"] == "Call @ana\nBook"
    assert filled.rows == (("the price", "U0DAVID"),)


def test_whoever_answered_anonymously_is_not_asked_again() -> None:
    prompt = replace(a_prompt(), secrets=("mood",))
    form = replace(FORM, round=a_round(MOOD_UP.questions), prompt=prompt, blockers=())
    modal = answer_forms.answer_form(form, answer_fills.Filled(), NAMES, HERS)
    assert [block["block_id"] for block in modal.blocks if block["type"] == "input"] == ["standup_q:why"]


@pytest.mark.parametrize("language", ["pl-PL", "it-IT"])
def test_our_own_questions_are_translated_and_those_of_people_are_not(language: str) -> None:
    reader = replace(HERS, locale=read_locale(language))
    ours, theirs = STANDUP.questions[0], replace(STANDUP.questions[0], text="Done")
    assert wording.question(ours, reader) != ours.text
    assert wording.question(theirs, reader) == "Done"


@each_row("language", ["en-US", "pl-PL", "it-IT"])
@each_row("window", [Window(until=time(10), days=1), Window(until=time(12), days=2), Window(90)])
def test_hours_in_a_form_are_read_as_they_are_shown(language: str, window: Window) -> None:
    schedule = Schedule("FREQ=WEEKLY;BYDAY=FR keep schedule", MONDAY, time(16), "", window)
    reader = replace(HERS, locale=read_locale(language))
    person = replace(GRACE, locale=language)
    typed = f"Week {wording.days(schedule.recurrence, reader)} {wording.window_of(schedule, reader)}"
    found = read_creation(typed, person, NOW)
    assert (found.name, found.recurrence, found.window) == ("Week", schedule.recurrence, window)


def test_a_window_over_the_weekend_names_the_day_on_which_it_ends() -> None:
    window = Window(until=time(10), days=1)
    fridays = Schedule("FREQ=WEEKLY;BYDAY=FR keep schedule", MONDAY, time(16), "", window)
    assert wording.window_of(fridays, HERS) == "until Mon 10:00"
    assert wording.window_of(replace(fridays, recurrence="FREQ=DAILY keep schedule"), HERS) == (
        "until 10:00 next day"
    )
