"""Whatever people typed, every message about a task is one that Slack takes and that pings nobody."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.audit import Entry
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.blocking import REASON_LIMIT
from bot.domain.tasks.commands import CommentOnTask, ListTasks, NewTask, TaskCommand
from bot.domain.tasks.filters import ListFilter, Scope
from bot.domain.tasks.form import NOTES_LIMIT
from bot.domain.tasks.grammar import read_task_command
from bot.domain.tasks.groups import Group
from bot.domain.tasks.task import (
    MOST_LABELS,
    MOST_REFERENCES,
    TITLE_LIMIT,
    Blocker,
    BlockerKind,
    Task,
    TaskStatus,
)
from bot.domain.unclear import Unclear
from bot.messages.layout import Message
from bot.messages.reader import Reader, reader_for
from bot.messages.refusals import refused
from bot.messages.tasks import answers, cards, comments, details, lists, news
from bot.services.tasks.adding import Added
from bot.services.tasks.changing import Changed
from bot.services.tasks.commenting import CommentView
from bot.services.tasks.lists import TaskPage
from bot.services.tasks.news import Event, NewsView
from bot.services.tasks.views import CardView, TaskDetails
from tests.bot.domain.typed import people as typists
from tests.bot.domain.typed import texts
from tests.bot.messages.reading import alive, problems, shown
from tests.units import ANA, GRACE, NOW, PIOTR, a_task

HERS = reader_for(GRACE, NOW)
HOSTILE = "<!channel> <@U0PIOTR> & `x` *b* @here ``` https://a.example"


def blocked(title: str) -> Task:
    edge = Blocker(BlockerKind.WORDS, "", title, GRACE.id, NOW.isoformat())
    return replace(a_task(title), status=TaskStatus.BLOCKED, blockers=(edge,), notes=title)


def closed(title: str, status: TaskStatus = TaskStatus.DONE) -> Task:
    return replace(a_task(title, status=status), closed_by=PIOTR.id)


def card(task: Task) -> Message:
    return cards.card(CardView(task, ANA, GRACE), HERS)


def listed(task: Task, group: Group = Group.LATER) -> Message:
    return lists.page(TaskPage(ListFilter(Scope.CHANNEL), 1, True, [(group, task)], {}), HERS)


def searched(words: str) -> Message:
    return lists.page(TaskPage(ListFilter(Scope.ANYBODY, words=(words,)), 1, True, [], {}), HERS)


def detailed(title: str) -> Message:
    task = blocked(title)
    added = Entry(1, NOW, GRACE.id, "task_added", task.name, "command", {})
    return details.details(TaskDetails(task, task, [task], [task], [added]), HERS)


LAYOUTS: dict[str, Callable[[str], Message]] = {
    "card": lambda title: card(a_task(title)),
    "blocked card": lambda title: card(blocked(title)),
    "card of what is done": lambda title: card(closed(title)),
    "card of what was dropped": lambda title: card(closed(title, TaskStatus.DROPPED)),
    "added": lambda title: answers.added(Added(a_task(title), ANA, has_card=True), HERS, "d"),
    "added without a card": lambda title: answers.added(
        Added(a_task(title), None, has_card=False), HERS, "d"
    ),
    "changed": lambda title: answers.changed(Changed([blocked(title), closed(title)], []), HERS, "d"),
    "changed before": lambda title: answers.changed(Changed([], [a_task(title), closed(title)]), HERS, "d"),
    "undone": lambda title: answers.undone(Changed([a_task(title)], []), HERS),
    "commented": lambda title: answers.commented(a_task(title), HERS),
    "list": lambda title: listed(a_task(title)),
    "list of what is closed": lambda title: listed(closed(title), Group.CLOSED),
    "details": detailed,
    "news": lambda title: news.news(NewsView(Event.GIVEN, blocked(title), ANA, GRACE.id, ""), HERS),
}
every_layout = pytest.mark.parametrize("name", LAYOUTS)


@every_layout
def test_what_people_typed_brings_nothing_to_life(name: str) -> None:
    harmless, hostile = (LAYOUTS[name](title) for title in ("Draft", HOSTILE))
    assert problems(hostile) == []
    assert alive(hostile) == alive(harmless)
    assert "```" not in hostile.text + shown(hostile)


@every_layout
def test_a_right_to_left_title_keeps_the_order_of_what_stands_around_it(name: str) -> None:
    title = "כתיבת תקציר"
    message = LAYOUTS[name](title)
    for text in (message.text, shown(message)):
        assert text.count(title) == text.count(f"\u2068{title}\u2069") > 0


@every_layout
def test_the_longest_title_fits(name: str) -> None:
    message = LAYOUTS[name]("&" * TITLE_LIMIT)
    assert problems(message) == []
    assert "&amp;" * TITLE_LIMIT in shown(message)


@given(texts, typists)
def test_whatever_is_typed_is_answered_with_a_message_that_slack_takes(text: str, person: Person) -> None:
    reader = reader_for(person, NOW)
    typed = f"/task {text}"
    try:
        message = answer_to(read_task_command(text, person, NOW), reader)
    except Refusal as refusal:
        message = refused(refusal, reader, typed)
    assert problems(message) == []
    assert not [found for found in alive(message) if found.startswith("<!") and "date" not in found]


def answer_to(command: TaskCommand, reader: Reader) -> Message:
    match command:
        case NewTask():
            task = replace(a_task(command.title), labels=command.labels, after=command.after)
            return answers.added(Added(task, ANA, has_card=False), reader, "d")
        case ListTasks(filter=chosen, page=page):
            found = [(Group.TODAY, a_task())]
            return lists.page(TaskPage(chosen, page, True, found, {}), reader)
        case Unclear():
            return answers.unclear(command, reader)
        case CommentOnTask(text=said):
            return comments.comment(CommentView(ANA.id, said), reader)
        case _:
            return answers.changed(Changed([a_task()], []), reader, "d")


def test_everything_at_its_longest_fits_one_message() -> None:
    edge = Blocker(BlockerKind.PERSON, PIOTR.id, "&" * REASON_LIMIT, GRACE.id, NOW.isoformat())
    task = replace(
        blocked("&" * TITLE_LIMIT),
        blockers=(edge,) * 7,
        notes="&" * NOTES_LIMIT,
        watchers=(PIOTR.id,) * 100,
        labels=("x" * 40,) * MOST_LABELS,
        after=(999_999_999,) * MOST_REFERENCES,
    )
    added = Entry(1, NOW, GRACE.id, "task_added", task.name, "command", {})
    found = TaskDetails(task, task, [task] * MOST_REFERENCES, [task] * 15, [added] * 50, None, 1000, 2)
    for message in (
        card(task),
        news.news(NewsView(Event.BLOCKING, task, ANA, GRACE.id, "T-3"), HERS),
        details.details(found, HERS),
        answers.changed(Changed([task] * 9, [task] * 11, [], [task] * 400), HERS, "d"),
        answers.unclear(Unclear("&" * 3000, ("done " + "&" * 280,) * 5, "&" * 280), HERS),
        searched("&" * 200),
    ):
        assert problems(message) == []
    assert "+4" in shown(card(task))
    assert "watched by" in shown(details.details(found, HERS))
    assert "+95" in shown(details.details(found, HERS))
    assert "2 of 1000 subtasks" in shown(details.details(found, HERS))


def test_the_lines_of_notes_stay_lines() -> None:
    task = replace(a_task(), notes="one\n\n" + "x" * 1200 + "\nthree")
    added = Entry(1, NOW, GRACE.id, "task_added", task.name, "command", {})
    message = details.details(TaskDetails(task, None, [], [], [added]), HERS)
    assert "one\n\nxxx" in shown(message)
    assert shown(message).replace("\n", "").count("x" * 1200 + "three") == 1


@settings(max_examples=20)
@given(st.text(min_size=1, max_size=TITLE_LIMIT))
def test_any_title_makes_a_message_that_slack_takes(title: str) -> None:
    for layout in LAYOUTS.values():
        assert problems(layout(title)) == []


@pytest.mark.parametrize("typed", [HOSTILE, "כתיבת", "x" * 80])
def test_what_is_searched_for_or_mistyped_is_shown_and_harmless(typed: str) -> None:
    for message in (searched(typed), answers.unclear(Unclear(typed, (typed,), typed), HERS)):
        assert problems(message) == []
        assert alive(message) == set()


def test_a_comment_shows_people_and_nothing_else_comes_alive() -> None:
    message = comments.comment(
        CommentView(ANA.id, "Ask <@U0PIOTR|piotr>, not &lt;!channel&gt; <!here>"), HERS
    )
    assert problems(message) == []
    assert alive(message) == {"<@U0ANA>"}
    assert {"type": "user", "user_id": "U0PIOTR"} in message.blocks[1]["elements"][0]["elements"]
