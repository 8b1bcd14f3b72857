"""What leaves through the outbox: one line a kind of content."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from bot.domain.outgoing import Outgoing
from bot.messages import delivery_notes, names
from bot.messages.approvals import cards as request_cards
from bot.messages.approvals import exports as request_exports
from bot.messages.approvals import news as request_news
from bot.messages.attention import nudges
from bot.messages.digests import answers as digest_answers
from bot.messages.digests import chart
from bot.messages.digests import digest as digests
from bot.messages.imports import cards as import_cards
from bot.messages.imports import reports
from bot.messages.layout import Message
from bot.messages.reader import Reader, reader_for
from bot.messages.standups import missed, prompts, wording
from bot.messages.standups import reports as standup_reports
from bot.messages.tasks import cards, comments, exports, handovers, home, news
from bot.messages.uploads import Upload
from bot.services import undelivered
from bot.services.approvals import news as request_news_service
from bot.services.approvals import views as request_views
from bot.services.approvals.exporting import EXPORT as REQUEST_EXPORT
from bot.services.approvals.exporting import export_view as request_export_view
from bot.services.approvals.keeping import CARD as REQUEST_CARD
from bot.services.attention.firing import NUDGES
from bot.services.attention.message import nudges_view
from bot.services.digests.noting import note_view
from bot.services.digests.timing import DIGEST, NOTE
from bot.services.digests.views import CHART, PAGE, chart_view, digest_view
from bot.services.imports import views as import_views
from bot.services.imports.keeping import CARD as IMPORT_CARD
from bot.services.imports.keeping import REPORT
from bot.services.naming import NAMED, named_view
from bot.services.standups import kinds as standup_kinds
from bot.services.standups import report_views
from bot.services.standups import views as standup_views
from bot.services.tasks import homes
from bot.services.tasks.commenting import COMMENT, comment_view
from bot.services.tasks.exporting import EXPORT, export_view
from bot.services.tasks.handing_over import LEFT, left_view
from bot.services.tasks.keeping import CARD
from bot.services.tasks.news import NEWS, news_view
from bot.services.tasks.views import card_view
from storage.unit import Unit


@dataclass(frozen=True)
class Content:
    """`load` reads what is shown, or None when there is nothing to say any more; `show` renders it.

    A Home tab is a message's blocks, at most 100; a file an Upload.
    """

    load: Callable[[Unit, Outgoing], Any]
    show: Callable[[Any, datetime], Message | Upload]


CONTENTS = {
    "reply": Content(
        lambda _unit, message: message.payload,
        lambda payload, _now: Message(payload["text"], payload["blocks"]),
    ),
    CARD: Content(card_view, lambda view, now: cards.card(view, reader_for(view.creator, now))),
    NEWS: Content(news_view, lambda view, now: news.news(view, reader_for(view.recipient, now))),
    COMMENT: Content(comment_view, lambda view, now: comments.comment(view, Reader.unknown(now))),
    NAMED: Content(named_view, lambda view, now: names.named(view, reader_for(view.author, now))),
    EXPORT: Content(export_view, lambda view, now: exports.export(view, reader_for(view.recipient, now))),
    LEFT: Content(
        left_view, lambda view, now: handovers.left(view, reader_for(view.recipient or view.creator, now))
    ),
    IMPORT_CARD: Content(
        import_views.card_view, lambda view, now: import_cards.card(view, reader_for(view.importer, now))
    ),
    REPORT: Content(
        import_views.report_view, lambda view, now: reports.report(view, reader_for(view.importer, now))
    ),
    REQUEST_CARD: Content(
        request_views.card_view,
        lambda view, now: request_cards.card(view, reader_for(view.recipient or view.requester, now)),
    ),
    request_news_service.NEWS: Content(
        request_news_service.news_view,
        lambda view, now: request_news.news(view, reader_for(view.recipient, now)),
    ),
    REQUEST_EXPORT: Content(
        request_export_view,
        lambda view, now: request_exports.export(view, reader_for(view.recipient, now)),
    ),
    standup_kinds.PROMPT: Content(
        standup_views.prompt_view, lambda view, now: prompts.prompt(view, reader_for(view.recipient, now))
    ),
    standup_kinds.REPORT: Content(
        report_views.report_view, lambda view, now: standup_reports.report(view, _of_report(view, now))
    ),
    standup_kinds.DETAILS: Content(
        report_views.page_view, lambda found, now: standup_reports.details(found, _of_report(found.view, now))
    ),
    standup_kinds.CLOSING: Content(
        report_views.report_view, lambda view, now: standup_reports.closing(view, _of_report(view, now))
    ),
    standup_kinds.MISSED: Content(
        standup_views.missed_view, lambda view, now: missed.missed(view, _of_report(view, now))
    ),
    # What a Home shows depends on the hour, so it is read only when that is known.
    homes.HOME: Content(
        lambda unit, message: partial(homes.home_view, unit, message), lambda read, now: _home(read(now), now)
    ),
    DIGEST: Content(digest_view, lambda view, now: digests.digest(view, reader_for(view.reader, now))),
    PAGE: Content(digest_view, lambda view, now: digests.page(view, reader_for(view.reader, now))),
    CHART: Content(chart_view, lambda view, now: chart.chart(view, reader_for(view.reader, now))),
    NOTE: Content(
        note_view, lambda view, now: digest_answers.ask_for_note(view, reader_for(view.recipient, now))
    ),
    NUDGES: Content(nudges_view, lambda view, now: nudges.nudges(view, reader_for(view.recipient, now))),
    undelivered.NOTE: Content(
        undelivered.note_view,
        lambda view, now: delivery_notes.not_posted(view, reader_for(view.recipient, now)),
    ),
}


def _of_report(view: report_views.ReportView | standup_views.MissedView, now: datetime) -> Reader:
    """In the stand-up's language, or that of whoever set it up."""
    reader = reader_for(view.creator, now) if view.creator else Reader.unknown(now)
    return wording.reader_of(view.standup.language, reader)


def _home(view: homes.HomeView, now: datetime) -> Message:
    return home.home(view, reader_for(view.person, now))


def rendered(unit: Unit, message: Outgoing, now: datetime) -> Message | Upload | None:
    """The message as it reads now; None when it is not worth sending any more."""
    content = CONTENTS[message.content]
    view = content.load(unit, message)
    return None if view is None else content.show(view, now)
