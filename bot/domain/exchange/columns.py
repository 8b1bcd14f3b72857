"""What the columns of a table mean: by the tool that wrote it, or by their names in three languages."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeAlias

from bot.domain.exchange.sheet import Format, Sheet
from bot.domain.exchange.spelling import bare


class Field(StrEnum):
    """What of a task a column can hold."""

    TITLE = "title"
    NOTES = "notes"
    OWNER = "owner"
    ASSIGNEES = "assignees"
    WATCHERS = "watchers"
    DUE = "due"
    STATUS = "status"
    SECTION = "section"
    PRIORITY = "priority"
    LABELS = "labels"
    ESTIMATE = "estimate"
    KEY = "key"
    PARENT = "parent"
    AFTER = "after"
    BLOCKERS = "blockers"
    RECURRENCE = "recurrence"
    CREATED = "created"
    DONE = "done"
    CREATOR = "creator"
    CHANNEL = "channel"
    LINK = "link"


ColumnMapping: TypeAlias = Mapping[str, Field]
"""Column name -> what it means; a column that is not named in it is left out."""

JIRA_KEYS = ("issue key", "work item key", "klucz zgloszenia", "chiave segnalazione", "chiave ticket")
JIRA_TITLES = ("summary", "podsumowanie", "riepilogo")

# Of names for one field the first counts where several stand in a table.
_NAMES: dict[Field, tuple[str, ...]] = {
    Field.TITLE: (
        *("title", "task", "task name", "summary", "name", "item", "subject", "to do", "todo", "what"),
        *("tytul", "zadanie", "nazwa zadania", "nazwa", "temat", "co"),
        *("titolo", "attivita", "compito", "nome attivita", "nome", "oggetto", "cosa"),
    ),
    Field.NOTES: (
        *("notes", "description", "details", "note", "comment", "text"),
        *("notatki", "opis", "uwagi", "szczegoly"),
        *("descrizione", "dettagli", "appunti", "testo"),
    ),
    Field.OWNER: (
        *("owner", "assignee", "assigned to", "responsible", "person", "who", "lead"),
        *(
            "wlasciciel",
            "wykonawca",
            "osoba odpowiedzialna",
            "odpowiedzialny",
            "osoba",
            "kto",
            "przypisane do",
        ),
        *("responsabile", "assegnatario", "assegnato a", "incaricato", "persona", "chi"),
    ),
    Field.DUE: (
        *("due", "due date", "deadline", "due at", "date", "end date", "end", "finish", "when"),
        *("termin", "data", "do kiedy", "koniec", "data zakonczenia", "kiedy"),
        *("scadenza", "data di scadenza", "entro", "fine", "data fine", "quando"),
    ),
    Field.STATUS: ("status", "state", "progress", "stan", "stato", "avanzamento", "stage"),
    Field.SECTION: ("section", "list", "group", "sekcja", "lista", "grupa", "sezione", "elenco", "gruppo"),
    Field.PRIORITY: ("priority", "importance", "priorytet", "waznosc", "priorita", "importanza"),
    Field.LABELS: (
        *("labels", "label", "tags", "tag", "category", "categories", "categoria"),
        *("etykiety", "etykieta", "tagi", "kategoria", "etichette", "etichetta", "categorie"),
    ),
    Field.ESTIMATE: (
        *("estimate", "estimated time", "effort", "hours", "minutes", "duration", "estimate hours"),
        *(
            "estimate minutes",
            "estimate h",
            "time estimate",
            "szacunek",
            "estymata",
            "godziny",
            "pracochlonnosc",
        ),
        *("stima", "ore", "durata", "tempo stimato"),
    ),
    Field.KEY: ("key", "id", "task id", "identifier", "number", "klucz", "numer", "chiave", "numero"),
    Field.PARENT: (
        *("parent", "parent task", "parent id", "subtask of"),
        *("zadanie nadrzedne", "nadrzedne", "attivita principale", "padre"),
    ),
    Field.AFTER: (
        *("after", "blocked by", "depends on", "dependencies", "dependency", "predecessors", "predecessor"),
        *("po", "zalezy od", "zaleznosci", "poprzednicy", "dopo", "dipende da", "dipendenze", "predecessori"),
    ),
    Field.RECURRENCE: ("recurrence", "repeat", "repeats", "powtarzanie", "ricorrenza", "ripetizione"),
    Field.CREATED: (
        *("created", "created at", "created on", "creation date"),
        *("utworzono", "data utworzenia", "creato", "creato il", "data di creazione"),
    ),
    Field.DONE: (
        *("done", "completed", "completed at", "closed", "closed at", "finished", "resolved", "complete"),
        *("ukonczono", "zakonczono", "zrobione", "gotowe", "completato", "fatto", "concluso", "completata"),
    ),
    Field.CREATOR: ("creator", "created by", "reporter", "author", "autor", "zglaszajacy", "autore"),
    Field.LINK: ("link", "url", "permalink", "adres", "indirizzo"),
}

_TOOLS: dict[Format, dict[str, Field]] = {
    Format.TRELLO: {
        "title": Field.TITLE,
        "description": Field.NOTES,
        "checklists": Field.NOTES,
        "members": Field.OWNER,
        "due": Field.DUE,
        "status": Field.STATUS,
        "list": Field.SECTION,
        "labels": Field.LABELS,
        "id": Field.KEY,
        "created": Field.CREATED,
        "url": Field.LINK,
    },
    Format.JIRA: {
        **dict.fromkeys(JIRA_TITLES, Field.TITLE),
        **dict.fromkeys(JIRA_KEYS, Field.KEY),
        **dict.fromkeys(("issue id", "work item id", "id zgloszenia", "id ticket"), Field.KEY),
        **dict.fromkeys(("description", "opis", "descrizione"), Field.NOTES),
        **dict.fromkeys(("assignee", "osoba przypisana", "przypisana osoba", "assegnatario"), Field.OWNER),
        **dict.fromkeys(("due date", "termin", "data wykonania", "data di scadenza", "scadenza"), Field.DUE),
        **dict.fromkeys(("status", "stan", "stato"), Field.STATUS),
        **dict.fromkeys(("resolution", "rozwiazanie", "risoluzione"), Field.STATUS),
        **dict.fromkeys(("status category", "kategoria statusu", "categoria di stato"), Field.STATUS),
        **dict.fromkeys(("priority", "priorytet", "priorita"), Field.PRIORITY),
        **dict.fromkeys(("labels", "etykiety", "etichette"), Field.LABELS),
        **dict.fromkeys(("component s", "components", "komponenty", "componenti"), Field.LABELS),
        **dict.fromkeys(("original estimate", "szacunek pierwotny", "stima originale"), Field.ESTIMATE),
        **dict.fromkeys(("parent", "parent key", "parent id", "element nadrzedny", "padre"), Field.PARENT),
        "inward issue link blocks": Field.AFTER,
        "inward work item link blocks": Field.AFTER,
        **dict.fromkeys(("created", "utworzono", "creato"), Field.CREATED),
        **dict.fromkeys(("resolved", "rozwiazano", "risolto"), Field.DONE),
        **dict.fromkeys(("reporter", "zglaszajacy", "creator", "autor", "autore"), Field.CREATOR),
    },
    Format.ASANA: {
        "name": Field.TITLE,
        "notes": Field.NOTES,
        "assignee": Field.OWNER,
        "assignee email": Field.OWNER,
        "due date": Field.DUE,
        "section column": Field.SECTION,
        "status": Field.STATUS,
        "task progress": Field.STATUS,
        "priority": Field.PRIORITY,
        "tags": Field.LABELS,
        "estimated time": Field.ESTIMATE,
        "task id": Field.KEY,
        "parent task": Field.PARENT,
        "blocked by dependencies": Field.AFTER,
        "created at": Field.CREATED,
        "completed at": Field.DONE,
    },
    Format.TODOIST: {
        "content": Field.TITLE,
        "description": Field.NOTES,
        "responsible": Field.OWNER,
        "deadline": Field.DUE,
        "date": Field.DUE,
        "section": Field.SECTION,
        "priority": Field.PRIORITY,
        "labels": Field.LABELS,
        "duration": Field.ESTIMATE,
        "author": Field.CREATOR,
    },
    Format.MUSTER: {
        "number": Field.KEY,
        "due at": Field.DUE,
        "estimate minutes": Field.ESTIMATE,
        "created at": Field.CREATED,
        "closed at": Field.DONE,
        "permalink": Field.LINK,
        **{
            field.value: field
            for field in (
                *(Field.TITLE, Field.NOTES, Field.STATUS, Field.PRIORITY, Field.OWNER, Field.ASSIGNEES),
                *(Field.WATCHERS, Field.LABELS, Field.PARENT, Field.AFTER, Field.BLOCKERS),
                *(Field.RECURRENCE, Field.CHANNEL, Field.CREATOR),
            )
        },
    },
}
_MONDAY: dict[Field, tuple[str, ...]] = {
    Field.DUE: ("due date", "deadline", "timeline end", "date", "termin", "data", "scadenza"),
    Field.KEY: ("item id auto generated", "item id", "pulse id"),
    Field.AFTER: ("dependent on", "dependency"),
    Field.SECTION: ("group",),
}
_MONDAY_OWNERS = ("person", "owner", "people", "osoba", "wlasciciel", "persona", "responsabile")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def guess_mapping(sheet: Sheet) -> dict[str, Field]:
    """What each column of the sheet probably means; a person may know better."""
    if sheet.format in _TOOLS:
        known = _TOOLS[sheet.format]
        return {name: known[bare(name)] for name in sheet.header if bare(name) in known}
    if sheet.format is Format.MONDAY:
        return _guess_monday(sheet.header)
    return _by_name(sheet.header, _NAMES)


def places_by_field(sheet: Sheet, mapping: ColumnMapping) -> dict[Field, list[int]]:
    """The places of each field's columns in a row, the one that counts most first."""
    ordered = _MONDAY[Field.DUE] if sheet.format is Format.MONDAY else _TOOLS.get(sheet.format, ())
    ranks = {name: rank for rank, name in enumerate(ordered)}
    places: dict[Field, list[int]] = {}
    for place in sorted(range(len(sheet.header)), key=lambda each: ranks.get(bare(sheet.header[each]), 0)):
        field = mapping.get(sheet.header[place])
        if field:
            places.setdefault(field, []).append(place)
    return places


