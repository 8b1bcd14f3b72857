"""Decisions in what people write: two tables of replies, and what holds for any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.approvals.model import Verdict
from bot.domain.decisions.decision import Decided, Decision, Leaning, Nothing
from bot.domain.decisions.lexicon import LANGUAGES, NEGATIONS, PHRASES, corrected
from bot.domain.decisions.reading import LONGEST, read_decision
from bot.domain.decisions.words import Manner, expanded
from tests.bot.domain.decisions.harder_replies import HARDER_REPLIES
from tests.bot.domain.decisions.replies import REPLIES, Rows
from tests.rows import each_row

TABLES = [
    (f"{name} {language}", rows)
    for name, table in (("first", REPLIES), ("harder", HARDER_REPLIES))
    for language, rows in table.items()
]
ROWS = [row for _, rows in TABLES for row in rows]
APPROVING = [text for text, decision in ROWS if isinstance(decision, Decided) and decision.verdict.supports]
SIMPLE = sorted(
    phrase
    for phrase, said in PHRASES.items()
    if said.verdict is Verdict.APPROVE and said.manner is not Manner.LEANING
)
OTHER_WORDS = """
    this it request budget the to ok well thanks Ana <@U1> tak wniosek io la richiesta grazie 5
"""
MARKS = """
    , . ! ? : ; - \u2013 \u2026 ... ( ) " ' ` ~ * _ &gt; &lt; <@U1> <http://a.example> :+1: :joy: :) 👍 /s 12
    \x00 \u202e
