"""Types of requests: a mistyped one would slip past its policy."""

import pytest

from bot.domain.approvals.kinds import KINDS, read_kind, read_new_kind
from bot.domain.refusal import Refusal
from tests.rows import each_row


@each_row("kind", KINDS)
def test_each_type_is_read_as_it_is_written(kind: str) -> None:
    assert read_kind(kind.upper()) == kind


@pytest.mark.parametrize(
    ("word", "kind"), [("Wydatek", "spend"), ("spesa", "spend"), ("urlop", "leave"), ("TREŚĆ", "content")]
)
def test_types_have_names_in_other_languages(word: str, kind: str) -> None:
    assert read_kind(word) == kind


def test_a_type_of_a_policy_is_known() -> None:
    assert read_kind("Hiring", ["hiring"]) == "hiring"


def test_a_mistyped_type_is_refused_with_the_likely_one() -> None:
    with pytest.raises(Refusal) as refused:
        read_kind("spnd")
    assert refused.value.example.endswith("type spend")
    with pytest.raises(Refusal, match="no type"):
        read_kind("zzz")


def test_a_policy_may_name_a_new_type_of_one_word() -> None:
    assert read_new_kind("Hiring-2") == "hiring-2"
    assert read_new_kind("wydatek") == "spend"
    for word in ("two words", "x", "a" * 31, "-"):
        with pytest.raises(Refusal):
            read_new_kind(word)
