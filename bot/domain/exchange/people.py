"""People as other tools write them, and who of ours they are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.exchange.spelling import bare, on_one_line

_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_AROUND_EMAIL = " <>()[],;\"'"
_LONGEST = 320


@dataclass(frozen=True)
class WrittenPerson:
    """A name, an e-mail address or both, as a file has them."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be meant; `names` are all that they are called by."""

    id: str
    names: tuple[str, ...]
    email: str = ""


def match_person(written: WrittenPerson, candidates: Sequence[Candidate]) -> str | None:
    """The id of the only one with that address, or else with that name, in either order of its words."""
    address, name = written.email.casefold(), _key(written.name)
    by_email = [each.id for each in candidates if address and each.email.casefold() == address]
    by_name = [each.id for each in candidates if name and name in map(_key, each.names)]
    found = by_email or by_name
    return found[0] if len(found) == 1 else None


def read_person(text: str) -> WrittenPerson:
    """ "Ana Conti <ana@orbita.example>" is a name and an address."""
    text = on_one_line(text)[:_LONGEST]
    email = _EMAIL.search(text)
    name = text.replace(email[0], " ") if email else text
    return WrittenPerson(on_one_line(name.strip(_AROUND_EMAIL)), email[0] if email else "")


def read_people(cells: Iterable[str], separators: str) -> tuple[WrittenPerson, ...]:
    """Everybody once; a name beside an address (a column each) is one person."""
    pattern = f"[{re.escape(separators)}]"
    people = [read_person(part) for cell in cells for part in re.split(pattern, cell) if part.strip()]
    return tuple(dict.fromkeys(_merged([person for person in people if person.name or person.email])))


def _merged(people: list[WrittenPerson]) -> list[WrittenPerson]:
    names = [person for person in people if person.name and not person.email]
    addresses = [person for person in people if person.email and not person.name]
    if len(people) == 2 and len(names) == len(addresses) == 1:  # noqa: PLR2004 -- one of each
        return [WrittenPerson(names[0].name, addresses[0].email)]
    return people


def _key(name: str) -> tuple[str, ...]:
    return tuple(sorted(bare(name).split()))
