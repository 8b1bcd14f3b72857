"""What people type after /request, and what is understood of it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.approvals.commands import (
    AllowKeeper,
    ApprovalCommand,
    AskByForm,
    Delegate,
    EditPolicy,
    EditRequest,
    ExportRequests,
    ListPolicies,
    ListRequests,
    ListSubstitutes,
    NewPolicy,
    NewRequest,
    PassRequest,
    RemindApprovers,
    ReplayPolicy,
    ShowHelp,
    ShowLog,
    ShowPolicy,
    ShowRequest,
    Simulate,
    StopDelegating,
    SwitchPolicy,
    TellStory,
    WithdrawRequest,
)
from bot.domain.approvals.grammar import read_request_command
from bot.domain.approvals.model import ALL, Content, Money, Step
from bot.domain.approvals.parts import Typist
from bot.domain.approvals.scopes import RequestScope
from bot.domain.approvals.verbs import HELP
from bot.domain.due import DueRefused
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.unclear import Unclear
from tests.bot.domain.approvals.typing_names import with_ids
from tests.rows import each_row
from tests.units import ANA, DAVID, FRIDAY_FIVE, GRACE, NOW, PIOTR

FRIDAY_IN_EUROPE = datetime(2026, 11, 27, 16, tzinfo=UTC)
MONDAY, FRIDAY = date(2026, 11, 30), date(2026, 12, 4)
BY_GRACE = (Step((GRACE.id,)),)


def read(text: str, person: Person = GRACE) -> ApprovalCommand:
    return read_request_command(with_ids(text), Typist(person, NOW, ("marketing",)))


def new(title: str, *steps: Step, **more: Any) -> NewRequest:
    content = {name: more.pop(name) for name in ("kind", "money", "links") if name in more}
    return NewRequest(Content(title, **content), steps or BY_GRACE, **more)


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


@pytest.mark.parametrize(
    ("text", "person", "asked"),
    [
        (
            "New posters to @grace amount 1200 EUR by friday",
            GRACE,
            new("New posters", money=euros("1200.00"), due_at=FRIDAY_FIVE),
        ),
        (
            "amount 1200 EUR by friday to @grace type spend New posters",
            GRACE,
            new("New posters", kind="spend", money=euros("1200.00"), due_at=FRIDAY_FIVE),
        ),
        (
            "Nowe plakaty do @grace kwota 1200 zł do piątku",
            PIOTR,
            new("Nowe plakaty", money=Money(Decimal("1200.00"), "PLN"), due_at=FRIDAY_IN_EUROPE),
        ),
        (
            "Nuovi poster a @grace importo 1.200,50 EUR tipo spesa entro venerdì",
            ANA,
            new("Nuovi poster", kind="spend", money=euros("1200.50"), due_at=FRIDAY_IN_EUROPE),
        ),
        (
            "Umowa z drukarnią do wszystkich z @grace, @david potem @legal typ umowa",
            PIOTR,
            new("Umowa z drukarnią", Step((GRACE.id, DAVID.id), ALL), Step(("S0LEGAL",)), kind="legal"),
        ),
        (
            "Contratto a tutti di @grace @david poi 2 di @ana @piotr @legal",
            ANA,
            new(
                "Contratto",
                Step((GRACE.id, DAVID.id), ALL),
                Step((ANA.id, PIOTR.id, "S0LEGAL"), 2),
            ),
        ),
        ("Posters @grace @david", GRACE, new("Posters", Step((GRACE.id, DAVID.id)))),
        ("Posters to @grace and @david", GRACE, new("Posters", Step((GRACE.id, DAVID.id), ALL))),
        ("Posters to @grace or @david", GRACE, new("Posters", Step((GRACE.id, DAVID.id), 1))),
        ("Posters to @grace, and @david all", GRACE, new("Posters", Step((GRACE.id, DAVID.id), ALL))),
        (
            "Posters to @grace @david both by friday",
            GRACE,
            new("Posters", Step((GRACE.id, DAVID.id), ALL), due_at=FRIDAY_FIVE),
        ),
        ("Posters to @grace 2 of @david", GRACE, new("Posters", Step((GRACE.id, DAVID.id), 2))),
        ("Posters any @grace @david", GRACE, new("Posters", Step((GRACE.id, DAVID.id), 1))),
        ("Ship 2 of them to @grace", GRACE, new("Ship 2 of them")),
        ("Ask @grace any questions about it", GRACE, new("Ask any questions about it")),
        ('"Policy update" to @grace', GRACE, new("Policy update")),
        ("„Do piątku” do @grace", PIOTR, new("Do piątku")),
        ("Policy update for remote work to @grace", GRACE, new("Policy update for remote work")),
        ("edit video for the shop @grace", GRACE, new("edit video for the shop")),
        ("Posters for 12k EUR to @grace", GRACE, new("Posters for 12k EUR", money=euros("12000.00"))),
        ("May we spend 480 EUR? to @grace", GRACE, new("May we spend 480 EUR?", money=euros("480.00"))),
        (
            "Urlop od poniedziałku do piątku do @grace typ urlop",
            PIOTR,
            new("Urlop od poniedziałku do piątku", kind="leave"),
        ),
        ("Approve the invoice of May to @grace", GRACE, new("Approve the invoice of May")),
        ("Posters €480 to @grace", GRACE, new("Posters €480", money=euros("480.00"))),
        ("Amount of work for May to @grace", GRACE, new("Amount of work for May")),
        ("Type of paper to @grace", GRACE, new("Type of paper")),
        ("Campaign to @grace type marketing", GRACE, new("Campaign", kind="marketing")),
        (
            "Hosting to @grace when approved: T-30, T-31 start",
            GRACE,
            new("Hosting", starts=(30, 31)),
        ),
        ("Hosting to @grace then starts T-30", GRACE, new("Hosting", starts=(30,))),
        ("Hosting do @grace po zatwierdzeniu rusza T-30", PIOTR, new("Hosting", starts=(30,))),
        ("Hosting a @grace dopo l\u2019approvazione T-30 inizia", ANA, new("Hosting", starts=(30,))),
        ('"T-" when approved: T-30', GRACE, NewRequest(Content("T-"), starts=(30,))),
        ("Release of T-30 to @grace", GRACE, new("Release of T-30")),
        (
            "Offer <https://x.example/a?b=1> to @grace",
            GRACE,
            new("Offer", links=("https://x.example/a?b=1",)),
        ),
        (
            "<https://x.example> to @grace",
            GRACE,
            new("https://x.example", links=("https://x.example",)),
        ),
        ("Posters for the launch", GRACE, NewRequest(Content("Posters for the launch"))),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_asked_of_whom_is_read_in_any_order(text: str, person: Person, asked: NewRequest) -> None:
    assert read(text, person) == asked


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", AskByForm()),
        ("R-7", ShowRequest(7)),
        ("r7", ShowRequest(7)),
        ("7", ShowRequest(7)),
        ("show", ShowRequest(None)),
        ("pokaż 7", ShowRequest(7)),
        ("list", ListRequests(RequestScope.MINE)),
        ("list waiting 2", ListRequests(RequestScope.WAITING, 2)),
        ("lista wszystkie", ListRequests(RequestScope.ALL)),
        ("elenco decise", ListRequests(RequestScope.DECIDED)),
        ("withdraw R-7", WithdrawRequest(7)),
        ("R-7 withdraw", WithdrawRequest(7)),
        ("approve R-7", ShowRequest(7)),
        ("odrzuć 7 za drogo", ShowRequest(7)),
        ("approvo", ShowRequest(None)),
        ("ritira 7", WithdrawRequest(7)),
        ("remind", RemindApprovers(None)),
        ("edit r-7", EditRequest(7)),
        ("pass R-7 to @david", PassRequest(7, DAVID.id)),
        ("przekaz @david", PassRequest(None, DAVID.id)),
        ("audit R-7", TellStory(7)),
        ("audyt R-7 2", TellStory(7, 2)),
        ("export", ExportRequests(None)),
        ("export 7", ExportRequests(7)),
        ("help", ShowHelp()),
        ("delegate", ListSubstitutes()),
        ("delegate list", ListSubstitutes()),
        ("delegate stop", StopDelegating()),
        ("away stop", StopDelegating()),
        ("delegate @david from monday to friday", Delegate(DAVID.id, MONDAY, FRIDAY)),
        ("delegate to @david monday - friday", Delegate(DAVID.id, MONDAY, FRIDAY)),
        ("deleguj @david od poniedziałku do piątku", Delegate(DAVID.id, MONDAY, FRIDAY)),
        ("delega @david da lunedì fino a venerdì", Delegate(DAVID.id, MONDAY, FRIDAY)),
        ("delegate @david until friday", Delegate(DAVID.id, NOW.date(), date(2026, 11, 27))),
        ("delegate @david next week", Delegate(DAVID.id, MONDAY, date(2026, 12, 6))),
        ("deleguj @david w tym tygodniu", Delegate(DAVID.id, NOW.date(), date(2026, 11, 29))),
        ("delega @david per 2 settimane", Delegate(DAVID.id, NOW.date(), date(2026, 12, 6))),
        ("away from monday for a week", Delegate("", MONDAY, date(2026, 12, 6))),
        ("away for 3 days", Delegate("", NOW.date(), date(2026, 11, 25))),
        ("away 1-5 dec", Delegate("", date(2026, 12, 1), date(2026, 12, 5))),
        ("away tomorrow", Delegate("", date(2026, 11, 24), date(2026, 11, 24))),
        ("away from 24 dec to 3 jan", Delegate("", date(2026, 12, 24), date(2027, 1, 3))),
        ("policy", ListPolicies()),
        ("policy spend", ShowPolicy("spend")),
        ("policy show Big spend", ShowPolicy("Big spend")),
        ("policy new", NewPolicy("")),
        ("policy edit spend", EditPolicy("spend")),
        ("polityka wyłącz spend", SwitchPolicy("spend", on=False)),
        ("politica attiva spend", SwitchPolicy("spend", on=True)),
        ("policy replay spend", ReplayPolicy("spend")),
        ("policy allow @david", AllowKeeper(DAVID.id, may=True)),
        ("policy disallow @david", AllowKeeper(DAVID.id, may=False)),
        ("simulate 12000 EUR marketing", Simulate(NewRequest(Content("", "marketing", euros("12000.00"))))),
        (
            "simulate Posters amount 480 EUR to @grace",
            Simulate(NewRequest(Content("Posters", "", euros("480.00")), BY_GRACE)),
        ),
        ("polcy", Unclear("polcy", ("policy",), "polcy")),
        ("witdraw R-7", Unclear("witdraw R-7", ("withdraw R-7",), "witdraw R-7")),
        ("log", ShowLog()),
        ("dziennik 3", ShowLog(3)),
        ("decisioni", ShowLog()),
        ("waiting", Unclear("waiting", ("list waiting",), "waiting")),
        ("audit of the shop", Unclear("audit of the shop", (), "audit of the shop")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_verb_says_what_is_wanted(text: str, wanted: ApprovalCommand) -> None:
    assert read(text) == wanted


@each_row(
    ("text", "sentence"),
    [
        ("Trip with @david to Rome to @grace", "Does {person} approve it, too"),
        ("Posters to @grace and @david or @legal", "two ways"),
        ("Posters to all of @grace any of @david", "Say once"),
        ("Posters to @gracie type spend", "nobody called"),
        ("Posters amount 1200 to @grace", "Which currency"),
        ("Posters 3 EUR or 5 EUR to @grace", "Which of these amounts"),
        ("Posters 1.2.3 EUR to @grace", "cannot read"),
        ("Posters -1200 EUR to @grace", "cannot read"),
        ("iPhone 15 EUR 900 to @grace", "Which of these amounts"),
        ("Posters to @grace type spedn", "There is no type"),
        ("to @grace by friday", "Say in words"),
        ("list everything", "I can list"),
        ("log R-7", "nothing but the number of a page"),
        ("show brief", "by its number"),
        ("show 1 2", "one request at a time"),
        ("pass R-7", "the one person who decides instead"),
        ("pass R-7 to @legal", "the one person"),
        ("delegate @david", "from which day"),
        ("delegate @david 14-3 dec", "not before the first"),
        ("delegate @legal from monday to friday", "the one person"),
        ("away whenever I like", "from which day"),
        ("away for ages", "from which day"),
        ("policy on", "Which policy"),
        ("policy allow", "the one person"),
        ("simulate", "what would be asked for"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence_with_an_example(text: str, sentence: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(text)
    assert sentence in caught.value.sentence
    assert caught.value.example


def test_days_that_are_past_are_refused_as_deadlines_are() -> None:
    with pytest.raises(DueRefused):
        read("delegate @david from yesterday to friday")


@each_row("example", [each for group in HELP.values() for each in group])
def test_the_examples_are_understood(example: str) -> None:
    found = read(example.removeprefix("/request "))
    assert not isinstance(found, Unclear)
    assert isinstance(found, NewRequest) == (
        "to " in example and " pass" not in example and "from" not in example
    )


@each_row(
    ("written", "money"),
    [
        ("(1200 EUR)", euros("1200.00")),
        ("~1200 EUR", euros("1200.00")),
        ("cost:1200 EUR", euros("1200.00")),
        ("12 000 euro", euros("12000.00")),
        ("1200eur", euros("1200.00")),
        ("za 1 200,50 zł", Money(Decimal("1200.50"), "PLN")),
        ("500 dollars", Money(Decimal("500.00"), "USD")),
        ("Euro 2028 tickets", None),
        ("3 top offers", None),
    ],
)
def test_an_amount_is_not_overlooked_however_it_is_written(written: str, money: Money | None) -> None:
    wanted = read(f"Hotel {written} to @grace", PIOTR)
    assert isinstance(wanted, NewRequest)
    assert wanted.content.money == money


def test_a_number_of_approvers_is_no_amount() -> None:
    wanted = read("Hotel 1200 EUR 2 of @grace @david")
    assert isinstance(wanted, NewRequest)
    assert wanted.content.money == euros("1200.00")
