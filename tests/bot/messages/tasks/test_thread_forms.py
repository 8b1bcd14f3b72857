"""What a thread seems to hold, as a form; and what became of it."""

from dataclasses import replace

import pytest

from bot.domain.due import Due, Grain
from bot.domain.posts import Post
from bot.messages.reader import Reader, reader_for
from bot.messages.tasks.captures import capture_form
from bot.messages.tasks.thread_forms import gathered, thread_form
from bot.services.tasks.capturing import Captured
from bot.services.tasks.gathering import Gathered, Proposal
from tests.units import ANA, FRIDAY_FIVE, GRACE, LAUNCH, NOW, PIOTR, a_task

POST = Post(LAUNCH.id, "1.1", "1.0", ANA.id, "Send the logo")
ONE = Proposal("1.1:", POST, "Send the logo", "", ANA, (), Due(FRIDAY_FIVE, Grain.DAY), is_certain=True)
HERS = reader_for(GRACE, NOW)


def texts(proposals: list[Proposal], *, is_whole: bool = True) -> str:
    return str(thread_form(proposals, HERS, "1.0", is_whole=is_whole).blocks)


@pytest.mark.parametrize("reader", [reader_for(person, NOW) for person in (ANA, PIOTR, GRACE)])
def test_the_labels_of_the_forms_fit_in_every_language(reader: Reader) -> None:
    forms = [
        thread_form([ONE], reader, "1.0", is_whole=True),
        capture_form(Captured(POST, "Send the logo", "", ANA, None), reader),
    ]
    for form in forms:
        assert all(0 < len(label) <= 24 for label in (form.title, form.submit, form.close))


def test_however_long_the_words_every_box_fits() -> None:
    long = replace(ONE, title="x" * 250, owner=replace(ANA, name="y" * 80))
    [_, group] = thread_form([long], HERS, "1.0", is_whole=True).blocks
    [option] = group["element"]["options"]
    assert (len(option["text"]["text"]), len(option["value"]) <= 150) == (75, True)
    assert len(option["description"]["text"]) <= 75


def test_a_thread_that_is_too_long_is_said_to_be_so() -> None:
    note = "I read the first 1,000 messages"
    assert (note in texts([ONE]), note in texts([ONE], is_whole=False)) == (False, True)


def test_tasks_that_are_there_already_are_listed_once() -> None:
    known = [replace(ONE, known=a_task(number=number)) for number in (*range(1, 30), 1)]
    listed = texts(known)
    assert listed.count("*T-1* ") == 1
    assert ("*T-20* " in listed, "*T-21* " in listed, "+9" in listed) == (True, False, True)


def test_fifty_added_at_once_fit_a_message() -> None:
    added = [a_task("&" * 250, number=number) for number in range(50)]
    message = gathered(Gathered(added, [a_task()], 3), HERS, "deed")
    assert len(message.blocks) <= 50
    assert all(len(block["text"]["text"]) <= 3000 for block in message.blocks if block["type"] == "section")
