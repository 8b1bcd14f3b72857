"""/digest in words."""

from bot.domain.people import Person
from bot.messages.digests.answers import RUN
from handlers import digests
from handlers.outcomes import Reply
from handlers.payloads import from_click
from handlers.requests import Request
from storage.unit import Unit
from tests.handlers.payloads import click_payload
from tests.units import GRACE, act


def pressed(value: str, by: Person = GRACE) -> Request:
    return from_click(click_payload(RUN, value, by), "")


def test_a_mistyped_word_offers_what_may_have_been_meant_and_the_button_does_it(unit: Unit) -> None:
    doing = act(unit, GRACE)
    asked = digests.obey(doing, pressed(""), "lsit")
    assert isinstance(asked, Reply)
    assert asked.message.text == "I do not know “lsit”. Did you mean one of these?"
    offered, help_ = asked.message.blocks[1]["elements"]
    assert (offered["text"]["text"], help_["value"]) == ("/digest list", "help")
    done = digests.press_run(doing, pressed(offered["value"]))
    assert isinstance(done, Reply)
    assert "No digest comes here yet" in done.message.text
