"""What people type, in three languages, on Wednesday, 25 November 2026."""

from datetime import date
from pathlib import Path

import pytest

from bot.domain.recurrence.dates import first_date, next_date, series_start
from bot.domain.recurrence.reading import (
    RecurrenceRefused,
    UnreadableRecurrence,
    opening_words,
    read_recurrence,
)
from bot.domain.recurrence.rule import Anchor, Holidays, Recurrence
from bot.domain.recurrence.words import folded
from tests.rows import each_row

LOCALES = {"en": "en-US", "pl": "pl-PL", "it": "it-IT"}
TODAY = date(2026, 11, 25)
HOLIDAYS = {
    date.fromisoformat(day) for day in ["2026-11-30", "2026-12-08", "2026-12-25", "2027-01-01", "2027-01-06"]
}
WORKDAYS = range(5)
TABLE = [
    tuple(line.split(" | "))
    for line in (Path(__file__).parent / "recurrences.txt").read_text("utf8").splitlines()[1:]
]
# Phrases that begin with a day, which alone is a date.
NOT_OPENED = {"mondays", "monday", "24", "15"}

REFUSED = {
    "every 0 days": "count from 1",
    "every 0 mondays": "count from 1",
    "daily 0 times": "count from 1",
    "co 0 dni": "count from 1",
    "ogni 0 giorni": "count from 1",
    "every 32nd": "no such day",
    "monthly on the 32nd": "no such day",
    "monthly on the 0th": "no such day",
    "32. dnia miesiąca": "no such day",
    "il 32 di ogni mese": "no such day",
    "every 31st of february": "no such day",
    "every 30 february": "no such day",
    "every year on 31 april": "no such day",
    "every 24.13.": "no such day",
    "hourly": "more than once a day",
    "every 2 hours": "more than once a day",
    "every 5 minutes": "more than once a day",
    "every second": "more than once a day",
    "twice a day": "more than once a day",
    "co godzinę": "more than once a day",
    "due volte al giorno": "more than once a day",
    "every 11 years": "less than once",
    "every 999 weeks": "less than once",
    "bimonthly": "twice as often",
    "fifth monday of the month": "Not every month",
    "0th monday of the month": "Not every month",
    "monthly on the 15th and 31st": "short months",
    "every 2 working days": "every working day or every few days",
    "every monday after done": "how long after",
    "every 3 days after done 5 times": "not after a number of times",
    "every friday until yesterday": "already past",
    "every friday until 31 february": "no such day",
}
FIRST_WORDS = {"pl": {"co", "32."}, "it": {"ogni", "il", "due"}}
UNREADABLE = [
    "",
    "every",
    "monday",
    "friday",
    "on the 15th",
    "monday to friday",
    "every monday report",
    "every other",
    "every 48 hours",
    "every month for 3 teams",
    "monthly on 3 channels",
    "every month the 3 reports",
    "every month the 3",
    "every month on 3",
    "3 every month",
    "every day the",
    "every blue moon",
    "every first monday and tuesday",
    "second monday of the quarter",
    "monthly on the first monday of the quarter",
    "daily on monday",
    "every year on the 15th",
    "weekly on december 24",
    "every week on the first monday",
    "every day on weekdays of",
    "every 2 days on weekdays",
    "last day of the semestre",
    "daily until friday 5 times",
    "daily 5 times 3 times",
    "daily until",
    "daily until friday 5pm",
    "daily until bananas",
    "hours",
    "every 1000 days",
    "monday " * 30,
]


def read(phrase: str, language: str = "en") -> Recurrence:
    return read_recurrence(phrase, locale=LOCALES[language], today=TODAY)


def three_dates(recurrence: Recurrence) -> str:
    since = series_start(recurrence, on_or_after=TODAY)
    day = first_date(recurrence, on_or_after=TODAY, holidays=HOLIDAYS, workdays=WORKDAYS)
    days: list[str] = []
    while day and since and len(days) < 3:
        days.append(day.isoformat())
        day = next_date(recurrence, after=day, since=since, holidays=HOLIDAYS, workdays=WORKDAYS)
    return " ".join(days)


@each_row(("language", "phrase", "expected", "dates"), TABLE)
def test_a_phrase_means_its_rule_and_comes_on_its_days(
    language: str, phrase: str, expected: str, dates: str
) -> None:
    rule, *policies = expected.split()
    holidays, anchor = (*policies, *["keep", "schedule"][len(policies) :])
    recurrence = read(phrase, language)
    assert recurrence == Recurrence(rule, Holidays(holidays), Anchor(anchor))
    assert three_dates(recurrence) == dates


@each_row(("language", "phrase"), [row[:2] for row in TABLE])
def test_a_phrase_begins_with_a_word_by_which_it_is_found(language: str, phrase: str) -> None:
    first = folded(phrase).split()[0]
    assert (first in opening_words(LOCALES[language])) != (first in NOT_OPENED)


@each_row(("language", "phrase"), [row[:2] for row in TABLE])
def test_a_phrase_with_a_word_too_many_is_not_read(language: str, phrase: str) -> None:
    for longer in (f"{phrase} banana", f"banana {phrase}", f"{phrase} the"):
        with pytest.raises(UnreadableRecurrence):
            read(longer, language)


@each_row(("language", "phrase"), [row[:2] for row in TABLE])
def test_capitals_accents_and_spaces_do_not_matter(language: str, phrase: str) -> None:
    assert read(f"  {folded(phrase).upper().replace(' ', '   ')} ", language) == read(phrase, language)


@each_row(("phrase", "why"), REFUSED.items())
def test_a_recurrence_without_sense_is_refused_with_its_reason(phrase: str, why: str) -> None:
    language = next(
        (each for each, first in FIRST_WORDS.items() if phrase.split(maxsplit=1)[0] in first), "en"
    )
    with pytest.raises(RecurrenceRefused) as refused:
        read(phrase, language)
    assert why in refused.value.sentence.format(**refused.value.values)


@each_row("phrase", UNREADABLE)
def test_what_is_no_recurrence_is_not_read(phrase: str) -> None:
    with pytest.raises(UnreadableRecurrence):
        read(phrase)


def test_the_examples_of_refusals_are_read() -> None:
    for phrase in [*REFUSED, "banana"]:
        for language in LOCALES:
            with pytest.raises((RecurrenceRefused, UnreadableRecurrence)) as refused:
                read(phrase, language)
            assert isinstance(read(refused.value.example, language), Recurrence)


def test_people_write_in_their_language_or_in_english() -> None:
    assert read("every friday", "pl") == read("w każdy piątek", "pl") == read("ogni venerdì", "it")
    with pytest.raises(UnreadableRecurrence):
        read("ogni venerdì", "pl")
    assert read_recurrence("every friday", locale="", today=TODAY) == read("every friday")


def test_the_order_and_repetition_of_days_do_not_matter() -> None:
    assert read("every fri, mon and fri") == read("every mon and fri")


def test_a_range_of_days_may_pass_sunday() -> None:
    assert read("every sat to mon").rule == "FREQ=WEEKLY;BYDAY=MO,SA,SU"


def test_what_is_said_of_holidays_wins_over_what_a_working_day_implies() -> None:
    assert read("first working day of the month, or the working day before").holidays is Holidays.BEFORE
