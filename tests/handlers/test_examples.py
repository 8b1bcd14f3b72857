"""Whatever help and refusals show as an example can be typed as it stands."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import partial

import pytest

from bot.domain import muster_verbs
from bot.domain.approvals.commands import ApprovalCommand, NewRequest
from bot.domain.approvals.grammar import read_request_command
from bot.domain.approvals.parts import Typist
from bot.domain.digests.grammar import read_digest_command
from bot.domain.due_phrases import refusals as due_refusals
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.standups.grammar import read_standup_command
from bot.domain.tasks.commands import NewTask, ShowHelp, TaskCommand
from bot.domain.tasks.grammar import read_task_command
from bot.domain.unclear import Unclear
from bot.messages.reader import reader_for
from tests.bot.domain.approvals.typing_names import with_ids
from tests.examples import of_help, of_refusals
from tests.rows import each_row
from tests.units import ANA, GRACE, LAUNCH, NOW, PIOTR

REFUSED = """
    add 🎉
    add Draft by yesterday
    due 12
    due 12 soon
    assign 12
    block
    comment 12
    export pdf
    done brief
    done 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21
"""
TYPED = [line.strip() for line in REFUSED.strip().splitlines()] + [f"add {'x' * 3000}"]
DUE_REFUSALS = [
    due_refusals.past("x", NOW),
    due_refusals.too_far("x", 50),
    *(
        refused("x")
        for refused in (
            due_refusals.unreadable,
            due_refusals.several,
            due_refusals.no_such_day,
            due_refusals.contradiction,
            due_refusals.unlikely_year,
            due_refusals.hour_or_day,
            due_refusals.which_half,
            due_refusals.whole_month,
            due_refusals.last_or_next,
            due_refusals.before_a_day,
        )
    ),
]
HERE = f"<#{LAUNCH.id}|launch>"
DUE_WORDS = {"en-US": "by ", "pl-PL": "do ", "it-IT": "entro "}
for_each_reader = pytest.mark.parametrize("person", [GRACE, ANA, PIOTR], ids=lambda person: person.locale)


def read(text: str, person: Person) -> TaskCommand:
    return read_task_command(text, person, NOW)


@for_each_reader
@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: typed[:20])
def test_the_example_of_a_refusal_is_understood(typed: str, person: Person) -> None:
    with pytest.raises(Refusal) as caught:
        read(typed, person)
    example = reader_for(person, NOW).gettext(caught.value.example)
    if example.startswith("/task "):
        assert is_command(example.removeprefix("/task "), person)
    else:
        assert is_deadline(example, person)


@for_each_reader
@pytest.mark.parametrize("refusal", DUE_REFUSALS, ids=lambda refusal: refusal.sentence[:40])
def test_the_example_of_a_refused_deadline_is_one_in_the_readers_language(
    refusal: Refusal, person: Person
) -> None:
    shown = reader_for(person, NOW).gettext(refusal.example)
    examples = shown.replace(", or ", "|").replace(", oppure ", "|").replace(" albo ", "|").split("|")
    assert all(map(partial(is_deadline, person=person), examples))


def is_command(example: str, person: Person) -> bool:
    """People stand in it as they are shown; Slack hands them on by their ids."""
    text = example.replace("@ana", "<@U0ANA|ana>").replace("@piotr", "<@U0PIOTR|piotr>")
    return not isinstance(read(text, person), ShowHelp | Unclear)


def is_deadline(example: str, person: Person) -> bool:
    """Behind a title, and whole: nothing of it stays in the title."""
    word = DUE_WORDS[person.locale]
    phrase = example.removeprefix("by ").removeprefix(word)
    found = read(f"add Draft {word}{phrase}", person)
    return isinstance(found, NewTask) and found.title == "Draft" and found.due is not None


def read_request(text: str, person: Person) -> ApprovalCommand:
    return read_request_command(with_ids(text), Typist(person, NOW))


READERS: dict[str, Callable[[str, Person], object]] = {
    "/task": lambda text, person: read(with_ids(text), person),
    "/request": read_request,
    "/standup": lambda text, person: read_standup_command(text.replace("#launch", HERE), person, NOW),
    "/digest": lambda text, person: read_digest_command(text, person, NOW),
    "/muster": lambda text, _person: muster_verbs.VERBS.read(text.split()[0]),
}


def understood(example: str, person: Person) -> object:
    name, _, text = example.partition(" ")
    return READERS[name](text, person)


@each_row("example", sorted({*of_help(), *of_refusals()}))
def test_what_is_shown_to_type_is_understood_in_each_language_as_the_same(example: str) -> None:
    """The same command with the same parts; what people would write into it is in their language."""
    meant = understood(example, GRACE)
    assert not isinstance(meant, ShowHelp | Unclear | None)
    for person in (ANA, PIOTR):
        shown = reader_for(person, NOW).gettext(example)
        assert shape(understood(shown, person)) == shape(meant), shown


def shape(command: object) -> object:
    """Which parts were said, whatever their words."""
    if not is_dataclass(command):
        return command
    return type(command), {each.name: bool(getattr(command, each.name)) for each in fields(command)}


@for_each_reader
def test_the_example_of_an_empty_list_of_requests_asks_for_one(person: Person) -> None:
    hint = "Ask for one: `/request New posters to @grace amount 1200 EUR by friday`"
    found = read_request(
        reader_for(person, NOW).gettext(hint).split("`")[1].removeprefix("/request "), person
    )
    assert isinstance(found, NewRequest)
    assert found.content.money
    assert found.due_at


@for_each_reader
def test_the_example_of_an_empty_list_adds_a_task_with_a_deadline(person: Person) -> None:
    hint = reader_for(person, NOW).gettext("Add one: `/task add Draft the launch brief @ana by friday 5pm`")
    found = read(hint.split("`")[1].removeprefix("/task "), person)
    assert isinstance(found, NewTask)
    assert found.due
