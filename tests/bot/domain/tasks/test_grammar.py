"""What people type after /task: verbs, numbers, and what is said without either."""

from datetime import UTC, datetime

import pytest

from bot.domain.due import Due, Grain
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import (
    AddByForm,
    AssignTasks,
    CommentOnTask,
    DropTasks,
    EditTask,
    ExportTasks,
    FinishTasks,
    ImportTasks,
    ListTasks,
    MoveDeadline,
    NewTask,
    Numbers,
    Overview,
    ReopenTasks,
    ShareCalendar,
    ShowHelp,
    ShowTask,
    StartTasks,
    TaskCommand,
    UnblockTasks,
    Undo,
    WatchTasks,
)
from bot.domain.tasks.filters import ListFilter, Scope
from bot.domain.tasks.grammar import read_task_command
from bot.domain.unclear import Unclear
from tests.rows import each_row
from tests.units import ANA, GRACE, NOW, PIOTR


def read(text: str, person: Person = GRACE) -> TaskCommand:
    return read_task_command(text, person, NOW)


def refusal_of(text: str, person: Person = GRACE) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(text, person)
    return caught.value


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_shows_ones_tasks(text: str) -> None:
    assert read(text) == Overview()


SAME = {
    ShowHelp(): ["help", "HELP", " help me", "?", "pomoc", "aiuto"],
    Undo(): ["undo", "Cofnij", "annulla"],
    AddByForm(): ["add", "  add ", "dodaj", "aggiungi"],
    NewTask("Write the brief"): ["add Write the brief", "dodaj Write the brief", "aggiungi Write the brief"],
    FinishTasks((12,)): ["done 12", "finish 12", "zrobione 12", "fatto 12", "ZAKOŃCZ 12", "zakoncz 12"],
    StartTasks((12,)): ["start 12", "zacznij 12", "inizia 12"],
    ReopenTasks((12,)): ["reopen 12", "wznów 12", "riapri 12"],
    DropTasks((12,)): ["drop 12", "cancel 12", "delete 12", "usuń 12", "elimina 12"],
    UnblockTasks((12,)): ["unblock 12", "odblokuj 12", "sblocca 12"],
    ShowTask((12,)): ["show 12", "pokaż 12", "mostra 12", "12", "T-12", "t12"],
    EditTask((12,)): ["edit 12", "edytuj 12", "modifica 12"],
    WatchTasks((12,), watching=True): ["watch 12", "obserwuj 12", "segui 12"],
    WatchTasks((12,), watching=False): ["unwatch 12", "unfollow 12", "nieobserwuj 12", "nonseguire 12"],
    CommentOnTask((12,), "Why? "): ["comment 12 Why? ", "skomentuj T-12 Why? ", "commenta t12 Why? "],
    AssignTasks((12,), ("U0ANA",)): [
        "assign 12 <@U0ANA|ana>", "assign 12 to <@U0ANA>", "give 12 <@U0ANA>", "assign <@U0ANA> 12",
        "przypisz 12 do <@U0ANA>", "assegna 12 a <@U0ANA>",
    ],
    AssignTasks((12,), ("U0ANA", "U0PIOTR")): ["assign 12 <@U0ANA> <@U0PIOTR> <@U0ANA>"],
    AssignTasks((12,), (), is_caller=True): ["assign 12 me", "assign 12 to me", "przypisz 12 mnie"],
    AssignTasks((12,), ()): ["assign 12 nobody", "assign 12 nikt", "assegna 12 nessuno"],
    MoveDeadline((12,), None): ["due 12 none", "due 12 -", "termin 12 brak", "scadenza 12 mai"],
    ImportTasks(""): ["import", "importuj", "importa"],
    ImportTasks("https://a.slack.com/files/U1/F1/x"): ["import <https://a.slack.com/files/U1/F1/x>"],
    ExportTasks("csv"): ["export", "export csv", "export CSV", "eksportuj csv", "esporta excel"],
    ExportTasks("json"): ["export json"],
    ShareCalendar(on=True): ["calendar", "calendar on", "kalendarz", "calendario attiva"],
    ShareCalendar(on=False): ["calendar off", "kalendarz wylacz"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "command"), [(text, command) for command, texts in SAME.items() for text in texts]
)
@pytest.mark.parametrize("person", [GRACE, ANA, PIOTR], ids=lambda person: person.locale)
def test_each_verb_is_understood_in_three_languages_by_everybody(
    text: str, command: TaskCommand, person: Person
) -> None:
    assert read(text, person) == command


def test_only_the_first_word_is_the_verb() -> None:
    assert read("add list all") == NewTask("list all")


@each_row(
    ("text", "numbers"),
    [
        ("done T-12", (12,)),
        ("done t-12", (12,)),
        ("done T12", (12,)),
        ("done t12", (12,)),
        ("done 12", (12,)),
        ("done T-012", (12,)),
        ("Done 3, T-1 t2", (3, 1, 2)),
        ("done 3,1,3", (3, 1)),
        ("done 12 and 13", (12, 13)),
        ("done T-12 & T-13", (12, 13)),
        ("done 12 i 13 oraz 14", (12, 13, 14)),
        ("done 12 e 13 ed 14", (12, 13, 14)),
        ("done", ()),
    ],
)
def test_tasks_are_named_by_their_numbers_one_or_several(text: str, numbers: Numbers) -> None:
    assert read(text) == FinishTasks(numbers)


