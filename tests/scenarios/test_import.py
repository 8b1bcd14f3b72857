"""A file of another tool, from dropping it to the report."""

import csv
import io
import re
from typing import Any

import pytest

from bot.domain.exchange.sheet import MOST_BYTES, MOST_TASKS
from bot.sandbox.chat import Chat
from bot.sandbox.faults import FaultKind
from bot.sandbox.somebody import Somebody
from storage import sources
from tests.bot.domain.exchange.reading import read_file, sample, tasks_of, workbook
from tests.scenarios.test_export import sent_to
from tests.team import channel

BOARD = workbook(
    [
        ["Launch"],
        ["This month"],
        ["Name", "Person", "Status", "Date", "Item ID (auto generated)"],
        ["Draft the brief", "Ana Rossi", "Working on it", "2026-11-27", "1"],
        ["Print the posters", "Nowak Piotr", "Done", "2026-11-20", "2"],
    ]
)
FILES = {
    "trello.json": sample("trello.json"),
    "jira.csv": sample("jira.csv"),
    "asana.csv": sample("asana.csv"),
    "todoist.csv": sample("todoist.csv"),
    "monday.csv": sample("monday.csv"),
    "board.xlsx": BOARD,
    "table_it.csv": sample("table_it.csv"),
}
PEOPLE = b"""Task;Who;Due;Status;Depends on
Draft the brief;Ana Rossi;27.11.2026;Doing;
Call the printer;Nowak Piotr;;To do;Print the posters
Print the posters;Jan Kowalski;1.12.2026;Waiting;Draft the brief
Old business;Zofia Lis;1.3.2026;To do;
Done before;ana;;Done;
"""


CHANNELS = "Choose a channel"


def errands(count: int) -> bytes:
    return "".join(["Task,Who\n", *(f"Errand {number:04},ana\n" for number in range(1, count + 1))]).encode()


def drops(
    who: Somebody, content: bytes, name: str = "tasks.csv", into: str = "#launch", menu: str = CHANNELS
) -> Somebody:
    """Drops the file and chooses the channel."""
    who.attaches(name, content, in_="@muster")
    return who.chooses(into, from_=menu, on=name, in_="@muster")


def presses(who: Somebody, label: str) -> Somebody:
    """The newest button whose label begins so, with whatever number follows."""
    found = re.findall(rf"\[({label}[^\]]*)\]", who.screen("@muster"))
    return who.clicks(found[-1], in_="@muster")


def counts(who: Somebody) -> tuple[int, int]:
    """How many the last report says were imported, and were known already."""
    report = who.screen("@muster").rpartition(":white_check_mark:")[2]
    known = re.search(r"(\d+) (?:was|were) known already", report)
    added = re.search(r"(\d+) tasks? imported", report)
    assert added
    return int(added[1]), int(known[1]) if known else 0


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_each_tool_is_brought_in_once_however_often_it_comes(chat: Chat, name: str) -> None:
    grace = presses(drops(chat.as_("grace"), FILES[name], name), "Import")
    added, known = counts(grace)
    assert added >= 2
    assert known == 0
    presses(drops(grace, FILES[name], name), "Import")
    assert counts(grace) == (0, added)
    posted = [message.text for message in channel(chat.sandbox, "launch").messages.values() if message.bot_id]
    assert posted == []


def test_a_preview_shows_what_was_understood_before_anything_is_added(chat: Chat) -> None:
    grace = chat.as_("grace").attaches("plan.csv", PEOPLE, in_="@muster")
    grace.sees("plan.csv · a table · 5 tasks · 1 of them closed")
    grace.sees("Draft the brief · @ana · due Fri 27 Nov 17:00 · :hammer_and_wrench: in progress")
    grace.sees("Not found here; their names go into the notes: Jan Kowalski")
    grace.sees("Nowak Piotr → @piotr").sees("Where do they go?").does_not_see("[Import")
    grace.says("/task list all", in_="#launch").sees("Open tasks in this channel: none.")


def test_a_preview_shows_what_will_come_again(chat: Chat) -> None:
    grace = chat.as_("grace").attaches("todoist.csv", sample("todoist.csv"), in_="@muster")
    grace.sees(":repeat: every Friday")


