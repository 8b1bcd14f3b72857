"""What people read when something cannot be done."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.people import Person
from bot.domain.refusal import Chain, Refusal
from bot.domain.tasks.grammar import read_task_command
from bot.messages.layout import Message
from bot.messages.reader import Reader, reader_for
from bot.messages.refusals import failed, refused
from tests.bot.messages.reading import alive, problems, shown
from tests.units import ANA, GRACE, NOW, PIOTR

HERS = reader_for(GRACE, NOW)
TYPED = "/task Draft &lt;!channel&gt; `rm` *now* <@U0ANA|ana> <!here>"


def mrkdwn(text: str) -> dict[str, object]:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def refusal_of(text: str, person: Person = GRACE) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_task_command(text, person, NOW)
    return caught.value


def told(refusal: Refusal, typed: str | None = None, reader: Reader = HERS) -> Message:
    message = refused(refusal, reader, typed)
    assert problems(message) == []
    return message


def test_a_refusal_says_what_was_wrong_shows_what_works_and_repeats_what_was_typed() -> None:
    refusal = Refusal("I do not know “{verb}”.", example="/task help", verb="list&")
    assert told(refusal, "/task list& all").payload() == {
        "text": "I do not know “list&amp;”. For example: `/task help`",
        "blocks": [
            {"type": "section", "text": mrkdwn(":speech_balloon: I do not know “list&amp;”.")},
            {"type": "section", "text": mrkdwn("For example: `/task help`")},
            {"type": "context", "elements": [mrkdwn("You typed:")]},
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [{"type": "text", "text": "/task list& all"}],
                    }
                ],
            },
        ],
    }


def test_a_refused_click_repeats_nothing() -> None:
    message = told(Refusal("No."))
    assert message.payload() == {
        "text": "No.",
        "blocks": [{"type": "section", "text": mrkdwn(":speech_balloon: No.")}],
    }


def test_nothing_that_was_typed_comes_alive_in_the_refusal() -> None:
    message = told(refusal_of("done `rm`"), TYPED)
    assert alive(message) == set()
    assert "Draft <!channel> `rm` *now* " in shown(message)


@pytest.mark.parametrize("length", [3000, 4000, 12_000])
def test_however_much_was_typed_it_is_all_repeated(length: int) -> None:
    typed = "/task add " + "x" * length
    message = told(refusal_of(typed.removeprefix("/task ")), typed)
    assert shown(message).replace("\n", "").endswith("x" * length)


@pytest.mark.parametrize(
    ("value", "in_english", "in_polish"),
    [
        (date(2026, 11, 20), "Fri 20 Nov", "pt. 20 lis"),
        (date(2020, 1, 1), "Wed 1 Jan 2020", "śr. 1 sty 2020"),
        (datetime(2026, 11, 20, 22, tzinfo=UTC), "Fri 20 Nov 17:00", "pt. 20 lis 23:00"),
    ],
)
def test_days_and_moments_are_told_as_the_reader_tells_them(
    value: date, in_english: str, in_polish: str
) -> None:
    refusal = Refusal("“{phrase}” is already past: it was {when}.", phrase="x", when=value)
    assert f"it was {in_english}." in told(refusal).text
    assert f"to było {in_polish}." in told(refusal, reader=reader_for(PIOTR, NOW)).text


def test_the_sentence_and_its_example_are_in_the_readers_language() -> None:
    message = told(refusal_of("add Brief by yesterday", ANA), reader=reader_for(ANA, NOW))
    assert message.text.startswith("“yesterday” è già passato")
    assert message.text.endswith("Per esempio: `entro domani 17:00`")


def test_an_apology_carries_the_number_that_is_in_the_log() -> None:
    message = failed("a1b2c3d4", HERS, "/task add Brief")
    assert "a1b2c3d4" in message.text
    assert problems(message) == []
    assert message.text in shown(message)
    assert shown(message).endswith("/task add Brief")
    assert "/task" not in shown(failed("a1b2c3d4", HERS))


def test_a_chain_of_people_and_groups_says_where_it_ends() -> None:
    way = Chain((("U0ANA", ""), ("S0WEB", ""), ("U0ZOFIA", "has left")))
    message = told(Refusal("Nobody is left: {chain}.", chain=way), reader=reader_for(PIOTR, NOW))
    assert "<@U0ANA> → <!subteam^S0WEB> → <@U0ZOFIA> (nie ma jej lub jego w zespole)." in message.text


@pytest.mark.parametrize("word", ["&" * 3000, "no such thing " * 200])
def test_however_long_the_word_is_that_was_not_understood_the_refusal_arrives(word: str) -> None:
    message = told(Refusal("There is no “{name}” of {whom}.", name=word, whom=word), f"/task {word}")
    assert "…" in message.text
    assert len(message.text) < 3000
