"""A new task as people type it: a title and its parts, in whatever order."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.due import Due, Grain
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.grammar import read_task_command
from bot.domain.tasks.task import Priority
from tests.rows import each_row
from tests.units import ANA, FRIDAY_FIVE, GRACE, NOW, PIOTR

FRIDAY = Due(FRIDAY_FIVE, Grain.DAY)
FRIDAY_AT_FIVE = Due(FRIDAY_FIVE, Grain.TIME)
MONDAYS = "FREQ=WEEKLY;BYDAY=MO keep schedule"


def read(text: str, person: Person = GRACE) -> NewTask:
    found = read_task_command(f"add {text}", person, NOW)
    assert isinstance(found, NewTask)
    return found


def refusal_of(text: str, person: Person = GRACE) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_task_command(f"add {text}", person, NOW)
    return caught.value


@each_row(
    "text",
    [
        "Draft the launch brief <@U0ANA|ana> by friday 5pm",
        "<@U0ANA|ana> Draft the launch brief by friday 5pm",
        "by friday 5pm Draft the launch brief <@U0ANA|ana>",
        "by friday 5pm <@U0ANA> Draft the launch brief",
        "Draft the launch brief by friday <@U0ANA|ana> 5pm",
        "Draft by friday 5pm the launch brief <@U0ANA|ana>",
        " Draft the\tlaunch\nbrief <@U0ANA|ana> <@U0ANA|ana>  BY Friday 5pm ",
        "Draft the launch brief <@U0ANA|ana> due friday 5pm",
        "Draft the launch brief on friday 5pm <@U0ANA|ana>",
    ],
)
def test_the_parts_of_a_new_task_come_in_any_order(text: str) -> None:
    assert read(text) == NewTask("Draft the launch brief", "U0ANA", FRIDAY_AT_FIVE)


def test_a_title_alone_makes_a_task_without_owner_and_deadline() -> None:
    assert read("Draft the launch brief") == NewTask("Draft the launch brief")


@each_row(
    ("part", "task"),
    [
        ("#launch", NewTask("Brief", labels=("launch",))),
        ("#Launch #web-2 #LAUNCH", NewTask("Brief", labels=("launch", "web-2"))),
        ("<#C1|launch>", NewTask("Brief", labels=("launch",))),
        ("!high", NewTask("Brief", priority=Priority.HIGH)),
        ("!pilne", NewTask("Brief", priority=Priority.URGENT)),
        ("!bassa !low", NewTask("Brief", priority=Priority.LOW)),
        ("~2h", NewTask("Brief", estimate_minutes=120)),
        ("~1d4h", NewTask("Brief", estimate_minutes=720)),
        ("after T-3", NewTask("Brief", after=(3,))),
        ("after T-3, T-4 t5", NewTask("Brief", after=(3, 4, 5))),
        ("po T-3,T-4", NewTask("Brief", after=(3, 4))),
        ("dopo t3", NewTask("Brief", after=(3,))),
        ("under T-2", NewTask("Brief", under=2)),
        ("sotto T-2", NewTask("Brief", under=2)),
        ("every monday", NewTask("Brief", recurrence=MONDAYS)),
        ("<@U0ANA> <@U0PIOTR>", NewTask("Brief", "U0ANA", assignees=("U0PIOTR",))),
    ],
)
def test_each_part_is_taken_out_of_the_title_wherever_it_stands(part: str, task: NewTask) -> None:
    assert read(f"Brief {part}") == read(f"{part} Brief") == task


def test_all_parts_at_once() -> None:
    text = "Brief <@U0ANA> every monday by friday 5pm #launch !high ~2h after T-3 under T-2 <@U0PIOTR>"
    assert read(text) == NewTask(
        "Brief", "U0ANA", FRIDAY_AT_FIVE, ("U0PIOTR",), ("launch",), Priority.HIGH, 120, (3,), 2, MONDAYS
    )


@each_row(
    "title",
    [
        "Read after 3 drafts", "Look under the desk", "Issue #12", "Fix !important", "About ~20 posters",
        "Check #1 and #2", "Go after T-shirts", "under T-0", "every now and then", "Every good boy",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_part_stays_in_the_title(title: str) -> None:
    assert read(title) == NewTask(title)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Report on monday by friday", "Report on monday"),
        ("by friday Report on monday", "Report on monday"),
        ("Stand by me by friday", "Stand by me"),
        ("Pay the due amount by friday", "Pay the due amount"),
    ],
)
def test_the_word_on_is_weaker_than_by(text: str, title: str) -> None:
    assert read(text) == NewTask(title, None, FRIDAY)


def test_of_two_deadlines_the_last_one_counts() -> None:
    assert read("Read what came by monday by friday") == NewTask("Read what came by monday", None, FRIDAY)


@each_row(
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
    assert read(title) == NewTask(title)


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (PIOTR, "Oddać szkic do piątku"),
        (PIOTR, "Oddać szkic by friday"),
        (ANA, "Oddać szkic entro venerdì"),
        (ANA, "Oddać szkic due friday"),
    ],
)
def test_the_word_before_a_deadline_may_be_of_the_persons_own_language(person: Person, text: str) -> None:
    in_rome = datetime(2026, 11, 27, 17, tzinfo=ZoneInfo("Europe/Rome"))
    assert read(text, person) == NewTask("Oddać szkic", None, Due(in_rome.astimezone(UTC), Grain.DAY))


def test_a_word_of_another_language_is_no_deadline() -> None:
    assert read("Oddać szkic do friday", GRACE) == NewTask("Oddać szkic do friday")
    assert read("Oddać szkic entro friday", PIOTR) == NewTask("Oddać szkic entro friday")


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("the last working day of next month at 5 pm", datetime(2026, 12, 31, 22, tzinfo=UTC)),
        ("end of the day on the last friday of next month", datetime(2026, 12, 25, 22, tzinfo=UTC)),
        ("in 2 weeks and 3 days", datetime(2026, 12, 10, 22, tzinfo=UTC)),
    ],
)
def test_a_deadline_may_take_many_words(phrase: str, due: datetime) -> None:
    found = read(f"Close the books by {phrase}")
    assert (found.title, found.due and found.due.at) == ("Close the books", due)


def test_a_day_without_a_time_is_due_when_the_persons_work_ends() -> None:
    late = Person(
        GRACE.workspace_id, "U9", "late", "en-US", "America/New_York", work_end=GRACE.work_end.replace(20)
    )
    assert read("Draft by friday", late).due == Due(datetime(2026, 11, 28, 1, tzinfo=UTC), Grain.DAY)


@pytest.mark.parametrize(
    "opened", ['"Work by friday"', "“Work by friday”", "„Work by friday”", "«Work by friday»"]
)
def test_what_stands_in_quotes_is_title_and_nothing_else(opened: str) -> None:
    assert read(opened) == NewTask("Work by friday")
    assert read(f"{opened} <@U0ANA> by friday 5pm #launch") == NewTask(
        "Work by friday", "U0ANA", FRIDAY_AT_FIVE, labels=("launch",)
    )


def test_quotes_amid_a_title_are_of_the_title() -> None:
    assert read('"Brief" for print by friday') == NewTask('"Brief" for print', None, FRIDAY)


def test_a_title_reads_as_it_was_typed() -> None:
    title = read("Compare a &lt; b &amp; ask <!channel>, see <http://a.example>").title
    assert title == "Compare a < b & ask @channel, see http://a.example"


def test_too_many_people_are_refused() -> None:
    refusal = refusal_of("Draft " + " ".join(f"<@U{number}>" for number in range(11)))
    assert refusal.values == {"most": 10, "count": 11}


@each_row("phrase", ["yesterday", "1 january 2020", "march", "friday or monday", "30 february"])
def test_a_deadline_that_is_no_moment_to_come_is_refused(phrase: str) -> None:
    assert refusal_of(f"Draft the brief by {phrase}").values["phrase"] == phrase
    assert refusal_of(f"Draft the brief on {phrase}").values["phrase"] == phrase


def test_a_series_that_makes_no_sense_is_refused() -> None:
    assert refusal_of("Draft the brief every hour").values["phrase"] == "every hour"


@each_row(
    "text",
    [
        "by friday",
        "<@U0ANA|ana>",
        ":tada: 🎉 by friday",
        "...",
        '""',
        '"🎉" by friday',
        "every monday #x !low",
    ],
)
def test_a_task_without_words_is_refused(text: str) -> None:
    assert refusal_of(text).sentence == "A task needs a title in words."


def test_a_title_of_3000_characters_is_refused_with_its_length() -> None:
    refusal = refusal_of(f"{'x' * 2995} by friday")
    assert refusal.values == {"length": 2995, "limit": 250}
