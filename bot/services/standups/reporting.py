"""What a round came to: one message in the channel, the answers in its thread."""

from datetime import datetime

from bot.domain.outgoing import Draft, PostedCard
from bot.domain.standups.definition import ReportTime, StandUp
from bot.domain.standups.report import pages_of
from bot.domain.standups.rounds import Round, read_label
from bot.services.standups.kinds import CLOSING, DETAILS, REPORT
from bot.services.standups.report_views import view_of
from storage import (
    cards,
    outbox,
    standup_rounds,
    standups,
    timers,
)
from storage.people import find_person
from storage.timers import Due
from storage.unit import Unit


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
