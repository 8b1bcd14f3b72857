"""A message that people point at."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Post:
    """`thread_ts` is the first message of its thread, itself where nobody answered yet.

    `author_id` is empty where no person wrote it; `text` as Slack has it, people as <@U1>.
    """

    channel_id: str
    ts: str
    thread_ts: str
    author_id: str
    text: str

    @property
    def at(self) -> datetime:
        """When it was said, aware UTC."""
        return datetime.fromtimestamp(float(self.ts), UTC)

    @property
    def key(self) -> str:
        """What a task that is made of it is known by."""
        return message_key(self.channel_id, self.ts)


def message_key(channel_id: str, ts: str) -> str:
    """What a task that was made of a message is known by."""
    return f"message:{channel_id}:{ts}"
