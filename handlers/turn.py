"""One request inside its unit of work: known or new, who and where, the handler, the answer."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.domain.outgoing import Draft
from bot.domain.people import Person, Place
from bot.domain.refusal import N_, Refusal
from bot.messages import help as help_messages
from bot.messages.layout import Message
from bot.messages.reader import Reader, reader_for
from bot.messages.responses import response_to
from bot.services import presence
from bot.services.act import Act
from handlers import forms
from handlers.entries import Event, News, Turnable
from handlers.forms import Answer, ViewCall
from handlers.outcomes import CloseModal, Help, ModalErrors, OpenModal, Outcome, Replace, Reply, UpdateModal
from handlers.registry import Registry
from handlers.requests import AnswerBy, Kind, Request
from storage import outbox, places, seen
from storage.directs import require_direct
from storage.people import NotYetKnown, require_person, require_place
from storage.unit import Unit


@dataclass
class Turn:
    """`by` and `place` are filled in on the way, so that a refusal reaches the person in their language."""

    registry: Registry
    entry: Turnable
    request: Request
    now: datetime
    by: Person | None = field(default=None, init=False)
    place: Place | None = field(default=None, init=False)
    was_asked_about: bool = field(default=False, init=False)

    def take(self, unit: Unit) -> Answer | ViewCall | None:
        """What rides on the acknowledgement, or what Slack is called for after the commit.

        A delivery that was handled before gets the same answer. Raises FormRefused, Refusal, NotYetKnown.
        """
        request = self.request
        if isinstance(self.entry, Event | News) and not self.entry.concerns(unit, request):
            return None
        if request.key and not seen.claim(unit, request.workspace_id, request.key, self.now):
            again: Answer | None = seen.answer_of(unit, request.workspace_id, request.key)
            return again
        if isinstance(self.entry, News):
            self.entry.notice(unit, request, self.now)
            return None
        result = self._done(unit, self.entry.handler(self._act(unit), request))
        if request.may_come_again and isinstance(result, dict):
            seen.keep_answer(unit, request.workspace_id, request.key, result)
        return result

    def tell(self, unit: Unit, message: Message) -> None:
        """Queue what could not be answered in the unit itself; the delivery counts as handled."""
        request = self.request
        if not request.key or seen.claim(unit, request.workspace_id, request.key, self.now):
            self.queue(unit, message)

    def queue(self, unit: Unit, message: Message, thread_ts: str | None = None) -> None:
        """On its way to the person, as near to where they are (or to that thread) as the bot gets."""
        request, way = self.request, self._way
        draft = self._draft(message.payload())
        draft = replace(draft, thread_ts=thread_ts or draft.thread_ts)
        match way:
            case AnswerBy.WHISPER:
                outbox.whisper(unit, draft)
            case AnswerBy.RESPOND:
                payload = response_to(request.response_url, message, replaces=False)
                outbox.respond(unit, replace(draft, payload=payload))
            case AnswerBy.DIRECT:
                person = request.user_id
                outbox.post(unit, replace(draft, destination=person, recipient_id=None, thread_ts=None))
            case _:
                outbox.post(unit, draft)

    def _replace(self, unit: Unit, message: Message) -> None:
        """Raises ValueError where no message was clicked."""
        if not self.request.response_url or self.request.kind is not Kind.CLICK:
            problem = f"{self.request.name} was not clicked on a message"
            raise ValueError(problem)
        payload = response_to(self.request.response_url, message, replaces=True)
        outbox.respond(unit, self._draft(payload))

    def _draft(self, payload: dict[str, Any]) -> Draft:
        request = self.request
        return Draft(
            workspace_id=request.workspace_id,
            content="reply",
            subject="",
            destination=request.channel_id or request.user_id,
            now=self.now,
            thread_ts=request.thread_ts,
            recipient_id=request.user_id if request.answer_by is AnswerBy.WHISPER else None,
            payload=payload,
        )

    @property
    def _way(self) -> AnswerBy:
        """Where the bot is kept out it cannot whisper either, nor to somebody who is not there any more."""
        way = self.request.answer_by
        if self.place is not None and self.request.channel_id not in ("", self.place.id):
            return AnswerBy.DIRECT
        is_kept_out = self.place is not None and not self.place.is_reachable
        if way is not AnswerBy.WHISPER or not is_kept_out:
            return way
        return AnswerBy.RESPOND if self.request.response_url else AnswerBy.DIRECT

    @property
    def reader(self) -> Reader:
        """English in UTC as long as nobody knows who asks."""
        return reader_for(self.by, self.now) if self.by else Reader.unknown(self.now)

    def _act(self, unit: Unit) -> Act:
        request = self.request
        self.by = require_person(unit, request.workspace_id, request.user_id)
        if self.by.has_left:
            self._turn_away(self.by)
        self.place = _place(unit, request, self.by, self.now)
        presence.arrive(unit, self.by, self.place, self.now)
        return Act(
            *(unit, self.by, self.place, self.now, request.kind, request.thread_ts),
            public_url=self.registry.public_url,
        )

    def _turn_away(self, by: Person) -> None:
        """Nobody may have listened when Slack told that they are back: it is asked once. Raises NotYetKnown,
        Refusal.
        """
        if not self.was_asked_about:
            self.was_asked_about = True
            raise NotYetKnown(members=frozenset({by.id}))
        raise gone()

    def _done(self, unit: Unit, outcome: Outcome) -> Answer | ViewCall | None:
        match outcome:
            case Reply(message=message, thread_ts=thread_ts):
                return self._give(unit, message, thread_ts)
            case Help():
                return self._help(unit, outcome)
            case Replace(message=message):
                self._replace(unit, message)
            case ModalErrors():
                forms.refuse(outcome, self.request)
            case CloseModal(message=message):
                if message:
                    self.queue(unit, message)
                return forms.shown(outcome, self.request)
            case OpenModal() | UpdateModal():
                return forms.shown(outcome, self.request)
        return None

    def _help(self, unit: Unit, asked: Help) -> Answer | None:
        listed = self.registry.help_for(asked.command)
        message = help_messages.overview(listed, self.reader, asked.buttons)
        if not asked.in_place:
            return self._give(unit, message)
        self._replace(unit, message)
        return None

    def _give(self, unit: Unit, message: Message, thread_ts: str | None = None) -> Answer | None:
        if self.request.answer_by is AnswerBy.ACK:
            return as_answer(message)
        self.queue(unit, message, thread_ts)
        return None


def as_answer(message: Message) -> Answer:
    return {"response_type": "ephemeral", **message.payload()}


def gone() -> Refusal:
    return Refusal(N_("Your account here is deactivated, so nothing was done."))


def act_of(unit: Unit, request: Request, now: datetime) -> Act:
    """Raises NotYetKnown for a person or channel that Slack must be asked about first, Refusal for somebody
    who has left.
    """
    by = require_person(unit, request.workspace_id, request.user_id)
    if by.has_left:
        raise gone()
    return Act(unit, by, _place(unit, request, by, now), now, request.kind, request.thread_ts)


def _place(unit: Unit, request: Request, by: Person, now: datetime) -> Place:
    """Outside of every conversation (on the Home, say) people act as in their direct one with the bot.

    So do those who send a form that they opened in a private channel, and have left it meanwhile.
    """
    if not request.channel_id:
        return require_direct(unit, by)
    place = require_place(unit, by.workspace_id, request.channel_id)
    if request.is_private and not place.is_closed:
        places.turn_private(unit, by.workspace_id, place.id, now)
        return require_place(unit, by.workspace_id, place.id)
    is_vouched_for = request.view is None
    return place if is_vouched_for or presence.may_act_in(unit, by, place) else require_direct(unit, by)