def recognised_names(cells: Iterable[str]) -> int:
    """How many of the cells name a field: a header has more of them than a row of tasks."""
    return len(_by_name([cell for cell in cells if cell.strip()], _NAMES))


def _guess_monday(header: tuple[str, ...]) -> dict[str, Field]:
    """The first column is the item's, whatever the board calls it; subitems have columns of their own."""
    guessed = _by_name(header[1:], {**_NAMES, Field.TITLE: (), **_MONDAY})
    repeated = {
        name: field
        for field, names in ((Field.OWNER, _MONDAY_OWNERS), (Field.DUE, _MONDAY[Field.DUE]))
        for name in header[1:]
        if bare(name) in names
    }
    return {header[0]: Field.TITLE, **guessed, **repeated}


def _by_name(header: Iterable[str], names: Mapping[Field, tuple[str, ...]]) -> dict[str, Field]:
    by_folded: dict[str, str] = {}
    for name in header:
        by_folded.setdefault(bare(_IN_BRACKETS.sub(" ", name)), name)
    guessed: dict[str, Field] = {}
    for field, known in names.items():
        found = [by_folded[each] for each in known if each in by_folded and by_folded[each] not in guessed]
        guessed |= dict.fromkeys(found if field is Field.LABELS else found[:1], field)
    return guessed
