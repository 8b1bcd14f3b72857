"""The digest: one message with what matters, the lists in its thread."""

from collections.abc import Iterator
from itertools import groupby

from bot.domain.digests.digest import Audience
from bot.domain.digests.health import Health, Reason
from bot.domain.digests.report import SHOWN_OF_EACH, Item, Report, count_of, is_quiet, items_of, rest_of
from bot.domain.digests.sections import SECTIONS, Section
from bot.messages.digests.lines import TITLES, Moment, line
from bot.messages.layout import Block, Message, context, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.services.digests.views import MOST_PAGES, PER_PAGE, DigestView

_LONGEST_LINE = 500
_MARKS = {
    Health.ON_TRACK: ":large_green_circle:",
    Health.AT_RISK: ":large_yellow_circle:",
    Health.OFF_TRACK: ":red_circle:",
}


def digest(view: DigestView, reader: Reader) -> Message:
    """A line alone when nothing moved; the fallback says all that the blocks say."""
    if is_quiet(view.report, view.digest.audience) and not view.note:
        text = f"{headline(view.report, reader)} {_nothing_moved(view.report, reader)}"
        return Message(text, [section(text)])
    blocks = [section("\n".join(_opening(view, reader)))]
    told = _opening(view, reader)
    for each in SECTIONS[view.digest.audience]:
        shown = _section(each, view, reader, reader.token)
        if shown:
            blocks += [section(chunk) for chunk in wording.chunks(shown)]
            told += _section(each, view, reader, reader.moment)
    footer = _left_out(view, reader)
    if footer:
        blocks.append(context(footer))
    return Message(wording.in_short([*told, *([footer] if footer else [])]), blocks)


def page(view: DigestView, reader: Reader) -> Message:
    """A part of the rest, in the thread."""
    first = (view.page - 1) * PER_PAGE
    lines = rest_of(view.report, view.digest.audience)[first : first + PER_PAGE]
    blocks = [section(chunk) for chunk in wording.chunks(_listed(lines, view.report, reader, reader.token))]
    told = _listed(lines, view.report, reader, reader.moment)
    footer = _left_out(view, reader) if view.page == MOST_PAGES else ""
    return Message(wording.in_short(told), [*blocks, *_footer(footer)])


def headline(report: Report, reader: Reader) -> str:
    """On track, at risk or off track, with what decided."""
    _ = reader.gettext
    words = {
        Health.ON_TRACK: _("On track"),
        Health.AT_RISK: _("At risk"),
        Health.OFF_TRACK: _("Off track"),
    }
    return f"{_MARKS[report.health]} *{words[report.health]}*: {_reason(report, reader)}"


def _reason(report: Report, reader: Reader) -> str:
    _, standing = reader.gettext, report.standing
    match report.reason:
        case Reason.MUCH_OVERDUE:
            text = _("{overdue} of {dated} tasks with a deadline are overdue.")
        case Reason.URGENT_OVERDUE:
            return reader.ngettext(
                "{count} urgent task is overdue.",
                "{count} urgent tasks are overdue.",
                standing.urgent_overdue,
            ).format(count=standing.urgent_overdue)
        case Reason.FORECAST_LATE:
            text = _("the open work may take {weeks} weeks more; the last deadline is in {left}.")
        case Reason.SOME_OVERDUE:
            return reader.ngettext(
                "{count} task is overdue.", "{count} tasks are overdue.", standing.overdue
            ).format(count=standing.overdue)
        case Reason.LONG_BLOCKED:
            text = _("something has been blocked for {days} days.")
        case Reason.NOTHING_OPEN:
            text = _("nothing is open.")
        case _:
            text = _("nothing is late.")
    return text.format(
        overdue=standing.overdue,
        dated=standing.dated,
        weeks=standing.forecast_weeks,
        left=round(max(standing.weeks_left or 0, 0)),
        days=standing.longest_blocked_days,
    )


def _opening(view: DigestView, reader: Reader) -> list[str]:
    _ = reader.gettext
    report = view.report
    tells_moves = Section.MOVED in SECTIONS[view.digest.audience]
    text = (
        _("Since {day}: {done} done, {moved} moved; {open} open.")
        if tells_moves
        else _("Since {day}: {done} done; {open} open.")
    )
    since = text.format(
        day=reader.day(report.span.since.astimezone(reader.zone).date()),
        done=len(report.done),
        moved=len(report.others),
        open=report.standing.open,
    )
    lines = [headline(report, reader), since]
    if view.note:
        who = safe(report.names.get(view.note_by or "", ""))
        lines.append(f"> {safe(view.note).replace(chr(10), chr(10) + '> ')}" + (f" — {who}" if who else ""))
    return lines


def _nothing_moved(report: Report, reader: Reader) -> str:
    text = reader.gettext("Nothing moved since {day}; {open} open.")
    day = reader.day(report.span.since.astimezone(reader.zone).date())
    return text.format(day=day, open=report.standing.open)


def _section(which: Section, view: DigestView, reader: Reader, moment: Moment) -> list[str]:
    """Its title with the count, and its first lines."""
    count, items = count_of(view.report, which), items_of(view.report, which)
    if not items:
        return []
    shown = [f"• {_line(item, view.report, reader, moment)}" for item in items[:SHOWN_OF_EACH]]
    return [_title(which, count, reader), *shown]


def _title(which: Section, count: int, reader: Reader) -> str:
    title = reader.gettext(TITLES[which])
    return f"*{title}*" if which is Section.PARTICIPATION else f"*{title}* ({count})"


def _listed(lines: list[tuple[Section, Item]], report: Report, reader: Reader, moment: Moment) -> list[str]:
    return list(_grouped(lines, report, reader, moment))


def _grouped(
    lines: list[tuple[Section, Item]], report: Report, reader: Reader, moment: Moment
) -> Iterator[str]:
    for which, group in groupby(lines, key=lambda each: each[0]):
        yield _title(which, count_of(report, which), reader)
        yield from (f"• {_line(item, report, reader, moment)}" for _, item in group)


def _line(item: Item, report: Report, reader: Reader, moment: Moment) -> str:
    """A title at its longest fits many times into a section."""
    return line(item, report, reader, moment)[:_LONGEST_LINE]


def _left_out(view: DigestView, reader: Reader) -> str:
    """How much is not here, and where to see it: in the thread, or nowhere but in lists."""
    _ = reader.gettext
    report, sections = view.report, SECTIONS[view.digest.audience]
    here = sum(min(len(items_of(report, each)), SHOWN_OF_EACH) for each in sections)
    in_thread = min(len(rest_of(report, view.digest.audience)), MOST_PAGES * PER_PAGE)
    left = sum(count_of(report, each) for each in sections) - here - in_thread
    where = "/task list mine" if view.digest.audience is Audience.PERSON else "/task list all"
    said = []
    if in_thread and not view.page:
        said.append(
            reader.ngettext(
                "{count} more line in the thread.", "{count} more lines in the thread.", in_thread
            ).format(count=in_thread)
        )
    if left > 0:
        said.append(_("{count} more are not listed: see {command}.").format(count=left, command=where))
    if report.is_cut:
        said.append(_("So much happened that only the first part is told."))
    return " ".join(said)


def _footer(text: str) -> list[Block]:
    return [context(text)] if text else []
