"""The first word after /digest: what it is in three languages, and examples for help."""

from enum import StrEnum

from bot.domain.vocabulary import Vocabulary


class Verb(StrEnum):
    CREATE = "create"
    EDIT = "edit"
    DELETE = "delete"
    NOW = "now"
    PREVIEW = "preview"
    LIST = "list"
    HELP = "help"


VERBS = Vocabulary(
    {
        Verb.CREATE: "create add new | utworz dodaj nowy | crea aggiungi nuovo",
        Verb.EDIT: "edit change move | edytuj zmien | modifica cambia",
        Verb.DELETE: "delete remove stop cancel | usun skasuj | elimina rimuovi cancella",
        Verb.NOW: "now post send | teraz wyslij | adesso ora subito invia",
        Verb.PREVIEW: "preview show | podglad pokaz | anteprima mostra",
        Verb.LIST: "list ls | lista | elenco",
        Verb.HELP: "help ? | pomoc | aiuto",
    }
)

EXAMPLE = "/digest create weekly friday 16:00 for stakeholders"
HELP = {
    "": (
        EXAMPLE,
        "/digest create weekdays 8:30",
        "/digest create monthly last friday 15:00 for managers, after holidays",
        "/digest create weekly monday 9:00 nothing when quiet",
        "/digest preview",
        "/digest now",
        "/digest list",
        "/digest edit D-2 every thursday 15:00",
        "/digest delete D-2",
    ),
}
"""What can be typed, without headings: there is little. Each example is read by the grammar in a test."""
