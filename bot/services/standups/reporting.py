"""What a round came to: one message in the channel, the answers in its thread."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.domain.outgoing import Draft, Outgoing, PostedCard
from bot.domain.people import Person
from bot.domain.standups.definition import ReportTime, StandUp
from bot.domain.standups.planning import asked_later
from bot.domain.standups.report import Attendance, Page, Report, pages_of, participation, report_of
from bot.domain.standups.retro import Group, RetroItem, groups_of
from bot.domain.standups.rounds import Prompt, Round, read_label
from bot.domain.tasks.task import Task
from bot.services.act import Act
from bot.services.standups import sight
from bot.services.standups.kinds import CLOSING, DETAILS, REPORT
from bot.services.standups.participants import participants
from bot.services.standups.retros import outcomes_before
from storage import (
    cards,
    outbox,
    people,
    standup_answers,
    standup_blockers,
    standup_prompts,
    standup_retro,
    standup_rounds,
    standups,
    timers,
)
from storage.people import find_person
from storage.timers import Due
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


def report_answered(unit: Unit, standup: StandUp, round_: Round, now: datetime) -> None:
    """Somebody has answered, or answered anew: what is shown follows."""
    if round_.is_open and standup.reporting.when is ReportTime.AT_CLOSE:
        return
    _show(unit, standup, round_, now)


def report_closed(unit: Unit, standup: StandUp, round_: Round, now: datetime) -> None:
    """Observers read the whole in a direct message."""
    _show(unit, standup, round_, now)
    for member_id in standup.audience.observers:
        person = find_person(unit, round_.workspace_id, member_id)
        if person is not None and not person.has_left and not person.is_bot:
            where = (round_.label, member_id, now)
            outbox.post_card(unit, Draft(round_.workspace_id, REPORT, *where, payload={"observer": True}))


def report_placed(unit: Unit, card: PostedCard, now: datetime) -> None:
    """A card stands in Slack now: if it is a report, its details can follow."""
    if card.ts is None and _is_main(card):
        timers.set_timer(unit, card.workspace_id, DETAILS, card.subject, now)


def post_details(unit: Unit, due: Due, now: datetime) -> None:
    """Pages of answers that the report's thread lacks, once the report stands in Slack.

    Catch-up rule: late is as good as in time.
    """
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    number, day = read_label(due.subject)
    standup = standups.find(unit, due.workspace_id, number)
    round_ = standup_rounds.lock(unit, due.workspace_id, number, day)
    if standup is None or round_ is None:
        return
    posted = cards.cards_of(unit, due.workspace_id, due.subject)
    report = next((card for card in posted if _is_main(card)), None)
    if report is not None and report.ts is not None:
        _post_missing(unit, standup, round_, report, posted, now)


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


def _is_main(card: PostedCard) -> bool:
    """The report itself, in the channel."""
    return card.content == REPORT and "observer" not in card.payload


def _show(unit: Unit, standup: StandUp, round_: Round, now: datetime) -> None:
    """The report is posted once, then it follows."""
    posted = cards.cards_of(unit, round_.workspace_id, round_.label)
    if any(_is_main(card) for card in posted):
        outbox.follow(unit, round_.workspace_id, round_.label, now)
    else:
        where = (round_.label, standup.report_channel, now)
        draft = Draft(round_.workspace_id, REPORT, *where, actor_id=standup.creator_id)
        outbox.post_card(unit, draft)
    timers.set_timer(unit, round_.workspace_id, DETAILS, round_.label, now)


def _post_missing(
    unit: Unit,
    standup: StandUp,
    round_: Round,
    report: PostedCard,
    posted: list[PostedCard],
    now: datetime,
) -> None:
    place = (report.channel_id or report.destination, now, report.ts)
    there = {card.payload["page"] for card in posted if card.content == DETAILS}
    view = view_of(unit, standup, round_)
    for page in range(len(pages_of(view.report, standup.reporting.order))):
        if page not in there:
            draft = Draft(round_.workspace_id, DETAILS, round_.label, *place, payload={"page": page})
            outbox.post_card(unit, draft)
    if not round_.is_open and standup.reporting.when is ReportTime.BOTH:
        key = f"{CLOSING}:{round_.label}"
        if timers.claim_firing(unit, round_.workspace_id, key, now, "posted"):
            outbox.post(unit, Draft(round_.workspace_id, CLOSING, round_.label, *place))
