"""The ways in which words are not taken as a recurrence."""

from bot.domain.refusal import N_, Refusal

EVERY_OTHER = N_("every other monday")
MONTHLY = N_("monthly on the 15th")
UNTIL = N_("every friday until 31 december")
LAST_FRIDAY = N_("last friday of the month")


class UnreadableRecurrence(Refusal):
    """Not a recurrence, or a word of it was left over: the words may belong to something else."""


class RecurrenceRefused(Refusal):
    """Understood as a recurrence, but one that makes no sense or has two."""


def unreadable(phrase: str) -> UnreadableRecurrence:
    return UnreadableRecurrence(
        N_("I cannot read “{phrase}” as something that repeats."), example=EVERY_OTHER, phrase=phrase
    )


def from_one(phrase: str) -> RecurrenceRefused:
    return RecurrenceRefused(
        N_("“{phrase}” would never come; count from 1."), example=EVERY_OTHER, phrase=phrase
    )


def too_often(phrase: str) -> RecurrenceRefused:
    return RecurrenceRefused(
        N_("“{phrase}” is more than once a day; I repeat a task once a day at most."),
        example=N_("every day"),
        phrase=phrase,
    )


def too_rarely(phrase: str, years: int) -> RecurrenceRefused:
    return RecurrenceRefused(
        N_("“{phrase}” is less than once in {years} years."),
        example=N_("every year"),
        phrase=phrase,
        years=years,
    )


def no_such_day(phrase: str) -> RecurrenceRefused:
    return RecurrenceRefused(N_("There is no such day as “{phrase}”."), example=MONTHLY, phrase=phrase)


def not_in_every_month(phrase: str) -> RecurrenceRefused:
    return RecurrenceRefused(
        N_("Not every month has “{phrase}”; I count to the fourth, or take the last."),
        example=LAST_FRIDAY,
        phrase=phrase,
    )


def late_days(phrase: str) -> RecurrenceRefused:
    return RecurrenceRefused(
        N_("“{phrase}” names several days, and short months lack one of them."),
        example=N_("monthly on the 1st and 15th"),
        phrase=phrase,
    )


def twice_or_every_two(phrase: str) -> RecurrenceRefused:
    return RecurrenceRefused(
        N_("“{phrase}” is twice as often to some as to others."),
        example=N_("every 2 months"),
        phrase=phrase,
    )


def few_working_days(phrase: str) -> RecurrenceRefused:
    return RecurrenceRefused(
        N_("I can repeat a task every working day or every few days, not “{phrase}”."),
        example=N_("every 2 days, or the next working day"),
        phrase=phrase,
    )


def days_after_done(phrase: str) -> RecurrenceRefused:
    return RecurrenceRefused(
        N_("“{phrase}” counts from when it is done, so it can only say how long after."),
        example=N_("every 3 days after done"),
        phrase=phrase,
    )


def count_after_done(phrase: str) -> RecurrenceRefused:
    return RecurrenceRefused(
        N_("“{phrase}” counts from when it is done; it can end on a day, not after a number of times."),
        example=N_("every 3 days after done until 31 december"),
        phrase=phrase,
    )
