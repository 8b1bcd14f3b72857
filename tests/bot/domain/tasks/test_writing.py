"""What is written of a task reads back to the same task."""

from datetime import date, datetime, timedelta

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.domain.due import Due, Grain
from bot.domain.estimates import LONGEST
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.filters import LABEL, folded_label
from bot.domain.tasks.grammar import read_new_task
from bot.domain.tasks.task import Priority, check_title
from bot.domain.typed_text import printable
from bot.domain.zones import instant_at
from tests.bot.domain.recurrence.recurrences import recurrences
from tests.bot.domain.tasks.task_writing import write_new_task
from tests.bot.domain.typed import people, phrases
from tests.rows import each_row
from tests.units import ANA, FRIDAY_FIVE, GRACE, NOW, PIOTR

TODAY = NOW.date()
members = st.integers(0, 12).map(lambda number: f"U0{number:X}")
numbers = st.integers(1, 999_999_999)
labels = st.from_regex(LABEL, fullmatch=True).map(lambda label: folded_label(label[1:]))
clock = st.builds(lambda hours, minutes: (hours, minutes), st.integers(0, 23), st.integers(0, 59))


def is_title(text: str) -> bool:
    try:
        return check_title(text) == text == printable(text)
    except Refusal:
        return False


def is_label(label: str) -> bool:
    """Once folded, some letters are two signs."""
    return LABEL.fullmatch(f"#{label}") is not None


titles = (phrases | st.text(max_size=40)).map(lambda text: " ".join(text.split())).filter(is_title)


@st.composite
def dues(draw: st.DrawFn, person: Person) -> Due:
    """To the minute, where the person's clocks show each time once."""
    day = draw(st.dates(TODAY + timedelta(days=1), date(2030, 1, 1)))
    if draw(st.booleans()):
        return Due(instant_at(datetime.combine(day, person.work_end), person.zone), Grain.DAY)
    hour, minute = draw(clock)
    at = instant_at(datetime(day.year, day.month, day.day, hour, minute), person.zone)  # noqa: DTZ001 -- of the zone
    return Due(at, Grain.TIME)


@st.composite
def new_tasks(draw: st.DrawFn, person: Person) -> NewTask:
    workers = draw(st.lists(members, unique=True, max_size=4))
    series = draw(st.none() | recurrences.map(lambda recurrence: recurrence.text))
    return NewTask(
        title=draw(titles),
        owner_id=workers[0] if workers else None,
        due=draw(st.none() | dues(person)),
        assignees=tuple(workers[1:]),
        labels=tuple(draw(st.lists(labels.filter(is_label), unique=True, max_size=3))),
        priority=draw(st.sampled_from(Priority)),
        estimate_minutes=draw(st.none() | st.integers(1, LONGEST)),
        after=tuple(draw(st.lists(numbers, unique=True, max_size=3))),
        under=draw(st.none() | numbers),
        recurrence=series,
    )


@settings(max_examples=25)
@given(people.flatmap(lambda person: st.tuples(st.just(person), new_tasks(person))))
def test_a_task_that_is_written_reads_back_to_the_same(chosen: tuple[Person, NewTask]) -> None:
    person, new = chosen
    text = write_new_task(new, person, NOW)
    assume(len(text) < 2000)
    assert read_new_task(text, person, NOW) == new


@given(titles, people)
@example('a "quoted" "', GRACE)
@example('"quoted"', GRACE)
@example("&lt;@U0ANA&gt; &amp; <@U0ANA>", GRACE)
def test_any_title_can_be_written(title: str, person: Person) -> None:
    assert read_new_task(write_new_task(NewTask(title), person, NOW), person, NOW) == NewTask(title)


@each_row(
    ("new", "text"),
    [
        (NewTask("Draft the brief", due=Due(FRIDAY_FIVE, Grain.DAY)), "Draft the brief due 2026-11-27"),
        (
            NewTask("Draft the brief", ANA.id, Due(FRIDAY_FIVE, Grain.TIME), (PIOTR.id,)),
            "Draft the brief <@U0ANA> <@U0PIOTR> due 2026-11-27 17:00",
        ),
        (NewTask("Work by friday"), '"Work by friday"'),
        (NewTask('"Brief"'), '"""Brief"""'),
        (NewTask("a < b & c"), "a &lt; b &amp; c"),
        (
            NewTask("Water", recurrence="FREQ=WEEKLY;BYDAY=MO keep schedule", labels=("home",)),
            "Water every Monday #home",
        ),
        (
            NewTask("x", None, None, (), (), Priority.HIGH, 570, (3, 4), 2),
            "x !high ~1d1h30m after T-3,T-4 under T-2",
        ),
    ],
)
def test_what_is_written_reads_as_people_write(new: NewTask, text: str) -> None:
    assert write_new_task(new, GRACE, NOW) == text
    assert read_new_task(text, GRACE, NOW) == new
