"""Who of ours is meant by what a file says."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exchange.people import Candidate, WrittenPerson, match_person, read_people, read_person
from tests.rows import each_row

ANA = Candidate("U0ANA", ("ana", "Ana Conti"), "ana@orbita.example")
PIOTR = Candidate("U0PIOTR", ("piotr", "Piotr Żak"), "piotr@orbita.example")
ANOTHER = Candidate("U0ANA2", ("anac", "Ana Conti"), "conti@orbita.example")


@each_row(
    ("written", "person"),
    [
        (WrittenPerson("Ana Conti"), "U0ANA"),
        (WrittenPerson("conti, ana"), "U0ANA"),
        (WrittenPerson("piotr zak"), "U0PIOTR"),
        (WrittenPerson("PIOTR"), "U0PIOTR"),
        (WrittenPerson("Piotr Z"), None),
        (WrittenPerson("Ana Conti", "PIOTR@orbita.example"), "U0PIOTR"),
        (WrittenPerson("Ana Conti", "ana@elsewhere.example"), "U0ANA"),
        (WrittenPerson(email="nobody@orbita.example"), None),
        (WrittenPerson("🎉"), None),
        (WrittenPerson(), None),
    ],
)
def test_the_address_decides_or_else_the_whole_name(written: WrittenPerson, person: str | None) -> None:
    assert match_person(written, [ANA, PIOTR]) == person


def test_a_name_that_two_people_have_is_nobodys() -> None:
    assert match_person(WrittenPerson("Ana Conti"), [ANA, ANOTHER]) is None
    assert match_person(WrittenPerson("Ana Conti", "conti@orbita.example"), [ANA, ANOTHER]) == "U0ANA2"


def test_people_without_an_address_are_not_matched_by_its_absence() -> None:
    nameless = Candidate("U0X", ("",))
    assert match_person(WrittenPerson(), [nameless]) is None


@each_row(
    ("text", "person"),
    [
        ("Ana Conti <ana@orbita.example>", WrittenPerson("Ana Conti", "ana@orbita.example")),
        ("ana@orbita.example", WrittenPerson(email="ana@orbita.example")),
        ("Ana  Conti (ana@orbita.example)", WrittenPerson("Ana Conti", "ana@orbita.example")),
        ("Żak, Piotr", WrittenPerson("Żak, Piotr")),
        ("@ana", WrittenPerson("@ana")),
    ],
)
def test_a_name_and_an_address_are_told_apart(text: str, person: WrittenPerson) -> None:
    assert read_person(text) == person


def test_several_people_in_a_cell_are_taken_each_once() -> None:
    assert read_people(["Ana, Piotr", "Ana"], ",") == (WrittenPerson("Ana"), WrittenPerson("Piotr"))


def test_a_column_of_names_and_one_of_addresses_are_one_person() -> None:
    assert read_people(["Ana", "a@b.example"], ",") == (WrittenPerson("Ana", "a@b.example"),)
    assert len(read_people(["Ana", "Piotr", "a@b.example"], ",")) == 3


@given(st.text(max_size=60), st.text(",;\n ", min_size=1, max_size=4))
def test_any_text_is_read_as_people(text: str, separators: str) -> None:
    people = read_people([text], separators)
    assert all(person.name or person.email for person in people)
    assert match_person(WrittenPerson(text, text), [ANA, PIOTR]) in {None, "U0ANA", "U0PIOTR"}
