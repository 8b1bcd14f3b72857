"""A round of each kind of stand-up as plain values, and every message and form that shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from bot.domain.refusal import Refusal
from bot.domain.standups.absences import Absence, DayOff
from bot.domain.standups.answers import Answer, Item, ItemState
from bot.domain.standups.blockers import StandingBlocker
from bot.domain.standups.carrying import Prefill, TaskLine
from bot.domain.standups.definition import (
    Audience,
    Question,
    QuestionKind,
    Reporting,
    ReportOrder,
    Role,
    Schedule,
    StandUp,
)
from bot.domain.standups.participation import ReminderPace
from bot.domain.standups.report import Attendance, pages_of, report_of
from bot.domain.standups.retro import RetroItem, RetroVote, groups_of
from bot.domain.standups.rounds import Given, Prompt, PromptState, Round, RoundState
from bot.domain.standups.templates import DAILY, MOOD, RETRO, TEMPLATES, WEEKDAYS
from bot.domain.tasks.task import BlockerKind
from bot.domain.unclear import Unclear
from bot.messages.did_you_mean import did_you_mean
from bot.messages.layout import Block, Message
from bot.messages.modals import Modal
from bot.messages.reader import reader_for
from bot.messages.standups import (
    answer_fills,
    answer_forms,
    answers,
    blockers,
    home,
    lists,
    missed,
    past_reports,
    prompts,
    replies,
    reports,
    retros,
    settings,
    setup_fills,
    setup_forms,
    task_forms,
    template_forms,
)
from bot.messages.standups.actions import RUN, create_button, settings_button
from bot.services.standups.answering import Answered, AnswerForm
from bot.services.standups.at_home import WaitingAtHome
from bot.services.standups.blocking import BlockerView
from bot.services.standups.creating import SetUp
from bot.services.standups.own_settings import OwnStandUps
from bot.services.standups.report_views import PageView, PastReport, ReportView
from bot.services.standups.retros import RetroView
from bot.services.standups.running import AskedNow, Skipped
from bot.services.standups.views import Listed, MissedView, PromptView, Status
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, PIOTR, TEAM, ZOFIA_WHO_LEFT, a_task

HERS = reader_for(GRACE, NOW)
MONDAY = date(2026, 11, 23)
UNTIL = NOW + timedelta(hours=4)
NAMES = {person.id: person.name for person in (ANA, PIOTR, GRACE, DAVID, ZOFIA_WHO_LEFT)}
SCHEDULE = Schedule(WEEKDAYS, MONDAY, time(9, 30), "America/New_York")


def a_standup(
    questions: Sequence[Question] = DAILY.questions, order: ReportOrder = ReportOrder.BY_PERSON
) -> StandUp:
    return StandUp(
        *(TEAM, 1, LAUNCH.id, "Daily", GRACE.id, tuple(questions), SCHEDULE),
        *(Audience((LAUNCH.id,)), NOW, NOW, Reporting(order=order)),
    )


def a_round(questions: Sequence[Question] = DAILY.questions, state: RoundState = RoundState.OPEN) -> Round:
    return Round(TEAM, 1, MONDAY, state, NOW, UNTIL, tuple(questions))


def a_prompt(member_id: str = GRACE.id, state: PromptState = PromptState.WAITING, why: str = "") -> Prompt:
    is_answered = state is PromptState.ANSWERED
    return Prompt(
        *(TEAM, 1, MONDAY, member_id, state, NOW, UNTIL, NOW),
        answered_at=NOW if is_answered else None,
        is_late=is_answered,
        why=why,
    )


ITEMS = (
    Item("The brief", ItemState.DONE, 12),
    Item("Posters &amp; flyers", ItemState.CARRIED),
    Item("The press kit", ItemState.DROPPED),
)
GIVEN = Given(
    GRACE.id,
    (
        Answer("done", "", ITEMS),
        Answer("plan", "Call <@U0ANA>\nBook", (Item("Posters &amp; flyers"),)),
        Answer("blockers", "<@U0DAVID> the price"),
    ),
    NOW,
    is_late=True,
)
BLOCKERS = (
    StandingBlocker(
        TEAM, 1, 1, MONDAY - timedelta(days=3), GRACE.id, BlockerKind.PERSON, DAVID.id, "the price", NOW
    ),
    StandingBlocker(TEAM, 2, 1, MONDAY, ANA.id, BlockerKind.TASK, "T-12", "T-12 must be done", NOW),
    StandingBlocker(TEAM, 3, 1, MONDAY, ANA.id, BlockerKind.WORDS, "", "no time", NOW, NOW, ANA.id),
)
SECRETS = {"mood": ["1", "4", "5"], "why": ["Less mail", "More <!channel>", "Tea"]}
CARDS = groups_of(
    [
        RetroItem(TEAM, 1, MONDAY, 1, Role.WELL, "Good mood", GRACE.id, 1),
        RetroItem(TEAM, 1, MONDAY, 2, Role.WELL, "Fun", GRACE.id, 1, task=12),
        RetroItem(TEAM, 1, MONDAY, 3, Role.TRY, "Pair up", GRACE.id, 3),
    ],
    [RetroVote(1, ANA.id)],
)


def a_report(standup: StandUp, state: RoundState = RoundState.OPEN) -> ReportView:
    given = (
        GIVEN if not standup.is_retro else Given(GRACE.id, (Answer("well", "Good mood\nFun"),), NOW, False)
    )
    round_ = a_round(standup.questions, state)
    off = [(ANA.id, PromptState.SPARED, DayOff.AWAY), (PIOTR.id, PromptState.SPARED, DayOff.HOLIDAY)]
    states = [
        (DAVID.id, PromptState.NOT_ASKED, ""),
        ("U0X", PromptState.WAITING, ""),
        ("U0Y", PromptState.MISSING, ""),
    ]
    asked = [a_prompt(member, each, why) for member, each, why in (*off, *states)]
    report = report_of(round_, asked, [given], BLOCKERS, SECRETS)
    return ReportView(standup, report, NAMES, GRACE, tuple(CARDS) if standup.is_retro else ())


STANDUP = a_standup()
RETRO_UP = a_standup(RETRO.questions, ReportOrder.BY_QUESTION)
MOOD_UP = a_standup(MOOD.questions)
FORM = AnswerForm(
    *(STANDUP, a_round(), a_prompt()),
    Prefill(
        (Item("Call the bank"), Item("The brief", ItemState.DONE, 12)),
        (TaskLine(3, "Tidy up"),),
        (TaskLine(4, "Pay"),),
    ),
    BLOCKERS[:1],
)
ANSWERED = Answered(
    STANDUP, a_round(), a_prompt(state=PromptState.ANSWERED), GIVEN, BLOCKERS[:1], (12,), is_first=True
)
LISTED = Listed(STANDUP, LAUNCH, 4, UNTIL, may_change=True)
AWAY = [Absence(GRACE.id, MONDAY, MONDAY + timedelta(days=4))]


def messages() -> Iterator[Message]:
    """One of everything that is said."""
    yield answers.set_up(SetUp(STANDUP, ()), HERS, is_new=True)
    yield answers.set_up(SetUp(STANDUP, (GRACE.id,), 1), HERS, is_new=False)
    yield answers.form_button(HERS, standup=STANDUP)
    yield answers.form_button(HERS)
    yield answers.answer_here("S-1", HERS)
    yield did_you_mean("/standup", Unclear("staus", ("status Daily",)), RUN, HERS)
    yield answers.paused(STANDUP, HERS)
    yield answers.resumed(STANDUP, HERS)
    yield answers.skipped(Skipped(STANDUP, MONDAY), HERS)
    yield answers.asked_now(AskedNow(STANDUP, a_round(), NOW, (GRACE.id,), (ANA.id,)), HERS)
    yield answers.delete(STANDUP, HERS)
    yield answers.deleted(STANDUP, HERS)
    yield answers.away(AWAY, HERS)
    yield answers.back(AWAY, HERS)
    yield answers.answered(ANSWERED, HERS)
    yield lists.listed([LISTED] * 60, HERS, everywhere=True)
    yield lists.listed([], HERS, everywhere=False)
    view = a_report(STANDUP)
    yield lists.status(Status(LISTED, view, ((ANA.id, DayOff.HOLIDAY),), 3, NAMES), HERS)
    yield lists.status(Status(LISTED, None, (), 0, NAMES), HERS)
    yield template_forms.renamed(replace(TEMPLATES[0], name="Ours <!channel>"), HERS)
    yield replies.taken(ANSWERED, "Call the shops", NAMES, HERS)
    yield replies.not_enough(FORM, Refusal("There is nothing in that answer yet."), "x" * 3000, HERS)
    yield missed.missed(MissedView(STANDUP, (MONDAY,), GRACE), HERS)
    yield from _of_prompts()
    yield from _of_reports()
    for blocker in BLOCKERS:
        yield blockers.nudge(BlockerView(STANDUP, blocker, GRACE, DAVID, "The brief"), HERS)
        yield blockers.solved(blocker, HERS)
    for pace in (*ReminderPace, None):
        yield settings.reminded(OwnStandUps(pace, ""), HERS)


def _of_prompts() -> Iterator[Message]:
    for state in PromptState:
        for is_open in (True, False):
            prompt = a_prompt(state=state, why=DayOff.AWAY.value if state is PromptState.SPARED else "")
            view = PromptView(STANDUP, a_round(), prompt, GRACE, True, is_open)
            yield prompts.prompt(view, HERS)
            yield prompts.reminder(view, HERS)


def _of_reports() -> Iterator[Message]:
    for standup in (STANDUP, RETRO_UP, MOOD_UP):
        for state in (RoundState.OPEN, RoundState.CLOSED):
            view = a_report(standup, state)
            pages = tuple(pages_of(view.report, standup.reporting.order))
            yield reports.report(view, HERS)
            yield reports.closing(view, HERS)
            yield from (reports.details(PageView(view, page), HERS) for page in (*pages, None))
            for number in (1, 2, 3):
                shown = PastReport(view, pages * 40, (Attendance(GRACE.id, 3, 4),))
                yield past_reports.past(shown, HERS, number)


def forms() -> Iterator[Modal]:
    """One of every form."""
    about = {"label": "S-1:2026-11-23"}
    yield from (
        setup_forms.create_form(setup_fills.from_template(each, HERS), TEMPLATES, [("S1", "@web")], HERS)
        for each in TEMPLATES
    )
    saved = replace(TEMPLATES[0], key="ours", name="Ours <!channel>")
    of_saved = setup_fills.from_template(saved, HERS)
    yield setup_forms.create_form(of_saved, [*TEMPLATES, saved], [], HERS, may_change=True)
    yield template_forms.rename_form(saved, HERS)
    yield setup_forms.edit_form(STANDUP, [], HERS)
    for rows in ((("", ""),), (("the price", DAVID.id), ("", "T-3"))):
        filled = answer_fills.first_filled(FORM, NAMES)
        shown = answer_fills.Filled(filled.texts, filled.ticked, rows)
        yield answer_forms.answer_form(FORM, shown, NAMES, HERS, ["*Last time*"])
    for questions in (
        MOOD.questions,
        TEMPLATES[4].questions,
        (Question("n", "How many?", QuestionKind.NUMBER),),
    ):
        form = AnswerForm(a_standup(questions), a_round(questions), a_prompt(), Prefill(), (), is_late=True)
        yield answer_forms.answer_form(form, answer_fills.first_filled(form, NAMES), NAMES, HERS)
    retro = RetroView(RETRO_UP, a_round(RETRO.questions), tuple(CARDS), ((CARDS[0].items[1], a_task()),))
    yield retros.grouping_form(retro, NAMES, HERS)
    yield settings.settings_form(OwnStandUps(None, "DE-BY"), AWAY, HERS)
    yield task_forms.make_form(task_forms.lines_said(GIVEN, NAMES), GRACE.id, about, HERS)


def on_the_home() -> list[Block]:
    return home.waiting([WaitingAtHome(STANDUP, a_prompt())], HERS)


def buttons_of_help() -> list[Block]:
    return [create_button(HERS), settings_button(HERS)]
