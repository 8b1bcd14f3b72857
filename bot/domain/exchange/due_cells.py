"""What a cell says of when a task is due: a date, words that name one, or what repeats."""

from dataclasses import dataclass

from bot.domain.due import Grain, read_due
from bot.domain.exchange.calendars import Calendar
from bot.domain.exchange.dates import Moment, Order, figures_of, read_moment
from bot.domain.exchange.repetition import read_repetition, repeated_part
from bot.domain.exchange.sheet import Remark, remark
from bot.domain.refusal import N_, Refusal


@dataclass(frozen=True)
class Reading:
    """`recurrence` is the text of a Recurrence; its first date is then not given here."""

    moment: Moment | None = None
    recurrence: str = ""
    remarks: tuple[Remark, ...] = ()


def read_cell(text: str, calendar: Calendar) -> Reading:
    """What cannot be read is said in a remark."""
    figures = figures_of(text)
    order = Order.DAY_FIRST if figures and figures.has_dots else calendar.order
    moment = read_moment(text, calendar.zone, order)
    if moment and figures and figures.is_doubtful and not calendar.is_sure:
        return Reading(moment, remarks=(_doubt(text, moment),))
    return Reading(moment) if moment else _read_words(text, calendar)


def _read_words(text: str, calendar: Calendar) -> Reading:
    repeated = repeated_part(text)
    if repeated is not None:
        return _read_repeated(text, repeated, calendar)
    moment = _read_due(text, calendar)
    if moment is None:
        return Reading(remarks=(remark(N_("I cannot read “{text}” as a date."), text=text),))
    return Reading(moment, remarks=(remark(N_("“{text}” was read as {when}."), text=text, when=moment),))


def _read_repeated(text: str, repeated: str, calendar: Calendar) -> Reading:
    recurrence = read_repetition(text, calendar)
    if recurrence:
        return Reading(recurrence=recurrence)
    moment = _read_due(repeated, calendar)
    sentence = N_("“{text}” repeats in a way I cannot keep; only its next day is taken over.")
    otherwise = N_("“{text}” repeats in a way I cannot keep.")
    return Reading(moment, remarks=(remark(sentence if moment else otherwise, text=text),))


def _read_due(phrase: str, calendar: Calendar) -> Moment | None:
    try:
        due = read_due(phrase, now=calendar.now, zone=calendar.zone, locale=calendar.locale, past_ok=True)
    except Refusal:
        return None
    return due.at if due.grain is Grain.TIME else due.at.astimezone(calendar.zone).date()


def _doubt(text: str, moment: Moment) -> Remark:
    return remark(
        N_("“{text}” was read as {when}; it could have been meant the other way round."),
        text=text,
        when=moment,
    )
