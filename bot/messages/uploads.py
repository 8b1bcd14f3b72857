"""Files that leave through the outbox."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Upload:
    """`comment` is the message that the file comes with: text that Slack parses."""

    filename: str
    content: bytes
    comment: str = ""
