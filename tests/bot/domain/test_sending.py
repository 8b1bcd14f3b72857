"""What a failed call means, and how long it is waited."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.sending import BULK_PACE, BURST, Verdict, spread, verdict_on, wait_before
from tests.rows import each_row

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
REFUSED = "invalid_blocks channel_not_found is_archived msg_too_long restricted_action an_error_yet_to_come"
BROKEN = """
    account_inactive invalid_auth missing_scope not_authed token_expired token_revoked accesslimited
    team_access_not_granted org_login_required
"""
BUSY = "ratelimited rate_limited message_limit_exceeded team_added_to_org"
UNCLEAR = "fatal_error internal_error service_unavailable request_timeout"


@each_row("error", REFUSED.split())
def test_what_slack_refuses_stays_refused(error: str) -> None:
    assert verdict_on(error) is Verdict.REFUSED


@each_row("error", [*BROKEN.split(), *BUSY.split()])
def test_a_message_waits_while_slack_is_busy_or_the_app_broken(error: str) -> None:
    assert verdict_on(error) is Verdict.LATER


@pytest.mark.parametrize("error", UNCLEAR.split())
def test_after_an_error_inside_slack_nobody_knows(error: str) -> None:
    assert verdict_on(error) is Verdict.UNKNOWN


def test_waits_double_from_a_second_to_five_minutes() -> None:
    waits = [wait_before(attempt) / timedelta(seconds=1) for attempt in range(1, 12)]
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert wait_before(10_000) == timedelta(minutes=5)


def test_what_goes_to_many_leaves_in_a_burst_and_then_at_a_pace() -> None:
    first, until = spread(NOW, None, 2 * BURST)
    assert first[: BURST + 1] == [NOW] * (BURST + 1)
    assert first[-1] == NOW + (BURST - 1) * BULK_PACE
    second, _ = spread(NOW, until, 1)
    assert second == [NOW + BURST * BULK_PACE]
    later, _ = spread(until + timedelta(minutes=1), until, 1)
    assert later == [until + timedelta(minutes=1)]
