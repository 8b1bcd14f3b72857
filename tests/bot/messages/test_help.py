"""Help, generated from what is registered."""

from bot.messages.help import HelpEntry, overview, ways_on
from bot.messages.reader import reader_for
from tests.bot.messages.reading import problems, shown
from tests.units import NOW, PIOTR

ENTRIES = [
    HelpEntry("/task", "Add, find and finish tasks", {"Find": ["/task list", "/task add a < b"]}),
    HelpEntry(
        "/muster",
        "What I can do for your team, and the settings of channels and people",
        {"": ["/muster help"]},
    ),
]


def test_help_shows_each_command_with_its_summary_and_examples() -> None:
    message = overview(ENTRIES, reader_for(PIOTR, NOW))
    assert problems(message) == []
    assert "*/task* Dodawaj, znajduj i kończ zadania\n`/task lista`\n`/task add a &lt; b`" in shown(message)
    assert "*/muster* Co mogę zrobić dla zespołu oraz ustawienia kanałów i osób\n`/muster pomoc`" in shown(
        message
    )
    assert all(example in message.text for example in ("`/task lista`", "`/muster pomoc`"))


def test_all_examples_of_one_command_stand_under_their_headings() -> None:
    whole = HelpEntry(
        "/task", "Add, find and finish tasks", {"Add": ["/task add Tea"], "Find": ["/task list"]}
    )
    read = shown(overview([whole], reader_for(PIOTR, NOW)))
    assert "_Dodaj_\n`/task add Tea`\n_Szukaj_\n`/task lista`" in read
    beside = shown(overview([whole, ENTRIES[1]], reader_for(PIOTR, NOW)))
    assert "`/task add Tea`\nWięcej: `/task help`" in beside
    assert "`/task lista`" not in beside


def test_help_tells_what_to_do_in_threads() -> None:
    assert "`@muster dodaj" in shown(overview(ENTRIES, reader_for(PIOTR, NOW)))


def test_help_leads_on_to_what_there_is_where_the_person_is() -> None:
    reader = reader_for(PIOTR, NOW)
    everywhere = ways_on(reader, "slack://app?team=T1&id=A1&tab=home", in_channel=True)
    message = overview(ENTRIES, reader, everywhere)
    assert problems(message) == []
    assert [button["text"]["text"] for button in message.blocks[-1]["elements"]] == [
        "Otwórz moją stronę główną",
        "Ustawienia tego kanału…",
    ]
    (own,) = ways_on(reader, "", in_channel=False)
    assert own["text"]["text"] == "Moje ustawienia…"


def test_of_many_commands_the_first_few_examples_each_are_shown() -> None:
    long = HelpEntry(
        "/task", "Add, find and finish tasks", {"": [f"/task show {place}" for place in range(6)]}
    )
    read = shown(overview([long, ENTRIES[1]], reader_for(PIOTR, NOW)))
    assert "`/task show 3`\nWięcej: `/task help`" in read
    assert "`/task show 4`" not in read


def test_the_command_that_shows_the_overview_is_there_with_all_its_examples() -> None:
    own = HelpEntry(
        "/muster", "Settings", {"": ["/muster help", *(f"/muster {place}" for place in range(6))]}
    )
    read = shown(overview([ENTRIES[0], own], reader_for(PIOTR, NOW)))
    assert "`/muster 5`" in read
    assert "Więcej: `/muster help`" not in read
