"""Messages as titles and notes."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.captured_text import title_and_notes
from tests.rows import each_row

NAMES = {"U0ANA": "ana", "U0PIOTR": "piotr"}

TITLES = {
    "Send the logo": ("Send the logo", ""),
    "<@U0ANA> please send the logo to <@U0PIOTR>": (
        "please send the logo to @piotr",
        "",
    ),
    "<@U0ANA>": ("@ana", ""),
    "*Send* the _logo_ and ~not~ the `brief` 2*3*4": ("Send the logo and not the brief 2*3*4", ""),
    "&gt; Send the logo\n&gt; today": ("Send the logo", "Send the logo\ntoday"),
    "```\nsend(logo)\n```": ("send(logo)", ""),
    "Hi all,\n\nthe printer needs the logo.\nThanks": (
        "the printer needs the logo.",
        "Hi all,\n\nthe printer needs the logo.\nThanks",
    ),
    "Hi all!\nThanks": ("Hi all! Thanks", "Hi all!\nThanks"),
    "• send the logo\n• book a room": ("send the logo", "• send the logo\n• book a room"),
    "See <https://acme.example/a|the plan> in <#C1|launch> &amp; <!here>": (
        "See https://acme.example/a in #launch & @here",
        "",
    ),
    ":tada: :rocket:": ("", ""),
    "": ("", ""),
}


@each_row("text", TITLES)
def test_a_message_gives_a_title_and_what_the_title_leaves_out(text: str) -> None:
    assert title_and_notes(text, NAMES.__getitem__) == TITLES[text]


def test_what_is_too_long_for_a_title_is_whole_in_the_notes() -> None:
    text = "consider the colours " * 40
    title, notes = title_and_notes(text, NAMES.__getitem__)
    assert (len(title) <= 250, title[-1]) == (True, "…")
    assert notes == text.strip()


def test_what_is_too_long_for_the_notes_says_that_there_is_more() -> None:
    _, notes = title_and_notes("consider the colours " * 400, NAMES.__getitem__)
    assert (len(notes) <= 3000, notes[-1]) == (True, "…")


@given(st.text(max_size=400))
def test_any_text_gives_a_title_on_one_line_that_fits(text: str) -> None:
    title, notes = title_and_notes(text, lambda member_id: member_id)
    assert len(title) <= 250
    assert len(title.splitlines()) <= 1
    assert len(notes) <= 3000