"""

approvals = st.sampled_from(SIMPLE)
negations = st.sampled_from(sorted(NEGATIONS))
fillings = st.lists(st.sampled_from(OTHER_WORDS.split()), max_size=3).map(" ".join)
known = st.sampled_from(sorted(PHRASES) + sorted(NEGATIONS) + OTHER_WORDS.split() + MARKS.split() + ["\n"])
texts = st.text(max_size=80) | st.lists(known, max_size=12).map(" ".join)


def counts_for(decision: Decision) -> bool:
    return isinstance(decision, Decided) and decision.verdict.supports


@pytest.mark.parametrize("rows", [rows for _, rows in TABLES], ids=[name for name, _ in TABLES])
def test_no_reply_is_recorded_as_what_it_is_not(rows: Rows) -> None:
    read = [(text, expected, read_decision(text)) for text, expected in rows]
    assert [row for row in read if isinstance(row[2], Decided) and row[2] != row[1]] == []


@pytest.mark.parametrize("rows", [rows for _, rows in TABLES], ids=[name for name, _ in TABLES])
def test_nine_replies_in_ten_are_read_exactly(rows: Rows) -> None:
    exact = [read_decision(text) == expected for text, expected in rows]
    assert sum(exact) >= 0.9 * len(exact)


def test_the_table_is_spread_over_the_languages() -> None:
    sizes = {language: len(rows) for language, rows in REPLIES.items()}
    assert min(sizes[language] for language in LANGUAGES) >= 80
    assert sum(sizes.values()) >= 220
    assert sum(map(len, HARDER_REPLIES.values())) >= 80
    assert dict(ROWS) == dict(reversed(ROWS))


@given(fillings, negations, fillings, approvals, fillings)
def test_a_negation_in_front_of_the_approval_takes_it_away(
    before: str, negation: str, between: str, approval: str, after: str
) -> None:
    assert not counts_for(read_decision(f"{before} {negation} {between} {approval} {after}"))


@given(fillings, approvals, fillings, negations, fillings)
def test_a_negation_after_the_approval_takes_it_away(
    before: str, approval: str, between: str, negation: str, after: str
) -> None:
    assert not counts_for(read_decision(f"{before} {approval} {between} {negation} {after}"))


@given(texts | st.sampled_from([text for text, _ in ROWS]), st.sampled_from(["&gt; ", "&gt;", "> "]))
def test_what_is_quoted_is_nothing(text: str, mark: str) -> None:
    assert read_decision("\n".join(mark + line for line in text.split("\n"))) == Nothing()


@given(st.sampled_from([text for text, _ in ROWS]), texts)
def test_all_that_follows_three_quotation_signs_is_nothing(first: str, second: str) -> None:
    assert read_decision(f"&gt;&gt;&gt; {first}\n{second}") == Nothing()


@given(texts | st.sampled_from([text for text, _ in ROWS]), st.sampled_from(["`", "```", "```\n"]))
def test_code_is_nothing(text: str, mark: str) -> None:
    assert read_decision(f"{mark}{text}{mark}") == Nothing()


@given(texts)
@example("`" * LONGEST)
@example("<@" * (LONGEST // 2))
@example("thanks " * (LONGEST // 7))
@example("a" * LONGEST)
@example("approve " * (LONGEST // 8))
def test_any_text_is_read_without_an_error(text: str) -> None:
    match read_decision(text):
        case Decided(verdict, reason):
            assert reason == reason.strip()
            assert reason or verdict is not Verdict.CONDITION
        case Leaning(verdict):
            assert verdict in Verdict
        case nothing:
            assert nothing == Nothing()


CHANGED = [
    "Ana {}",
    "not {}",
    "if {}",
    '"{}"',
    "~{}~",
    "{} /s",
    "{} :upside_down_face:",
    "{} 🙄",
    "{} :x:",
    "{}\n&gt; the first half",
    "{} ...",
    "x" * 80 + " {}",
    "{}. " + "It fits the budget, " * 20,
]
UNDONE = ["{}?", "{}?!", "{} ?", "{}, right?", "{}, reject", "{}, wait", "has {}", "{} by Ana", "{}\n• logo"]


@each_row("changed", CHANGED)
def test_an_approval_that_is_changed_a_little_is_none(changed: str) -> None:
    replies = (changed.format(text) for text in APPROVING)
    assert [reply for reply in replies if counts_for(read_decision(reply))] == []


@each_row("undone", UNDONE)
def test_what_stands_beside_an_approval_may_undo_it(undone: str) -> None:
    replies = (undone.format(phrase) for phrase in SIMPLE)
    assert [reply for reply in replies if counts_for(read_decision(reply))] == []


def verdict_of(decision: Decision) -> tuple[type, Verdict | None]:
    return type(decision), getattr(decision, "verdict", None)


def test_capitals_do_not_matter() -> None:
    plain = [text for text, _ in ROWS if text != "aPpRoVeD" and not set("<&:") & set(text)]
    assert [
        text for text in plain if verdict_of(read_decision(text.upper())) != verdict_of(read_decision(text))
    ] == []


def test_a_message_that_is_too_long_decides_nothing() -> None:
    assert read_decision("reject: " + "x" * (LONGEST - 8)) == Decided(Verdict.REJECT, "x" * (LONGEST - 8))
    assert read_decision("reject: " + "x" * (LONGEST - 7)) == Nothing()


def test_a_reason_is_what_was_typed() -> None:
    typed = "Reject: <#C1|launch> &amp; `R&amp;D` say *no*\n&gt; quoted\n(see <https://a.example|a.example>)"
    assert read_decision(typed) == Decided(Verdict.REJECT, "#launch & `R&D` say *no*\n(see a.example)")


@each_row(
    ("word", "meant"),
    [
        ("aproved", "approved"),
        ("appproved", "approved"),
        ("apprvoed", "approved"),
        ("apprived", "approved"),
        ("approver", None),
        ("approvals", None),
        ("approve", None),
        ("approved", None),
        ("improved", None),
        ("approvano", None),
        ("zatwierdza", None),
        ("zatwirdzam", "zatwierdzam"),
        ("rejct", None),
    ],
)
def test_one_wrong_letter_in_a_long_word_is_seen(word: str, meant: str | None) -> None:
    assert corrected(word) == meant


def test_no_phrase_has_two_meanings() -> None:
    meanings: dict[str, object] = {}
    for words in LANGUAGES.values():
        for kind, phrases in words.verdicts.items():
            for phrase in expanded(phrases):
                assert meanings.setdefault(phrase, kind) == kind, phrase
