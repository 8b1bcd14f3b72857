from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.recurrence.reading import RecurrenceRefused, UnreadableRecurrence, read_recurrence
from bot.domain.recurrence.rule import Recurrence
from bot.messages.reader import Reader
from bot.messages.recurrence import recurrence_text
from tests.bot.domain.recurrence.recurrences import recurrences
from tests.rows import each_row

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
WORDS = {
    "every day": ("codziennie", "ogni giorno"),
    "every 2 days": ("co 2 dni", "ogni 2 giorni"),
    "every week": ("co tydzień", "ogni settimana"),
    "every 5 weeks": ("co 5 tygodni", "ogni 5 settimane"),
    "every quarter": ("co kwartał", "ogni trimestre"),
    "every 6 months": ("co 6 miesięcy", "ogni 6 mesi"),
    "every 2 years": ("co 2 lata", "ogni 2 anni"),
    "every Wednesday": ("w każdą środę", "ogni mercoledì"),
    "every Monday, Wednesday, and Friday": (
        "w każdy poniedziałek, środę i piątek",
        "ogni lunedì, mercoledì e venerdì",
    ),
    "every other Monday": ("co drugi poniedziałek", "un lunedì sì e uno no"),
    "every other Sunday": ("co drugą niedzielę", "una domenica sì e una no"),
    "every 3 weeks on Tuesday and Saturday": (
        "co 3 tygodnie: wtorek i sobota",
        "ogni 3 settimane: martedì e sabato",
    ),
    "every weekday": ("w każdy dzień powszedni", "ogni giorno feriale"),
    "every working day": ("w każdy dzień roboczy", "ogni giorno lavorativo"),
    "every weekend": ("w każdy weekend", "ogni fine settimana"),
    "monthly on the 15th": ("15. dnia każdego miesiąca", "ogni mese il giorno 15"),
    "monthly on the 1st and the 22nd": (
        "1. i 22. dnia każdego miesiąca",
        "ogni mese il giorno 1 e il giorno 22",
    ),
    "every 2 months, on the 3rd": ("co 2 miesiące, 3. dnia", "ogni 2 mesi, il giorno 3"),
    "on the last Friday of the month": ("w ostatni piątek miesiąca", "l'ultimo venerdì del mese"),
    "on the first Sunday of the month": ("w pierwszą niedzielę miesiąca", "la prima domenica del mese"),
    "on the last day of the month": ("w ostatni dzień miesiąca", "l'ultimo giorno del mese"),
    "on the first working day of the quarter": (
        "w pierwszy dzień roboczy kwartału",
        "il primo giorno lavorativo del trimestre",
    ),
    "every 2 months, on the second weekday of the month": (
        "co 2 miesiące, w drugi dzień powszedni miesiąca",
        "ogni 2 mesi, il secondo giorno feriale del mese",
    ),
    "every 3 months, on the first Monday of the month": (
        "co 3 miesiące, w pierwszy poniedziałek miesiąca",
        "ogni 3 mesi, il primo lunedì del mese",
    ),
    "every year on December 24": ("co roku 24 grudnia", "ogni anno in data 24 dicembre"),
    "every 3 days after it is done": ("co 3 dni od zrobienia", "ogni 3 giorni dopo averlo fatto"),
    "every Friday, or the next working day, until 31 Dec 2026": (
        "w każdy piątek lub w następny dzień roboczy, do 31 gru 2026",
        "ogni venerdì, o il giorno lavorativo successivo, fino al giorno 31 dic 2026",
    ),
    "every Friday, or the working day before, 5 times": (
        "w każdy piątek lub w poprzedni dzień roboczy, 5 razy",
        "ogni venerdì, o il giorno lavorativo precedente, 5 volte",
    ),
    "every Friday, except on holidays, 1 time": (
        "w każdy piątek, z pominięciem świąt, 1 raz",
        "ogni venerdì, tranne i festivi, 1 volta",
    ),
}
LANGUAGES = ["en", "pl", "it"]
NONSENSE = [
    "banana",
    "every 0 days",
    "every 2 hours",
    "every 20 years",
    "every 32nd",
    "fifth monday of the month",
    "bimonthly",
    "monthly on the 1st and 30th",
    "every 2 working days",
    "every monday after done",
    "every day after done 3 times",
    "every friday until yesterday",
]


def reader(locale: str) -> Reader:
    return Reader(Locale.parse(locale), ZoneInfo("Europe/Rome"), NOW)


@each_row("english", WORDS)
def test_a_recurrence_is_told_in_the_language_of_the_reader(english: str) -> None:
    recurrence = read_recurrence(english, locale="en", today=TODAY)
    told = [recurrence_text(recurrence, reader(language)) for language in LANGUAGES]
    assert told == [english, *WORDS[english]]


@given(recurrences, st.sampled_from(["en", "en_GB", "en_US", "pl", "it", "de"]))
def test_what_is_told_reads_back_as_the_same_recurrence(recurrence: Recurrence, locale: str) -> None:
    told = recurrence_text(recurrence, reader(locale))
    assert read_recurrence(told, locale=locale, today=TODAY) == recurrence


@each_row("language", LANGUAGES)
@each_row("phrase", NONSENSE)
def test_the_example_of_a_refusal_can_be_typed_as_it_is_translated(phrase: str, language: str) -> None:
    with pytest.raises((RecurrenceRefused, UnreadableRecurrence)) as refused:
        read_recurrence(phrase, locale=language, today=TODAY)
    example = reader(language).gettext(refused.value.example)
    original = read_recurrence(refused.value.example, locale="en", today=TODAY)
    assert read_recurrence(example, locale=language, today=TODAY) == original
