"""How often something repeats, in words that also read back as what they say (bot.domain.recurrence.reading).

Adjectives agree with weekdays in Polish and Italian: a msgid that ends in "|feminine" is the same sentence
for a feminine one. English has none, so the mark is never seen.
"""

from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names
from babel.lists import format_list

from bot.domain.recurrence.pattern import FIVE_DAYS, LAST, MONTHS_A_QUARTER, Pattern, Unit
from bot.domain.recurrence.rule import Anchor, Description, Holidays, Recurrence, describe
from bot.domain.refusal import N_
from bot.messages.reader import ENGLISH, Reader

_A_LEAP_YEAR = 2024
_EVERY_OTHER = 2
_WEEKEND = (5, 6)
_FEMININE = {"pl": {2, 5, 6}, "it": {6}}
# As the object of "every" and "on": the accusative, in Polish.
_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_NTH = {
    1: (N_("on the first {day} {of_span}"), N_("on the first {day} {of_span}|feminine")),
    2: (N_("on the second {day} {of_span}"), N_("on the second {day} {of_span}|feminine")),
    3: (N_("on the third {day} {of_span}"), N_("on the third {day} {of_span}|feminine")),
    4: (N_("on the fourth {day} {of_span}"), N_("on the fourth {day} {of_span}|feminine")),
    LAST: (N_("on the last {day} {of_span}"), N_("on the last {day} {of_span}|feminine")),
}
_EVERY = (N_("every {days}"), N_("every {days}|feminine"))
_EVERY_OTHER_DAY = (N_("every other {day}"), N_("every other {day}|feminine"))
_MOVED = {
    Holidays.KEEP: "",
    Holidays.AFTER: N_(", or the next working day"),
    Holidays.BEFORE: N_(", or the working day before"),
    Holidays.SKIP: N_(", except on holidays"),
}


def recurrence_text(recurrence: Recurrence, reader: Reader) -> str:
    """Without a capital or full stop: "every other Monday, except on holidays, until 31 Dec 2026"."""
    description = describe(recurrence)
    return "".join(
        [
            _repeated(description, reader),
            _moved(description, reader),
            _ended(description, reader),
        ]
    )


def _repeated(description: Description, reader: Reader) -> str:
    pattern = description.pattern
    if description.anchor is Anchor.COMPLETION:
        return reader.gettext("{period} after it is done").format(period=_period(pattern, reader))
    if pattern.is_plain:
        return _period(pattern, reader)
    match pattern.unit:
        case Unit.WEEK:
            return _weekly(description, reader)
        case Unit.YEAR:
            return _yearly(pattern, reader)
        case _:
            return _monthly(description, reader)


def _period(pattern: Pattern, reader: Reader) -> str:
    ngettext = reader.ngettext
    count = pattern.interval
    match pattern.unit:
        case Unit.DAY:
            text = ngettext("every day", "every {count} days", count)
        case Unit.WEEK:
            text = ngettext("every week", "every {count} weeks", count)
        case Unit.YEAR:
            text = ngettext("every year", "every {count} years", count)
        case _ if count == MONTHS_A_QUARTER and pattern.is_plain:
            text = reader.gettext("every quarter")
        case _:
            text = ngettext("every month", "every {count} months", count)
    return text.format(count=count)


def _weekly(description: Description, reader: Reader) -> str:
    _ = reader.gettext
    pattern = description.pattern
    days, first = pattern.weekdays, pattern.weekdays[0]
    match pattern.interval:
        case 1 if days == FIVE_DAYS:
            return _("every working day") if _says_working(description) else _("every weekday")
        case 1 if days == _WEEKEND:
            return _("every weekend")
        case 1:
            return _agreed(_EVERY, first, reader).format(days=_listed(days, reader))
        case 2 if len(days) == 1:
            return _agreed(_EVERY_OTHER_DAY, first, reader).format(day=_weekday(first, reader))
    names = get_day_names("wide", locale=_locale(reader))
    listed = _list([names[day] for day in days], reader)
    return _("{period} on {days}").format(period=_period(pattern, reader), days=listed)


