"""How a refusal travels from the place that finds it to the one who asked."""

from typing import Any


class SlackError(Exception):
    """Answered as `{"ok": false, "error": code}` with Slack's own code; `extra` joins the answer."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra


class PersonError(Exception):
    """What a person tried is not possible: `sentence` is shown to them, `code` is for programs."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence


def invalid_arguments(*messages: str) -> SlackError:
    return SlackError(
        "invalid_arguments", response_metadata={"messages": [f"[ERROR] {message}" for message in messages]}
    )
