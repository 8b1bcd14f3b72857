"""What is taken over from each tool."""

import json
from dataclasses import fields

from bot.domain.exchange.imported import ImportedTask
from bot.domain.exchange.people import WrittenPerson
from bot.domain.tasks.task import Priority, TaskStatus
from tests.bot.domain.exchange.reading import (
    at,
    day,
    read_file,
    remarks_of,
    skipped_of,
    tasks_of,
)
from tests.rows import each_row


def said_of(task: ImportedTask) -> dict[str, object]:
    """What differs from an empty task, but where it stands, when it was made and what is remarked."""
    told = {field.name: getattr(task, field.name) for field in fields(task)}
    empty = {field.name: field.default for field in fields(task)}
    left_out = {"line", "remarks", "created_at"}
    return {name: value for name, value in told.items() if value != empty[name] and name not in left_out}


def test_a_card_of_trello_keeps_its_members_labels_checklists_and_link() -> None:
    card = tasks_of(read_file("trello.json"))["Print the leaflet"]
    assert said_of(card) == {
        "key": "trello:692400f00000000000000001",
        "title": "Print the leaflet",
        "notes": (
            "On *thick* paper.\nAsk Zofia.\n\nBefore it goes out:\n[x] Ask the printer\n[ ] Proof-read, twice"
        ),
        "owner": WrittenPerson("Ana Conti"),
        "assignees": (WrittenPerson("piotr"),),
        "due": at("2026-11-27T16:00:00+00:00"),
        "labels": ("print", "red"),
        "status": TaskStatus.IN_PROGRESS,
        "link": "https://trello.example/c/aB3dE6gH",
    }
    assert card.created_at == at("2025-11-24T06:53:36+00:00")
    assert card.remarks == ()


@each_row(
    ("title", "status", "labels"),
    [
        ("Book the room", TaskStatus.DONE, ()),
        ("Balloons?", TaskStatus.OPEN, ("Ideas",)),
        ("Call the mayor", TaskStatus.DROPPED, ()),
        ("Sign the contract", TaskStatus.DONE, ()),
        ("Send last year's thanks", TaskStatus.DROPPED, ("Last year",)),
    ],
)
def test_a_list_of_trello_is_a_status_or_else_a_label_and_what_is_archived_is_dropped_unless_done(
    title: str, status: TaskStatus, labels: tuple[str, ...]
) -> None:
    card = tasks_of(read_file("trello.json"))[title]
    assert (card.status, card.labels) == (status, labels)


def test_cards_without_a_title_in_words_are_told() -> None:
    assert skipped_of(read_file("trello.json")) == {
        7: "“🎉🎉” says nothing; a task needs a title in words.",
        8: "There is no title.",
    }


def test_cards_of_trello_that_stand_for_something_else_are_left_out() -> None:
    cards: list[dict[str, object]] = [
        {"id": "692400f00000000000000001", "name": "Weekly report", "isTemplate": True},
        {"id": "692400f00000000000000002", "name": "This week", "cardRole": "separator"},
        {"id": "692400f00000000000000003", "name": "https://trello.example/c/1", "cardRole": "mirror"},
        {"id": "692400f00000000000000004", "name": "Call Ana", "isTemplate": False, "cardRole": None},
    ]
    found = read_file("board.json", json.dumps({"lists": [], "cards": cards}).encode())
    assert list(tasks_of(found)) == ["Call Ana"]
    assert skipped_of(found) == {
        1: "A template, not a task.",
        2: "A line between cards, not a task.",
        3: "It only shows another card or board.",
    }


@each_row(
    ("content", "title", "notes"),
    [
        (
            "[Compare offers](https://a.example/o?a=1&b=2) today",
            "Compare offers today",
            "https://a.example/o?a=1&b=2",
        ),
        ("**Thank** everybody, _really_", "Thank everybody, really", ""),
        ("* Water the `plants`", "Water the plants", ""),
        ("Fix snake_case_names and 2*3*4", "Fix snake_case_names and 2*3*4", ""),
        ("[ ] Ask (twice) [here](there)", "[ ] Ask (twice) [here](there)", ""),
    ],
)
def test_a_title_of_todoist_loses_the_marks_and_keeps_its_links_in_the_notes(
    content: str, title: str, notes: str
) -> None:
    file = f'TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT\ntask,"{content}",,4,1\n'
    [task] = tasks_of(read_file("todoist.csv", file.encode())).values()
    assert (task.title, task.notes) == (title, notes)


