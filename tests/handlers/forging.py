"""What is hidden in #leadership, and clicks, forms and shortcuts that somebody made up to get at it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any

from bot.domain.approvals.commands import NewRequest
from bot.domain.approvals.model import Content, Step
from bot.domain.digests.commands import CreateDigest
from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.domain.standups.answers import Answer
from bot.domain.standups.commands import CreateStandUp, GiveAnswers
from bot.domain.standups.templates import DAILY, RETRO
from bot.domain.tasks.commands import BlockTasks, NewTask
from bot.domain.tasks.task import BlockerKind
from bot.messages.layout import Message
from bot.messages.outgoing import rendered
from bot.messages.refusals import refused
from bot.messages.uploads import Upload
from bot.services.approvals import asking
from bot.services.approvals.eligibility import nobody
from bot.services.digests import creating as digest_creating
from bot.services.standups import answering, creating, running, templates
from bot.services.tasks import adding, blocking
from handlers.dispatch import ROUNDS
from handlers.entries import Action as Click
from handlers.entries import Options, Shortcut, ViewSubmission
from handlers.forms import FormRefused
from handlers.payloads import from_click, from_form, from_shortcut, from_suggestion
from handlers.registry import build_registry
from handlers.requests import Request
from handlers.turn import Turn, act_of
from handlers.wishes import FoundThread, NotYetFetched, OneMessage, Permalink, WholeThread, Wish
from storage import people, rosters
from storage.models import Workspace
from storage.people import NotYetKnown
from storage.unit import Unit
from tests.bot.services.digests.digested import FRIDAYS
from tests.bot.services.imports.work import previewed
from tests.bot.services.tasks.work import make_lead
from tests.handlers.payloads import (
    click_payload,
    form_payload,
    shortcut_payload,
    suggestion_payload,
    view_click_payload,
    view_payload,
)
from tests.units import ANA, DAVID, DESIGN, GRACE, LAUNCH, LEADERSHIP, MEERA, NOW, PIOTR, TEAM, act, queued

REGISTRY = build_registry()
Entry = Click | ViewSubmission | Shortcut | Options
ENTRIES = {entry.name: entry for entry in REGISTRY.entries if isinstance(entry, Entry)}

SECRETS = ("Xenops", "Quagga", "Ocelot", "Narwhal", "Wombat", "Axolotl", "Pangolin")
ROUND, RETRO_ROUND = "S-1:2026-11-23", "S-2:2026-11-23"
THREAD = "1700.1"
STRANGER = replace(PIOTR, id="U0GUESTCO", name="guest-co", is_stranger=True)
GONE = replace(DAVID, id="U0GONE", name="gone", has_left=True)
OTHER_TEAM = "T0OTHER"

INTRUDERS: dict[str, tuple[Person, Place]] = {
    "a guest of another channel": (MEERA, DESIGN),
    "a member who is not in the channel": (PIOTR, LAUNCH),
    "somebody of another company in a shared channel": (STRANGER, LAUNCH),
    "somebody whose account was deactivated": (GONE, LEADERSHIP),
}


@dataclass(frozen=True)
class Hidden:
    """The import's id, and that of the deed that Grace did last."""

    batch: str
    deed: str


def move_in(unit: Unit) -> Hidden:
    """Tasks, a request, stand-ups, a digest and an import of #leadership, which Grace leads."""
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id, GONE.id], NOW)
    rosters.replace_roster(unit, TEAM, LAUNCH.id, [GRACE.id, ANA.id, PIOTR.id, STRANGER.id], NOW)
    for person in (STRANGER, MEERA, PIOTR, DAVID, GRACE, GONE):
        people.save_person(unit, replace(person, is_admin=person is GRACE))
    for place, person in ((DESIGN, MEERA), (LAUNCH, STRANGER)):
        rosters.enter(unit, TEAM, person.id, place.id)
        rosters.note_channels(unit, TEAM, person.id, NOW)
    for person in (MEERA, PIOTR, STRANGER, GRACE, DAVID, GONE):
        direct = Place(TEAM, f"D{person.id[1:]}", "", is_direct=True)
        people.save_place(unit, direct)
        people.remember_dm(unit, TEAM, person.id, direct.id)
    here = replace(act(unit, GRACE, LEADERSHIP), thread_ts=THREAD)
    adding.add(replace(here, thread_ts=None), NewTask("Buy the Xenops", GRACE.id), notes="Xenops notes")
    adding.add(replace(here, thread_ts=None), NewTask("Sell the Quagga", DAVID.id))
    blocking.block(here, BlockTasks((2,), BlockerKind.WORDS, "", "no Quagga"))
    asking.ask(here, NewRequest(Content("An Ocelot"), (Step((DAVID.id,)),)), nobody)
    _stand_up(unit)
    digest_creating.create(here, CreateDigest(rhythm=FRIDAYS, at=time(16)))
    templates.save(here, "S-1", "Shared")
    make_lead(unit, GRACE.id, LEADERSHIP)
    last = act(unit, GRACE, LEADERSHIP)
    adding.add(last, NewTask("Feed the Xenops"))
    return Hidden(previewed(unit, "Title\nFeed the Axolotl\n", place=LEADERSHIP).id, last.deed)


