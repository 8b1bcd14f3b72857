"""How messages leave: methods, states, and the lanes that keep their order."""

from enum import StrEnum


class Method(StrEnum):
    POST = "post"
    UPDATE = "update"
    EPHEMERAL = "ephemeral"


class OutboxStatus(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


def lane_name(method: Method, destination: str, recipient_id: str | None = None) -> str:
    """Slack paces each method by itself, so each has its own queue per destination.

    Updates may overtake posts: an update of a card that was not posted yet waits for the post.
    """
    return f"{method}:{destination}" + (f":{recipient_id}" if recipient_id else "")