def test_an_issue_of_jira_keeps_its_repeated_columns_its_parent_and_its_blocker() -> None:
    issue = tasks_of(read_file("jira.csv"))["Pay by card"]
    assert said_of(issue) == {
        "key": "jira:LAU-12",
        "title": "Pay by card",
        "notes": 'Line one\nLine two with "quotes", and a comma',
        "owner": WrittenPerson("Piotr Żak"),
        "due": day("2026-11-27"),
        "labels": ("payments", "urgent-fix", "Web shop", "Back office"),
        "status": TaskStatus.IN_PROGRESS,
        "priority": Priority.HIGH,
        "estimate_minutes": 480,
        "parent_key": "jira:LAU-1",
        "after_keys": ("jira:LAU-13",),
        "creator": WrittenPerson("Grace Hill"),
    }
    assert issue.created_at == at("2026-11-05T14:42:00+00:00")
    assert remarks_of(issue) == ["It waits for “LAU-99”, which is no task of this file."]


def test_the_resolution_of_jira_tells_what_was_given_up() -> None:
    tasks = tasks_of(read_file("jira.csv"))
    given_up, chosen = tasks["Accept cheques"], tasks["Choose a provider"]
    assert (given_up.status, given_up.owner, given_up.priority) == (TaskStatus.DROPPED, None, Priority.LOW)
    assert (chosen.status, chosen.estimate_minutes) == (TaskStatus.DONE, 90)
    assert chosen.done_at == at("2026-11-12T15:30:00+00:00")


def test_an_issue_that_stands_twice_in_the_file_is_taken_once() -> None:
    assert skipped_of(read_file("jira.csv")) == {7: "It is the same task as in line 3."}


def test_jira_in_polish_is_read_as_well() -> None:
    tasks = tasks_of(read_file("jira_pl.csv"))
    first, second = tasks["Przygotować ulotkę"], tasks["Złożyć zamówienie"]
    assert (first.key, first.due, first.labels) == ("jira:LAU-21", day("2026-11-27"), ("druk", "pilne"))
    assert (first.priority, first.status) == (Priority.HIGH, TaskStatus.OPEN)
    assert (second.parent_key, second.due) == ("jira:LAU-21", day("2026-12-01"))
    assert (second.priority, second.status) == (Priority.NORMAL, TaskStatus.IN_PROGRESS)


def test_a_task_of_asana_keeps_its_people_tags_parent_and_what_blocks_it() -> None:
    tasks = tasks_of(read_file("asana.csv"))
    brief, printer = tasks["Write the brief, and send it"], tasks["Find a printer"]
    assert said_of(brief) == {
        "key": "asana:1201",
        "title": "Write the brief, and send it",
        "notes": "Two pages.\n\nNo more.",
        "owner": WrittenPerson("Ana Conti", "ana@orbita.example"),
        "due": day("2026-11-27"),
        "labels": ("Design", "Q4 launch"),
        "status": TaskStatus.IN_PROGRESS,
    }
    assert (printer.owner, printer.status) == (WrittenPerson(email="piotr@orbita.example"), TaskStatus.DONE)
    assert (printer.labels, printer.after_keys) == (("Print shop",), ("asana:1201", "asana:1203"))
    assert (tasks["Choose the paper"].parent_key, tasks["Choose the paper"].labels) == ("asana:1201", ())


def test_a_parent_or_blocker_that_is_not_in_the_file_is_told() -> None:
    assert remarks_of(tasks_of(read_file("asana.csv"))["Lost child"]) == [
        "It belongs under “Nobody's task”, which is no task of this file.",
        "It waits for “Nothing known”, which is no task of this file.",
    ]


def test_a_task_of_todoist_keeps_its_labels_indentation_priority_and_duration() -> None:
    found = read_file("todoist.csv")
    tasks = {each.line: each for each in found if isinstance(each, ImportedTask)}
    assert said_of(tasks[3]) == {
        "key": tasks[3].key,
        "title": "Order stickers",
        "notes": "Round ones",
        "owner": WrittenPerson("Piotr"),
        "due": at("2026-12-04T16:00:00+00:00"),
        "labels": ("print", "launch"),
        "priority": Priority.URGENT,
        "estimate_minutes": 90,
        "creator": WrittenPerson("Ana"),
    }
    assert tasks[4].parent_key == tasks[3].key
    assert tasks[6].parent_key == tasks[4].key
    assert [tasks[line].priority for line in (4, 6, 9)] == [Priority.NORMAL, Priority.HIGH, Priority.NORMAL]