def move_in_elsewhere(unit: Unit) -> tuple[Person, Place]:
    """Another workspace with people and channels of the same ids, as if Slack gave them out twice: Grace
    administers it, and is in its #leadership.
    """
    people.save_workspace(unit, id=OTHER_TEAM, name="other", bot_user_id=None, created_at=NOW)
    grace = replace(GRACE, workspace_id=OTHER_TEAM, is_admin=True, dm_channel_id="D0GRACE")
    here = replace(LEADERSHIP, workspace_id=OTHER_TEAM)
    for person in (grace, *(replace(each, workspace_id=OTHER_TEAM) for each in (ANA, PIOTR, DAVID))):
        people.save_person(unit, person)
    for place in (
        here,
        replace(LAUNCH, workspace_id=OTHER_TEAM),
        Place(OTHER_TEAM, "D0GRACE", "", is_direct=True),
    ):
        people.save_place(unit, place)
    people.remember_dm(unit, OTHER_TEAM, GRACE.id, "D0GRACE")
    rosters.replace_roster(unit, OTHER_TEAM, here.id, [GRACE.id], NOW)
    return grace, here


def _stand_up(unit: Unit) -> None:
    here = act(unit, GRACE, LEADERSHIP)
    for number, template, said in (
        (1, DAILY, (Answer("plan", "Meet the Narwhal"), Answer("blockers", "the Narwhal is late"))),
        (2, RETRO, (Answer("well", "The Wombat\nAnother Wombat"),)),
    ):
        wanted = CreateStandUp(
            "Pangolin" * number,
            "FREQ=DAILY keep schedule",
            questions=template.questions,
            channel_id=LEADERSHIP.id,
        )
        creating.create(here, wanted)
        now = running.ask_now(here, f"S-{number}")
        answering.answer(here, GiveAnswers(number, now.round.day, said))


@dataclass(frozen=True)
class Forged:
    """`value` is of a button or menu; `about` what the form was opened with, `fields` what is entered in it.
    `in_form` where it is clicked in a form.
    """

    value: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    suffix: str = ""
    in_form: bool = False


def chosen(value: str) -> dict[str, Any]:
    return {"selected_option": {"value": value}}


def somebody(person: Person) -> dict[str, Any]:
    return {"selected_user": person.id}


def request_of(name: str, forged: Forged, by: Person, here: Place) -> Request:
    """Where it says that it is done: `here`; a form says that it was opened in #leadership."""
    entry = ENTRIES[name]
    entered = {
        key: {key: value if isinstance(value, dict) else {"value": value}}
        for key, value in forged.fields.items()
    }
    view = view_payload(entered, metadata=json.dumps([LEADERSHIP.id, None, dict(forged.about)]))
    view["callback_id"] = name
    said = {"type": "message", "user": by.id, "ts": "1700.5", "text": "Hello there", "thread_ts": THREAD}
    match entry:
        case ViewSubmission():
            return from_form(form_payload(view, by), "envelope")
        case Shortcut():
            used = shortcut_payload(name, said, by)
            return from_shortcut(used | {"channel": {"id": here.id, "name": here.name}}, "envelope")
        case Options():
            asked = suggestion_payload(name, forged.value, view)
            return from_suggestion(asked | {"user": {"id": by.id, "team_id": TEAM}})
        case _:
            action_id = f"{name}:{forged.suffix}" if forged.suffix else name
            clicked = click_payload(action_id, forged.value, by, here)
            if forged.in_form:
                shown = view_click_payload(action_id, view)
                clicked = clicked | {"view": view, "container": shown["container"]}
                del clicked["channel"]
            clicked["response_url"] = "https://hooks.example/1"
            return from_click(clicked, "envelope")


