"""The one exception that a person may read: what was wrong, what is accepted, an example."""

from dataclasses import dataclass


def N_(msgid: str) -> str:  # noqa: N802 -- gettext's own name for "translate this later"
    """Mark a sentence for translation where the reader's language is not yet known."""
    return msgid


class MemberId(str):
    """A person among a refusal's values: shown as Slack shows people."""

    __slots__ = ()


@dataclass(frozen=True)
class Chain:
    """People and user groups one after the other among a refusal's values: ids, each with a word (a msgid)
    on why it ends there, or an empty one.
    """

    links: tuple[tuple[str, str], ...]


class Refusal(Exception):  # noqa: N818 -- a refusal is an answer, not an error
    """A request that cannot be met as it was asked. Nothing of it is stored.

    `sentence` and `example` are msgids; both are translated, and `values` escaped and filled into
    their {placeholders}, only when the reader is known (bot.messages.refusals).
    """

    def __init__(self, sentence: str, *, example: str = "", **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.example = example
        self.values = values
