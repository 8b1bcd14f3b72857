"""What columns are called by each tool; bare (see bot.domain.exchange.spelling)."""

from bot.domain.exchange.fields import Field
from bot.domain.exchange.sheet import Format

JIRA_KEYS = ("issue key", "work item key", "klucz zgloszenia", "chiave segnalazione", "chiave ticket")
JIRA_TITLES = ("summary", "podsumowanie", "riepilogo")

TOOLS: dict[Format, dict[str, Field]] = {
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
MONDAY: dict[Field, tuple[str, ...]] = {
    Field.DUE: ("due date", "deadline", "timeline end", "date", "termin", "data", "scadenza"),
    Field.KEY: ("item id auto generated", "item id", "pulse id"),
    Field.AFTER: ("dependent on", "dependency"),
    Field.SECTION: ("group",),
}
MONDAY_OWNERS = ("person", "owner", "people", "osoba", "wlasciciel", "persona", "responsabile")
