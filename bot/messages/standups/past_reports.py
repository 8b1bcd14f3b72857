"""A report that somebody asked for by its date, with all answers, page by page."""

from bot.messages.layout import Block, Message, actions, context, section
from bot.messages.paging import page_buttons
from bot.messages.reader import Reader
from bot.messages.standups import pages, reports, wording
from bot.messages.standups.actions import REPORT_PAGE
from bot.messages.standups.answers import plain_name
from bot.messages.tasks.wording import chunks
from bot.services.standups.reporting import PastReport

_MOST = 40
"""Blocks of the answers: Slack takes 50 in all."""
_MOST_PEOPLE = 30


def past(found: PastReport, reader: Reader, number: int = 1) -> Message:
    """The headline with one page of the answers: the first is 1."""
    lines = reports.headline(found.view, reader)
    blocks: list[Block] = [section(chunk) for chunk in chunks(lines)]
    if found.pages:
        number = min(max(1, number), len(found.pages))
        said, shown = pages.page(found.view, found.pages[number - 1], reader)
        lines = [*lines, *said]
        blocks += [{"type": "divider"}, *shown[:_MOST]]
    blocks += _turns(found, number, reader)
    if found.attendance:
        blocks.append(context(_attendance(found, reader)))
    rest = reader.gettext("The rest stands in Slack.")
    return Message(plain_name(wording.fallback(lines, rest)), blocks)


def _turns(found: PastReport, number: int, reader: Reader) -> list[Block]:
    has_next, asked = number < len(found.pages), found.view.round.label
    turns = page_buttons(number, has_next=has_next, action=REPORT_PAGE, asked=asked, reader=reader)
    return [actions(*turns)] if turns else []


def _attendance(found: PastReport, reader: Reader) -> str:
    """How often each answered: in no order of merit, and days off count nowhere."""
    names = found.view.names
    shown = [
        f"{wording.people([each.member_id], names)} {each.answered}/{each.asked}"
        for each in found.attendance[:_MOST_PEOPLE]
    ]
    more = len(found.attendance) - len(shown)
    people = ", ".join(shown) + (f" +{more}" if more > 0 else "")
    return reader.gettext("Answered in the last four weeks: {people}").format(people=people)
