"""One request inside its unit of work: known or new, who and where, the handler, the answer."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.outgoing import Draft
from bot.domain.people import Person, Place
from bot.messages import help as help_messages
from bot.messages.layout import Message
from bot.messages.reader import Reader, reader_for
from bot.services.act import Act
from handlers import forms
from handlers.forms import Answer, ViewCall
from handlers.registry import News, Registry, Turnable
from handlers.requests import (
    AnswerBy,
    CloseModal,
    Help,
    ModalErrors,
    OpenModal,
    Outcome,
    Reply,
    Request,
    UpdateModal,
)
from storage import outbox, seen
from storage.directs import require_direct
from storage.people import require_person, require_place
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

    def take(self, unit: Unit) -> Answer | ViewCall | None:
        """What rides on the acknowledgement, or what Slack is called for after the commit.

        A delivery that was handled before gets the same answer. Raises FormRefused, Refusal, NotYetKnown.
        """
        request = self.request
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

    def queue(self, unit: Unit, message: Message) -> None:
        request, way = self.request, self._way
        is_direct = way is AnswerBy.DIRECT
        draft = Draft(
            workspace_id=request.workspace_id,
            content="reply",
            subject="",
            destination=request.user_id if is_direct else request.channel_id,
            now=self.now,
            thread_ts=None if is_direct else request.thread_ts,
            recipient_id=request.user_id if way is AnswerBy.WHISPER else None,
            payload=message.payload(),
        )
        send = outbox.whisper if way is AnswerBy.WHISPER else outbox.post
        send(unit, draft)

    @property
    def _way(self) -> AnswerBy:
        """Where the bot is kept out, it cannot whisper either."""
        way = self.request.answer_by
        is_kept_out = self.place is not None and not self.place.is_reachable
        return AnswerBy.DIRECT if way is AnswerBy.WHISPER and is_kept_out else way

    @property
    def reader(self) -> Reader:
        """English in UTC as long as nobody knows who asks."""
        return reader_for(self.by, self.now) if self.by else Reader.unknown(self.now)

    def _act(self, unit: Unit) -> Act:
        self.by = require_person(unit, self.request.workspace_id, self.request.user_id)
        self.place = _place(unit, self.request, self.by)
        return Act(
            *(unit, self.by, self.place, self.now, self.request.kind, self.request.thread_ts),
            public_url=self.registry.public_url,
        )

    def _done(self, unit: Unit, outcome: Outcome) -> Answer | ViewCall | None:
        match outcome:
            case Reply(message=message):
                return self._give(unit, message)
            case Help(command=command):
                listed = self.registry.help_for(command)
                return self._give(unit, help_messages.overview(listed, self.reader))
            case ModalErrors():
                forms.refuse(outcome, self.request)
            case CloseModal(message=message):
                if message:
                    self.queue(unit, message)
                return forms.shown(outcome, self.request)
            case OpenModal() | UpdateModal():
                return forms.shown(outcome, self.request)
        return None

    def _give(self, unit: Unit, message: Message) -> Answer | None:
        if self.request.answer_by is AnswerBy.ACK:
            return as_answer(message)
        self.queue(unit, message)
        return None


def as_answer(message: Message) -> Answer:
    return {"response_type": "ephemeral", **message.payload()}


def act_of(unit: Unit, request: Request, now: datetime) -> Act:
    """Raises NotYetKnown for a person or channel that Slack must be asked about first."""
    by = require_person(unit, request.workspace_id, request.user_id)
    return Act(unit, by, _place(unit, request, by), now, request.kind, request.thread_ts)


def _place(unit: Unit, request: Request, by: Person) -> Place:
    """Outside of every conversation (on the Home, say) people act as in their direct one with the bot."""
    if request.channel_id:
        return require_place(unit, by.workspace_id, request.channel_id)
    return require_direct(unit, by)
