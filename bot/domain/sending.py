"""What a failed call to Slack means for the message, and when it is tried again."""

from datetime import datetime, timedelta
from enum import Enum, auto

LEASE = timedelta(seconds=30)
"""Longer than any single call may take (see CALL_SECONDS), so that a lane has one sender at a time."""
CALL_SECONDS = 10.0
PACE = timedelta(seconds=1)
"""Slack takes one message a second per channel and method."""
SETTLE = timedelta(seconds=2)
"""How long after a call of unknown outcome began it is looked for: Slack may still be busy with it."""
LONGEST_WAIT = timedelta(minutes=5)
BULK_PACE = timedelta(milliseconds=200)
"""Slack takes several hundred messages a minute from a workspace: what goes to many at once leaves room."""
BURST = 20
"""So many of them may leave together before the pace counts."""


class Verdict(Enum):
    REFUSED = auto()
    """Slack will never take it."""
    LATER = auto()
    """It was certainly not taken, but may be later."""
    UNKNOWN = auto()
    """It may have been taken."""


# A broken app, not a broken message: once it is mended the message is still wanted.
_APP_IS_BROKEN = {
    "account_inactive",
    "invalid_auth",
    "missing_scope",
    "not_authed",
    "token_expired",
    "token_revoked",
    "accesslimited",
    "team_access_not_granted",
    "org_login_required",
}
_BUSY = {"ratelimited", "rate_limited", "message_limit_exceeded", "team_added_to_org"}
# Slack: "it's possible some aspect of the operation succeeded before the error was raised".
_MAY_HAVE_HAPPENED = {"fatal_error", "internal_error", "service_unavailable", "request_timeout"}


def verdict_on(error: str) -> Verdict:
    """For an error code that Slack answered with."""
    if error in _APP_IS_BROKEN | _BUSY:
        return Verdict.LATER
    return Verdict.UNKNOWN if error in _MAY_HAVE_HAPPENED else Verdict.REFUSED


def wait_before(attempt: int) -> timedelta:
    """Doubling from one second, up to five minutes. `attempt` counts the failures from 1."""
    return min(timedelta(seconds=2 ** min(attempt - 1, 16)), LONGEST_WAIT)


def spread(now: datetime, taken_until: datetime | None, count: int) -> tuple[list[datetime], datetime]:
    """When each of `count` messages may leave, and up to when the pace is taken then.

    The virtual scheduling of the generic cell rate algorithm (ITU-T I.371, annex A).
    """
    begin = max(now, taken_until or now)
    instants = [max(now, begin + (place - BURST) * BULK_PACE) for place in range(count)]
    return instants, begin + count * BULK_PACE
