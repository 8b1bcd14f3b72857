"""What is in the way: a person, a task, a request, or mere words."""

import pytest

from bot.domain.refusal import Refusal
from bot.domain.tasks.blocking import REASON_LIMIT, read_block
from bot.domain.tasks.commands import BlockTasks
from bot.domain.tasks.task import BlockerKind
from tests.rows import each_row

PERSON, TASK, REQUEST, WORDS = BlockerKind.PERSON, BlockerKind.TASK, BlockerKind.REQUEST, BlockerKind.WORDS


@each_row(
    ("text", "block"),
    [
        ("T-12 no logo yet", BlockTasks((12,), WORDS, "", "no logo yet")),
        ("12 13 no logo yet", BlockTasks((12, 13), WORDS, "", "no logo yet")),
        ("no logo yet", BlockTasks((), WORDS, "", "no logo yet")),
        ("T-12 on <@U0ANA|ana>", BlockTasks((12,), PERSON, "U0ANA", "")),
        ("T-12 <@U0ANA>", BlockTasks((12,), PERSON, "U0ANA", "")),
        ("T-12 waiting for the logo on <@U0ANA>", BlockTasks((12,), PERSON, "U0ANA", "waiting for the logo")),
        ("T-12 czekam na logo od <@U0ANA>", BlockTasks((12,), PERSON, "U0ANA", "czekam na logo")),
        ("T-12 czeka na logo przez <@U0ANA>", BlockTasks((12,), PERSON, "U0ANA", "czeka na logo")),
        ("T-12 on <@U0ANA> as she is away", BlockTasks((12,), PERSON, "U0ANA", "as she is away")),
        ("on <@U0ANA> 3 designs", BlockTasks((), PERSON, "U0ANA", "3 designs")),
        ("T-12 on T-3 until it is dry", BlockTasks((12,), TASK, "T-3", "until it is dry")),
        ("<@U0ANA> has the logo T-12", BlockTasks((), PERSON, "U0ANA", "has the logo T-12")),
        ("T-12 on T-3", BlockTasks((12,), TASK, "T-3", "")),
        ("T-12 T-13 on T-3", BlockTasks((12, 13), TASK, "T-3", "")),
        ("on T-3", BlockTasks((), TASK, "T-3", "")),
        ("on t3", BlockTasks((), TASK, "T-3", "")),
        ("T-12 texts first on T-3", BlockTasks((12,), TASK, "T-3", "texts first")),
        ("T-12 texts of T-3 are missing", BlockTasks((12,), TASK, "T-3", "texts of T-3 are missing")),
        ("T-12 see (T-3).", BlockTasks((12,), TASK, "T-3", "see (T-3).")),
        ("T-12 budget by R-7", BlockTasks((12,), REQUEST, "R-7", "budget")),
        ("T-12 needs r-7", BlockTasks((12,), REQUEST, "R-7", "needs r-7")),
        ("T-12 the format3 of T-shirts", BlockTasks((12,), WORDS, "", "the format3 of T-shirts")),
        ("T-12 a &lt; b", BlockTasks((12,), WORDS, "", "a < b")),
    ],
)
def test_an_edge_is_read_from_what_is_said(text: str, block: BlockTasks) -> None:
    assert read_block(text) == block


@pytest.mark.parametrize("text", ["", "T-12", "12 13", "  "])
def test_a_block_without_a_reason_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="what is in its way"):
        read_block(text)


def test_a_reason_has_its_limit() -> None:
    assert read_block(f"12 {'x' * REASON_LIMIT}").reason == "x" * REASON_LIMIT
    with pytest.raises(Refusal) as caught:
        read_block(f"12 {'x' * (REASON_LIMIT + 1)}")
    assert caught.value.values == {"limit": REASON_LIMIT}