def test_what_is_brought_in_stands_as_the_file_has_it(chat: Chat) -> None:
    grace = presses(drops(chat.as_("grace"), PEOPLE), "Import 5 tasks")
    grace.says("/task list all", in_="#launch").sees("T-1 Draft the brief · @ana · due Fri 27 Nov 17:00")
    grace.sees("T-3 Print the posters · nobody yet · due Tue 1 Dec 17:00").does_not_see("Done before")
    grace.says("/task show 3").sees("Owner: Jan Kowalski").sees("Waits for T-1").sees("imported by @grace")
    grace.says("/task show 2").sees("Waits for T-3").sees("tied to others by @grace")
    grace.says("/task list all done").sees("T-5").sees("Done before")


def test_nobody_is_disturbed_by_an_import(chat: Chat) -> None:
    """Only a deadline that is still to come reminds."""
    presses(drops(chat.as_("grace"), PEOPLE), "Import")
    for name in ("ana", "piotr", "zofia"):
        chat.as_(name).does_not_see("brief", in_="@muster").does_not_see("Old business", in_="@muster")
    chat.clock("fri 14:00")
    chat.as_("ana").sees("Draft the brief", in_="@muster", times=1)
    chat.as_("zofia").does_not_see("Old business", in_="@muster")


@pytest.mark.both_databases
def test_a_newer_export_adds_only_what_is_new(chat: Chat) -> None:
    grace = presses(drops(chat.as_("grace"), errands(3)), "Import")
    presses(drops(grace, errands(5)), "Import")
    assert counts(grace) == (2, 3)
    grace.says("/task list all", in_="#launch").sees("T-5 Errand 0005").does_not_see("T-6")


def test_another_channel_has_tasks_of_its_own(chat: Chat) -> None:
    """Whoever imports into one channel learns nothing of what others have imported elsewhere."""
    david = presses(drops(chat.as_("david"), errands(2), into="#design"), "Import")
    assert counts(david) == (2, 0)
    ana = presses(drops(chat.as_("ana"), errands(2), menu="Scegli un canale"), "Importa")
    ana.sees("2 attività importate in #launch", in_="@muster")


