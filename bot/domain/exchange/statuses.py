"""How far a task is and how urgent: the words of other tools, in three languages."""

from bot.domain.exchange.spelling import bare
from bot.domain.tasks.task import Priority, TaskStatus

# Bare: without capitals, accents and signs.
_STATUSES: dict[TaskStatus, tuple[str, ...]] = {
    TaskStatus.OPEN: (
        *("open", "to do", "todo", "new", "backlog", "not started", "planned", "next", "up next", "ready"),
        *("selected for development", "reopened", "inbox", "later"),
        *("otwarte", "do zrobienia", "nowe", "nierozpoczete", "nie rozpoczeto", "zaplanowane", "otwarty"),
        *("aperto", "aperta", "da fare", "nuovo", "nuova", "non iniziato", "non iniziata", "pianificato"),
    ),
    TaskStatus.IN_PROGRESS: (
        *("in progress", "doing", "working on it", "started", "active", "ongoing", "in review", "review"),
        *("wip", "testing", "in development", "code review", "this week", "today"),
        *("w toku", "w trakcie", "w realizacji", "robione", "rozpoczete", "w przegladzie", "robi sie"),
        *("in corso", "in lavorazione", "iniziato", "iniziata", "in revisione", "in svolgimento"),
    ),
    TaskStatus.BLOCKED: (
        *("blocked", "stuck", "waiting", "on hold", "paused", "waiting for", "impediment"),
        *("zablokowane", "zablokowany", "wstrzymane", "czeka", "oczekuje", "utknelo"),
        *("bloccato", "bloccata", "in attesa", "sospeso", "sospesa", "fermo"),
    ),
    TaskStatus.DONE: (
        *("done", "complete", "completed", "closed", "finished", "resolved", "fixed", "released", "shipped"),
        *("zrobione", "gotowe", "ukonczone", "zakonczone", "zamkniete", "ukonczony", "rozwiazane"),
        *("fatto", "fatta", "completato", "completata", "chiuso", "chiusa", "finito", "terminato", "risolto"),
    ),
    TaskStatus.DROPPED: (
        *("dropped", "archived", "cancelled", "canceled", "won t do", "won t fix", "wont do", "wont fix"),
        *("rejected", "duplicate", "cannot reproduce", "declined", "abandoned", "invalid", "obsolete"),
        *("porzucone", "anulowane", "odrzucone", "zarchiwizowane", "zaniechane", "duplikat"),
        *("abbandonato", "annullato", "annullata", "archiviato", "archiviata", "rifiutato", "duplicato"),
    ),
}
_PRIORITIES: dict[Priority, tuple[str, ...]] = {
    Priority.URGENT: (
        *("urgent", "highest", "critical", "blocker", "asap", "p0", "pilne", "pilny", "krytyczny"),
        *("najwyzszy", "krytyczne", "urgente", "critica", "critico", "massima", "altissima"),
    ),
    Priority.HIGH: (
        *("high", "major", "important", "p1", "wysoki", "wysoka", "wazne", "alta", "alto", "importante"),
    ),
    Priority.NORMAL: (
        *("normal", "medium", "none", "no priority", "p2", "normalny", "sredni", "srednia", "zwykly"),
        *("normale", "media", "medio", "nessuna"),
    ),
    Priority.LOW: (
        *("low", "lowest", "minor", "trivial", "p3", "p4", "niski", "niska", "najnizszy"),
        *("bassa", "basso", "minima", "bassissima"),
    ),
}
_STATUS_OF = {word: status for status, words in _STATUSES.items() for word in words}
_PRIORITY_OF = {word: priority for priority, words in _PRIORITIES.items() for word in words}


def known_status(text: str) -> TaskStatus | None:
    """Signs do not count: "✅ Done" is done."""
    return _STATUS_OF.get(bare(text))


def known_priority(text: str) -> Priority | None:
    return _PRIORITY_OF.get(bare(text))
