"""The first word after /standup: what it is in three languages, and examples for help."""

from difflib import get_close_matches
from enum import StrEnum

from bot.domain.folding import folded


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


SPELLINGS = {
    Verb.CREATE: "create new add | utworz dodaj nowy | crea nuovo aggiungi",
    Verb.LIST: "list ls all | lista wszystkie | elenco lista tutti",
    Verb.EDIT: "edit change | edytuj zmien | modifica cambia",
    Verb.PAUSE: "pause stop | wstrzymaj zatrzymaj pauza | sospendi ferma pausa",
    Verb.RESUME: "resume start | wznow uruchom | riprendi riavvia",
    Verb.NOW: "now ask | teraz zapytaj | ora adesso chiedi",
    Verb.STATUS: "status who missing | stan kto brakuje | stato chi manca",
    Verb.REPORT: "report show | raport pokaz | rapporto resoconto mostra",
    Verb.SKIP: "skip | pomin | salta",
    Verb.AWAY: "away vacation holiday ooo off | nieobecny nieobecna urlop wolne | assente via ferie vacanza",
    Verb.BACK: "back here | wrocilem wrocilam jestem | tornato tornata eccomi",
    Verb.DELETE: "delete remove | usun skasuj | elimina cancella rimuovi",
    Verb.ANSWER: "answer fill | odpowiedz wypelnij | rispondi compila",
    Verb.HELP: "help ? | pomoc | aiuto",
}

VERBS = {
    word: verb for verb, words in SPELLINGS.items() for word in words.replace("|", " ").split()
}  # each language is understood by everybody

EXAMPLES = (
    "/standup create Daily weekdays at 9:30 in #launch",
    "/standup create Evening every day at 16:00 their time until 10:00 next day",
    "/standup create Retro every other friday at 14:00",
    "/standup list",
    "/standup answer",
    "/standup status Daily",
    "/standup report Daily yesterday",
    "/standup skip Daily friday",
    "/standup now Daily",
    "/standup pause Daily",
    "/standup resume Daily",
    "/standup edit Daily",
    "/standup delete Daily",
    "/standup away 3-14 Dec",
    "/standup back",
)
"""Each is read by the grammar in a test."""

_CLOSE_ENOUGH = 0.75


def read_verb(word: str) -> Verb | None:
    return VERBS.get(folded(word))


def nearest_verb(word: str) -> Verb | None:
    """The likeliest verb for a mistyped word."""
    near = get_close_matches(folded(word), VERBS, n=1, cutoff=_CLOSE_ENOUGH)
    return VERBS[near[0]] if near else None
