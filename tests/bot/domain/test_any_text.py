"""Whatever is typed, the answer is a value or a refusal that helps; never another exception."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.task_commands import ListTasks, NewTask, TaskCommand
from bot.domain.task_grammar import read_task_command
from bot.domain.task_numbers import MOST_AT_ONCE
from bot.domain.tasks import TITLE_LIMIT
from tests.units import ANA, GRACE, NOW, PIOTR

TYPED = """
    add list done help mine all by due on do entro T-12 t3 12 3, <@U0ANA|ana> <@U0PIOTR> <#C1|launch>
    :tada: 🎉 friday tomorrow yesterday next last the end of in 2 weeks 5pm 17:00 at noon march 31 january
    2020 2026-11-27 29.02 jutro piątku domani venerdì 99999 -1 &lt; &amp; ( ) “ ” ` * \u202e \x00 to or and
    <!channel> between
"""
WORDS = TYPED.split()
phrases = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
texts = st.text(max_size=40) | phrases | st.builds("{} {} {}".format, phrases, st.text(max_size=20), phrases)
verbs = st.sampled_from(["", "add ", "add Brief by ", "add Brief on ", "list ", "done "])
people = st.sampled_from([GRACE, ANA, PIOTR])


@given(verbs, texts, people)
@example("add ", "by " * 1300, GRACE)
@example("add ", string.printable * 30, GRACE)
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
        case NewTask(title=title, due=due):
            is_due_later = due is None or due.at >= NOW
            return 0 < len(title) <= TITLE_LIMIT and title == " ".join(title.split()) and is_due_later
        case ListTasks(page=page):
            return page >= 1
        case _:
            numbers = getattr(answer, "numbers", ())
            return len(numbers) == len(set(numbers)) <= MOST_AT_ONCE
