"""What people type after /standup."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest
from babel.dates import format_date, get_day_names, get_month_names
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.standups.city_names import zones_by_city
from bot.domain.standups.commands import (
    BeAway,
    BeBack,
    CreateByForm,
    CreateStandUp,
    Doing,
    ListStandUps,
    OneStandUp,
    ShowHelp,
    ShowReport,
    SkipStandUp,
    StandUpCommand,
)
from bot.domain.standups.definition import Audience, Window
from bot.domain.standups.grammar import read_standup_command
from bot.domain.standups.verbs import HELP, VERBS
from bot.domain.unclear import Unclear
from tests.rows import each_row

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
"""A Monday."""

WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR keep schedule"
LAUNCH = "<#C0LAUNCH|launch>"


def person(locale: str = "en-US") -> Person:
    zones = {"pl-PL": "Europe/Warsaw", "it-IT": "Europe/Rome"}
    return Person("T", "U", "u", locale, zones.get(locale, "America/New_York"))


def read(text: str, locale: str = "en-US") -> StandUpCommand:
    return read_standup_command(text, person(locale), NOW)


def created(text: str, locale: str = "en-US") -> CreateStandUp:
    found = read(text, locale)
    assert isinstance(found, CreateStandUp)
    return found


def refused(text: str) -> Refusal:
    with pytest.raises(Refusal) as raised:
        read(text)
    return raised.value


def test_one_line_sets_up_a_stand_up() -> None:
    assert created(f"create Daily weekdays at 9:30 in {LAUNCH}") == CreateStandUp(
        "Daily", WEEKDAYS, time(9, 30), channel_id="C0LAUNCH"
    )


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        (f"utwórz Codzienny w dni robocze o 9:30 w {LAUNCH}", "pl-PL"),
        (f"crea Mattina ogni giorno lavorativo alle 9:30 in {LAUNCH}", "it-IT"),
    ],
)
def test_it_is_read_in_three_languages(text: str, locale: str) -> None:
    found = created(text, locale)
    assert (found.at, found.channel_id) == (time(9, 30), "C0LAUNCH")
    assert found.recurrence is not None
    assert "BYDAY=MO,TU,WE,TH,FR" in found.recurrence


def test_what_is_not_said_is_left_to_the_template() -> None:
    assert created("create Launch check") == CreateStandUp("Launch check")


def test_a_window_may_end_on_the_next_day_and_the_time_may_be_everyones_own() -> None:
    found = created("create Evening every day at 4pm their time until 10:00 next day")
    assert (found.name, found.at, found.zone_name) == ("Evening", time(16), "")
    assert found.window == Window(until=time(10), days=1)
    assert created("create Daily at 9:30 for 2 hours").window == Window(120)


@each_row(
    ("text", "locale", "days"),
    [
        ("create Week every friday at 16:00 until monday 10:00", "en-US", 1),
        ("create Week every friday at 16:00 until 10:00 on Tuesday", "en-US", 2),
        ("create Week every friday at 9:00 until friday 10:00", "en-US", 0),
        ("create Week every friday at 16:00 until tomorrow 10:00", "en-US", 1),
        ("utwórz Week co piątek o 16 do poniedziałku 10:00", "pl-PL", 1),
        ("utwórz Week co piątek o 16 do wt. 10:00", "pl-PL", 2),
        ("crea Week ogni venerdì alle 16 fino a lunedì alle 10", "it-IT", 1),
    ],
)
def test_a_window_may_end_on_a_weekday(text: str, locale: str, days: int) -> None:
    found = created(text, locale)
    assert (found.name, found.window) == ("Week", Window(until=time(10), days=days))
    assert found.recurrence == "FREQ=WEEKLY;BYDAY=FR keep schedule"


def test_a_weekday_ends_no_window_of_a_stand_up_on_several() -> None:
    assert "one weekday" in refused("create Daily weekdays at 16:00 until monday 10:00").sentence
    assert "one weekday" in refused("create Daily at 16:00 until monday 10:00").sentence
    assert "one weekday" in refused("create Daily every friday at 16:00 until sunday 10:00").sentence


@each_row(
    ("hours", "at", "zone"),
    [
        ("at 9:30 in New York", time(9, 30), "America/New_York"),
        ("at 9:30 new york time", time(9, 30), "America/New_York"),
        ("9:30am Europe/Rome", time(9, 30), "Europe/Rome"),
        ("at 17 UTC", time(17), "UTC"),
        ("10am", time(10), None),
        ("at 9:30 their time", time(9, 30), ""),
    ],
)
def test_a_time_may_be_that_of_a_city_or_zone(hours: str, at: time, zone: str | None) -> None:
    for text in (f"create Daily weekdays {hours}", f"create Daily {hours} weekdays"):
        found = created(text)
        assert (found.name, found.recurrence, found.at, found.zone_name) == ("Daily", WEEKDAYS, at, zone)


@each_row(
    ("text", "locale", "days"),
    [
        ("create Sync tue thu at 10", "en-US", "TU,TH"),
        ("create Sync friday at 10", "en-US", "FR"),
        ("create Sync from monday to thursday at 10", "en-US", "MO,TU,WE,TH"),
        ("utwórz Sync od wtorku do piątku o 9:00", "pl-PL", "TU,WE,TH,FR"),
        ("crea Sync martedì e giovedì alle 9", "it-IT", "TU,TH"),
    ],
)
def test_bare_weekdays_are_days(text: str, locale: str, days: str) -> None:
    found = created(text, locale)
    assert (found.name, found.recurrence) == ("Sync", f"FREQ=WEEKLY;BYDAY={days} keep schedule")


@pytest.mark.parametrize("rest", ["9", "at 9 in Narnia", "at 9:30 for ever"])
def test_what_cannot_be_read_after_the_days_is_asked_back_and_no_part_of_the_name(rest: str) -> None:
    assert "after the days" in refused(f"create Mood check weekdays {rest}").sentence


@pytest.mark.parametrize("name", ["Launch daily sync", "Launch day", "Launch March", "Sales 2027"])
def test_a_name_may_sound_like_days(name: str) -> None:
    assert created(f"create {name} at 9") == CreateStandUp(name, at=time(9))


def test_people_groups_and_exceptions_are_taken_out_of_the_name() -> None:
    found = created(
        "create Design crit fridays at 11 for <@U1>, <@U2|bo> and <!subteam^S9|@design> except <@U3>"
    )
    assert found.name == "Design crit"
    assert found.audience == Audience(groups=("S9",), people=("U1", "U2"), exceptions=("U3",))


EXAMPLES = [example for examples in HELP.values() for example in examples]


@pytest.mark.parametrize("text", ["create Daily at 25:00", "create Daily at 13pm", "create 🎉 at 9:30"])
def test_what_no_clock_shows_and_a_name_without_words_are_refused(text: str) -> None:
    assert refused(text).example.startswith("/standup create")


def test_a_recurrence_that_makes_no_sense_is_refused_as_such() -> None:
    assert "never come" in refused("create Daily every 0 days at 9:30").sentence


@each_row("text", EXAMPLES)
def test_every_example_is_understood(text: str) -> None:
    read(text.removeprefix("/standup ").replace("#launch", LAUNCH))


@each_row(
    ("text", "expected"),
    [
        ("", ListStandUps()),
        ("list all", ListStandUps(all=True)),
        ("create", CreateByForm()),
        ("create Daily", CreateByForm("Daily")),
        ("pause Daily", OneStandUp(Doing.PAUSE, "Daily")),
        ("wznów Poranny", OneStandUp(Doing.RESUME, "Poranny")),
        ("elimina S-3", OneStandUp(Doing.DELETE, "S-3")),
        ("answer", OneStandUp(Doing.ANSWER)),
        ("report", ShowReport()),
        ("report Daily", ShowReport("Daily")),
        ("report Launch check yesterday", ShowReport("Launch check", date(2026, 11, 22))),
        ("report 2026-11-20", ShowReport("", date(2026, 11, 20))),
        ("report Daily friday", ShowReport("Daily", date(2026, 11, 20))),
        ("report Daily monday", ShowReport("Daily", date(2026, 11, 23))),
        ("report 20 nov", ShowReport("", date(2026, 11, 20))),
        ("report the 10th", ShowReport("", date(2026, 11, 10))),
        ("report 12 dec", ShowReport("", date(2025, 12, 12))),
        ("skip", SkipStandUp()),
        ("skip Daily friday", SkipStandUp("Daily", date(2026, 11, 27))),
        ("back", BeBack()),
        ("help", ShowHelp()),
    ],
)
def test_verbs_are_read_in_any_language(text: str, expected: StandUpCommand) -> None:
    assert read(text) == expected


@each_row(
    ("text", "locale", "first", "last"),
    [
        ("3-14 Dec", "en-US", date(2026, 12, 3), date(2026, 12, 14)),
        ("3\u201314 december", "en-US", date(2026, 12, 3), date(2026, 12, 14)),
        ("28 to 2 Dec", "en-US", date(2026, 11, 28), date(2026, 12, 2)),
        ("from 3 Dec until 14 Dec", "en-US", date(2026, 12, 3), date(2026, 12, 14)),
        ("28 Dec - 4 Jan", "en-US", date(2026, 12, 28), date(2027, 1, 4)),
        ("3.12-14.12", "pl-PL", date(2026, 12, 3), date(2026, 12, 14)),
        ("2026-12-03 - 2026-12-14", "en-US", date(2026, 12, 3), date(2026, 12, 14)),
        ("until friday", "en-US", date(2026, 11, 23), date(2026, 11, 27)),
        ("tomorrow", "en-US", date(2026, 11, 24), date(2026, 11, 24)),
        ("", "en-US", date(2026, 11, 23), date(2026, 11, 23)),
        ("od 3 do 14 grudnia", "pl-PL", date(2026, 12, 3), date(2026, 12, 14)),
        ("dal 3 al 14 dicembre", "it-IT", date(2026, 12, 3), date(2026, 12, 14)),
        ("20-27 Nov", "en-US", date(2026, 11, 23), date(2026, 11, 27)),
        ("20 Nov - 3 Dec", "en-US", date(2026, 11, 23), date(2026, 12, 3)),
        ("Dec 3-14", "en-US", date(2026, 12, 3), date(2026, 12, 14)),
        ("friday to wednesday", "en-US", date(2026, 11, 27), date(2026, 12, 2)),
        ("od pi\u0105tku do \u015brody", "pl-PL", date(2026, 11, 27), date(2026, 12, 2)),
        ("da venerd\u00ec a mercoled\u00ec", "it-IT", date(2026, 11, 27), date(2026, 12, 2)),
        ("2 Dec - 20 Nov 2027", "en-US", date(2026, 12, 2), date(2027, 11, 20)),
    ],
)
def test_days_away_are_read_as_a_range(text: str, locale: str, first: date, last: date) -> None:
    assert read(f"away {text}", locale) == BeAway(first, last)


@each_row(
    ("text", "locale"),
    [
        ("14-3 Dec", "en-US"),
        ("Dec 14-3", "en-US"),
        ("from 14 to 3 dec", "en-US"),
        ("14 Dec - 3 Dec", "en-US"),
        ("2026-12-14 to 2026-12-03", "en-US"),
        ("2 Dec - 20 Nov", "en-US"),
        ("tomorrow to today", "en-US"),
        ("14-3 grudnia", "pl-PL"),
        ("od 14 do 3 grudnia", "pl-PL"),
        ("14.12-3.12", "pl-PL"),
        ("dal 14 al 3 dicembre", "it-IT"),
        ("14-3 dicembre", "it-IT"),
    ],
)
def test_days_that_end_before_they_begin_are_asked_back(text: str, locale: str) -> None:
    with pytest.raises(Refusal, match="ends before it begins") as raised:
        read(f"away {text}", locale)
    assert raised.value.example == "/standup away 28 Nov - 3 Dec"


@each_row(
    ("text", "zone_name"),
    [
        ("Daily codziennie o 9:30 w Warszawie", "Europe/Warsaw"),
        ("Daily codziennie o 9:30 w Nowym Jorku", "America/New_York"),
        ("Daily o 9:30 w Rzymie codziennie", "Europe/Rome"),
        ("Daily codziennie o 9:30 we Wiedniu", "Europe/Vienna"),
        ("Daily codziennie o 9:30 w Berlinie", "Europe/Berlin"),
        ("Daily codziennie o 9:30 w Atenach", "Europe/Athens"),
        ("Daily codziennie o 9:30 w Kalkucie", "Asia/Kolkata"),
        ("Daily codziennie o 9:30 w Chicago", "America/Chicago"),
        ("Daily codziennie o 9:30 Nowy Jork", "America/New_York"),
        ("Daily ogni giorno alle 9:30 a Roma", "Europe/Rome"),
        ("Daily alle 9:30 a Londra ogni giorno", "Europe/London"),
        ("Daily ogni giorno alle 9:30 a San Paolo", "America/Sao_Paulo"),
        ("Daily ogni giorno alle 9:30 a Citt\u00e0 del Messico", "America/Mexico_City"),
    ],
)
def test_cities_are_named_in_polish_and_italian(text: str, zone_name: str) -> None:
    locale = "it-IT" if "ogni" in text else "pl-PL"
    made = created(f"create {text}", locale)
    assert (made.zone_name, made.at, made.name) == (zone_name, time(9, 30), "Daily")


def test_no_word_of_days_is_the_name_of_a_city() -> None:
    words = {
        folded(word)
        for language in ("en", "pl", "it")
        for names in (get_day_names, get_month_names)
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for word in names(width, context, language).values()
    }
    more = {
        "pasqua",
        "codziennie",
        "ogni",
        "every",
        "weekdays",
        "srode",
        "sobote",
        "niedziele",
        "petersburgu",
    }
    assert (words | more) & zones_by_city().keys() == set()


def test_an_english_name_means_what_it_meant_whatever_else_it_is() -> None:
    for zone in available_timezones():
        city = folded(zone.rpartition("/")[2].replace("_", " "))
        if "/" in zone:
            assert zones_by_city()[city].endswith(zone.rpartition("/")[2]), zone


_RANGES = (("en-US", "{}-{} {}"), ("pl-PL", "od {} do {} {}"), ("it-IT", "dal {} al {} {}"))


@given(
    st.sampled_from(_RANGES),
    st.integers(1, 31),
    st.dates(date(2026, 11, 23), date(2027, 10, 31)),
)
@settings(max_examples=100)
def test_a_bare_first_day_makes_the_shorter_range_that_is_still_to_come_or_none(
    form: tuple[str, str], number: int, last: date
) -> None:
    locale, words = form
    month = format_date(last, "d MMMM", locale=locale[:2]).split(" ", 1)[1]
    try:
        found = read(f"away {words.format(number, last.day, month)}", locale)
    except Refusal:
        assert number > last.day
        return
    assert isinstance(found, BeAway)
    assert found.last == last
    is_begun = found.first == date(2026, 11, 23) and number <= last.day
    assert found.first.day == number or is_begun
    assert (found.last - found.first).days <= abs(last.day - number)


@given(
    st.dates(date(2026, 11, 23), date(2027, 10, 31)), st.integers(1, 200), st.sampled_from(("en", "pl", "it"))
)
@settings(max_examples=100)
def test_days_are_read_back_as_they_are_written_and_asked_back_the_other_way_around(
    first: date, length: int, language: str
) -> None:
    last = first + timedelta(days=length)
    begin, end = (format_date(day, "d MMMM y", locale=language) for day in (first, last))
    locale = {"en": "en-US", "pl": "pl-PL", "it": "it-IT"}[language]
    assert read(f"away {begin} - {end}", locale) == BeAway(first, last)
    with pytest.raises(Refusal, match="ends before it begins"):
        read(f"away {end} - {begin}", locale)


@pytest.mark.parametrize("text", ["away soon", "away 14 Dec - 3 Dec", "away 31 to 2 Dec", "away 1-2-3 Dec"])
def test_what_is_no_range_of_days_is_refused(text: str) -> None:
    refused(text)


@pytest.mark.parametrize("text", ["skip Daily yesterday", "report Daily 31 february", "away 30 feb"])
def test_a_day_that_is_past_or_none_is_refused_with_an_example_of_stand_ups(text: str) -> None:
    assert refused(text).example.startswith("/standup ")


def test_a_mistyped_verb_is_answered_with_the_likeliest_one() -> None:
    assert read("pasue Daily") == Unclear("pasue Daily", ("pause Daily",))
    assert read("frobnicate") == Unclear("frobnicate")


_PIECES = [
    *" ".join(EXAMPLES).split(),
    LAUNCH,
    "<@U1|ana>",
    "<!subteam^S1|@web>",
    "do",
    "od",
    "alle",
    "99:99",
]
_PIECES += [
    "31",
    "-",
    "\u2013",
    "until",
    "feb",
    "2026-02-30",
    "except",
    "\U0001f389",
    "12am",
    "every",
    "0",
    "&lt;",
    "'",
]


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(sorted(VERBS.words)),
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=8).map(" ".join),
    st.sampled_from(["en-US", "pl-PL", "it-IT"]),
)
def test_whatever_is_typed_is_understood_or_refused_with_a_sentence(
    verb: str, rest: str, locale: str
) -> None:
    with suppress(Refusal):  # anything else fails
        read(f"{verb} {rest}", locale)
