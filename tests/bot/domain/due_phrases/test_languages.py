"""The forms of each language, with other words than the page of due phrases uses."""

from itertools import product

import pytest

from bot.domain.due import DueRefused, Unreadable
from bot.domain.refusal import Refusal
from tests.bot.domain.due_phrases.due_reading import read
from tests.rows import each_row

ENGLISH = {
    "sept. 9th": "Thu 9 Sep 2027",
    "the twenty-first of may": "Fri 21 May 2027",
    "may twenty first at ten": "Fri 21 May 2027 10:00",
    "12-dec-2027": "Sun 12 Dec 2027",
    "8/oct/2027": "Fri 8 Oct 2027",
    "Feb13": "Sat 13 Feb 2027",
    "january 5 next year": "Tue 5 Jan 2027",
    "20 of next month": "Sun 20 Dec 2026",
    "next month on the 5th": "Sat 5 Dec 2026",
    "first of the month": "Tue 1 Dec 2026",
    "third day of october": "Sun 3 Oct 2027",
    "100th day of 2027": "Sat 10 Apr 2027",
    "2nd tuesday in feb 2028": "Tue 8 Feb 2028",
    "second to last day of the month": "Sun 29 Nov 2026",
    "first monday of the month": "Mon 7 Dec 2026",
    "third tuesday after christmas": "Tue 12 Jan 2027",
    "the day after christmas": "Sat 26 Dec 2026",
    "2 days after next friday": "Sun 6 Dec 2026",
    "two years after christmas 2027": "Tue 25 Dec 2029",
    "friday week": "Fri 4 Dec 2026",
    "this coming friday at half past four": "Fri 27 Nov 2026 16:30",
    "next week on monday": "Mon 30 Nov 2026",
    "the week after next": "Fri 11 Dec 2026",
    "eod tomorrow": "Thu 26 Nov 2026",
    "end of friday": "Fri 27 Nov 2026",
    "in an hour and a half": "Wed 25 Nov 2026 11:30",
    "in three quarters of an hour": "Wed 25 Nov 2026 10:45",
    "in 1h30": "Wed 25 Nov 2026 11:30",
    "in 3/4h": "Wed 25 Nov 2026 10:45",
    "in 15'": "Wed 25 Nov 2026 10:15",
    "in 1 day and 2 hours": "Thu 26 Nov 2026 12:00",
    "a day from right now": "Thu 26 Nov 2026 10:00",
    "two and a half hours from now": "Wed 25 Nov 2026 12:30",
    "in 2 and an half hours": "Wed 25 Nov 2026 12:30",
    "in a pair of hours": "Wed 25 Nov 2026 12:00",
    "within the next 3 days": "Sat 28 Nov 2026",
    "in 2 weeks' time": "Wed 9 Dec 2026",
    "in a fortnight": "Wed 9 Dec 2026",
    "next business day": "Thu 26 Nov 2026",
    "at three twenty": "Wed 25 Nov 2026 15:20",
    "ten thirty pm": "Wed 25 Nov 2026 22:30",
    "5ish": "Wed 25 Nov 2026 17:00",
    "330 p.m.": "Wed 25 Nov 2026 15:30",
    "3 in the pm": "Wed 25 Nov 2026 15:00",
    "at 19h30 on Fri, Sep 17": "Fri 17 Sep 2027 19:30",
    "five o'clock tomorrow": "Thu 26 Nov 2026 17:00",
    "9 tomorrow morning": "Thu 26 Nov 2026 09:00",
    "tomorrow by 5": "Thu 26 Nov 2026 17:00",
    "10 at 9am": "Thu 10 Dec 2026 09:00",
    "20 til 3": "Wed 25 Nov 2026 14:40",
    "ten to five": "Wed 25 Nov 2026 16:50",
    "12 midnight": "Thu 26 Nov 2026 00:00",
    "friday night at 11": "Fri 27 Nov 2026 23:00",
    "today at 9": "Wed 25 Nov 2026 21:00",
    "no later than friday noon": "Fri 27 Nov 2026 12:00",
    "before the end of the month": "Mon 30 Nov 2026",
    "friday at the latest": "Fri 27 Nov 2026",
    "first thing monday morning": "Mon 30 Nov 2026 09:00",
}
POLISH = {
    "DZISIAJ": "Wed 25 Nov 2026",
    "dzis": "Wed 25 Nov 2026",
    "dzisiaj do 17": "Wed 25 Nov 2026 17:00",
    "po jutrze o dwunastej": "Fri 27 Nov 2026 12:00",
    "do poniedziałku rano": "Mon 30 Nov 2026 09:00",
    "w najbliższą środę": "Wed 2 Dec 2026",
    "we wtorek o wpół do dziesiątej": "Tue 1 Dec 2026 09:30",
    "kwadrans po ósmej wieczorem": "Wed 25 Nov 2026 20:15",
    "za dziesięć szósta": "Wed 25 Nov 2026 17:50",
    "dziesięć po piątej": "Wed 25 Nov 2026 17:10",
    "o siedemnastej trzydzieści": "Wed 25 Nov 2026 17:30",
    "o dwudziestej pierwszej": "Wed 25 Nov 2026 21:00",
    "dwudziestadruga": "Wed 25 Nov 2026 22:00",
    "do piętnastej": "Wed 25 Nov 2026 15:00",
    "do piętnastego": "Tue 15 Dec 2026",
    "pierwsza niedziela maja": "Sun 2 May 2027",
    "o 15-ej": "Wed 25 Nov 2026 15:00",
    "godz. 16:30": "Wed 25 Nov 2026 16:30",
    "o 3 w nocy": "Thu 26 Nov 2026 03:00",
    "o drugiej w południe": "Wed 25 Nov 2026 14:00",
    "jutro o 5:00": "Thu 26 Nov 2026 05:00",
    "za półtorej godziny": "Wed 25 Nov 2026 11:30",
    "za dwie i pół godziny": "Wed 25 Nov 2026 12:30",
    "za kwadrans": "Wed 25 Nov 2026 10:15",
    "tydzień później": "Wed 2 Dec 2026",
    "za pół roku": "Tue 25 May 2027",
    "w ciągu 5 dni roboczych": "Wed 2 Dec 2026",
    "dwudziestego pierwszego maja": "Fri 21 May 2027",
    "31-go grudnia o 12": "Thu 31 Dec 2026 12:00",
    "do dnia 15 marca 2027 roku": "Mon 15 Mar 2027",
    "15. marca": "Mon 15 Mar 2027",
    "ostatni dzień roboczy miesiąca": "Mon 30 Nov 2026",
    "drugi wtorek stycznia": "Tue 12 Jan 2027",
    "do końca przyszłego tygodnia": "Fri 4 Dec 2026",
    "pod koniec marca": "Wed 31 Mar 2027",
    "na weekend": "Sun 29 Nov 2026",
    "dzień matki": "Wed 26 May 2027",
    "dwa dni po bożym narodzeniu": "Sun 27 Dec 2026",
    "nie później niż w piątek": "Fri 27 Nov 2026",
}
ITALIAN = {
    "in giornata": "Wed 25 Nov 2026",
    "entro e non oltre venerdi": "Fri 27 Nov 2026",
    "per lunedì mattina": "Mon 30 Nov 2026 09:00",
    "stasera alle 8": "Wed 25 Nov 2026 20:00",
    "domani alle 8 di sera": "Thu 26 Nov 2026 20:00",
    "entro le 17 di venerdì": "Fri 27 Nov 2026 17:00",
    "lunedì alle nove e un quarto": "Mon 30 Nov 2026 09:15",
    "alle dieci meno un quarto": "Thu 26 Nov 2026 09:45",
    "un quarto a mezzogiorno": "Wed 25 Nov 2026 11:45",
    "tra mezzora": "Wed 25 Nov 2026 10:30",
    "l'ultimo giorno di gennaio": "Sun 31 Jan 2027",
    "mezzogiorno e mezza": "Wed 25 Nov 2026 12:30",
    "alle ventuno e trenta": "Wed 25 Nov 2026 21:30",
    "alle 17.30": "Wed 25 Nov 2026 17:30",
    "all'una del pomeriggio": "Wed 25 Nov 2026 13:00",
    "le 3 del pomeriggio": "Wed 25 Nov 2026 15:00",
    "alle 3 di notte": "Thu 26 Nov 2026 03:00",
    "alle 3:20": "Thu 26 Nov 2026 03:20",
    "tra un quarto d'ora": "Wed 25 Nov 2026 10:15",
    "tra un'ora e mezza": "Wed 25 Nov 2026 11:30",
    "nel giro di due giorni": "Fri 27 Nov 2026",
    "fra quindici giorni": "Thu 10 Dec 2026",
    "l'8 marzo": "Mon 8 Mar 2027",
    "il primo": "Tue 1 Dec 2026",
    "ventuno gennaio": "Thu 21 Jan 2027",
    "il ventitré maggio": "Sun 23 May 2027",
    "mar 1 dicembre": "Tue 1 Dec 2026",
    "15 mar": "Mon 15 Mar 2027",
    "il secondo martedì di maggio": "Tue 11 May 2027",
    "primo martedì del mese di ottobre": "Tue 5 Oct 2027",
    "primo giorno lavorativo di giugno": "Tue 1 Jun 2027",
    "fine della prossima settimana": "Fri 4 Dec 2026",
    "fine mar": "Wed 31 Mar 2027",
    "festa della repubblica": "Wed 2 Jun 2027",
    "tre giorni prima di pasqua": "Thu 25 Mar 2027",
}
FORMS = [("en", ENGLISH), ("pl", POLISH), ("it", ITALIAN)]