@each_row(
    "text",
    [
        "done brief", "done T-", "done 12 brief", "done R-7", "done ١٢", "done 1234567890", "done 0",
        "done and", "done 12 and", "show 12x", "start 12.5", "reopen -1", "unblock ²",
    ],
)  # fmt: skip
def test_anything_but_numbers_of_tasks_is_refused(text: str) -> None:
    assert refusal_of(text).example == "/task done T-12 T-13"


def test_more_tasks_than_a_message_can_show_are_refused() -> None:
    twenty = " ".join(map(str, range(1, 21)))
    assert read(f"done {twenty}") == FinishTasks(tuple(range(1, 21)))
    assert refusal_of(f"done {twenty} 21").values == {"most": 20, "count": 21}


@each_row(
    ("text", "numbers", "day"),
    [
        ("due 12 friday", (12,), 27),
        ("due 12 to friday", (12,), 27),
        ("due 12 13 friday", (12, 13), 27),
        ("due T-12, T-13 by friday", (12, 13), 27),
        ("due 12 and 13 friday", (12, 13), 27),
        ("due 12 13 dec", (12,), 13),
        ("due 12 13 14 dec", (12, 13), 14),
        ("due 13 dec", (), 13),
        ("due friday", (), 27),
        ("move 12 to 30 november", (12,), 30),
    ],
)
def test_of_several_numbers_those_that_belong_to_the_date_are_no_tasks(
    text: str, numbers: Numbers, day: int
) -> None:
    month = 12 if "dec" in text else 11
    due = Due(datetime(2026, month, day, 22, tzinfo=UTC), Grain.DAY)
    assert read(text) == MoveDeadline(numbers, due)


@pytest.mark.parametrize("text", ["due", "due 12", "due T-12 soon", "due soon"])
def test_a_deadline_that_cannot_be_read_is_asked_for(text: str) -> None:
    assert refusal_of(text).example == "/task due T-12 next friday"


def test_a_deadline_in_the_past_is_refused() -> None:
    assert refusal_of("due 12 yesterday").values["phrase"] == "yesterday"


@pytest.mark.parametrize("text", ["assign", "assign 12", "assign brief", "assign 12 somebody"])
def test_who_takes_a_task_must_be_said(text: str) -> None:
    assert refusal_of(text).example == "/task assign T-12 @ana @piotr"


def test_what_is_said_in_a_comment_is_kept_as_it_was_typed() -> None:
    said = "Ask <@U0ANA|ana>:  a &lt; b\n*now*"
    assert read(f"comment T-12 {said}") == CommentOnTask((12,), said)
    assert read(f"comment {said}") == CommentOnTask((), said)


@pytest.mark.parametrize("text", ["comment", "comment 12", "comment 12  "])
def test_a_comment_says_something(text: str) -> None:
    assert refusal_of(text).example == "/task comment T-12 The printer wants PDF"


def test_an_unknown_form_of_export_is_refused() -> None:
    assert refusal_of("export pdf").example == "/task export csv"


@each_row(
    ("text", "page"),
    [("list 3", 3), ("list mine 3", 3), ("list", 1), ("list 0", 1), ("list 1234567", 1), ("list ٣", 1)],
)
def test_lists_have_pages(text: str, page: int) -> None:
    found = read(text)
    assert isinstance(found, ListTasks)
    assert found.page == page


def test_a_number_at_the_end_is_a_page_and_elsewhere_a_word() -> None:
    assert read("list all 12") == ListTasks(ListFilter(Scope.CHANNEL), 12)
    found = read("list phase 2 3")
    assert isinstance(found, ListTasks)
    assert (found.filter.words, found.page) == (("phase", "2"), 3)


@pytest.mark.parametrize(
    "text", ["Water the plants", "call <@U0ANA|ana> by friday", "12 things to do", "Kupić mleko jutro rano"]
)
def test_three_words_without_a_verb_are_a_task(text: str) -> None:
    assert isinstance(read(text), NewTask)


@each_row(
    ("text", "commands", "addition"),
    [
        ("dnoe 12", ("done 12", "add 12", "comment 12"), "dnoe 12"),
        ("unblok 12", ("unblock 12",), "unblok 12"),
        ("frobnicate", (), "frobnicate"),
        ("overdue", ("list overdue",), "overdue"),
        ("mine", ("list mine",), "mine"),
        ("#launch", ("list #launch",), "#launch"),
        ("🎉", (), ""),
        ("x" * 300, (), ""),
    ],
)
def test_a_word_or_two_without_a_verb_ask_back(text: str, commands: tuple[str, ...], addition: str) -> None:
    found = read(text)
    assert found == Unclear(text, commands, addition)


def test_a_verb_that_goes_on_as_a_sentence_asks_back() -> None:
    found = read("start a new campaign")
    assert isinstance(found, Unclear)
    assert found.addition == "start a new campaign"
    with pytest.raises(Refusal):
        read("start campaign")
