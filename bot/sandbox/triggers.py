"""Short-lived rights of the app: triggers, response URLs, tickets that open a socket."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.sandbox.errors import SlackError
from bot.sandbox.ids import Ids

TRIGGER_LIFE = timedelta(seconds=3)
TICKET_LIFE = timedelta(seconds=30)
RESPONSE_URL_LIFE = timedelta(minutes=30)
RESPONSE_URL_USES = 5
KEPT = 5_000


@dataclass(slots=True)
class Trigger:
    person_id: str
    issued: datetime
    used: bool = False


class Triggers:
    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._triggers: dict[str, Trigger] = {}

    def issue(self, person_id: str) -> str:
        now = self._clock()
        trigger_id = f"{int(now.timestamp())}.{len(self._triggers)}.{self._ids.opaque().lower()}"
        self._triggers[trigger_id] = Trigger(person_id, now)
        if len(self._triggers) > KEPT:
            del self._triggers[next(iter(self._triggers))]
        return trigger_id

    def exchange(self, trigger_id: str) -> str:
        """The person who pulled it. Raises invalid_, exchanged_ or expired_trigger_id."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._clock() - trigger.issued > TRIGGER_LIFE:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger.person_id


@dataclass(slots=True)
class ResponseUrl:
    """`message_ts` is the message whose button was pressed, which `replace_original` replaces."""

    person_id: str
    channel: str
    issued: datetime
    message_ts: str = ""
    uses: int = 0


class ResponseUrls:
    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._urls: dict[str, ResponseUrl] = {}

    def issue(self, person_id: str, channel: str, message_ts: str = "") -> str:
        """The secret part of the URL."""
        secret = self._ids.opaque() + self._ids.opaque()
        self._urls[secret] = ResponseUrl(person_id, channel, self._clock(), message_ts)
        if len(self._urls) > KEPT:
            del self._urls[next(iter(self._urls))]
        return secret

    def use(self, secret: str) -> ResponseUrl:
        """Raises used_url past five uses, expired_url past 30 minutes or when unknown."""
        url = self._urls.get(secret)
        if url is None or self._clock() - url.issued > RESPONSE_URL_LIFE:
            raise SlackError("expired_url")
        if url.uses >= RESPONSE_URL_USES:
            raise SlackError("used_url")
        url.uses += 1
        return url


class Tickets:
    """Each opens one Socket Mode connection, once."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._tickets: dict[str, datetime] = {}

    def issue(self) -> str:
        now = self._clock()
        self._tickets = {ticket: due for ticket, due in self._tickets.items() if due >= now}
        ticket = self._ids.opaque() + self._ids.opaque()
        self._tickets[ticket] = now + TICKET_LIFE
        return ticket

    def redeem(self, ticket: str) -> bool:
        due = self._tickets.pop(ticket, None)
        return due is not None and due >= self._clock()
