"""What a failed call means, and how long it is waited."""

from datetime import timedelta

import pytest

from bot.domain.sending import Verdict, verdict_on, wait_before


@pytest.mark.parametrize(
    "error", ["invalid_blocks", "channel_not_found", "is_archived", "msg_too_long", "new_one"]
)
def test_what_slack_refuses_stays_refused(error: str) -> None:
    assert verdict_on(error) is Verdict.REFUSED


@pytest.mark.parametrize(
    "error", ["ratelimited", "invalid_auth", "token_revoked", "missing_scope", "not_authed"]
)
def test_a_message_waits_while_slack_is_busy_or_the_app_broken(error: str) -> None:
    assert verdict_on(error) is Verdict.LATER


@pytest.mark.parametrize("error", ["internal_error", "fatal_error", "service_unavailable", "request_timeout"])
def test_after_an_error_inside_slack_nobody_knows(error: str) -> None:
    assert verdict_on(error) is Verdict.UNKNOWN


def test_waits_double_from_a_second_to_five_minutes() -> None:
    waits = [wait_before(attempt) / timedelta(seconds=1) for attempt in range(1, 12)]
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert wait_before(10_000) == timedelta(minutes=5)
