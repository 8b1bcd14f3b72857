"""The first word after /standup: what it is in three languages, and examples for help."""

from enum import StrEnum

from bot.domain.refusal import N_
from bot.domain.vocabulary import Vocabulary


class Verb(StrEnum):
    CREATE = "create"
    LIST = "list"
    EDIT = "edit"
    PAUSE = "pause"
    RESUME = "resume"
    NOW = "now"
    STATUS = "status"
    REPORT = "report"
    SKIP = "skip"
    AWAY = "away"
    BACK = "back"
    DELETE = "delete"
    ANSWER = "answer"
    HELP = "help"


VERBS = Vocabulary(
    {
        Verb.CREATE: "create new add | utworz dodaj nowy | crea nuovo aggiungi",
        Verb.LIST: "list ls all | lista wszystkie | elenco lista tutti",
        Verb.EDIT: "edit change | edytuj zmien | modifica cambia",
        Verb.PAUSE: "pause stop | wstrzymaj zatrzymaj pauza | sospendi ferma pausa",
        Verb.RESUME: "resume start | wznow uruchom | riprendi riavvia",
        Verb.NOW: "now ask | teraz zapytaj | ora adesso chiedi",
        Verb.STATUS: "status who missing | stan kto brakuje | stato chi manca",
        Verb.REPORT: "report show | raport pokaz | rapporto resoconto mostra",
        Verb.SKIP: "skip | pomin | salta",
        Verb.AWAY: "away vacation holiday ooo off | nieobecny nieobecna urlop wolne"
        " | assente via ferie vacanza",
        Verb.BACK: "back here | wrocilem wrocilam jestem | tornato tornata eccomi",
        Verb.DELETE: "delete remove | usun skasuj | elimina cancella rimuovi",
        Verb.ANSWER: "answer fill | odpowiedz wypelnij | rispondi compila",
        Verb.HELP: "help ? | pomoc | aiuto",
    }
)

HELP = {
    N_("Set one up"): (
        "/standup create Daily weekdays at 9:30 in #launch",
        "/standup create Evening every day at 16:00 their time until 10:00 next day",
        "/standup create Retro every other friday at 14:00",
        "/standup edit Daily",
        "/standup pause Daily",
        "/standup resume Daily",
        "/standup delete Daily",
    ),
    N_("Every day"): (
        "/standup answer",
        "/standup status Daily",
        "/standup report Daily yesterday",
        "/standup now Daily",
        "/standup list",
    ),
    N_("Days off"): (
        "/standup away 3-14 Dec",
        "/standup back",
        "/standup skip Daily friday",
    ),
}
"""What can be typed, by what it is for. Each example is read by the grammar in a test."""