def _monthly(description: Description, reader: Reader) -> str:
    _ = reader.gettext
    pattern = description.pattern
    if pattern.unit is Unit.MONTH and pattern.month_days not in {(), (LAST,)}:
        days = _list([_month_day(day, reader) for day in pattern.month_days], reader)
        text = _("monthly on {days}") if pattern.interval == 1 else _("{period}, on {days}")
        return text.format(period=_period(pattern, reader), days=days)
    nth = _nth(description, reader)
    return nth if pattern.interval == 1 else f"{_period(pattern, reader)}, {nth}"


def _month_day(day: int, reader: Reader) -> str:
    return reader.gettext("the {ordinal}").format(ordinal=_ordinal(day, reader))


def _nth(description: Description, reader: Reader) -> str:
    _ = reader.gettext
    pattern = description.pattern
    of_span = _("of the quarter") if pattern.unit is Unit.QUARTER else _("of the month")
    if pattern.month_days:
        return _(_NTH[pattern.month_days[0]][0]).format(day=_("day"), of_span=of_span)
    sentences = _NTH[pattern.position]
    if pattern.weekdays == FIVE_DAYS:
        day = _("working day") if _says_working(description) else _("weekday")
        return _(sentences[0]).format(day=day, of_span=of_span)
    (weekday,) = pattern.weekdays
    return _agreed(sentences, weekday, reader).format(day=_weekday(weekday, reader), of_span=of_span)


def _yearly(pattern: Pattern, reader: Reader) -> str:
    day = date(_A_LEAP_YEAR, pattern.month, pattern.month_days[0])
    shown = format_skeleton("MMMMd", day, locale=_locale(reader))
    return reader.gettext("{period} on {date}").format(period=_period(pattern, reader), date=shown)


def _says_working(description: Description) -> bool:
    """Whether the policy is the one that "working day" implies, and need not be said."""
    pattern = description.pattern
    implied = {0: Holidays.SKIP, LAST: Holidays.BEFORE}.get(pattern.position, Holidays.AFTER)
    is_worked = pattern.weekdays == FIVE_DAYS and (pattern.position != 0 or pattern.interval == 1)
    return is_worked and description.holidays is implied


def _moved(description: Description, reader: Reader) -> str:
    sentence = _MOVED[description.holidays]
    return reader.gettext(sentence) if sentence and not _says_working(description) else ""


def _ended(description: Description, reader: Reader) -> str:
    if description.until:
        shown = format_date(description.until, "d MMM y", locale=_locale(reader))
        return reader.gettext(", until {date}").format(date=shown)
    if description.count:
        times = reader.ngettext(", {count} time", ", {count} times", description.count)
        return times.format(count=description.count)
    return ""


def _agreed(sentences: tuple[str, str], weekday: int, reader: Reader) -> str:
    is_feminine = weekday in _FEMININE.get(reader.locale.language, ())
    return reader.gettext(sentences[is_feminine])


def _weekday(weekday: int, reader: Reader) -> str:
    return reader.gettext(_WEEKDAYS[weekday])


def _listed(weekdays: tuple[int, ...], reader: Reader) -> str:
    return _list([_weekday(day, reader) for day in weekdays], reader)


def _list(items: list[str], reader: Reader) -> str:
    return format_list(items, locale=_locale(reader))


def _locale(reader: Reader) -> Locale:
    """That of the sentences: the words of a date in another language would not read back."""
    return reader.locale if reader.locale.language in {"en", *_FEMININE} else ENGLISH


def _ordinal(day: int, reader: Reader) -> str:
    """15th in English; the sentences of other languages have their own mark."""
    if reader.locale.language in _FEMININE:
        return str(day)
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day // 10 != 1 else "th"
    return f"{day}{suffix}"
