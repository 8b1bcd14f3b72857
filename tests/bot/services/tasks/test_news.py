"""What people hear of tasks: nothing of what is none of their business, whenever that came to be so."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.domain.outgoing import Outgoing
from bot.domain.tasks.commands import BlockTasks, NewTask, WatchTasks
from bot.domain.tasks.task import BlockerKind
from bot.messages.layout import Message
from bot.messages.outgoing import rendered
from bot.services.tasks import blocking, changing
from bot.services.tasks.news import NEWS, news_view
from storage import rosters
from storage.people import save_person
from storage.unit import Unit
from tests.bot.messages.reading import shown
from tests.bot.services.tasks.work import add
from tests.units import ANA, DAVID, GRACE, LEADERSHIP, NOW, PIOTR, TEAM, act, queued

SECRET = NewTask("Cut the budget", ANA.id)


def news(unit: Unit) -> list[Outgoing]:
    return [message for message in queued(unit) if message.content == NEWS and message.destination != ANA.id]


def watched(unit: Unit) -> None:
    """Grace and David are in the channel; David watches its task."""
    rosters.enter_all(unit, TEAM, [(GRACE.id, LEADERSHIP.id), (DAVID.id, LEADERSHIP.id)])
    add(unit, SECRET, place=LEADERSHIP)
    changing.watch(act(unit, DAVID, LEADERSHIP), WatchTasks((1,), watching=True))


def test_who_watches_hears_that_it_is_closed(unit: Unit) -> None:
    watched(unit)
    changing.finish(act(unit, GRACE, LEADERSHIP), (1,))
    (told,) = news(unit)
    assert told.destination == DAVID.id
    assert news_view(unit, told) is not None


@pytest.mark.parametrize(
    "go",
    [
        lambda unit: rosters.leave(unit, TEAM, DAVID.id, LEADERSHIP.id),
        lambda unit: save_person(unit, replace(DAVID, has_left=True)),
    ],
    ids=["the channel", "the workspace"],
)
def test_who_watched_and_left_hears_nothing(unit: Unit, go: Callable[[Unit], None]) -> None:
    watched(unit)
    go(unit)
    changing.finish(act(unit, GRACE, LEADERSHIP), (1,))
    assert news(unit) == []


def test_news_on_its_way_to_somebody_who_leaves_says_nothing(unit: Unit) -> None:
    watched(unit)
    changing.finish(act(unit, GRACE, LEADERSHIP), (1,))
    (told,) = news(unit)
    rosters.leave(unit, TEAM, DAVID.id, LEADERSHIP.id)
    assert news_view(unit, told) is None


@pytest.mark.parametrize(
    ("kind", "subject", "said"),
    [
        (BlockerKind.PERSON, PIOTR.id, "<@U0GRACE> czeka na ciebie:"),
        (BlockerKind.TASK, "T-2", "<@U0GRACE> czeka na T-2:"),
    ],
)
def test_who_is_waited_for_from_a_private_channel_reads_what_was_said_to_them_alone(
    unit: Unit, kind: BlockerKind, subject: str, said: str
) -> None:
    watched(unit)
    add(unit, NewTask("Count the money", PIOTR.id))
    here = act(unit, GRACE, LEADERSHIP)
    blocking.block(here, BlockTasks((1,), BlockerKind.WORDS, "", "no <ink>"))
    blocking.block(here, BlockTasks((1,), kind, subject, "no <figures>"))
    (told,) = [message for message in news(unit) if message.destination == PIOTR.id]
    message = rendered(unit, told, NOW)
    assert isinstance(message, Message)
    read = shown(message)
    assert said in read
    assert "no &lt;figures&gt;" in read
    assert "budget" not in read
    assert "ink" not in read
    assert "task_" not in str(message)
