"""The first word of a command: what it is in three languages, and examples for help."""

from enum import StrEnum

from bot.domain.refusal import N_
from bot.domain.vocabulary import Vocabulary


class Verb(StrEnum):
    ADD = "add"
    LIST = "list"
    SHOW = "show"
    DONE = "done"
    START = "start"
    REOPEN = "reopen"
    BLOCK = "block"
    UNBLOCK = "unblock"
    ASSIGN = "assign"
    DUE = "due"
    EDIT = "edit"
    DROP = "drop"
    UNDO = "undo"
    COMMENT = "comment"
    WATCH = "watch"
    UNWATCH = "unwatch"
    IMPORT = "import"
    EXPORT = "export"
    CALENDAR = "calendar"
    HELP = "help"


VERBS = Vocabulary(
    {
        Verb.ADD: "add new create | dodaj nowe utworz | aggiungi nuovo crea",
        Verb.LIST: "list ls find search | lista pokazliste szukaj znajdz | elenco lista cerca trova",
        Verb.SHOW: "show view | pokaz zobacz | mostra vedi",
        Verb.DONE: "done finish complete close | zrobione gotowe zakoncz zamknij"
        " | fatto finito completa chiudi",
        Verb.START: "start begin | zacznij rozpocznij | inizia comincia",
        Verb.REOPEN: "reopen | wznow | riapri",
        Verb.BLOCK: "block blocked | zablokuj blokuj | blocca",
        Verb.UNBLOCK: "unblock | odblokuj | sblocca",
        Verb.ASSIGN: "assign give | przypisz przydziel | assegna",
        Verb.DUE: "due move postpone | termin przesun | scadenza sposta rimanda",
        Verb.EDIT: "edit change | edytuj zmien | modifica cambia",
        Verb.DROP: "drop cancel delete remove | porzuc anuluj usun | abbandona elimina rimuovi",
        Verb.UNDO: "undo | cofnij | annulla",
        Verb.COMMENT: "comment note | skomentuj komentarz | commenta nota",
        Verb.WATCH: "watch follow | obserwuj | segui",
        Verb.UNWATCH: "unwatch unfollow | nieobserwuj | nonseguire",
        Verb.IMPORT: "import | importuj | importa",
        Verb.EXPORT: "export | eksportuj eksport | esporta",
        Verb.CALENDAR: "calendar ics | kalendarz | calendario",
        Verb.HELP: "help ? | pomoc | aiuto",
    }
)

HELP = {
    N_("Add"): (
        "/task add Draft the launch brief @ana by friday 5pm",
        "/task add Weekly numbers @ana every monday #launch !high ~2h",
        "/task add Print the posters after T-3 under T-2",
    ),
    N_("Find"): (
        "/task list",
        "/task list all",
        "/task list @ana overdue",
        "/task list #launch posters",
        "/task show T-12",
    ),
    N_("Move on"): (
        "/task start T-12",
        "/task done T-12 T-13",
        "/task block T-12 waiting for the logo on @piotr",
        "/task unblock T-12",
    ),
    N_("Change"): (
        "/task assign T-12 @ana @piotr",
        "/task due T-12 next friday",
        "/task comment T-12 The printer wants PDF",
        "/task edit T-12",
        "/task drop T-12",
        "/task undo",
    ),
    N_("In and out"): (
        "/task import",
        "/task export csv",
        "/task calendar on",
    ),
}
"""What can be typed, by what it is for. Each example is read by the grammar in a test."""
