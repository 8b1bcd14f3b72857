"""Whatever is typed, the answer is a value or a refusal that helps; never another exception."""

import string
from functools import partial

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import BlockTasks, CommentOnTask, ListTasks, NewTask, TaskCommand
from bot.domain.tasks.filters import MOST_WORDS
from bot.domain.tasks.grammar import read_task_command
from bot.domain.tasks.numbers import MOST_AT_ONCE
from bot.domain.tasks.task import MOST_LABELS, MOST_REFERENCES, TITLE_LIMIT
from bot.domain.unclear import Unclear
from tests.bot.domain.typed import WORDS, people, texts
from tests.quickness import takes_at_most
from tests.rows import each_row
from tests.units import ANA, GRACE, NOW, PIOTR

verbs = st.sampled_from(["", "add ", "add Brief by ", "add Brief on ", "list ", "done ", "due 3 ", "block "])
LONGEST = 3000


@given(verbs, texts, people)
@example("add ", "by " * 1300, GRACE)
@example("add ", string.printable * 30, GRACE)
@example("list ", string.printable * 30, ANA)
@example("", string.printable * 30, PIOTR)
def test_any_text_is_understood_or_refused_with_a_sentence_and_an_example(
    verb: str, text: str, person: Person
) -> None:
    assert is_sound(answer_to(verb + text, person))


def answer_to(text: str, person: Person) -> TaskCommand | Refusal:
    try:
        return read_task_command(text, person, NOW)
    except Refusal as refusal:
        return refusal


def is_sound(answer: TaskCommand | Refusal) -> bool:
    match answer:
        case Refusal(sentence=sentence, example=shown, values=values):
            return sentence.format(**values).strip() != "" != shown.strip()
        case NewTask():
            return is_sound_task(answer)
        case ListTasks(page=page, filter=chosen):
            return page >= 1 and len(chosen.words) <= MOST_WORDS
        case CommentOnTask(text=said) | BlockTasks(reason=said, subject=""):
            return said.strip() != ""
        case Unclear(typed=typed, commands=commands, addition=addition):
            return all(len(each) < 300 for each in (*commands, addition)) and "  " not in typed
        case _:
            numbers = getattr(answer, "numbers", ())
            return len(numbers) == len(set(numbers)) <= MOST_AT_ONCE


def is_sound_task(new: NewTask) -> bool:
    people = (*((new.owner_id,) if new.owner_id else ()), *new.assignees)
    return (
        0 < len(new.title) <= TITLE_LIMIT
        and new.title == " ".join(new.title.split())
        and (new.due is None or new.due.at >= NOW)
        and len(people) == len(set(people)) <= 10
        and len(new.labels) == len(set(new.labels)) <= MOST_LABELS
        and len(new.after) == len(set(new.after)) <= MOST_REFERENCES
        and all(number > 0 for number in (*new.after, *((new.under,) if new.under else ())))
    )


@each_row("verb", ["add ", "due ", "block ", "list ", "assign "])
def test_however_long_a_text_is_it_is_read_at_once(verb: str) -> None:
    """3,000 characters take some 15 ms of a processor; what costs their square would take far longer."""
    for word in [*WORDS, "by friday", "every monday", "after T-1", "12 and", "T-1,", "<@U1|", "\u0301"]:
        for text in ((word + " ") * LONGEST, word * LONGEST):
            read = partial(answer_to, verb + text[:LONGEST], PIOTR)
            assert takes_at_most(0.15, read), text[:40]
