"""A channel that becomes shared gets another id: its requests and policies go with it."""

from bot.domain.approvals.model import Step
from bot.domain.approvals.scopes import RequestScope
from bot.services.approvals.lists import page_of_requests
from storage import channel_ids, policies
from storage.people import require_place
from storage.unit import Unit
from tests.bot.services.approvals.asked import BY_GRACE, ask, put_policy, request_in
from tests.units import DAVID, GRACE, LAUNCH, NOW, PIOTR, TEAM, act

NEW = "C0RENAMED"


def test_requests_are_found_and_routed_under_the_new_id(unit: Unit) -> None:
    put_policy(unit, BY_GRACE, channels=(LAUNCH.id,))
    put_policy(unit, Step((PIOTR.id,)), name="elsewhere", channels=("C0DESIGN",))
    ask(unit, steps=())
    channel_ids.change(unit, TEAM, LAUNCH.id, NEW, NOW)
    there = require_place(unit, TEAM, NEW)
    assert request_in(unit).channel_id == NEW
    listed = page_of_requests(act(unit, GRACE, there), RequestScope.ALL)
    assert [each.number for each in listed.requests] == [1]
    assert [policy.channels for policy in policies.current(unit, TEAM)] == [("C0DESIGN",), (NEW,)]
    assert [policy.version for policy in policies.versions(unit, TEAM, "spend")] == [2, 1]
    assert ask(unit, by=DAVID, where=there, steps=()).request.policy_version == 2
