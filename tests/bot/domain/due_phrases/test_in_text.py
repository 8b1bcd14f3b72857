"""Deadlines in what people write: found where they cannot well be anything else."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.due_phrases.in_text import deadline_before, deadline_in, deadline_of
from bot.domain.people import Person
from bot.domain.sentences import sentences
from tests.rows import each_row
from tests.units import ANA, GRACE, NOW, PIOTR

FOUND = {
    "Can you send the logo by friday?": "Fri 27 17:00",
    "Please send it by friday, 5pm, thanks!": "Fri 27 17:00",
    "By friday the logo must be there": "Fri 27 17:00",
    "The logo, by the end of the month if possible": "Mon 30 17:00",
    "The deadline is 27 November 2026.": "Fri 27 17:00",
    "Deadline 27 November, final": "Fri 27 17:00",
    "Could you do it tomorrow, please? :pray:": "Tue 24 17:00",
    "I'll send it tomorrow, then we can review it": "Tue 24 17:00",
    "Send it eod": "Mon 23 17:00",
    "Do you have time tonight": "Mon 23 20:00",
    "We need it in 3 days": "Thu 26 17:00",
    "Wyślij logo do piątku, proszę": "Fri 27 17:00",
    "Do 25. listopada wyślij raport": "Wed 25 17:00",
    "zrób to na jutro": "Tue 24 17:00",
    "do końca tygodnia proszę o ofertę": "Fri 27 17:00",
    "Puoi mandare il logo entro venerdì? Grazie!": "Fri 27 17:00",
    "Mi mandi il file domani, per favore?": "Tue 24 17:00",
}
LEFT_ALONE = """
We met last friday | Good morning | Have a nice weekend | I like the sun | see version 3 | I read chapter 5
the room is 4 | do 5 things | written by 5 people | by 5 | Tomorrow we ship | Happy birthday | 10:30
Meeting moved from friday to monday | between monday and friday | on monday or tuesday | by Friday or Monday
by may | before friday | by yesterday | we have 3 weeks | rano | We decided on friday that the logo is green
Send the draft by Wednesday, the final by Friday | Wyślij logo do Anny | Friday's numbers are in |
"""


def shown(instant: datetime, person: Person = GRACE) -> str:
    return instant.astimezone(person.zone).strftime("%a %d %H:%M")


@each_row("text", FOUND)
def test_a_deadline_is_found(text: str) -> None:
    due = deadline_of(text, GRACE, NOW)
    assert due
    assert shown(due.at) == FOUND[text]


@each_row("text", [each.strip() for each in LEFT_ALONE.replace("\n", "|").split("|")])
def test_other_days_and_numbers_are_left_alone(text: str) -> None:
    assert deadline_of(text, GRACE, NOW) is None


def test_two_deadlines_in_a_text_are_none_and_the_same_one_twice_is_one() -> None:
    assert deadline_of("Send the logo by friday.\nSend the text by monday.", GRACE, NOW) is None
    assert deadline_of("Send the logo by friday.\nReally, by friday!", GRACE, NOW) is not None


def test_what_is_said_to_be_a_deadline_counts_more_than_another_day() -> None:
    due = deadline_of("We meet on thursday.\nSend the text by wednesday.", GRACE, NOW)
    assert due
    assert shown(due.at) == "Wed 25 17:00"


def test_it_is_meant_on_the_clock_of_whoever_said_it_when_they_said_it() -> None:
    a_week_ago = NOW - timedelta(days=7)
    due = deadline_of("By 5pm tomorrow, please", PIOTR, a_week_ago)
    assert due
    assert shown(due.at, PIOTR) == "Tue 17 17:00"
    italian = deadline_of("Lo mando entro il 3/12", ANA, NOW)
    assert italian
    assert shown(italian.at, ANA) == "Thu 03 17:00"


def test_it_is_known_which_words_it_is() -> None:
    [sentence] = sentences("Send the logo by friday 5pm to Ana")
    found = deadline_in(sentence, GRACE, NOW)
    assert found
    assert sentence.words[found.start : found.end] == ("by", "friday", "5pm")


@pytest.mark.parametrize(
    ("text", "words"), [("Tomorrow at 5 I'll call", 3), ("Jutro wyślę", 1), ("May I?", 0), ("Sun is out", 0)]
)
def test_a_date_at_the_beginning_is_found_on_its_own(text: str, words: int) -> None:
    [sentence] = sentences(text)
    found = deadline_before(sentence, GRACE, NOW)
    assert (found.end if found else 0) == words


PIECES = (
    "by friday do piątku entro venerdì , . ; 5 pm 27 november at on the next last due to 10:30 3/4 - \u2013"
)


@given(st.one_of(st.text(max_size=150), st.lists(st.sampled_from(PIECES.split()), max_size=30).map(" ".join)))
def test_whatever_is_found_lies_ahead(text: str) -> None:
    due = deadline_of(text, GRACE, NOW)
    assert due is None or due.at >= NOW
