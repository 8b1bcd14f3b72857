"""A report that somebody asked for by its date, with all answers, page by page."""

from bot.messages.layout import Block, Message, actions, context, section
from bot.messages.paging import page_buttons
from bot.messages.reader import Reader
from bot.messages.standups import pages, reports, wording
from bot.messages.standups.actions import REPORT_PAGE
from bot.messages.standups.answers import plain_name
from bot.messages.tasks.wording import chunks
from bot.services.standups.report_views import PastReport

_MOST = 40
"""Blocks of the answers: Slack takes 50 in all."""
_MOST_CHARACTERS = 8000
"""Of pages that share a sheet."""
_MOST_PEOPLE = 30


def past(found: PastReport, reader: Reader, number: int = 1) -> Message:
    """The headline with one page of the answers: the first is 1."""
    lines = reports.headline(found.view, reader)
    blocks: list[Block] = [section(chunk) for chunk in chunks(lines)]
    sheets = _sheets(found, reader)
    if sheets:
        number = min(max(1, number), len(sheets))
        said, shown = sheets[number - 1]
        lines = [*lines, *said]
        blocks += [{"type": "divider"}, *shown[:_MOST]]
    blocks += _turns(found, number, reader, of=len(sheets))
    if found.attendance:
        blocks.append(context(_attendance(found, reader)))
    rest = reader.gettext("The rest stands in Slack.")
    return Message(plain_name(wording.fallback(lines, rest)), blocks)


def _sheets(found: PastReport, reader: Reader) -> list[tuple[list[str], list[Block]]]:
    """Lines and blocks, as many pages to a sheet as it holds: short answers are read at a glance."""
    sheets: list[tuple[list[str], list[Block]]] = []
    for page in found.pages:
        lines, blocks = pages.page(found.view, page, reader)
        if sheets and _fits(*sheets[-1], lines, blocks):
            sheets[-1] = ([*sheets[-1][0], *lines], [*sheets[-1][1], *blocks])
        else:
            sheets.append((lines, blocks))
    return sheets


def _fits(lines: list[str], blocks: list[Block], more_lines: list[str], more_blocks: list[Block]) -> bool:
    characters = sum(map(len, [*lines, *more_lines]))
    return len(blocks) + len(more_blocks) <= _MOST and characters <= _MOST_CHARACTERS


def _turns(found: PastReport, number: int, reader: Reader, *, of: int) -> list[Block]:
    has_next, asked = number < of, found.view.round.label
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
