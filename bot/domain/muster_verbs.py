"""The first word after /muster: what it is in three languages, and examples for help."""

from enum import StrEnum

from bot.domain.vocabulary import Vocabulary


class Verb(StrEnum):
    SETTINGS = "settings"
    WHY = "why"
    WHEN = "when"
    STATS = "stats"
    HELP = "help"


VERBS = Vocabulary(
    {
        Verb.SETTINGS: "settings setting config | ustawienia | impostazioni",
        Verb.WHY: "why | dlaczego | perche",
        Verb.WHEN: "when | kiedy | quando",
        Verb.STATS: "stats statistics | statystyki | statistiche",
        Verb.HELP: "help ? | pomoc | aiuto",
    }
)
MINE = frozenset({"me", "my", "mine", "moje", "mnie", "mie", "miei"})
"""After "settings": the caller's own."""
WHOLE = frozenset({"workspace", "team", "przestrzen", "przestrzeni", "wszystkich", "spazio", "workspaces"})
"""After "settings": what admins choose for everybody."""

HELP = {
    "": (
        "/muster help",
        "/muster settings",
        "/muster settings me",
        "/muster settings workspace",
        "/muster why",
        "/muster when me",
        "/muster when #launch",
        "/muster stats",
    )
}
"""What can be typed, without headings: there is little."""
