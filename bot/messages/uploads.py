"""Files that leave through the outbox."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Upload:
    """`comment` is the message that the file comes with: text that Slack parses. `alt` says of a picture what
    is to be seen, for those who do not see it: at most 1,000 characters.
    """

    filename: str
    content: bytes
    comment: str = ""
    alt: str = ""