@pytest.mark.both_databases
def test_an_import_that_fails_in_the_middle_goes_on_where_it_was(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = sources.note
    calls = 0

    def stumble(*arguments: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == 70:
            raise RuntimeError("the power fails")
        noted(*arguments)

    monkeypatch.setattr(sources, "note", stumble)
    grace = presses(drops(chat.as_("grace"), errands(120)), "Import")
    grace.sees("50 of 120", in_="@muster").sees("▓▓▓▓▓▓▓▓░", in_="@muster")
    chat.clock("mon 04:32")
    assert counts(grace) == (120, 0)
    grace.says("/task list all 6", in_="#launch").sees("T-120 Errand 0120", times=1)
    grace.says("/task show 121").sees("no T-121")


def test_stopping_leaves_what_was_brought_in_and_the_next_time_goes_on(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("not now")

    grace = drops(chat.as_("grace"), errands(120))
    with monkeypatch.context() as patched:
        noted = sources.note
        patched.setattr(
            sources,
            "note",
            lambda unit, team, key, number: noted(unit, team, key, number) if number <= 50 else fail(),
        )
        presses(grace, "Import")
        grace.clicks("Stop", in_="@muster")
    grace.sees("Stopped.", in_="@muster").sees("50 tasks imported into #launch", in_="@muster")
    chat.clock("mon 06:00")
    grace.says("/task show 51", in_="#launch").sees("no T-51")
    presses(drops(grace, errands(120), "again.csv"), "Import")
    assert counts(grace) == (70, 50)


def test_cancelled_means_that_nothing_was_brought_in(chat: Chat) -> None:
    grace = drops(chat.as_("grace"), errands(3)).clicks("Cancel", in_="@muster")
    grace.sees("Cancelled: nothing of tasks.csv was imported.", in_="@muster")
    grace.says("/task list all", in_="#launch").sees("Open tasks in this channel: none.")


def test_a_preview_that_nobody_decides_on_is_forgotten_after_two_days(chat: Chat) -> None:
    grace = drops(chat.as_("grace"), errands(3))
    chat.clock("wed 09:30")
    grace.sees("Cancelled: nothing", in_="@muster").does_not_see("[Import", in_="@muster")


def test_columns_are_taken_for_something_else_when_the_person_says_so(chat: Chat) -> None:
    content = b"Task,Client,Who,Stage\nDraft the brief,Orbita,ana,Cooking\nPrint it,Acme,ana,Done\n"
    grace = drops(chat.as_("grace"), content)
    grace.sees("I do not know the status “Cooking”", in_="@muster")
    grace.clicks("Columns…", in_="@muster").sees("“Cooking” means", in_="modal")
    grace.fills(**{"Labels": ["Client"], "“Cooking” means": "In progress"}).submits()
    grace.sees(":hammer_and_wrench: in progress · #orbita", in_="@muster")
    grace.does_not_see("I do not know the status", in_="@muster")
    presses(grace, "Import 2 tasks")
    grace.says("/task list #orbita", in_="#launch").sees("T-1 Draft the brief").does_not_see("Print it")


def test_a_column_means_one_thing_and_titles_must_be_somewhere(chat: Chat) -> None:
    grace = drops(chat.as_("grace"), errands(3)).clicks("Columns…", in_="@muster")
    grace.fills(Notes=["Task"]).submits().sees("“Task” is taken for What is to be done already.")
    grace.fills(**{"What is to be done": ["Who"], "Notes": ["Task"], "Owner": []}).submits()
    grace.sees("• ana", in_="@muster").sees("[Import 3 tasks]", in_="@muster")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("board.json", b'{"cards": [', "That JSON is damaged or cut off."),
        ("tasks.xlsx", b"PK\x03\x04" + bytes(200), "That Excel file is damaged."),
        ("tasks.csv", b'Task,Who\n"Draft,ana\n', "a quotation mark is missing"),
        ("tasks.csv", b"\x00\x01\x02" * 900, "That is not a file I can read."),
        ("tasks.csv", errands(MOST_TASKS + 1), "I take up to 5000 at once."),
        ("tasks.csv", bytes(MOST_BYTES + 1), "I read files of at most 10 MB."),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_to_whoever_asked(
    chat: Chat, name: str, content: bytes, told: str
) -> None:
    grace = chat.as_("grace").attaches(name, content, "import", in_="@muster")
    grace.sees(f"I could not read {name}.").sees(told).does_not_see("[Import")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.csv", b"alpha,beta\n1,2\n"),
        ("settings.json", b'{"theme": "dark"}'),
        ("broken.xlsx", b"PK\x03\x04"),
        ("photo.png", b"\x89PNG"),
    ],
)
def test_nothing_is_said_of_other_files_that_people_drop(chat: Chat, name: str, content: bytes) -> None:
    grace = chat.as_("grace").attaches(name, content, in_="@muster")
    assert [line for line in grace.screen("@muster").splitlines() if "| muster" in line] == []


def test_what_is_said_of_a_dropped_file_is_no_task_unless_it_is_asked_for(chat: Chat) -> None:
    grace = chat.as_("grace").attaches("tasks.csv", errands(2), "here is our whole plan", in_="@muster")
    grace.sees("tasks.csv · a table · 2 tasks").does_not_see("Added")
    grace.attaches("other.csv", errands(2), "add Read the plan", in_="@muster").sees("T-1 Read the plan")


def link_to(chat: Chat, name: str) -> str:
    """The link to the newest file of this name, as people copy it."""
    files = chat.sandbox.state.files._files.values()
    file = next(file for file in reversed(files) if file.name == name)
    return f"{chat.sandbox.state.origin}/files/{file.id}/{name}"


def test_a_link_brings_the_preview_to_the_direct_messages(chat: Chat) -> None:
    ana = chat.as_("ana").attaches("plan.csv", PEOPLE, in_="#launch")
    grace = chat.as_("grace").says(f"/task import {link_to(chat, 'plan.csv')}", in_="#launch")
    grace.sees("the preview comes to our direct messages", in_="#launch")
    grace.sees("plan.csv · a table · 5 tasks", in_="@muster").sees("They go into #launch.", in_="@muster")
    ana.does_not_see("5 tasks").does_not_see("5 attività")
    presses(grace, "Import 5 tasks")
    assert counts(grace) == (5, 0)


def test_a_link_opens_no_file_that_the_person_may_not_see(chat: Chat) -> None:
    chat.as_("ana").attaches("secret.csv", PEOPLE, in_="@muster")
    chat.as_("ana").attaches("plan.csv", PEOPLE, in_="#design")
    david = chat.as_("david").says(f"/task import {link_to(chat, 'secret.csv')}", in_="#launch")
    david.sees("I find no such file of yours.", in_="@muster").does_not_see("Draft the brief", in_="@muster")
    meera = chat.as_("meera").says(f"/task import {link_to(chat, 'plan.csv')}", in_="#launch")
    meera.sees("I find no such file of yours.", in_="@muster").does_not_see("Draft the brief", in_="@muster")


@pytest.mark.parametrize("words", ["https://example.com/plan.csv", "plan.csv", "the plan"])
def test_what_is_no_link_to_a_file_is_refused_with_a_way_out(chat: Chat, words: str) -> None:
    chat.as_("grace").says(f"/task import {words}", in_="#launch").sees("That is no link to a file in Slack.")


def test_without_a_file_it_says_how(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task import", in_="#launch").sees("Drop the file in our direct messages")
    grace.says("import", in_="@muster").sees("Drop the file in our direct messages", in_="@muster")


def test_tasks_can_be_kept_to_oneself(chat: Chat) -> None:
    piotr = chat.as_("piotr").attaches("todoist.csv", sample("todoist.csv"), in_="@muster")
    presses(piotr.clicks("Tylko dla mnie", in_="@muster"), "Importuj")
    title = next(iter(tasks_of(read_file("todoist.csv")).values())).title
    chat.as_("ana").says("/task show 1", in_="#launch").sees("T-1").does_not_see(title)
    piotr.says("show 1", in_="@muster").sees(f"T-1 {title}")


def test_a_guest_imports_only_where_they_are(chat: Chat) -> None:
    meera = chat.as_("meera").attaches("tasks.csv", errands(2), in_="@muster")
    meera.chooses("#design", from_=CHANNELS, in_="@muster").sees("I cannot see you in that channel.")
    meera.does_not_see("[Import", in_="@muster")
    meera.chooses("#launch", from_=CHANNELS, in_="@muster")
    presses(meera, "Import 2 tasks")
    assert counts(meera) == (2, 0)


def test_nobody_imports_into_a_private_channel_they_are_not_in(chat: Chat) -> None:
    ana = chat.as_("ana").attaches("tasks.csv", errands(2), in_="@muster")
    secret = channel(chat.sandbox, "leadership").id
    ana.chooses(secret, from_="Scegli un canale", in_="@muster").sees("Non ti vedo in quel canale.")
    ana.does_not_see("[Importa ", in_="@muster")


def test_more_reasons_than_a_message_holds_come_as_a_file(chat: Chat) -> None:
    rows = "".join(f"Errand {number},Somebody Else {number}\n" for number in range(30))
    grace = presses(drops(chat.as_("grace"), f"Task,Who\n{rows},nobody\n".encode(), "plan.csv"), "Import")
    grace.sees("line 2, Errand 0: Nobody here is called Somebody Else 0", in_="@muster")
    grace.sees("11 more; all of them are in the file that follows.", in_="@muster")
    [(name, content)] = sent_to(chat, "grace")
    header, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert name == "plan-report.csv"
    assert header == ["Line", "Task", "Left out", "Why"]
    assert len(lines) == 31
    assert lines[-1] == ["32", "", "left out", "There is no title."]


def test_while_slack_does_not_tell_who_is_here_the_preview_says_so(chat: Chat) -> None:
    chat.sandbox.faults.set(FaultKind.SERVER_ERROR, method="users.list", count=2)
    grace = chat.as_("grace").attaches("plan.csv", PEOPLE, in_="@muster")
    grace.sees("Slack did not show me all members").sees("Ana Rossi, Nowak Piotr, Jan Kowalski")


def test_what_was_exported_comes_back_in_another_channel(chat: Chat) -> None:
    grace = chat.as_("grace").says(
        "/task add Draft the brief @ana @piotr by friday 5pm #web !high ~2h", in_="#launch"
    )
    grace.says("/task add Print it after T-1 under T-1 every friday").says("/task block 1 no logo yet")
    grace.says("/task add Old news").says("/task done 3").says("/task export json")
    [(name, content)] = sent_to(chat, "grace")
    presses(drops(grace, content, name, into="#design"), "Import 3 tasks")
    grace.says("/task show 4", in_="#design").sees("T-4 Draft the brief").sees(
        "@ana, @piotr · due Fri 27 Nov 17:00"
    )
    grace.sees("#web").sees("~2h").sees("no logo yet")
    grace.says("/task show 5").sees(":repeat:").sees("after T-4").sees("under T-4")
    grace.says("/task list all done").sees("T-6 Old news")
    presses(drops(grace, content, "again.json"), "Import")
    assert counts(grace) == (0, 3)
