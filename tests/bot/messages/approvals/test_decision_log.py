"""The decision log of a channel, as it is read."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.approvals.decision_log import Decision
from bot.domain.approvals.model import Money
from bot.messages.approvals import decision_log
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.services.approvals.decision_log import PAGE, DecisionPage
from tests.bot.messages.reading import problems, shown
from tests.units import DAVID, GRACE, LAUNCH, NOW, TEAM

DAY = "Mon 23 Nov 09:30"
APPROVED = Decision(
    TEAM,
    1,
    LAUNCH.id,
    NOW,
    "approved",
    "Posters <for> the launch",
    "R-7",
    Money(Decimal("480.50"), "EUR"),
    (GRACE.id, DAVID.id),
    "https://x.example/p1",
)


def rendered(*decisions: Decision, page: int = 1, has_next: bool = False) -> Message:
    message = decision_log.page(DecisionPage(page, has_next, list(decisions)), reader_for(GRACE, NOW))
    assert problems(message) == []
    return message


def test_each_decision_has_its_amount_its_deciders_its_day_and_its_card() -> None:
    bare = replace(APPROVED, outcome="rejected", subject="", money=None, permalink=None, deciders=(DAVID.id,))
    assert shown(rendered(APPROVED, bare)).splitlines() == [
        "*Decision log of this channel*",
        "*R-7* Posters &lt;for&gt; the launch · *480.50 EUR*",
        f":white_check_mark: approved by <@U0GRACE>, <@U0DAVID> · {DAY} · <https://x.example/p1|card>",
        "Posters &lt;for&gt; the launch",
        f":x: rejected by <@U0DAVID> · {DAY}",
    ]


def test_a_channel_that_decided_nothing_says_so() -> None:
    assert rendered().text == "Nothing was decided in this channel yet."


def test_a_page_of_long_titles_by_many_fits_and_leads_on() -> None:
    crowd = tuple(f"U{number:010}" for number in range(200))
    long = replace(APPROVED, title="&" * 250, deciders=crowd)
    message = rendered(*[long] * PAGE, page=2, has_next=True)
    assert [element["value"] for element in message.blocks[-1]["elements"]] == ["log 1", "log 3"]