@dataclass(frozen=True)
class Seen:
    """All that came before the eyes of whoever did it, and what changed of what is hidden."""

    shown: str
    gone: list[str]
    new: list[str]

    @property
    def gained(self) -> bool:
        """Whether it was of any use: something was done, read or opened."""
        return bool(self.changed or self.secrets or "ViewCall" in self.shown or "view" in self.shown[:60])

    @property
    def changed(self) -> list[str]:
        return self.gone + self.new

    @property
    def touched(self) -> list[str]:
        """What is nobody's own: what there was is another now, or something new stands in #leadership."""
        return self.gone + [row for row in self.new if LEADERSHIP.id in row]

    @property
    def secrets(self) -> list[str]:
        return [word for word in SECRETS if word in self.shown]


def attempt(unit: Unit, name: str, forged: Forged, by: Person, here: Place) -> Seen:
    """As the dispatch does it, in the person's workspace; everything is taken back."""
    with _taken_back(unit):
        before, waiting = hidden(unit), len(queued(unit))
        shown = [_done(unit, name, replace(request_of(name, forged, by, here), workspace_id=by.workspace_id))]
        theirs = (by.id, here.id, by.dm_channel_id)
        told = [each for each in queued(unit)[waiting:] if each.destination in theirs]
        shown += [_words(rendered(unit, message, NOW)) for message in told]
        after = hidden(unit)
        return Seen("\n".join(shown), sorted(before - after), sorted(after - before))


@contextmanager
def _taken_back(unit: Unit) -> Iterator[None]:
    unit.cursor.execute("SAVEPOINT attempt")
    try:
        yield
    finally:
        unit.cursor.execute("ROLLBACK TO SAVEPOINT attempt")
        unit.cursor.execute("RELEASE SAVEPOINT attempt")


def _done(unit: Unit, name: str, request: Request) -> str:
    """All that the person reads of it at once; without a key, so that nothing counts as done before."""
    entry = ENTRIES[name]
    if isinstance(entry, Options):
        return _offered(unit, entry, request)
    turn = Turn(REGISTRY, entry, replace(request, key=""), NOW)
    for _ in range(ROUNDS):
        try:
            return str(turn.take(unit))
        except NotYetFetched as missing:
            found = {missing.wish: _fetched(missing.wish, request)}
            turn.request = replace(turn.request, fetched={**turn.request.fetched, **found})
        except NotYetKnown as unknown:
            assert unknown.members == {GONE.id}, unknown  # noqa: PT017 -- Slack says again that they have left
        except FormRefused as refusal:
            return str(refusal.answer)
        except Refusal as refusal:
            return _words(refused(refusal, turn.reader, ""))
    message = f"{name} asks Slack and asks"
    raise AssertionError(message)


def _offered(unit: Unit, entry: Options, request: Request) -> str:
    try:
        return str(list(entry.offer(act_of(unit, request, NOW), request)))
    except Refusal as refusal:
        return refusal.sentence


def _fetched(wish: Wish[Any], request: Request) -> Any:
    said = {
        "user": request.user_id,
        "ts": "1700.5",
        "thread_ts": THREAD,
        "text": "Approved",
        "type": "message",
    }
    match wish:
        case OneMessage(ts=ts):
            return said | {"ts": ts, "thread_ts": THREAD if ts == "1700.5" else ts}
        case WholeThread(channel_id=channel_id):
            hidden_words = "Please feed the Axolotl" if channel_id == LEADERSHIP.id else "Hello"
            return FoundThread([said | {"text": hidden_words}], is_whole=True)
        case Permalink():
            return "https://orbita.slack.example/p1"
        case _:
            return ()


def _words(shown: Message | Upload | None) -> str:
    if isinstance(shown, Upload):
        return f"{shown.filename} {shown.content.decode(errors='replace')}"
    return f"{shown.text} {shown.blocks}" if shown else ""


LEFT_OUT = {"outbox", "lane", "audit", "audit_seal", "seen_event", "card", "membership", "member", "counter"}
"""What keeps what was said and where people were, and counts."""


def hidden(unit: Unit) -> set[str]:
    """Every row that is, or says that it is, of #leadership or of what belongs to it; of other tables all."""
    found = set()
    for table in Workspace.metadata.sorted_tables:
        if table.name not in LEFT_OUT and "workspace_id" in table.c:
            unit.cursor.execute(f'SELECT * FROM "{table.name}"')  # noqa: S608 -- our own tables
            found |= {f"{table.name} {row}" for row in map(tuple, unit.cursor.fetchall())}
    return found
