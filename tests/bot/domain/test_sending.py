"""What a failed call means, and how long it is waited."""

from datetime import timedelta

import pytest

from bot.domain.sending import Verdict, verdict_on, wait_before

REFUSED = "invalid_blocks channel_not_found is_archived msg_too_long restricted_action an_error_yet_to_come"
BROKEN = """
    account_inactive invalid_auth missing_scope not_authed token_expired token_revoked accesslimited
    team_access_not_granted org_login_required
"""
BUSY = "ratelimited rate_limited message_limit_exceeded team_added_to_org"
UNCLEAR = "fatal_error internal_error service_unavailable request_timeout"


@pytest.mark.parametrize("error", REFUSED.split())
def test_what_slack_refuses_stays_refused(error: str) -> None:
    assert verdict_on(error) is Verdict.REFUSED


@pytest.mark.parametrize("error", [*BROKEN.split(), *BUSY.split()])
def test_a_message_waits_while_slack_is_busy_or_the_app_broken(error: str) -> None:
    assert verdict_on(error) is Verdict.LATER


@pytest.mark.parametrize("error", UNCLEAR.split())
def test_after_an_error_inside_slack_nobody_knows(error: str) -> None:
    assert verdict_on(error) is Verdict.UNKNOWN


def test_waits_double_from_a_second_to_five_minutes() -> None:
    waits = [wait_before(attempt) / timedelta(seconds=1) for attempt in range(1, 12)]
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert wait_before(10_000) == timedelta(minutes=5)
