"""Text made safe, and what was typed given back."""

import pytest

from bot.messages.layout import Message, safe, section, typed
from tests.bot.messages.reading import alive, problems
from tests.rows import each_row


@each_row(
    ("text", "made_safe"),
    [
        (
            "<!channel> <@U1> <#C1> <http://a.example>",
            "&lt;!channel&gt; &lt;@U1&gt; &lt;#C1&gt; &lt;http://a.example&gt;",
        ),
        ("a & b &lt; c", "a &amp; b &amp;lt; c"),
        ("@here *now* _or_ ~never~", "@here *now* _or_ ~never~"),
        ("run `x` at 5", "run `x` at 5"),
        ("plain", "plain"),
    ],
)
def test_what_people_typed_pings_and_links_nothing(text: str, made_safe: str) -> None:
    assert safe(text) == made_safe
    assert alive(Message(safe(text), [section(safe(text))])) == set()


def test_a_fence_in_one_text_does_not_swallow_the_texts_after_it() -> None:
    assert "```" not in safe("one ``` two ````")


@pytest.mark.parametrize("text", ["כתיבת תקציר", "تحضير العرض 3", "Draft of العرض"])
def test_right_to_left_text_is_fenced_in(text: str) -> None:
    assert safe(text) == f"\u2068{text}\u2069"


def test_what_was_typed_comes_back_word_for_word_with_people_by_name() -> None:
    assert typed("/task add &lt;b&gt; *x* `y` <!channel> <@U0ANA|ana> in <#C1|launch>\n<@U0PIOTR>") == {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "/task add <b> *x* `y` @channel "},
                    {"type": "user", "user_id": "U0ANA"},
                    {"type": "text", "text": " in #launch\n"},
                    {"type": "user", "user_id": "U0PIOTR"},
                ],
            }
        ],
    }


@pytest.mark.parametrize("length", [2999, 3000, 3001, 12_000])
def test_however_long_all_of_what_was_typed_comes_back(length: int) -> None:
    block = typed("x" * length)
    texts = [part["text"] for part in block["elements"][0]["elements"]]
    assert "".join(texts) == "x" * length
    assert max(map(len, texts)) <= 3000
    assert problems(Message("typed", [block])) == []
