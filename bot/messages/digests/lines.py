"""The lines of a digest: one for each thing, leading to its card."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from bot.domain.approvals.decision_log import Decision
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.digests.moves import Move, Moved
from bot.domain.digests.report import BlockedTask, Item, Report, Section, Share
from bot.domain.refusal import N_
from bot.domain.tasks.task import Task
from bot.messages.approvals import wording as request_wording
from bot.messages.layout import safe
from bot.messages.reader import Reader

Moment: TypeAlias = Callable[[datetime], str]
"""How instants are shown: as Slack's tokens where many read, on one clock in the fallback."""

TITLES = {
    Section.DONE: N_("Done"),
    Section.MOVED: N_("Moved"),
    Section.DUE_NEXT: N_("Due next"),
    Section.OVERDUE: N_("Overdue"),
    Section.BLOCKED: N_("Blocked"),
    Section.WAITING: N_("Requests that wait"),
    Section.DECIDED: N_("Requests decided"),
    Section.DECISIONS: N_("Decisions"),
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
            told = _moved(item, report, reader, moment)
        case BlockedTask():
            told = _blocked(item, report, reader)
        case Share():
            told = _share(item, report, reader)
        case Decision():
            told = safe(item.title)
        case ApprovalRequest():
            told = _request(item, report, reader)
        case Task():
            told = " · ".join([*_task(item, report), *_due(item, moment)])
        case answered, asked:
            sentence = reader.gettext("{answered} of {asked} answers were given")
            told = sentence.format(answered=answered, asked=asked)
    return told


def _moved(item: Moved, report: Report, reader: Reader, moment: Moment) -> str:
    parts = _task(item.task, report)
    if item.move is not Move.DONE:
        parts.append(reader.gettext(_MOVES[item.move]))
    if item.move in (Move.DELAYED, Move.ADVANCED, Move.ADDED):
        parts += _due(item.task, moment)
    return " · ".join(parts)


def _blocked(item: BlockedTask, report: Report, reader: Reader) -> str:
    days = reader.ngettext("{count} day", "{count} days", item.days).format(count=item.days)
    reasons = [safe(edge.reason) for edge in item.task.blockers[-1:] if edge.reason]
    return " · ".join([*_task(item.task, report), days, *reasons])


def _share(item: Share, report: Report, reader: Reader) -> str:
    who = safe(report.names.get(item.member_id, "")) or reader.gettext("nobody yet")
    counted = reader.gettext("{open} open, {overdue} overdue").format(open=item.open, overdue=item.overdue)
    return f"{who}: {counted}"


def _request(item: ApprovalRequest, report: Report, reader: Reader) -> str:
    parts = [f"{_name(item.name, report)} {safe(item.title)}", *request_wording.facts(item, reader)]
    if item.status.is_closed:
        parts.append(request_wording.state(item, reader))
    if item.requester_id in report.names:
        parts.append(safe(report.names[item.requester_id]))
    return " · ".join(parts)


def _task(task: Task, report: Report) -> list[str]:
    owner = report.names.get(task.owner_id or "")
    return [f"{_name(task.name, report)} {safe(task.title)}", *([safe(owner)] if owner else [])]


def _due(task: Task, moment: Moment) -> list[str]:
    return [moment(task.due_at)] if task.due_at else []


def _name(name: str, report: Report) -> str:
    return f"<{report.links[name]}|{name}>" if name in report.links else f"*{name}*"
