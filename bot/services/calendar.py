"""A person's due dates for their own calendar, at an address that nobody guesses and that can be revoked."""

import hashlib
import secrets
from dataclasses import dataclass

from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.facets import UNDATED, Facet
from bot.domain.tasks.task import Task
from bot.services.act import Act
from storage import calendar_feeds, task_lists
from storage.people import require_person
from storage.task_queries import Query, Sight
from storage.unit import Unit

PATH = "/calendar/{token}.ics"
MOST_EVENTS = 1000


@dataclass(frozen=True)
class Feed:
    """The open tasks with a deadline that the person works on, the soonest first."""

    person: Person
    tasks: list[Task]


def share(act: Act) -> str:
    """The address of a new calendar. Raises Refusal where the bot has no address of its own."""
    if not act.public_url:
        raise Refusal(
            N_("Calendars need an address: whoever runs me sets PUBLIC_URL."), example="/task export csv"
        )
    token = secrets.token_urlsafe(32)
    calendar_feeds.share(act.unit, act.workspace_id, act.by.id, _digest(token), act.now)
    act.record("calendar_shared", act.by.id)
    return act.public_url + PATH.format(token=token)


def is_shared(act: Act) -> bool:
    """Whether there is an address; which one only the person knows."""
    return calendar_feeds.is_shared(act.unit, act.workspace_id, act.by.id)


def revoke(act: Act) -> bool:
    """Whether there was an address; it leads nowhere any more."""
    was_shared = calendar_feeds.revoke(act.unit, act.workspace_id, act.by.id)
    if was_shared:
        act.record("calendar_revoked", act.by.id)
    return was_shared


def read_feed(unit: Unit, token: str) -> Feed | None:
    """None for an address that was revoked, or never given, and for somebody who has left."""
    owner = calendar_feeds.owner_of(unit, _digest(token))
    if owner is None:
        return None
    person = require_person(unit, owner.workspace_id, owner.member_id)
    if person.has_left:
        return None
    mine = Query.along(Facet.MINE, person.id, high=UNDATED)
    sight = Sight(person.id, here="", sees_public=not person.is_guest, at_home=True)
    found = task_lists.page_of(unit, owner.workspace_id, mine, sight, most=MOST_EVENTS)
    return Feed(person, found.tasks)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
