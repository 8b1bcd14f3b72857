"""The lines of a digest: one for each thing, leading to its card."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.digests.moves import Move, Moved
from bot.domain.digests.report import BlockedPerson, BlockedTask, ClosedRequest, Item, Kept, Report, Share
from bot.domain.digests.sections import Section
from bot.domain.refusal import N_
from bot.domain.standups.blockers import StandingBlocker
from bot.domain.standups.definition import StandUp
from bot.domain.standups.rounds import round_label
from bot.domain.tasks.task import Task
from bot.messages.approvals import wording as request_wording
from bot.messages.approvals.decision_log import OUTCOMES
from bot.messages.attention.reasons import KINDS
from bot.messages.layout import safe
from bot.messages.reader import Reader
from bot.messages.standups import blockers
from bot.messages.standups import wording as standup_wording

Moment: TypeAlias = Callable[[datetime], str]
"""How instants are shown: as Slack's tokens where many read, on one clock in the fallback."""

TITLES = {
    Section.KEPT: N_("Not nudged about, only told here"),
    Section.DONE: N_("Done"),
    Section.MOVED: N_("Moved"),
    Section.DUE_NEXT: N_("Due next"),
    Section.OVERDUE: N_("Overdue"),
    Section.BLOCKED: N_("What is blocked"),
    Section.STILL: N_("Stands still"),
    Section.WAITING: N_("Requests that wait"),
    Section.DECIDED: N_("Requests decided"),
    Section.UNDECIDED: N_("Requests that ended without a decision"),
    Section.PARTICIPATION: N_("Stand-ups"),
    Section.WORKLOAD: N_("Workload"),
}
_MOVES = {
    Move.DONE: N_("done"),
    Move.DROPPED: N_("dropped"),
    Move.REOPENED: N_("reopened"),
    Move.BLOCKED: N_("blocked"),
    Move.UNBLOCKED: N_("goes on"),
    Move.DELAYED: N_("later"),
    Move.ADVANCED: N_("earlier"),
    Move.HANDED_OVER: N_("handed over"),
    Move.STARTED: N_("started"),
    Move.ADDED: N_("added"),
}


def line(item: Item, report: Report, reader: Reader, moment: Moment) -> str:
    """Without people's mentions: a digest calls nobody."""
    match item:
        case Moved():
            return _moved(item, report, reader, moment)
        case BlockedTask():
            return _blocked(item, report, reader)
        case Task():
            return " · ".join([*_task(item, report), *_due(item, moment), *_in_vain(item, report, reader)])
        case Kept():
            return _kept(item, report, reader, moment)
        case _:
            return _other(item, report, reader)


def _other(
    item: BlockedPerson | ApprovalRequest | ClosedRequest | Share | tuple[int, int],
    report: Report,
    reader: Reader,
) -> str:
    """What is no task."""
    match item:
        case BlockedPerson():
            return _said(item, report, reader)
        case ApprovalRequest():
            return " · ".join(_request(item, report, reader))
        case ClosedRequest():
            return _closed(item, report, reader)
        case Share():
            return _share(item, report, reader)
        case answered, asked:
            sentence = reader.gettext("{answered} of {asked} answers were given")
            return sentence.format(answered=answered, asked=asked)


def _moved(item: Moved, report: Report, reader: Reader, moment: Moment) -> str:
    parts = _task(item.task, report)
    if item.move is not Move.DONE:
        parts.append(reader.gettext(_MOVES[item.move]))
    if item.move in (Move.DELAYED, Move.ADVANCED, Move.ADDED):
        parts += _due(item.task, moment)
    return " · ".join(parts)


def _blocked(item: BlockedTask, report: Report, reader: Reader) -> str:
    reasons = [safe(edge.reason) for edge in item.task.blockers[-1:] if edge.reason]
    parts = [*_task(item.task, report), _age(item.days, reader), *reasons]
    return " · ".join([*parts, *_in_vain(item.task, report, reader)])


def _said(item: BlockedPerson, report: Report, reader: Reader) -> str:
    """In a stand-up, whose report it leads to."""
    blocker, where = item.blocker, reader.gettext("stand-up")
    told = blockers.line(blocker, report.names, reader, 0)
    link = report.links.get(round_label(blocker.number, blocker.day))
    return " · ".join([told, _age(item.days, reader), f"<{link}|{where}>" if link else where])


def _age(days: int, reader: Reader) -> str:
    return standup_wording.age(days, reader) or reader.gettext("since today")


def _kept(item: Kept, report: Report, reader: Reader, moment: Moment) -> str:
    _ = reader.gettext
    about, kind = item.about, _(KINDS[item.kind])
    if isinstance(about, ApprovalRequest):
        return " · ".join([*_request(about, report, reader), kind])
    if isinstance(about, StandUp):
        return " · ".join([f"*{safe(about.name)}*", _("waits for your answer")])
    if isinstance(about, StandingBlocker):
        return " · ".join([blockers.line(about, report.names, reader, 0), _("stand-up")])
    if not item.is_theirs:
        who = safe(report.names.get(about.owner_id or about.creator_id, ""))
        return _("{person} waits for you").format(person=who)
    other = safe(report.names.get(item.instead_of, ""))
    ignored = [_("{person} did not react").format(person=other)] if item.instead_of else []
    return " · ".join([*_task(about, report), kind, *_due(about, moment), *ignored])


def _in_vain(task: Task, report: Report, reader: Reader) -> list[str]:
    is_unheeded = any(task.number == each.number for each in report.unheeded)
    return [reader.gettext("three nudges changed nothing")] if is_unheeded else []


def _share(item: Share, report: Report, reader: Reader) -> str:
    who = safe(report.names.get(item.member_id, "")) or reader.gettext("nobody yet")
    text = reader.gettext("{open} open, {overdue} overdue") if item.overdue else reader.gettext("{open} open")
    counted = text.format(open=item.open, overdue=item.overdue)
    return f"{who}: {counted}"


def _request(item: ApprovalRequest, report: Report, reader: Reader) -> list[str]:
    parts = [f"{_name(item.name, report)} {safe(item.title)}", *request_wording.facts(item, reader)]
    who = report.names.get(item.requester_id)
    return [*parts, *([safe(who)] if who else [])]


def _closed(item: ClosedRequest, report: Report, reader: Reader) -> str:
    """What became of it, and by whose votes."""
    request = item.request
    people = ", ".join(safe(report.names.get(each, each)) for each in item.deciders)
    if item.deciders and request.status in OUTCOMES:
        outcome = reader.gettext(OUTCOMES[request.status]).format(people=people)
    else:
        outcome = request_wording.state(request, reader)
    return " · ".join([*_request(request, report, reader), outcome])


def _task(task: Task, report: Report) -> list[str]:
    owner = report.names.get(task.owner_id or "") if task.owner_id != report.reader_id else None
    return [f"{_name(task.name, report)} {safe(task.title)}", *([safe(owner)] if owner else [])]


def _due(task: Task, moment: Moment) -> list[str]:
    return [moment(task.due_at)] if task.due_at else []


def _name(name: str, report: Report) -> str:
    return f"<{report.links[name]}|{name}>" if name in report.links else f"*{name}*"
