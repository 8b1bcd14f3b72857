"""What English words mean in a recurrence, beside those of due phrases."""

from bot.domain.due_phrases.english import ENGLISH as DUE
from bot.domain.recurrence.rule import Holidays
from bot.domain.recurrence.words import Kind, Word, lexicon, often, same

ENGLISH = lexicon(
    DUE,
    same("every|each|every single|once a|once an|once every|once each|once per|once in", Word(Kind.EVERY)),
    same("other|alternate", Word(Kind.OTHER, 2)),
    often(Kind.DAY, {1: "daily|everyday"}),
    often(Kind.WEEK, {1: "weekly", 2: "biweekly|fortnightly"}),
    often(Kind.MONTHS, {1: "monthly", 6: "semiannually|biannually|half yearly|twice a year"}),
    often(Kind.QUARTER, {1: "quarterly"}),
    often(Kind.YEAR, {1: "yearly|annually"}),
    same("bimonthly", Word(Kind.TWICE_OR_HALF)),
    same("hourly|twice a day|twice daily|three times a day", Word(Kind.SMALL_UNIT, text="often")),
    same("fortnight|fortnights", Word(Kind.WEEK, 2)),
    same("half year|half a year", Word(Kind.MONTHS, 6)),
    same("quarter", Word(Kind.QUARTER)),
    same("weekday", Word(Kind.WORKING)),
    same("weekdays", Word(Kind.WORKING, 1)),
    same("working day|workday|work day|business day", Word(Kind.WORKING, text="working")),
    same("working days|workdays|work days|business days", Word(Kind.WORKING, 1, text="working")),
    same("weekend", Word(Kind.WEEKEND)),
    same("weekends", Word(Kind.WEEKEND, 1)),
    same("last|final", Word(Kind.LAST)),
    same("end of|end|at the end of|at the end", Word(Kind.END)),
    same("and|plus", Word(Kind.CONJUNCTION)),
    same("from", Word(Kind.FROM)),
    same("to|through|thru", Word(Kind.RANGE)),
    same("until|till|til|up to|ending|ending on|ending by", Word(Kind.UNTIL)),
    same("times|time|occurrences", Word(Kind.TIMES)),
    same("on|the", Word(Kind.JOINT, 1)),
    same("of", Word(Kind.JOINT)),
    same("for", Word(Kind.FOR)),
    same(
        "skipping holidays|skip holidays|except holidays|except on holidays|except for holidays|"
        "excluding holidays|not on holidays|but not on holidays",
        Word(Kind.HOLIDAYS, text=Holidays.SKIP),
    ),
    same(
        "or the next working day|or next working day|or the working day after|or the following working day|"
        "moved to the next working day|moved after holidays|shifted after holidays|after holidays",
        Word(Kind.HOLIDAYS, text=Holidays.AFTER),
    ),
    same(
        "or the working day before|or the previous working day|or previous working day|"
        "moved to the previous working day|moved before holidays|shifted before holidays|before holidays",
        Word(Kind.HOLIDAYS, text=Holidays.BEFORE),
    ),
    same(
        "after done|after it is done|after its done|after it s done|after being done|after i finish|"
        "after completion|after completing|after completed|after finishing|from completion",
        Word(Kind.DONE),
    ),
)
