"""The first word after /request: what it is in three languages, and examples for help."""

from enum import StrEnum

from bot.domain.refusal import N_
from bot.domain.vocabulary import Vocabulary


class Verb(StrEnum):
    LIST = "list"
    SHOW = "show"
    WITHDRAW = "withdraw"
    REMIND = "remind"
    EDIT = "edit"
    HAND_OVER = "pass"
    DELEGATE = "delegate"
    AWAY = "away"
    POLICY = "policy"
    SIMULATE = "simulate"
    LOG = "log"
    AUDIT = "audit"
    EXPORT = "export"
    HELP = "help"


VERBS = Vocabulary(
    {
        Verb.LIST: "list ls | lista | elenco",
        Verb.SHOW: "show view | pokaz zobacz | mostra vedi",
        Verb.WITHDRAW: "withdraw cancel | wycofaj anuluj | ritira annulla",
        Verb.REMIND: "remind nudge | przypomnij ponaglij | ricorda sollecita",
        Verb.EDIT: "edit change | edytuj zmien | modifica cambia",
        Verb.HAND_OVER: "pass reassign | przekaz | passa inoltra",
        Verb.DELEGATE: "delegate substitute | deleguj zastepstwo zastepca | delega sostituto",
        Verb.AWAY: "away absent | nieobecny nieobecna | assente",
        Verb.POLICY: "policy policies | polityka polityki zasady | politica politiche regole",
        Verb.SIMULATE: "simulate | symuluj | simula",
        Verb.LOG: "log decisions | dziennik decyzje | registro decisioni",
        Verb.AUDIT: "audit story | audyt historia | storia cronologia",
        Verb.EXPORT: "export | eksportuj eksport | esporta",
        Verb.HELP: "help ? | pomoc | aiuto",
    }
)

HELP = {
    N_("Ask"): (
        "/request New posters to @grace amount 1200 EUR by friday",
        "/request Offer of the printer to all of @grace @david type legal",
        "/request Launch date to @grace then 2 of @david @piotr @ana",
        "/request Shop hosting to @grace amount 90 EUR when approved: T-30 starts",
    ),
    N_("Follow"): (
        "/request list waiting",
        "/request list mine",
        "/request list decided",
        "/request log",
        "/request show R-7",
        "/request remind R-7",
    ),
    N_("Change"): (
        "/request edit R-7",
        "/request withdraw R-7",
        "/request pass R-7 to @david",
    ),
    N_("While you are away"): (
        "/request delegate @david from monday to friday",
        "/request delegate stop",
        "/request away from monday to friday",
    ),
    N_("Who approves what"): (
        "/request simulate 12000 EUR marketing",
        "/request policy",
        "/request policy new",
    ),
    N_("Prove it"): (
        "/request audit R-7",
        "/request export",
    ),
}
"""What can be typed, by what it is for. Each example is read by the grammar in a test."""