@each_row(
    ("language", "phrase", "due"),
    [(language, phrase, due) for language, forms in FORMS for phrase, due in forms.items()],
)
def test_a_form_of_the_language_is_read(language: str, phrase: str, due: str) -> None:
    assert read(phrase, language) == due


MONTHS = {
    "en": "january february march april may june july august september october november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia "
    "września października listopada grudnia",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
}
SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


@each_row(("language", "place"), list(product(MONTHS, range(12))))
def test_every_month_is_known(language: str, place: int) -> None:
    month, short = MONTHS[language].split()[place], SHORT_MONTHS.split()[place]
    assert read(f"12 {month} 2027", language).endswith(f"12 {short} 2027")


WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "pl": "poniedziałek wtorek środę czwartek piątek sobotę niedzielę",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
}
DAYS_OF_NEXT_WEEK = [
    "Mon 30 Nov",
    "Tue 1 Dec",
    "Wed 2 Dec",
    "Thu 3 Dec",
    "Fri 4 Dec",
    "Sat 5 Dec",
    "Sun 6 Dec",
]
NEXT = {"en": "next {}", "pl": "przyszły {}", "it": "{} prossimo"}


@each_row(("language", "place"), list(product(WEEKDAYS, range(7))))
def test_every_weekday_is_known(language: str, place: int) -> None:
    phrase = NEXT[language].format(WEEKDAYS[language].split()[place])
    assert read(phrase, language) == f"{DAYS_OF_NEXT_WEEK[place]} 2026"


