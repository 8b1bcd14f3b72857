"""What a team may choose for its channel, and who chooses it."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.channel_settings import may_choose, read_emoji
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from tests.rows import each_row
from tests.units import ANA, GRACE, LAUNCH, MEERA, SLACKBOT, ZOFIA_WHO_LEFT

STRANGER = replace(ANA, id="U0FAR", is_stranger=True)
LED = replace(LAUNCH, lead_id=GRACE.id)


@pytest.mark.parametrize(
    "person", [MEERA, STRANGER, SLACKBOT, ZOFIA_WHO_LEFT], ids=lambda person: person.name
)
def test_only_full_members_choose_even_if_nobody_leads(person: Person) -> None:
    assert not may_choose(person, LAUNCH, None)
    assert not may_choose(person, replace(LAUNCH, lead_id=person.id), person)


def test_any_full_member_chooses_until_somebody_leads_and_then_the_lead_alone() -> None:
    assert may_choose(ANA, LAUNCH, None)
    assert may_choose(GRACE, LED, GRACE)
    assert not may_choose(ANA, LED, GRACE)


@pytest.mark.parametrize("lead", [replace(GRACE, has_left=True), replace(GRACE, is_guest=True)])
def test_a_lead_who_cannot_lead_any_more_locks_nobody_out(lead: Person) -> None:
    assert may_choose(ANA, LED, lead)


@pytest.mark.parametrize("typed", ["memo", ":memo:", " :Memo: ", "memo:"])
def test_an_emoji_is_read_with_and_without_its_colons(typed: str) -> None:
    assert read_emoji(typed) == "memo"


@each_row("name", ["+1", "-1", "man-running", "e-mail", "flag-pl", "8ball", "o'clock"])
def test_names_of_emoji_have_a_few_signs_in_them(name: str) -> None:
    assert read_emoji(f":{name}:") == name


@each_row("typed", ["", "::", "two words", ":a: :b:", "📌", "<@U0ANA>", "a" * 101])
def test_what_is_no_name_of_an_emoji_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="name of one emoji"):
        read_emoji(typed)


@pytest.mark.parametrize("typed", [":eyes:", "White_Check_Mark"])
def test_an_emoji_that_means_something_on_cards_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="starts a task"):
        read_emoji(typed)


@given(st.text(max_size=40))
def test_any_text_is_a_name_or_refused(typed: str) -> None:
    with suppress(Refusal):
        assert read_emoji(typed) == typed.strip().lower().strip(":")
