"""What people type after /task."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.due import Due, Grain
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.task_grammar import (
    EXAMPLE,
    FinishTasks,
    ListTasks,
    NewTask,
    ShowHelp,
    TaskCommand,
    read_task_command,
)
from tests.units import ANA, FRIDAY_FIVE, GRACE, NOW, PIOTR

FRIDAY = Due(FRIDAY_FIVE, Grain.DAY)
FRIDAY_AT_FIVE = Due(FRIDAY_FIVE, Grain.TIME)


def read(text: str, person: Person = GRACE) -> TaskCommand:
    return read_task_command(text, person, NOW)


def read_new(text: str, person: Person = GRACE) -> NewTask:
    found = read(text, person)
    assert isinstance(found, NewTask)
    return found


def refusal_of(text: str, person: Person = GRACE) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(text, person)
    return caught.value


@pytest.mark.parametrize("text", ["", "  ", "help", "HELP", " help me"])
def test_nothing_and_help_show_help(text: str) -> None:
    assert read(text) == ShowHelp()


@pytest.mark.parametrize(
    "text",
    [
        "add Draft the launch brief <@U0ANA|ana> by friday 5pm",
        "add <@U0ANA|ana> Draft the launch brief by friday 5pm",
        "add by friday 5pm Draft the launch brief <@U0ANA|ana>",
        "add by friday 5pm <@U0ANA> Draft the launch brief",
        "add Draft the launch brief by friday <@U0ANA|ana> 5pm",
        "add Draft by friday 5pm the launch brief <@U0ANA|ana>",
        "ADD  Draft the\tlaunch\nbrief <@U0ANA|ana> <@U0ANA|ana>  BY Friday 5pm ",
        "add\nDraft the launch brief <@U0ANA|ana> due friday 5pm",
        "add Draft the launch brief on friday 5pm <@U0ANA|ana>",
    ],
)
def test_the_parts_of_a_new_task_come_in_any_order(text: str) -> None:
    assert read(text) == NewTask("Draft the launch brief", "U0ANA", FRIDAY_AT_FIVE)


def test_a_title_alone_makes_a_task_without_owner_and_deadline() -> None:
    assert read("add Draft the launch brief") == NewTask("Draft the launch brief", None, None)


def test_only_the_first_word_is_the_verb() -> None:
    assert read("add list all") == NewTask("list all", None, None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("add Report on monday by friday", "Report on monday"),
        ("add by friday Report on monday", "Report on monday"),
        ("add Stand by me by friday", "Stand by me"),
        ("add Pay the due amount by friday", "Pay the due amount"),
    ],
)
def test_the_word_on_is_weaker_than_by(text: str, title: str) -> None:
    assert read(text) == NewTask(title, None, FRIDAY)


def test_of_two_deadlines_the_last_one_counts() -> None:
    assert read("add Read what came by monday by friday") == NewTask("Read what came by monday", None, FRIDAY)


@pytest.mark.parametrize(
    "title",
    [
        "Stand by me",
        "Review by Piotr",
        "Check due diligence",
        "Work on 3 to 5 drafts",
        "Go on",
        "Ship by",
        "On",
    ],
)
def test_words_that_only_look_like_a_deadline_stay_in_the_title(title: str) -> None:
    assert read(f"add {title}") == NewTask(title, None, None)


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (PIOTR, "add Oddać szkic do piątku"),
        (PIOTR, "add Oddać szkic by friday"),
        (ANA, "add Oddać szkic entro venerdì"),
        (ANA, "add Oddać szkic due friday"),
    ],
)
def test_the_word_before_a_deadline_may_be_of_the_persons_own_language(person: Person, text: str) -> None:
    in_rome = datetime(2026, 11, 27, 17, tzinfo=ZoneInfo("Europe/Rome"))
    assert read(text, person) == NewTask("Oddać szkic", None, Due(in_rome.astimezone(UTC), Grain.DAY))


def test_a_word_of_another_language_is_no_deadline() -> None:
    assert read("add Oddać szkic do friday", GRACE) == NewTask("Oddać szkic do friday", None, None)
    assert read("add Oddać szkic entro friday", PIOTR) == NewTask("Oddać szkic entro friday", None, None)


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("the last working day of next month at 5 pm", datetime(2026, 12, 31, 22, tzinfo=UTC)),
        ("end of the day on the last friday of next month", datetime(2026, 12, 25, 22, tzinfo=UTC)),
        ("in 2 weeks and 3 days", datetime(2026, 12, 10, 22, tzinfo=UTC)),
    ],
)
def test_a_deadline_may_take_many_words(phrase: str, due: datetime) -> None:
    found = read_new(f"add Close the books by {phrase}")
    assert (found.title, found.due and found.due.at) == ("Close the books", due)


def test_a_day_without_a_time_is_due_when_the_persons_work_ends() -> None:
    late = Person(
        GRACE.workspace_id, "U9", "late", "en-US", "America/New_York", work_end=GRACE.work_end.replace(20)
    )
    found = read_new("add Draft by friday", late)
    assert found.due == Due(datetime(2026, 11, 28, 1, tzinfo=UTC), Grain.DAY)


def test_a_title_reads_as_it_was_typed() -> None:
    title = read_new(
        "add Compare a &lt; b &amp; ask <!channel> in <#C1|launch>, see <http://a.example>"
    ).title
    assert title == "Compare a < b & ask @channel in #launch, see http://a.example"


def test_several_people_are_refused() -> None:
    refusal = refusal_of("add Draft <@U0ANA|ana> <@U0PIOTR|piotr> by friday")
    assert refusal.values["count"] == 2


@pytest.mark.parametrize(
    "phrase", ["yesterday", "1 january 2020", "march", "friday or monday", "30 february"]
)
def test_a_deadline_that_is_no_moment_to_come_is_refused(phrase: str) -> None:
    assert refusal_of(f"add Draft the brief by {phrase}").values["phrase"] == phrase
    assert refusal_of(f"add Draft the brief on {phrase}").values["phrase"] == phrase


@pytest.mark.parametrize(
    "text", ["add", "add   ", "add by friday", "add <@U0ANA|ana>", "add :tada: 🎉 by friday", "add ..."]
)
def test_a_task_without_words_is_refused(text: str) -> None:
    assert refusal_of(text).sentence == "A task needs a title in words."


def test_a_title_of_3000_characters_is_refused_with_its_length() -> None:
    refusal = refusal_of(f"add {'x' * 2995} by friday")
    assert refusal.values == {"length": 2995, "limit": 250}


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("list", ListTasks(everyone=False, page=1)),
        ("list mine", ListTasks(everyone=False, page=1)),
        ("List ALL", ListTasks(everyone=True, page=1)),
        ("list 3", ListTasks(everyone=False, page=3)),
        ("list mine 3", ListTasks(everyone=False, page=3)),
        ("list all 12", ListTasks(everyone=True, page=12)),
    ],
)
def test_lists_are_of_mine_or_all_and_have_pages(text: str, listed: ListTasks) -> None:
    assert read(text) == listed


@pytest.mark.parametrize(
    "text", ["list of things", "list 0", "list all 0", "list -1", "list 2 all", "list 12345678", "list ٣"]
)
def test_any_other_list_is_refused(text: str) -> None:
    assert refusal_of(text).example == "/task list all"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("done T-12", (12,)),
        ("done t-12", (12,)),
        ("done T12", (12,)),
        ("done 12", (12,)),
        ("Done 3, T-1 t2", (3, 1, 2)),
        ("done 3,1,3", (3, 1)),
        ("done T-012", (12,)),
    ],
)
def test_tasks_are_named_by_their_numbers(text: str, numbers: tuple[int, ...]) -> None:
    assert read(text) == FinishTasks(numbers)


@pytest.mark.parametrize(
    "text", ["done", "done brief", "done T-", "done 12 brief", "done R-7", "done ١٢", "done 1234567890"]
)
def test_anything_but_numbers_of_tasks_is_refused(text: str) -> None:
    assert refusal_of(text).example == "/task done T-12 T-13"


def test_more_tasks_than_a_message_can_show_are_refused() -> None:
    twenty = " ".join(map(str, range(1, 21)))
    assert read(f"done {twenty}") == FinishTasks(tuple(range(1, 21)))
    assert refusal_of(f"done {twenty} 21").values == {"most": 20, "count": 21}


def test_an_unknown_verb_is_taken_for_a_forgotten_add() -> None:
    refusal = refusal_of("Draft the  brief <@U0ANA|ana> by friday")
    assert refusal.values == {"verb": "Draft"}
    assert refusal.example == "/task add Draft the brief @ana by friday"


@pytest.mark.parametrize(
    "text",
    ["🎉", "Draft by yesterday", "Draft " * 30, "Draft <@U1|a> <@U2|b>", "run `rm -rf`", "Draft <@U0ANA>"],
)
def test_the_usual_example_is_shown_where_what_was_typed_would_not_do(text: str) -> None:
    assert refusal_of(text).example == EXAMPLE


def test_of_a_very_long_verb_only_the_beginning_is_repeated() -> None:
    assert refusal_of("x" * 3000).values == {"verb": "x" * 40}
