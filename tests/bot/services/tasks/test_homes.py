"""What a person's Home shows, and what is remembered of it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.outgoing import Method, Outgoing, home_of
from bot.domain.people import Person, Place
from bot.domain.tasks.commands import BlockTasks, NewTask, WatchTasks
from bot.domain.tasks.task import BlockerKind
from bot.messages.reader import reader_for
from bot.messages.tasks.home import home as show
from bot.sandbox.blocks import view_problems
from bot.services.tasks import blocking, changing, homes
from bot.services.tasks.homes import Choice, HomeView
from storage import cards, people, rosters
from storage import tasks as stored
from storage.task_counts import Count
from storage.unit import Unit
from tests.bot.services.tasks import work
from tests.units import ANA, DAVID, DESIGN, GRACE, LAUNCH, LEADERSHIP, MEERA, NOW, TEAM, a_task, act, queued

HERE = Place(TEAM, "D0ANA", "", is_direct=True)


def published(unit: Unit, by: Person = ANA) -> list[Outgoing]:
    return [each for each in queued(unit) if each.method is Method.HOME and each.destination == by.id]


def home(unit: Unit, by: Person = ANA, now: datetime = NOW) -> HomeView:
    """As it would be shown if it were published now."""
    homes.open_home(act(unit, by, HERE))
    (card,) = cards.cards_of(unit, TEAM, home_of(by.id))
    (message,) = published(unit, by)
    return homes.home_view(unit, replace(message, payload=card.payload), now)


def titles(view: HomeView) -> list[str]:
    return [task.title for _, task in view.listed.grouped]


@pytest.fixture
def team(unit: Unit) -> Unit:
    """Ana has one task, watches one, gave one away and holds one up."""
    work.add(unit, NewTask("Of Ana", ANA.id))
    work.add(unit, NewTask("Watched", GRACE.id))
    changing.watch(act(unit, ANA), WatchTasks((2,), watching=True))
    work.add(unit, NewTask("Given", DAVID.id), by=ANA)
    work.add(unit, NewTask("Blocked by Ana", DAVID.id))
    blocking.block(act(unit, DAVID), BlockTasks((4,), BlockerKind.PERSON, ANA.id, "the logo"))
    return unit


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (homes.MINE, ["Of Ana"]),
        (homes.WATCHED, ["Watched"]),
        (homes.GIVEN, ["Given"]),
        (homes.WAITING, ["Blocked by Ana"]),
        (homes.DONE, []),
        ("blocked", []),
        ("ana", ["Blocked by Ana", "Of Ana"]),
    ],
)
def test_each_view_shows_what_it_says_and_all_are_counted(team: Unit, asked: str, found: list[str]) -> None:
    homes.choose(act(team, ANA, HERE), asked)
    view = home(team)
    assert titles(view) == found
    one = Count(1, is_cut=False)
    assert view.counts == {homes.MINE: one, homes.WAITING: one, homes.GIVEN: one, homes.WATCHED: one}


def test_what_is_done_leaves_the_list_and_is_found_among_the_done(team: Unit) -> None:
    changing.finish(act(team, ANA), (1,))
    assert titles(home(team)) == []
    homes.choose(act(team, ANA, HERE), homes.DONE)
    assert titles(home(team)) == ["Of Ana"]


def test_opening_shows_what_was_chosen_last(team: Unit) -> None:
    homes.choose(act(team, ANA, HERE), "GIVEN")
    assert home(team).choice == Choice(homes.GIVEN, 1)
    assert home(team, GRACE).choice == Choice()


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("all", "mine"),
        ("overdue", "mine overdue"),
        ("nobody", "mine"),
        ("Łódź #Web", "#web Łódź"),
        ("moje", "mine"),
    ],
)
def test_what_is_asked_for_stands_as_it_could_be_typed_and_is_of_no_channel(
    team: Unit, typed: str, asked: str
) -> None:
    homes.choose(act(team, ANA, HERE), typed)
    assert home(team).choice.asked == asked


def test_pages_hold_fifteen_and_beyond_the_last_is_the_first(unit: Unit) -> None:
    for number in range(1, homes.PAGE + 2):
        work.add(unit, NewTask(f"task {number}", ANA.id))
    assert len(titles(home(unit))) == homes.PAGE
    homes.choose(act(unit, ANA, HERE), homes.MINE, 2)
    assert titles(home(unit)) == [f"task {homes.PAGE + 1}"]
    homes.choose(act(unit, ANA, HERE), homes.MINE, 99)
    assert home(unit).listed.page == 1


def test_what_was_done_there_is_told_for_as_long_as_it_can_be_undone(team: Unit) -> None:
    homes.tell(act(team, ANA, HERE), "*T-1* done", "deed")
    view = home(team)
    assert (view.told, view.choice.deed) == ("*T-1* done", "deed")
    assert home(team, now=NOW + timedelta(minutes=10)).told == ""
    homes.choose(act(team, ANA, HERE), homes.MINE)
    assert home(team).told == ""


def test_an_answer_that_is_too_long_for_a_home_is_told_by_its_first_part(team: Unit) -> None:
    homes.tell(act(team, ANA, HERE), "*T-1* done · " + "x" * 3000)
    assert home(team).told == "*T-1* done"


def test_opening_a_task_from_the_menu_keeps_the_page_and_draws_the_menu_anew(team: Unit) -> None:
    homes.choose(act(team, ANA, HERE), homes.GIVEN)
    homes.note_opened(act(team, ANA, HERE))
    assert home(team).choice == Choice(homes.GIVEN, 1, opened=1)


def test_what_another_version_has_noted_besides_does_no_harm(team: Unit) -> None:
    homes.open_home(act(team, ANA, HERE))
    (message,) = published(team)
    old = replace(message, payload={"asked": homes.GIVEN, "colour": "green"})
    assert homes.home_view(team, old, NOW).choice.asked == homes.GIVEN


@pytest.mark.parametrize("concerned", [ANA, GRACE, DAVID, MEERA], ids=lambda person: person.name)
def test_the_homes_of_all_who_have_to_do_with_a_task_follow_it_once(unit: Unit, concerned: Person) -> None:
    """Its owner, whoever added it, whoever watches it, and whoever holds it up."""
    work.add(unit, NewTask("Print", ANA.id), by=GRACE)
    changing.watch(act(unit, MEERA), WatchTasks((1,), watching=True))
    blocking.block(act(unit, GRACE), BlockTasks((1,), BlockerKind.PERSON, DAVID.id, ""))
    homes.open_home(act(unit, concerned, HERE))
    changing.put_off_to_tomorrow(act(unit, GRACE), 1)
    blocking.unblock(act(unit, GRACE), (1,))
    assert len(published(unit, concerned)) == 1


def test_nothing_is_published_to_those_who_never_opened_their_home(team: Unit) -> None:
    assert published(team) == []


def test_tasks_of_private_channels_show_to_their_members_and_workers_alone(unit: Unit) -> None:
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id], NOW)
    work.add(unit, NewTask("Cut the budget", ANA.id), place=LEADERSHIP)
    for person, found in ((DAVID, ["Cut the budget"]), (MEERA, [])):
        homes.choose(act(unit, person, HERE), "budget")
        assert titles(home(unit, person)) == found
    assert titles(home(unit, ANA)) == ["Cut the budget"]


def test_guests_find_only_what_is_in_their_channels(unit: Unit) -> None:
    people.save_person(unit, MEERA)
    rosters.enter(unit, TEAM, MEERA.id, LAUNCH.id)
    work.add(unit, NewTask("Open here"), place=LAUNCH)
    work.add(unit, NewTask("Open there"), place=DESIGN)
    homes.choose(act(unit, MEERA, HERE), "here")
    assert titles(home(unit, MEERA)) == ["Open here"]
    homes.choose(act(unit, MEERA, HERE), "there")
    assert titles(home(unit, MEERA)) == []


def test_a_home_is_alive_with_a_thousand_tasks(unit: Unit) -> None:
    """Each is on exactly one page, and Slack takes every page."""
    for number in range(1, 1001):
        due_at = NOW + timedelta(hours=number % 400 - 100) if number % 5 else None
        stored.add(unit, a_task(f"{'&' * 200} {number}", number=number, due_at=due_at))
    seen: list[int] = []
    for page in range(1, 68):
        homes.choose(act(unit, ANA, HERE), homes.MINE, page)
        view = home(unit)
        blocks = show(view, reader_for(ANA, NOW)).blocks
        assert view_problems({"type": "home", "blocks": blocks}, "home") == []
        seen += [task.number for _, task in view.listed.grouped]
    assert sorted(seen) == list(range(1, 1001))
    assert not view.listed.has_next
