"""What somebody hears about a task, as it is written to them."""

from dataclasses import replace

import pytest

from bot.domain.people import Person
from bot.domain.tasks.task import Task
from bot.messages.reader import reader_for
from bot.messages.tasks.news import news
from bot.services.tasks.news import Event, NewsView
from tests.units import ANA, DAVID, GRACE, NOW, PIOTR, a_task

OF_ANA = replace(a_task(), owner_id=ANA.id)


@pytest.mark.parametrize(
    ("task", "to", "is_theirs", "waiting"),
    [
        (OF_ANA, PIOTR, True, ANA),
        (replace(OF_ANA, owner_id=None), PIOTR, True, DAVID),
        (OF_ANA, ANA, True, DAVID),
        (OF_ANA, PIOTR, False, DAVID),
    ],
    ids=["the owner", "nobody owns it", "the owner reads it", "who owns it is hidden"],
)
def test_who_waits_is_the_owner_and_not_whoever_said_so(
    task: Task,
    to: Person,
    is_theirs: bool,  # noqa: FBT001 -- a parameter of the test
    waiting: Person,
) -> None:
    view = NewsView(Event.BLOCKING, task, to, DAVID.id, "", is_theirs=is_theirs)
    assert news(view, reader_for(GRACE, NOW)).text.startswith(f"<@{waiting.id}> waits for you:")
