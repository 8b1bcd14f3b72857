"""What is done for each command about approvals: one function and one line of the table."""

from bot.domain.approvals.commands import (
    ApprovalCommand,
    AskByForm,
    Delegate,
    EditRequest,
    ExportRequests,
    ListRequests,
    ListSubstitutes,
    NewRequest,
    PassOn,
    PassRequest,
    RemindApprovers,
    ShowHelp,
    ShowLog,
    ShowRequest,
    Simulate,
    StopDelegating,
    TellStory,
    WithdrawRequest,
)
from bot.domain.approvals.kinds import KINDS
from bot.domain.unclear import Unclear
from bot.messages.approvals import decision_log, details, lists, outcomes, routes, stories, substitutes
from bot.messages.tasks.exports import on_its_way
from bot.services.approvals import asking as asking_service
from bot.services.approvals import delegating, exporting, passing, simulating, views, withdrawing
from bot.services.approvals.decision_log import page_of_decisions
from bot.services.approvals.editing import own_open
from bot.services.approvals.lists import page_of_requests
from bot.services.approvals.policy_book import check_insider, kinds_in_policies
from bot.services.approvals.sight import thread_request
from handlers import policy_commands
from handlers.asking import Asking, CarryOut
from handlers.asking_forms import open_ask, open_edit
from handlers.groups import groups_of
from handlers.outcomes import Help, Outcome, Reply


def _ask(asking: Asking, wanted: NewRequest) -> Outcome:
    asked = asking_service.ask(asking.act, wanted, groups_of(asking.request))
    return Reply(outcomes.asked(asked, asking.reader))


def _list(asking: Asking, wanted: ListRequests) -> Outcome:
    return Reply(lists.page(page_of_requests(asking.act, wanted.scope, wanted.page), asking.reader))


def _log(asking: Asking, wanted: ShowLog) -> Outcome:
    return Reply(decision_log.page(page_of_decisions(asking.act, wanted.page), asking.reader))


def _show(asking: Asking, wanted: ShowRequest) -> Outcome:
    found = views.details(asking.act, wanted.number)
    return Reply(details.details(found, asking.act.by.id, asking.reader))


def _withdraw(asking: Asking, wanted: WithdrawRequest) -> Outcome:
    request = withdrawing.withdraw(asking.act, _number(asking, wanted.number))
    return Reply(outcomes.withdrawn(request, asking.reader))


def _remind(asking: Asking, wanted: RemindApprovers) -> Outcome:
    number = _number(asking, wanted.number)
    return Reply(outcomes.reminded(number, withdrawing.remind(asking.act, number), asking.reader))


def _pass(asking: Asking, wanted: PassRequest) -> Outcome:
    passed = PassOn(_number(asking, wanted.number), wanted.to_id)
    request = passing.hand_over(asking.act, passed, groups_of(asking.request))
    return Reply(outcomes.passed_on(request, wanted.to_id, asking.reader))


def _story(asking: Asking, wanted: TellStory) -> Outcome:
    found = views.details(asking.act, wanted.number)
    return Reply(stories.story(found.request, found.history, wanted.page, asking.reader))


def _ask_back(asking: Asking, wanted: Unclear) -> Outcome:
    return Reply(outcomes.unclear(wanted, asking.reader))


def _help(_asking: Asking, _wanted: ShowHelp) -> Outcome:
    return Help("/request")


def _number(asking: Asking, number: int | None) -> int:
    """Without one, the request in whose thread the person is. Raises Refusal."""
    return thread_request(asking.act) if number is None else number


def _ask_by_form(asking: Asking, wanted: AskByForm) -> Outcome:
    """Where nothing can be opened (Slack gives no trigger with a mention), a button stands in."""
    if asking.request.trigger_id:
        return open_ask(asking.act, asking.request, wanted.title)
    return Reply(outcomes.form_button(asking.reader, title=wanted.title))


def _edit(asking: Asking, wanted: EditRequest) -> Outcome:
    number = _number(asking, wanted.number)
    if asking.request.trigger_id:
        return open_edit(asking.act, asking.request, number)
    return Reply(outcomes.form_button(asking.reader, own_open(asking.act, number)))


def _delegate(asking: Asking, wanted: Delegate) -> Outcome:
    result = delegating.delegate(asking.act, wanted, groups_of(asking.request))
    return Reply(substitutes.delegated(result, asking.reader))


def _stop(asking: Asking, _wanted: StopDelegating) -> Outcome:
    ended = delegating.take_back(asking.act)
    return Reply(substitutes.stopped(ended, asking.reader))


def _substitutes(asking: Asking, _wanted: ListSubstitutes) -> Outcome:
    found = delegating.listed(asking.act)
    return Reply(substitutes.listed(found, asking.act.by.id, asking.reader))


def _simulate(asking: Asking, wanted: Simulate) -> Outcome:
    check_insider(asking.act)
    content, reader = wanted.new.content, asking.reader
    way = simulating.simulate(asking.act, content, wanted.new.steps)
    kinds = tuple(dict.fromkeys((*KINDS, *kinds_in_policies(asking.act))))
    return Reply(routes.simulated(way, content, wanted.new.due_at, reader, kinds))


def _export(asking: Asking, wanted: ExportRequests) -> Outcome:
    if wanted.number is None:
        exporting.send_requests(asking.act)
    else:
        exporting.send_story(asking.act, wanted.number)
    return Reply(on_its_way(asking.reader, in_direct=asking.act.place.is_direct))


CARRIED_OUT: dict[type[ApprovalCommand], CarryOut] = {
    NewRequest: _ask,
    AskByForm: _ask_by_form,
    ListRequests: _list,
    ShowLog: _log,
    ShowRequest: _show,
    WithdrawRequest: _withdraw,
    RemindApprovers: _remind,
    EditRequest: _edit,
    PassRequest: _pass,
    TellStory: _story,
    Delegate: _delegate,
    StopDelegating: _stop,
    ListSubstitutes: _substitutes,
    Simulate: _simulate,
    ExportRequests: _export,
    **policy_commands.CARRIED_OUT,
    Unclear: _ask_back,
    ShowHelp: _help,
}
