"""The ways in which words are not taken as a deadline."""

from datetime import date, datetime

from bot.domain.refusal import N_, Refusal

BY_FRIDAY = N_("by friday 17:00")


class Unreadable(Refusal):
    """Not a due phrase, or a word of it was left over: the words may belong to something else."""


class DueRefused(Refusal):
    """Understood, but not one moment to come: past, a range, two possible readings, no such day."""


class Doubt(DueRefused):
    """A reading that does not hold together; another one of the same words may."""


def unreadable(phrase: str) -> Unreadable:
    return Unreadable(N_("I cannot read “{phrase}” as a day or a time."), example=BY_FRIDAY, phrase=phrase)


def past(phrase: str, when: date | datetime) -> DueRefused:
    return DueRefused(
        N_("“{phrase}” is already past: it was {when}."),
        example=N_("by tomorrow 17:00"),
        phrase=phrase,
        when=when,
    )


def several(phrase: str) -> DueRefused:
    return DueRefused(
        N_("“{phrase}” names more than one moment; a deadline is one."), example=BY_FRIDAY, phrase=phrase
    )


def no_such_day(phrase: str) -> DueRefused:
    return DueRefused(N_("There is no such day as “{phrase}”."), example=BY_FRIDAY, phrase=phrase)


def too_far(phrase: str, years: int) -> DueRefused:
    return DueRefused(
        N_("“{phrase}” is more than {years} years away."),
        example=N_("in 3 weeks"),
        phrase=phrase,
        years=years,
    )


def contradiction(phrase: str) -> Doubt:
    return Doubt(N_("The parts of “{phrase}” name different days."), example=BY_FRIDAY, phrase=phrase)


def unlikely_year(phrase: str) -> Doubt:
    return Doubt(N_("The year in “{phrase}” cannot be meant."), example=BY_FRIDAY, phrase=phrase)


def hour_or_day(phrase: str) -> Doubt:
    return Doubt(
        N_("“{phrase}” could mean an hour or a day of the month."),
        example=N_("by 17:00, or by the 17th"),
        phrase=phrase,
    )


def which_half(phrase: str) -> Doubt:
    return Doubt(
        N_("“{phrase}” could be in the night or in the afternoon."), example=N_("by 14:00"), phrase=phrase
    )


def whole_month(phrase: str) -> Doubt:
    return Doubt(
        N_("“{phrase}” is a whole month: before it begins, or before it ends?"),
        example=N_("by march 1, or by end of march"),
        phrase=phrase,
    )


def last_or_next(phrase: str) -> Doubt:
    return Doubt(
        N_("“{phrase}” could count from the last such day or from the next."),
        example=BY_FRIDAY,
        phrase=phrase,
    )


def before_a_day(phrase: str) -> Doubt:
    return Doubt(N_("“{phrase}” could mean that day or the one before it."), example=BY_FRIDAY, phrase=phrase)
