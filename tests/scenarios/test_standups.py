"""Stand-ups from setup to report; by number, what people complain about most (docs/standups.md)."""

from datetime import UTC, datetime

import pytest

from bot.sandbox.chat import Chat
from bot.sandbox.somebody import Somebody
from tests.team import MONDAY_MORNING, Team, channel, member

EARLY = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""Monday, 8:00 in Rome and Warsaw."""
BEFORE_WINTER = datetime(2026, 10, 23, 6, tzinfo=UTC)
"""The Friday before clocks go back in Europe, 8:00 in Rome."""


@pytest.fixture
def team(request: pytest.FixtureRequest) -> Team:
    return Team.gathered(getattr(request, "param", EARLY))


def at(chat: Chat, name: str, words: str) -> Somebody:
    """That person, when their own clock shows that."""
    person = chat.as_(name)
    chat.clock(words)
    return person


def answers(person: Somebody, button: str = "Answer", on: str = "", **fields: str) -> Somebody:
    person.opens("@muster").clicks(button, on=on)
    return person.fills(**{f"standup_q:{name}": text for name, text in fields.items()}).submits()


def said_by_bot(chat: Chat, where: str = "launch") -> list[str]:
    """Its messages in a channel, outside of threads."""
    bot = chat.sandbox.state.bot.id
    messages = channel(chat.sandbox, where).messages.values()
    return [each.text for each in messages if each.user == bot and not (each.thread_ts or each.only_for)]


def told(chat: Chat, name: str) -> list[str]:
    """What the bot said to somebody directly."""
    person, bot = member(chat.sandbox, name), chat.sandbox.state.bot.id
    directs = [
        each for each in chat.sandbox.state.conversations.values() if {person.id, bot} == {*each.members}
    ]
    return [message.text for each in directs for message in each.messages.values() if message.user == bot]


@pytest.mark.both_databases
def test_from_setup_to_report_in_three_languages(chat: Chat) -> None:
    zofia = chat.as_("zofia").says(
        "/standup utwórz Dzienny w dni robocze o 9:30 przez 6h @ana @piotr @grace", in_="#launch"
    )
    zofia.sees("*Dzienny*: utworzono na #launch.").sees("pytane 3 osoby").sees("każdy dzień roboczy")
    piotr = (
        at(chat, "piotr", "mon 09:30")
        .opens("@muster")
        .sees("*Dzienny* na #launch pyta")
        .sees("Co udało ci się")
    )
    answers(piotr, "Odpowiedz", done="Płatności", plan="Bank").sees("odpowiedź z 09:30")
    ana = chat.as_("ana").opens("@muster").sees("*Dzienny* in #launch chiede").sees("Che cosa farai adesso?")
    answers(ana, "Rispondi", plan="I manifesti").sees("risposta data alle 09:30")
    zofia.opens("#launch").sees("odpowiedzi 2 z 3, 1 osoba zostanie zapytana później")
    at(chat, "zofia", "mon 09:31").opens("#launch").sees("_Co zrobisz teraz?_").sees("I manifesti")
    grace = (
        at(chat, "grace", "mon 09:00").opens("@muster").sees("*Dzienny* in #launch asks, until Mon 23 Nov")
    )
    answers(grace, plan="The offer").sees("answered at 09:00")
    zofia.opens("#launch").sees("odpowiedzi 3 z 3").sees("The offer").says(
        "/standup raport Dzienny", in_="#launch"
    )
    zofia.sees("Odpowiedzi z ostatnich czterech tygodni: piotr 1/1")
    zofia.says("/standup stan Dzienny").sees("odpowiedzi 3 z 3").says("/standup").sees("S-1")
    ana.says("/standup lista", in_="#launch").sees("ogni giorno lavorativo alle 09:30")
    grace.says("/standup staus Dzienny", in_="#launch").clicks("/standup status Dzienny").sees(
        "3 of 3 answered"
    )


def test_complaint_1_nobody_is_asked_on_leave_on_a_holiday_or_on_a_day_off(chat: Chat) -> None:
    chat.as_("grace").says(
        "/standup create Daily every day at 9:45 their time @grace @david @ana @piotr", in_="#launch"
    )
    chat.as_("piotr").says("/standup urlop 26-27 listopada", in_="#launch").sees("Nie ma cię: czw. 26 lis")
    answers(at(chat, "ana", "thu 09:45"), "Rispondi", plan="I testi")
    grace = at(chat, "grace", "thu 17:30").opens("#launch").sees("1 of 1 answered")
    grace.sees("grace (holiday)").sees("david (holiday)").sees("Away: ").does_not_see("No answer")
    assert [told(chat, name) for name in ("piotr", "grace", "david", "meera")] == [[], [], [], []]
    at(chat, "ana", "fri 09:45")
    at(chat, "grace", "fri 09:45").opens("@muster").sees("*Daily* in #launch asks")
    at(chat, "ana", "sat 12:00")
    at(chat, "grace", "sun 12:00")
    assert len(told(chat, "ana")) == 2
    assert told(chat, "piotr") == []
    piotr = chat.as_("piotr").says("/standup urlop poniedziałek", in_="#launch").clicks("Już jestem")
    piotr.does_not_see("pt. 27 lis, pon").sees("Odwołana nieobecność: pon. 30 lis")
    at(chat, "piotr", "mon 09:45").opens("@muster").sees("*Daily* na #launch pyta").clicks("Dziś mnie nie ma")
    piotr.sees("nikt na ciebie nie czeka", in_="@muster")


def test_complaint_2_asked_the_evening_before_over_midnight_and_the_weekend(chat: Chat) -> None:
    chat.as_("ana").says(
        "/standup create Evening weekdays at 16:00 their time until 10:00 next day @ana @piotr @zofia",
        in_="#launch",
    ).sees("fino alle 10:00 del giorno dopo")
    answers(at(chat, "piotr", "mon 16:00"), "Odpowiedz", plan="Bank")
    answers(at(chat, "ana", "tue 09:50"), "Rispondi", plan="I testi")
    chat.as_("ana").opens("#launch").sees("risposte 2 su 3").does_not_see("In ritardo")
    at(chat, "piotr", "fri 16:00").opens("@muster").sees("do pon. 30 lis 10:00")
    answers(at(chat, "piotr", "mon 09:59"), "Odpowiedz", on="pon. 30 lis 10:00:", plan="Odpoczynek")
    ana = at(chat, "ana", "mon 10:01").opens("#launch").sees("ven 27 nov · risposte 1 su 3")
    zofia = answers(chat.as_("zofia"), "Odpowiedz", on="pon. 30 lis 10:00:", plan="Obrazki").sees("spóźniona")
    ana.sees("ven 27 nov · risposte 2 su 3", in_="#launch").sees("In ritardo: zofia")
    zofia.opens("@muster").does_not_see("Zmień odpowiedź")


@pytest.mark.parametrize("team", [BEFORE_WINTER], indirect=True)
def test_complaint_3_a_changing_clock_moves_and_drops_no_day(chat: Chat) -> None:
    chat.as_("ana").says("/standup create Daily every day at 9:30 their time @ana @grace", in_="#launch")
    at(chat, "ana", "fri 09:30")
    at(chat, "grace", "fri 09:30")
    at(chat, "ana", "mon 09:29")
    assert (len(told(chat, "ana")), len(told(chat, "grace"))) == (1, 1)
    at(chat, "ana", "mon 09:30").opens("@muster").sees("chiede", times=2)
    assert len(told(chat, "ana")) == 2
    at(chat, "grace", "mon 09:29")
    assert len(told(chat, "grace")) == 1
    at(chat, "grace", "mon 09:30")
    for day in ("tue", "wed", "thu", "fri", "mon", "tue"):
        at(chat, "grace", f"{day} 09:30")
    asked = [text for text in told(chat, "grace") if "Daily" in text]
    assert len(asked) == 8


def test_complaint_4_the_report_is_one_message_with_the_answers_in_its_thread(chat: Chat) -> None:
    ana = chat.as_("ana").says("/standup create Daily weekdays at 9:30 their time for 8h", in_="#launch")
    at(chat, "ana", "mon 09:30")
    for name, button in (("ana", "Rispondi"), ("piotr", "Odpowiedz"), ("zofia", "Odpowiedz")):
        answers(chat.as_(name), button, done=f"{name} did this", plan=f"{name} will do that")
    at(chat, "grace", "mon 09:30")
    for name in ("grace", "david"):
        answers(chat.as_(name), done=f"{name} did this", plan=f"{name} will do that")
    chat.clock("18:30")
    assert len(said_by_bot(chat)) == 1
    assert "risposte 5 su 5" in said_by_bot(chat)[0]
    ana.opens("#launch").sees("did this", times=5).sees("will do that", times=5).sees(
        "Il tempo per rispondere"
    )


def test_complaint_5_everybody_at_their_own_time_and_several_a_day(chat: Chat) -> None:
    chat.as_("ana").says("/standup create Daily weekdays at 9:30 their time @ana @grace", in_="#launch")
    chat.as_("ana").says("/standup create Room weekdays at 15:00 for 2h @ana @grace", in_="#launch")
    assert [len(told(chat, name)) for name in ("ana", "grace")] == [0, 0]
    ana = at(chat, "ana", "mon 09:30").opens("@muster").sees("*Daily*").does_not_see("*Room*")
    at(chat, "ana", "mon 15:00").opens("@muster").sees("*Room*")
    grace = chat.as_("grace").opens("@muster").sees("*Room*").does_not_see("*Daily*")
    at(chat, "grace", "mon 09:30").sees("*Daily*", in_="@muster")
    answers(grace, on="*Room*", plan="Roomy")
    answers(grace, on="*Daily*", plan="Daily bread")
    ana.opens("#launch").sees("*Room* · lun 23 nov · risposte 1 su 2").sees(
        "*Daily* · lun 23 nov · risposte 1 su 2"
    )
    ana.says("/standup answer", in_="#launch").sees("== Room ==", in_="modal").closes()


def test_complaint_6_reminders_are_turned_off_or_slowed_by_each_person(chat: Chat) -> None:
    chat.as_("ana").says("/standup create Daily weekdays at 9:30 for 5h @ana @piotr @zofia", in_="#launch")
    answers(at(chat, "zofia", "mon 09:30"), "Odpowiedz", plan="Obrazki")
    piotr = at(chat, "piotr", "mon 14:00").opens("@muster").sees("koniec pon. 23 lis 14:30", times=1)
    piotr.chooses("Nigdy mi nie przypominaj", from_="standup_reminders").sees("Nie będę już przypominać")
    ana = (
        chat.as_("ana")
        .opens("@muster")
        .sees("si chiude lun 23 nov 14:30")
        .says("/standup help")
        .clicks("Le mie impostazioni…")
    )
    ana.fills(pace="slow").submits()
    assert len(told(chat, "zofia")) == 1
    at(chat, "ana", "tue 09:30")
    at(chat, "ana", "tue 14:00")
    assert not [
        text
        for text in told(chat, "ana") + told(chat, "piotr")
        if "mar 24 nov 14:30 (" in text or "wt. 24 lis 14:30 (" in text
    ]
    at(chat, "ana", "tue 14:16").opens("@muster").sees("si chiude mar 24 nov 14:30")
    answers(chat.as_("ana"), "Rispondi", plan="I testi").does_not_see("si chiude mar 24 nov", in_="@muster")
    assert len([text for text in told(chat, "piotr") if "koniec" in text]) == 1


def test_complaint_7_the_report_is_for_everybody_who_reads_the_channel_and_for_nobody_else(
    chat: Chat,
) -> None:
    grace = chat.as_("grace").says("/standup create Budget weekdays at 9:30 for 2h @david", in_="#leadership")
    chat.as_("ana").says("/standup create Daily weekdays at 9:30 for 2h @ana @piotr", in_="#launch")
    answers(at(chat, "ana", "mon 09:30"), "Rispondi", plan="I testi")
    for name in ("david", "zofia", "meera"):
        chat.as_(name).opens("#launch").sees("risposte 1 su 2")
    chat.as_("zofia").says("/standup report Budget", in_="#launch").sees("Nie ma tu stand-upu „Budget”")
    chat.as_("meera").says("/standup list all", in_="#launch").does_not_see("Budget")
    answers(at(chat, "david", "mon 09:30"), plan="Numbers")
    grace.says("/standup report Budget", in_="#leadership").sees("1 of 1 answered").sees("Numbers")


def test_complaint_8_two_clicks_and_what_is_said_moves_things(chat: Chat) -> None:
    """The plan comes back, tasks are closed by ticking, whoever can unblock hears, lines become tasks."""
    ana = chat.as_("ana").says("/task add Draft the brief @ana by tomorrow", in_="#launch")
    ana.says("/standup create Daily weekdays at 9:30 for 6h @ana @piotr", in_="#launch")
    ana = (
        at(chat, "ana", "mon 09:30")
        .opens("@muster")
        .clicks("Rispondi")
        .sees("T-1 Draft the brief", in_="modal")
    )
    david = member(chat.sandbox, "david")
    on_david = {"text": {"type": "plain_text", "text": "@david"}, "value": david.id}
    ana.fills(
        **{"standup_q:plan": "Chiamare la banca", "what:0": "the price list"}, standup_whom_0=on_david
    ).submits()
    chat.as_("david").opens("@muster").does_not_see("the price list")
    at(chat, "david", "mon 09:00").opens("@muster").sees("ana waits for you (Daily in #launch):").sees(
        "the price list"
    )
    ana = at(chat, "ana", "tue 09:30").opens("@muster").clicks("Rispondi")
    ana.sees("T-1 Draft the brief", in_="modal").sees("Chiamare la banca", in_="modal").sees(
        "the price list", in_="modal"
    )
    ana.submits()
    ana.opens("#launch").sees("mar 24 nov · risposte 1 su 2").sees(
        "the price list (in attesa di david, da 1 giorno)"
    )
    ana.sees("→ Chiamare la banca", times=1)
    at(chat, "ana", "tue 09:31").opens("#launch").clicks("Fanne un'attività…", on="Chiamare la banca")
    ana.fills(due="friday").submits().sees("T-2", in_="#launch").sees("T-2* Chiamare la banca", in_="#launch")
    ana.says("/standup report Daily", in_="#launch").clicks("Fanne un'attività…").fills(
        due="friday"
    ).submits()
    ana.sees("T-3* Chiamare la banca", in_="#launch")
    chat.as_("david").opens("@muster").clicks("It is solved").sees("Solved: the price list")
    ana.opens("#launch").sees("~ana: the price list")


def test_complaint_9_a_day_is_one_question_and_one_reminder_at_most(chat: Chat) -> None:
    chat.as_("ana").says("/standup create Daily weekdays at 9:30 for 6h @ana @piotr @zofia", in_="#launch")
    answers(at(chat, "ana", "mon 09:30"), "Rispondi", plan="a")
    for hour in range(10, 19):
        at(chat, "ana", f"mon {hour}:00")
    assert [len(told(chat, name)) for name in ("ana", "piotr", "zofia")] == [1, 2, 2]
    assert len(said_by_bot(chat)) == 1


def test_complaint_10_answers_stand_where_they_were_asked_for(chat: Chat) -> None:
    ana = chat.as_("ana").says("Who is stuck?", in_="#launch")
    ana.says(
        "@muster standup create Daily weekdays at 9:30 @ana @piotr", in_="#launch", thread="Who is stuck?"
    )
    ana.sees("*Daily* è creato in #launch", in_="#launch")
    piotr = at(chat, "piotr", "mon 09:30").opens("@muster")
    piotr.says("Płatności\nBank <b>\nklucze od @david", in_="@muster", thread="*Daily*")
    piotr.sees("Biorę to za twoją odpowiedź na *Daily*").sees("klucze od @david").sees(
        "_Co zrobisz teraz?_ Bank <b>"
    )
    ana.says("I manifesti", in_="@muster").sees("L'ho preso come la tua risposta a *Daily*").clicks(
        "Cambia la risposta…"
    )
    ana.sees("I manifesti", in_="modal").fills(**{"standup_q:plan": "I volantini"}).submits()
    ana.opens("#launch").sees("risposte 2 su 2").sees("klucze od @david")
    at(chat, "ana", "mon 09:31").opens("#launch").sees("I volantini", in_="#launch")
    ana.says("done 99", in_="@muster").sees("T-99")


@pytest.mark.parametrize("team", [MONDAY_MORNING], indirect=True)
@pytest.mark.both_databases
def test_a_process_that_was_down_asks_late_what_is_still_useful_and_says_what_is_not(chat: Chat) -> None:
    ana = chat.as_("ana").says("/standup create Daily weekdays at 11:00 for 4h @ana @piotr", in_="#launch")
    at(chat, "ana", "mon 12:00").opens("@muster").sees("Arriva tardi: non ero in funzione lun 23 nov 11:00.")
    answers(ana, "Rispondi", plan="I testi")
    ana.opens("#launch").sees("risposte 1 su 2")
    at(chat, "ana", "tue 16:00").opens("#launch").sees("*Daily* non ha chiesto a nessuno")
    assert len([text for text in said_by_bot(chat) if "mar 24 nov" in text]) == 1
    chat.clock("tue 16:10")
    assert len([text for text in said_by_bot(chat) if "mar 24 nov" in text]) == 1
    answers(chat.as_("piotr"), "Odpowiedz", on="*Daily*", plan="Późno").sees("spóźniona")
    ana.opens("#launch").sees("lun 23 nov · risposte 2 su 2").sees("In ritardo: piotr")
    chat.clock("tue 16:11")
    ana.sees("Późno", in_="#launch")


def test_a_retro_is_voted_grouped_made_into_tasks_and_opens_with_what_became_of_them(chat: Chat) -> None:
    ana = (
        chat.as_("ana")
        .opens("#launch")
        .says("/standup create")
        .chooses("retro", from_="standup_template", in_="modal")
    )
    ana.fills(**{"days:retro": "every monday", "window:retro": "per 4 ore", "at:retro": "09:30"}).submits()
    ana.sees("*Retrospettiva* è creato in #launch")
    answers(at(chat, "ana", "mon 09:30"), "Rispondi", well="Buon umore\nVeloci", idea="Lavorare in coppia")
    answers(chat.as_("piotr"), "Odpowiedz", well="Szybko", slowed="Bank")
    ana = (
        at(chat, "ana", "mon 09:31")
        .opens("#launch")
        .sees("• Veloci")
        .clicks("👍 0", on="Buon umore")
        .sees("👍 1")
    )
    ana.clicks("Raggruppa…").fills(card="4", under="2").submits().sees("anche: Szybko")
    ana.clicks("Crea un'attività…").fills(line="3", due="tomorrow").submits()
    ana.sees("• Lavorare in coppia → T-1").says("/task done 1", in_="#launch")
    chat.clock("mon 18:00")
    ana = at(chat, "ana", "mon 09:30").opens("@muster").clicks("Rispondi")
    ana.sees("Lavorare in coppia → *T-1*", in_="modal").sees("fatta", in_="modal")
    ana.fills(**{"standup_q:well": "Bene"}).submits().opens("#launch").sees("Lavorare in coppia → *T-1*")


def test_forms_hold_questions_hours_and_people_and_a_template_is_kept(chat: Chat) -> None:
    """Follow-ups come up when they are called for, and anonymous words belong to nobody."""
    ana = chat.as_("ana").opens("#launch").says("/standup create Sala")
    questions = (
        "Come va? [bene | male]\nPerché? [se male]\nQuante chiamate? [numero, facoltativa]\nPaure? [anonima]"
    )
    ana.fills(
        **{
            "questions:daily": questions,
            "days:daily": "ogni lunedì",
            "window:daily": "boh",
            "at:daily": "09:30",
        }
    ).submits().sees("Non capisco “boh”")
    ana.fills(**{"window:daily": "fino alle 12:00"}).submits().sees("*Sala* è creato")
    ana.says("/standup edit Sala").fills(save_as="La nostra sala", observers=["zofia"]).submits()
    ana.sees("si chiede a 4 persone")
    ana = (
        at(chat, "ana", "mon 09:30").opens("@muster").clicks("Rispondi").does_not_see("Perché?", in_="modal")
    )
    ana.chooses("male", from_="standup_q:q1", in_="modal").sees("Perché?", in_="modal")
    ana.fills(**{"standup_q:q2": "Troppo", "standup_q:q3": "tre", "standup_q:q4": "Buio"}).submits()
    ana.sees("tre", in_="modal").closes().fills(**{"standup_q:q3": "3"}).submits()
    ana.opens("home").does_not_see("*Sala*", in_="home")
    piotr = chat.as_("piotr").opens("home").sees("*Sala* na #launch pyta", in_="home").clicks("Odpowiedz")
    piotr.fills(**{"standup_q:q1": "bene", "standup_q:q4": "Noc"}).submits().does_not_see(
        "*Sala* na", in_="home"
    )
    ana.opens("#launch").sees("Troppo").does_not_see("Buio").sees("Paure? Risposte: 2;")
    chat.as_("grace").says("/standup create", in_="#launch").sees("La nostra sala", in_="modal").closes()
    ana.says("/standup delete Sala", in_="#launch").clicks("Elimina").sees("*Sala* è eliminato")
