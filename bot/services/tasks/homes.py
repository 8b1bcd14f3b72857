"""The Home tab: a person's tasks, and what they chose to see of them."""

from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from bot.domain.outgoing import Draft, Outgoing, home_of
from bot.domain.people import Person, Place
from bot.domain.tasks.facets import CLOSED
from bot.domain.tasks.filters import at_home, read_filter
from bot.services.act import Act
from bot.services.approvals.at_home import RequestsAtHome, requests_at_home
from bot.services.standups.at_home import WaitingAtHome, waiting_at_home
from bot.services.tasks.lists import COUNT_LIMIT, TaskPage, page_of_tasks, query_for
from bot.services.tasks.sight import sight_of
from bot.services.tasks.undoing import UNDO_FOR
from storage import cards, outbox
from storage.people import require_person
from storage.task_counts import Count, counts_of
from storage.task_queries import FROM_THE_FIRST
from storage.unit import Unit

HOME = "home"
MINE, WAITING, GIVEN, WATCHED, DONE = "mine", "waiting", "given", "watched", "mine done"
VIEWS = (MINE, WAITING, GIVEN, WATCHED, DONE)
"""As they could be typed after `/task list`."""

PAGE = 15
_LONGEST_TOLD = 2900


@dataclass(frozen=True)
class Choice:
    """What the person chose to see: a list as it could be typed, and its page.

    `told` is the answer to what they did last on their Home (mrkdwn) at the ISO instant `told_at`, `deed` the
    act to be undone. `opened` counts the tasks that were opened from the menu of all tasks.
    """

    asked: str = MINE
    page: int = 1
    told: str = ""
    deed: str = ""
    told_at: str = ""
    opened: int = 0


@dataclass(frozen=True)
class HomeView:
    """`listed` is the page that is shown; `counts` has how many open tasks each view has, of VIEWS those
    that are counted. `told` is empty once it can be undone no more. `requests` are those for approval and
    `asked` the stand-ups that wait for an answer, where they are shown.
    """

    person: Person
    choice: Choice
    listed: TaskPage
    counts: dict[str, Count]
    told: str = ""
    requests: RequestsAtHome = field(default_factory=RequestsAtHome)
    asked: list[WaitingAtHome] = field(default_factory=list)

    @property
    def is_search(self) -> bool:
        return self.choice.asked not in VIEWS


def open_home(act: Act) -> None:
    """Shows what the person saw last, as it is now."""
    outbox.open_home(act.unit, _draft(act, Choice()))


def choose(act: Act, asked: str, page: int = 1) -> None:
    """Show another list, or another page; `asked` could be typed after `/task list`."""
    outbox.publish_home(act.unit, _draft(act, Choice(at_home(read_filter(asked)).text, page)))


def tell(act: Act, told: str, deed: str = "") -> None:
    """Answer on the Home what the person did there: at too great a length only its first part."""
    shown = told if len(told) <= _LONGEST_TOLD else told.partition(" · ")[0]
    choice = replace(_choice_of(act), told=shown, deed=deed, told_at=act.now.isoformat())
    outbox.publish_home(act.unit, _draft(act, choice))


def note_opened(act: Act) -> None:
    """The menu of all tasks shows none of them again, so that the same one can be chosen once more."""
    choice = _choice_of(act)
    outbox.publish_home(act.unit, _draft(act, replace(choice, opened=choice.opened + 1)))


def home_view(unit: Unit, message: Outgoing, now: datetime) -> HomeView:
    person = require_person(unit, message.workspace_id, message.destination)
    choice = _read(message.payload)
    # In their direct conversation with the bot, wherever that is: it need not be there yet.
    place = Place(person.workspace_id, person.dm_channel_id or "", "", is_direct=True)
    act = Act(unit, person, place, now, HOME)
    listed = page_of_tasks(act, at_home(read_filter(choice.asked)), choice.page, PAGE)
    told = choice.told if choice.told and now - datetime.fromisoformat(choice.told_at) < UNDO_FOR else ""
    counts = {view: _count(act, view) for view in VIEWS if view != DONE}
    is_first = (choice.asked, listed.page) == (MINE, 1)
    requests = requests_at_home(act) if is_first else RequestsAtHome()
    asked = waiting_at_home(act) if is_first else []
    return HomeView(person, choice, listed, counts, told, requests, asked)


def _count(act: Act, view: str) -> Count:
    query = query_for(act, read_filter(view))
    every = [(FROM_THE_FIRST, CLOSED)]
    return counts_of(act.unit, act.workspace_id, query, sight_of(act), every, COUNT_LIMIT)[0]


def _choice_of(act: Act) -> Choice:
    """What is on the person's Home."""
    found = cards.cards_of(act.unit, act.workspace_id, home_of(act.by.id))
    return _read(found[0].payload) if found else Choice()


def _read(payload: dict[str, Any]) -> Choice:
    """What another version noted besides is passed over."""
    known = {field.name for field in fields(Choice)}
    return Choice(**{name: value for name, value in payload.items() if name in known})


def _draft(act: Act, choice: Choice) -> Draft:
    about: dict[str, Any] = asdict(choice)
    return Draft(act.workspace_id, HOME, home_of(act.by.id), act.by.id, act.now, payload=about)
