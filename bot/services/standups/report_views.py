"""What people read of a round: the report, a page of its details, a past one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.domain.outgoing import Outgoing
from bot.domain.people import Person
from bot.domain.standups.definition import StandUp
from bot.domain.standups.planning import asked_later
from bot.domain.standups.report import Attendance, Page, Report, pages_of, participation, report_of
from bot.domain.standups.retro import Group, RetroItem, groups_of
from bot.domain.standups.rounds import Prompt, Round, read_label
from bot.domain.tasks.task import Task
from bot.services.act import Act
from bot.services.standups import sight
from bot.services.standups.participants import participants
from bot.services.standups.retros import outcomes_before
from storage import (
    people,
    standup_answers,
    standup_blockers,
    standup_prompts,
    standup_retro,
    standup_rounds,
    standups,
)
from storage.people import find_person
from storage.unit import Unit

_PARTICIPATION = timedelta(days=28)


@dataclass(frozen=True)
class ReportView:
    """`names` are people's by their ids, so that a report mentions nobody. `cards` are a retro's, `outcomes`
    what became of the tasks of the retro before. An observer has a copy in their direct messages.
    """

    standup: StandUp
    report: Report
    names: dict[str, str]
    creator: Person | None
    cards: tuple[Group, ...] = ()
    outcomes: tuple[tuple[RetroItem, Task], ...] = ()
    is_copy: bool = False

    @property
    def round(self) -> Round:
        return self.report.round


@dataclass(frozen=True)
class PageView:
    """A page of the details; None where it is empty by now."""

    view: ReportView
    page: Page | None


@dataclass(frozen=True)
class PastReport:
    """What somebody asked for. `attendance` is of the last four weeks."""

    view: ReportView
    pages: tuple[Page, ...]
    attendance: tuple[Attendance, ...] = field(default=())


def report_on(act: Act, which: str, day: date | None) -> PastReport:
    """Of a day, or the newest. Raises Refusal."""
    standup = sight.find(act, which)
    latest = standup_rounds.latest(act.unit, act.workspace_id, standup.number, day or date.max)
    if not latest or (day is not None and latest[0].day != day):
        raise sight.no_round(standup, day)
    view = view_of(act.unit, standup, latest[0])
    first, last = latest[0].day - _PARTICIPATION, latest[0].day
    prompts = standup_prompts.between(act.unit, act.workspace_id, standup.number, first, last)
    pages = tuple(pages_of(view.report, standup.reporting.order))
    return PastReport(view, pages, tuple(participation(prompts)))


def report_view(unit: Unit, message: Outgoing) -> ReportView | None:
    number, day = read_label(message.subject)
    standup = standups.find(unit, message.workspace_id, number)
    round_ = standup_rounds.find(unit, message.workspace_id, number, day)
    if standup is None or round_ is None:
        return None
    return replace(view_of(unit, standup, round_), is_copy="observer" in message.payload)


def page_view(unit: Unit, message: Outgoing) -> PageView | None:
    view = report_view(unit, message)
    if view is None:
        return None
    pages = pages_of(view.report, view.standup.reporting.order)
    place = message.payload["page"]
    return PageView(view, pages[place] if place < len(pages) else None)


def view_of(unit: Unit, standup: StandUp, round_: Round) -> ReportView:
    workspace = standup.workspace_id
    prompts = standup_prompts.of_round(unit, round_)
    report = report_of(
        round_,
        prompts,
        standup_answers.in_round(unit, round_),
        standup_blockers.of_round(unit, round_),
        standup_answers.secrets_in(unit, round_),
    )
    report = replace(report, later=_later(unit, standup, round_, prompts))
    creator = find_person(unit, workspace, standup.creator_id)
    view = ReportView(standup, report, people.names(unit, workspace), creator)
    if not standup.is_retro:
        return view
    groups = groups_of(standup_retro.items_of(unit, round_), standup_retro.votes_of(unit, round_))
    return replace(view, cards=tuple(groups), outcomes=outcomes_before(unit, standup, round_))


def _later(unit: Unit, standup: StandUp, round_: Round, prompts: Sequence[Prompt]) -> tuple[str, ...]:
    if not round_.is_open:
        return ()
    people = participants(unit, standup, round_.opens_at)
    settled = {prompt.member_id for prompt in prompts}
    return tuple(who for who in asked_later(standup, people, round_.day) if who not in settled)
