"""What is done for each command about policies."""

from bot.domain.approvals.commands import (
    AllowKeeper,
    ApprovalCommand,
    EditPolicy,
    ListPolicies,
    NewPolicy,
    ReplayPolicy,
    ShowPolicy,
    SwitchPolicy,
)
from bot.messages.approvals import policies as shown
from bot.services.approvals import policies, simulating
from bot.services.approvals.policy_book import find_policy, read_book
from bot.services.approvals.sight import is_known_to
from handlers.asking import Asking, CarryOut
from handlers.outcomes import Outcome, Reply
from handlers.policy_forms import open_edit, open_new, policy_on


def _list(asking: Asking, _wanted: ListPolicies) -> Outcome:
    return Reply(shown.listed(read_book(asking.act), asking.reader))


def _show(asking: Asking, wanted: ShowPolicy) -> Outcome:
    found = find_policy(asking.act, wanted.name)
    return Reply(shown.shown(found, asking.reader, may_change=policies.may_change(asking.act)))


def _new(asking: Asking, wanted: NewPolicy) -> Outcome:
    """Where nothing can be opened (Slack gives no trigger with a mention), a button stands in."""
    if asking.request.trigger_id:
        return open_new(asking.act, asking.request, wanted.name)
    policies.check_right(asking.act)
    return Reply(shown.form_button(asking.reader, wanted.name))


def _edit(asking: Asking, wanted: EditPolicy) -> Outcome:
    if asking.request.trigger_id:
        return open_edit(asking.act, asking.request, wanted.name)
    policies.check_right(asking.act)
    return Reply(shown.edit_button(find_policy(asking.act, wanted.name), asking.reader))


def _switch(asking: Asking, wanted: SwitchPolicy) -> Outcome:
    policies.check_right(asking.act)
    name = find_policy(asking.act, wanted.name).name
    return Reply(shown.switched(policies.switch(asking.act, name, on=wanted.on), asking.reader))


def _replay(asking: Asking, wanted: ReplayPolicy) -> Outcome:
    """Past requests of all channels are tried; those that the person may see are named."""
    policies.check_right(asking.act)
    found = find_policy(asking.act, wanted.name)
    replay = simulating.replay(asking.act, policy_on(found))
    visible = [each for each in replay.rerouted if is_known_to(asking.act, each.request)]
    return Reply(shown.replayed(found, replay, visible, asking.reader))


def _allow(asking: Asking, wanted: AllowKeeper) -> Outcome:
    policies.allow(asking.act, wanted.member_id, may=wanted.may)
    return Reply(shown.allowed(wanted.member_id, asking.reader, may=wanted.may))


CARRIED_OUT: dict[type[ApprovalCommand], CarryOut] = {
    ListPolicies: _list,
    ShowPolicy: _show,
    NewPolicy: _new,
    EditPolicy: _edit,
    SwitchPolicy: _switch,
    ReplayPolicy: _replay,
    AllowKeeper: _allow,
}
