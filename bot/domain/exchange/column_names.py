"""What columns are called in English, Polish and Italian; bare (see bot.domain.exchange.spelling)."""

from bot.domain.exchange.fields import Field

# Of names for one field the first counts where several stand in a table.
NAMES: dict[Field, tuple[str, ...]] = {
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
