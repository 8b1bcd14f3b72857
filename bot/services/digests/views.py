"""What is shown of a digest: the message, its thread, its chart."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.digests.digest import Audience, Digest, digest_number
from bot.domain.digests.forecast import Forecast
from bot.domain.digests.report import Report, Span, Weeks, rest_of
from bot.domain.outgoing import Draft, Outgoing, PostedCard
from bot.domain.people import Person
from bot.services.act import Act
from bot.services.digests.creating import find_here
from bot.services.digests.firing import span_of
from bot.services.digests.reporting import report_of, weeks_of
from bot.services.digests.timing import DETAILS
from storage import cards, digests, outbox, timers
from storage.people import require_person, require_place
from storage.timers import Due
from storage.unit import Unit

PAGE = "digest_page"
CHART = "digest_chart"
MOST_PAGES = 3
PER_PAGE = 60
"""Lines of the thread in one message."""

_SOON = timedelta(seconds=2)
_GIVE_UP = timedelta(days=1)


@dataclass(frozen=True)
class DigestView:
    """`reader` is whoever made it: it is written in their language. `page` counts those of the thread from 1,
    0 is the message itself.
    """

    digest: Digest
    report: Report
    reader: Person
    note: str = ""
    note_by: str | None = None
    page: int = 0


@dataclass(frozen=True)
class ChartView:
    digest: Digest
    reader: Person
    weeks: Weeks
    forecast: Forecast | None
    at: datetime
    channel_name: str


def digest_view(unit: Unit, message: Outgoing) -> DigestView | None:
    digest = digests.find(unit, message.workspace_id, _number(message.subject))
    if digest is None:
        return None
    said = message.payload
    digest = replace(digest, note=said["note"], note_by=said["note_by"])
    report = report_of(unit, digest, _span(message))
    reader = require_person(unit, digest.workspace_id, digest.creator_id)
    return DigestView(digest, report, reader, digest.note, digest.note_by, said.get("page", 0))


def chart_view(unit: Unit, message: Outgoing) -> ChartView | None:
    digest = digests.find(unit, message.workspace_id, message.payload["number"])
    if digest is None:
        return None
    span = _span(message)
    reader = require_person(unit, digest.workspace_id, digest.creator_id)
    place = require_place(unit, digest.workspace_id, digest.channel_id)
    likely = report_of(unit, digest, span).forecast
    weeks = weeks_of(unit, digest, span.at).since_begun
    return ChartView(digest, reader, weeks, likely, span.at, place.name)


def preview(act: Act, number: int | None) -> DigestView:
    """As it would be now, for whoever asks. Raises Refusal."""
    digest = find_here(act, number)
    report = report_of(act.unit, digest, span_of(act.unit, digest, act.now))
    return DigestView(digest, report, act.by, digest.note, digest.note_by)


def post_details(unit: Unit, due: Due, now: datetime) -> None:
    """The pages of the thread and the chart, once the digest stands in Slack. Catch-up rule: late is as good
    as in time, for a day.
    """
    timers.clear_timer(unit, due.workspace_id, DETAILS, due.subject)
    posted = next(iter(cards.cards_of(unit, due.workspace_id, due.subject)), None)
    digest = digests.find(unit, due.workspace_id, _number(due.subject))
    if posted is None or digest is None:
        return
    begun = datetime.fromisoformat(posted.payload["at"])
    if posted.ts is None:
        if now - begun < _GIVE_UP:
            wait = max(_SOON, (now - begun) / 4)
            timers.set_timer(unit, due.workspace_id, DETAILS, due.subject, now + wait)
        return
    _post_pages(unit, digest, posted, now)
    _post_chart(unit, digest, posted, now)


def _post_pages(unit: Unit, digest: Digest, posted: PostedCard, now: datetime) -> None:
    """As many as there are lines for; what is left out then, the last one says."""
    report = report_of(unit, digest, _span_of(posted.payload))
    pages = min(-(-len(rest_of(report, digest.audience)) // PER_PAGE), MOST_PAGES)
    for page in range(1, pages + 1):
        about = {**posted.payload, "page": page}
        where = (digest.channel_id, now, posted.ts)
        outbox.post(unit, Draft(digest.workspace_id, PAGE, posted.subject, *where, payload=about))


def _post_chart(unit: Unit, digest: Digest, posted: PostedCard, now: datetime) -> None:
    """Not before anything was done."""
    span = _span_of(posted.payload)
    if digest.audience is Audience.PERSON or not weeks_of(unit, digest, span.at).done[-1]:
        return
    filename = f"{digest.name}-{span.at.date().isoformat()}.png"
    about = {**posted.payload, "number": digest.number}
    where = (digest.channel_id, now, posted.ts)
    outbox.upload(unit, Draft(digest.workspace_id, CHART, filename, *where, payload=about))


def _span(message: Outgoing) -> Span:
    return _span_of(message.payload)


def _span_of(said: dict[str, object]) -> Span:
    since, at, until = (datetime.fromisoformat(str(said[name])) for name in ("since", "at", "until"))
    return Span(since, at, until, int(str(said["after_id"])), int(str(said["up_to_id"])))


def _number(subject: str) -> int:
    return digest_number(subject.partition("@")[0])
