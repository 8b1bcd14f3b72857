"""Which requests a list shows."""

from enum import StrEnum

from bot.domain.vocabulary import Vocabulary


class RequestScope(StrEnum):
    """MINE are those the caller asked for, WAITING those that wait for the caller, ALL the open ones of the
    channel, DECIDED what was decided in it: its decision log.
    """

    MINE = "mine"
    WAITING = "waiting"
    ALL = "all"
    DECIDED = "decided"


SCOPES = Vocabulary(
    {
        RequestScope.MINE: "mine my | moje moj | mie miei",
        RequestScope.WAITING: "waiting pending | czekajace czeka oczekujace | attesa sospeso",
        RequestScope.ALL: "all open | wszystkie otwarte | tutte tutti aperte",
        RequestScope.DECIDED: "decided closed | rozstrzygniete zamkniete | decise chiuse",
    }
)