def test_the_dates_of_todoist_are_read_in_the_words_language_and_zone_of_their_row() -> None:
    found = read_file("todoist.csv", locale="en-US")
    tasks = {each.line: each for each in found if isinstance(each, ImportedTask)}
    weekly, call, blue = tasks[9], tasks[10], tasks[11]
    assert (weekly.due, weekly.recurrence) == (None, "FREQ=WEEKLY;BYDAY=FR keep schedule")
    assert (weekly.title, weekly.labels) == ("Water the plants", ("Every week",))
    assert weekly.remarks == ()
    assert call.due == day("2026-12-09")
    assert remarks_of(call) == ["“jutro 18:00” is a second date; the first one counts."]
    assert blue.due is None
    assert remarks_of(blue) == ["I cannot read “whenever the moon is blue” as a date."]


def test_sections_and_comments_of_todoist_are_told_as_no_tasks() -> None:
    assert skipped_of(read_file("todoist.csv")) == {
        2: "Todoist does not call this a task.",
        5: "A comment; comments are not taken over.",
        8: "A section, not a task.",
    }


def test_an_item_of_monday_keeps_its_people_and_its_subitems_have_columns_of_their_own() -> None:
    tasks = tasks_of(read_file("monday.csv"))
    release, quote = tasks["Write the press release"], tasks["Get a quote"]
    assert said_of(release) == {
        "key": "monday:1000000001",
        "title": "Write the press release",
        "owner": WrittenPerson("Ana Conti"),
        "assignees": (WrittenPerson("Piotr Żak"),),
        "due": day("2026-11-27"),
        "labels": ("Press",),
        "status": TaskStatus.IN_PROGRESS,
        "priority": Priority.URGENT,
    }
    assert (quote.key, quote.parent_key) == ("monday:1000000012", "monday:1000000001")
    assert (quote.status, quote.due) == (TaskStatus.BLOCKED, at("2026-11-20T14:04:00+00:00"))
    assert tasks["Find a headline"].owner == WrittenPerson("Ana Conti")


def test_the_groups_of_monday_are_labels_and_their_totals_no_tasks() -> None:
    found = read_file("monday.csv")
    assert skipped_of(found) == {10: "A line of totals, not a task."}
    assert {title: task.labels for title, task in tasks_of(found).items()} == {
        **dict.fromkeys(
            ("Write the press release", "Find a headline", "Get a quote", "Call the papers"), ("Press",)
        ),
        **dict.fromkeys(("Book a band", "Buy lemonade"), ("Party",)),
    }


def test_a_table_of_anybody_is_read_by_the_names_of_its_columns() -> None:
    tasks = tasks_of(read_file("table_it.csv"))
    assert said_of(tasks["Bozza del comunicato"]) == {
        "key": tasks["Bozza del comunicato"].key,
        "title": "Bozza del comunicato",
        "owner": WrittenPerson("Ana Conti", "ana@orbita.example"),
        "due": day("2027-04-03"),
        "labels": ("stampa", "lancio"),
        "status": TaskStatus.IN_PROGRESS,
        "priority": Priority.HIGH,
        "estimate_minutes": 90,
    }
    assert tasks["Perché no? Chiedere a Città"].owner == WrittenPerson("Żak, Piotr")
    assert tasks["Riga corta"].due is None


def test_what_a_table_says_in_words_unknown_to_us_is_told() -> None:
    assert remarks_of(tasks_of(read_file("table_it.csv"))["Riga lunga"]) == [
        "“domani” was read as 2026-11-24.",
        "I do not know the status “nel cassetto”; the task is open.",
        "I do not know the priority “boh”.",
        "I cannot read “tanto” as a length of time.",
    ]


def test_one_date_with_a_day_beyond_twelve_shows_the_order_for_the_whole_column() -> None:
    tasks = tasks_of(read_file("table_us.csv"))
    assert [task.due for task in tasks.values()] == [
        day("2027-03-04"),
        day("2026-12-25"),
        day("2027-01-05"),
    ]
    assert [task.status for task in tasks.values()] == [TaskStatus.OPEN, TaskStatus.DONE, TaskStatus.DONE]
    assert [len(task.after_keys) for task in tasks.values()] == [0, 1, 1]
    assert not any(task.remarks for task in tasks.values())