NUMBERS = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty twenty-one",
    "pl": "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście "
    "czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście dwadzieścia",
    "it": "un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove venti ventuno ventidue ventitre",
}
MINUTES = {"en": "in {} minutes", "pl": "za {} minut", "it": "tra {} minuti"}


@pytest.mark.parametrize("language", NUMBERS)
def test_every_number_word_counts(language: str) -> None:
    words = NUMBERS[language].split()
    read_as = [read(MINUTES[language].format(word), language) for word in words]
    assert read_as == [f"Wed 25 Nov 2026 10:{number:02}" for number in range(1, len(words) + 1)]


@each_row(
    ("language", "phrase"),
    [
        ("en", "the"),
        ("en", "friday at"),
        ("en", "friday the"),
        ("en", "friday of"),
        ("en", "second"),
        ("en", "on second thought"),
        ("en", "first month"),
        ("en", "5 days"),
        ("en", "for 3 days"),
        ("en", "every monday"),
        ("en", "mondays"),
        ("en", "after friday"),
        ("en", "13am"),
        ("en", "tomorrow at 25:00"),
        ("en", "12345"),
        ("en", "2 and 3"),
        ("en", "friday friday"),
        ("en", "eod 5pm"),
        ("pl", "trzy dni"),
        ("pl", "co poniedziałek"),
        ("pl", "do"),
        ("it", "tre giorni"),
        ("it", "ogni lunedì"),
        ("it", "per il"),
        ("en", "🎉"),
        ("en", ""),
        ("en", "   "),
        ("en", "٣ march"),
    ],
)
def test_what_is_no_due_phrase_is_left_to_others(language: str, phrase: str) -> None:
    with pytest.raises(Unreadable):
        read(phrase, language)


@each_row(
    ("language", "phrase", "why"),
    [
        ("en", "3 - 5pm", "more than one"),
        ("en", "9-11", "more than one"),
        ("en", "10 to 12", "more than one"),
        ("en", "march 3-5", "more than one"),
        ("en", "the 2nd and the 3rd", "more than one"),
        ("en", "8pm-10pm", "more than one"),
        ("pl", "między poniedziałkiem a środą", "more than one"),
        ("pl", "w poniedziałek lub we wtorek", "more than one"),
        ("it", "dalle 9 alle 12", "more than one"),
        ("it", "tra lunedì e mercoledì", "more than one"),
        ("it", "da lunedì a venerdì", "more than one"),
        ("en", "2026-02-30", "no such day"),
        ("en", "fifth friday of february", "no such day"),
        ("en", "tomorrow friday", "different days"),
        ("en", "thu 1 dec 2026", "different days"),
        ("en", "tomorrow this afternoon", "different days"),
        ("en", "this evening at 2", "night or in the afternoon"),
        ("en", "12 in the morning", "night or in the afternoon"),
        ("it", "all'una e mezza", "night or in the afternoon"),
        ("en", "monday 9", "hour or a day"),
        ("en", "17", "hour or a day"),
        ("en", "July 2027", "whole month"),
        ("en", "a year after christmas", "last such day or from the next"),
        ("pl", "przed piątkiem", "the one before"),
        ("en", "in 5000 weeks", "years away"),
        ("en", "in 9999 years", "years away"),
        ("en", "in 9999 working days", "years away"),
    ],
)
def test_what_could_mean_two_things_or_nothing_is_asked_back(language: str, phrase: str, why: str) -> None:
    with pytest.raises(DueRefused, match=why) as refused:
        read(phrase, language)
    assert refused.value.example


def test_every_sentence_of_a_refusal_can_be_filled_in() -> None:
    for phrase in ("asap", "yesterday", "3-5pm", "31 feb", "march", "by 5", "tonight at 2", "before friday"):
        with pytest.raises(Refusal) as refused:
            read(phrase)
        assert phrase in refused.value.sentence.format(**refused.value.values)
