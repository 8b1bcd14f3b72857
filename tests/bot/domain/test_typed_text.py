"""What people typed, read from how Slack hands it on."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.typed_text import has_words, plain, take_mentions
from tests.rows import each_row


def test_mentions_are_taken_out_each_once_and_in_order() -> None:
    text = "Ask <@U2|piotr> and <@U1> and <@U2|piotr> again, and <@W3|grace>"
    ids, rest = take_mentions(text)
    assert ids == ["U2", "U1", "W3"]
    assert rest.split() == ["Ask", "and", "and", "again,", "and"]


def test_only_people_are_mentions() -> None:
    text = "<#C1|launch> <!channel> <!subteam^S1|@web> <http://a.example> @ana &lt;@U1&gt;"
    assert take_mentions(text) == ([], text)


@each_row(
    ("handed_on", "typed"),
    [
        ("&lt;b&gt; &amp; &amp;lt;", "<b> & &lt;"),
        ("<#C1|launch>", "#launch"),
        ("<#C1|>", "#C1"),
        ("<#C1>", "#C1"),
        ("<@U1|ana>", "@ana"),
        ("<@U1>", "@U1"),
        ("<!channel>", "@channel"),
        ("<!here|here>", "@here"),
        ("<!subteam^S1|@web>", "@web"),
        ("<!date^1392734382^{date}|Feb 18>", "Feb 18"),
        ("<https://a.example/x>", "https://a.example/x"),
        ("<https://a.example/x?a=1&amp;b=2>", "https://a.example/x?a=1&b=2"),
        ("<http://a.example|a.example>", "a.example"),
        ("<mailto:ana@a.example|ana@a.example>", "ana@a.example"),
        ("<https://a.example/x|the brief>", "https://a.example/x"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_text_reads_as_it_was_typed(handed_on: str, typed: str) -> None:
    assert plain(handed_on) == typed


@each_row("mark", ["\u202e", "\u202d", "\u2066", "\u2067", "\u2069", "\u200f", "\u061c"])
def test_marks_that_turn_the_direction_of_what_follows_are_dropped(mark: str) -> None:
    assert plain(f"gpj.{mark}exe") == "gpj.exe"


@each_row("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ud800"])
def test_characters_that_no_database_or_screen_takes_are_dropped(character: str) -> None:
    assert plain(f"a{character}b") == "ab"


def test_line_breaks_and_tabs_stay_until_the_title_folds_them() -> None:
    assert plain("a\nb\tc") == "a\nb\tc"


@each_row("text", ["Brief", "7", "ζ", "أعد", "会議", ":tada: ok", "12:30:15", "no ✅"])
def test_words_and_numbers_of_any_script_say_something(text: str) -> None:
    assert has_words(text)


@each_row(
    "text", ["", " \n", "...!?", ":tada:", ":+1::skin-tone-2: :e-mail:", "🎉 ✅", "1️⃣ \u2139\ufe0f", "\u200b"]
)
def test_emoji_and_punctuation_say_nothing(text: str) -> None:
    assert not has_words(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"]), max_size=60))
def test_what_slack_escapes_comes_back_as_it_was(text: str) -> None:
    assert plain(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")) == text


@given(st.text(alphabet="<>@#!|^&lgt;amp: C1U\u202e\x00", max_size=40))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    _, rest = take_mentions(text)
    assert not {"\u202e", "\x00"} & set(plain(rest))
