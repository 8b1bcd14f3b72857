"""Words compared without case and accents."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.folding import folded
from tests.rows import each_row


@each_row(
    ("typed", "found"),
    [
        ("Pokaż", "pokaz"),
        ("ZAKOŃCZ", "zakoncz"),
        ("Łódź", "lodz"),
        ("perché", "perche"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("İstanbul", "istanbul"),
        ("\ufb01nito", "finito"),
        ("\U0001d468", "a"),
        ("T-12", "t-12"),
    ],
)
def test_letters_are_small_and_bare(typed: str, found: str) -> None:
    assert folded(typed) == found


@given(st.text(max_size=30))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)
