"""One request inside its unit of work: known or new, who and where, the handler, the answer."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.outgoing import Draft
from bot.domain.people import Person
from bot.messages import help as help_messages
from bot.messages.layout import Message
from bot.messages.reader import Reader, reader_for
from bot.services.act import Act
from handlers.registry import Entry, News, Registry
from handlers.requests import AnswerBy, Help, Outcome, Reply, Request
from storage import outbox, seen
from storage.people import require_person, require_place
from storage.unit import Unit

Answer = dict[str, Any]


@dataclass
class Turn:
    """`by` is filled in on the way, so that a refusal can be told in the person's own language."""

    registry: Registry
    entry: Entry
    request: Request
    now: datetime
    by: Person | None = field(default=None, init=False)

    def take(self, unit: Unit) -> Answer | None:
        """What rides on the acknowledgement. A delivery that was handled before gets the same answer."""
        request = self.request
        if request.key and not seen.claim(unit, request.workspace_id, request.key, self.now):
            again: Answer | None = seen.answer_of(unit, request.workspace_id, request.key)
            return again
        if isinstance(self.entry, News):
            self.entry.notice(unit, request, self.now)
            return None
        outcome = self.entry.handler(self._act(unit), request)
        message = self._message(outcome)
        return None if message is None else self._give(unit, message)

    def tell(self, unit: Unit, message: Message) -> None:
        """Queue what could not be answered in the unit itself; the delivery counts as handled."""
        request = self.request
        if not request.key or seen.claim(unit, request.workspace_id, request.key, self.now):
            _queue(unit, request, message, self.now)

    @property
    def reader(self) -> Reader:
        """English in UTC as long as nobody knows who asks."""
        return reader_for(self.by, self.now) if self.by else Reader.unknown(self.now)

    def _act(self, unit: Unit) -> Act:
        request = self.request
        self.by = require_person(unit, request.workspace_id, request.user_id)
        place = require_place(unit, request.workspace_id, request.channel_id)
        return Act(unit, self.by, place, self.now, request.kind, request.thread_ts)

    def _message(self, outcome: Outcome) -> Message | None:
        match outcome:
            case Reply(message=message):
                return message
            case Help(command=command):
                return help_messages.overview(self.registry.help_for(command), self.reader)
            case _:
                return None

    def _give(self, unit: Unit, message: Message) -> Answer | None:
        request = self.request
        if request.answer_by is not AnswerBy.ACK:
            _queue(unit, request, message, self.now)
            return None
        answer = as_answer(message)
        if request.may_come_again:
            seen.keep_answer(unit, request.workspace_id, request.key, answer)
        return answer


def as_answer(message: Message) -> Answer:
    return {"response_type": "ephemeral", **message.payload()}


def _queue(unit: Unit, request: Request, message: Message, now: datetime) -> None:
    draft = Draft(
        workspace_id=request.workspace_id,
        content="reply",
        subject="",
        destination=request.channel_id,
        now=now,
        thread_ts=request.thread_ts,
        recipient_id=request.user_id if request.answer_by is AnswerBy.WHISPER else None,
        payload=message.payload(),
    )
    if request.answer_by is AnswerBy.WHISPER:
        outbox.whisper(unit, draft)
    else:
        outbox.post(unit, draft)
