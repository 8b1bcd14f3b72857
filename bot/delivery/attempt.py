"""One attempt to send one leased message."""

from dataclasses import dataclass, field
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.delivery.endings import Arrived, Dropped, Ending, NotYet, Refused, Unknown, digest
from bot.delivery.parcels import Parcel
from bot.delivery.reconciliation import Reconciliation
from bot.delivery.slack_calls import Failed, Result, Sent, SlackCalls
from bot.domain.outgoing import Method, PostedCard
from bot.domain.sending import LONGEST_WAIT, PACE, SETTLE, Verdict, wait_before
from bot.messages.layout import Message
from bot.services.undelivered import UNCERTAIN

log = structlog.get_logger()


@dataclass
class Attempts:
    """Remembers which methods Slack has paused, per workspace."""

    calls: SlackCalls
    reconciliation: Reconciliation
    clock: Clock
    _paused: dict[tuple[str, Method], datetime] = field(default_factory=dict, init=False)

    async def send(self, parcel: Parcel) -> Ending:
        message, now = parcel.message, self.clock()
        if parcel.problem is not None:
            log.error("message_not_rendered", content=message.content, exc_info=parcel.problem)
            return Refused(f"not rendered: {parcel.problem!r}")
        paused_until = self._paused.get((message.workspace_id, message.method), now)
        if paused_until > now:
            return NotYet(paused_until, "ratelimited")
        ways = {
            Method.POST: self._post,
            Method.UPDATE: self._update,
            Method.EPHEMERAL: self._whisper,
            Method.HOME: self._publish,
            Method.FILE: self._upload,
            Method.RESPOND: self._respond,
        }
        return await ways[message.method](parcel)

    async def _post(self, parcel: Parcel) -> Ending:
        if parcel.content is None and not parcel.is_uncertain:
            return Dropped("nothing to say any more")
        channel_id = parcel.channel_id or await self.calls.open_direct_message(parcel.message.destination)
        if isinstance(channel_id, Failed):
            return self._failed(parcel, channel_id)
        if parcel.content is None or parcel.is_uncertain:
            return await self._look_for(parcel, channel_id)
        return self._ended(parcel, await self.calls.post(parcel.message, parcel.content, channel_id))

    async def _update(self, parcel: Parcel) -> Ending:
        """Updates may be repeated without harm, so an unknown outcome is simply tried again."""
        if parcel.waits_for_post:
            return NotYet(self.clock() + PACE / 2, "the card is being posted")
        changed = _changed(parcel)
        if changed is None:
            return Dropped("the message shows this already, or was never posted")
        result = await self.calls.update(*changed)
        if isinstance(result, Failed) and result.error == "message_not_found":
            return Dropped("somebody deleted the message")
        return self._repeated(parcel, result)

    async def _whisper(self, parcel: Parcel) -> Ending:
        """An ephemeral message cannot be looked up: rather lost than twice."""
        if parcel.is_uncertain or parcel.content is None:
            return Dropped("unknown outcome")
        ending = self._ended(parcel, await self.calls.whisper(parcel.message, parcel.content))
        return Dropped("unknown outcome") if isinstance(ending, Unknown) else ending

    async def _publish(self, parcel: Parcel) -> Ending:
        """As an update: the same view again does no harm."""
        content, card = parcel.content, parcel.card
        if content is None or card is None or card.shown == digest(content):
            return Dropped("the Home shows this already")
        return self._repeated(parcel, await self.calls.publish(parcel.message, content))

    async def _upload(self, parcel: Parcel) -> Ending:
        """A file carries no id to look for: rather lost than twice, and the person is told of it."""
        channel_id = parcel.channel_id or await self.calls.open_direct_message(parcel.message.destination)
        if isinstance(channel_id, Failed):
            return self._failed(parcel, channel_id)
        if parcel.is_uncertain:
            return Refused(UNCERTAIN)
        if parcel.upload is None:
            return Dropped("nothing to upload any more")
        ending = self._ended(parcel, await self.calls.upload(parcel.message, parcel.upload, channel_id))
        return Refused(UNCERTAIN) if isinstance(ending, Unknown) else ending

    async def _respond(self, parcel: Parcel) -> Ending:
        """Replacing a message may be repeated; what is new there is rather lost than shown twice."""
        replaces = bool(parcel.message.payload["replaces"])
        if parcel.content is None or (parcel.is_uncertain and not replaces):
            return Dropped("unknown outcome")
        result = await self.calls.respond(parcel.message, parcel.content)
        if replaces:
            return self._repeated(parcel, result)
        ending = self._ended(parcel, result)
        return Dropped("unknown outcome") if isinstance(ending, Unknown) else ending

    async def _look_for(self, parcel: Parcel, channel_id: str) -> Ending:
        settled_at = (parcel.message.started_at or parcel.message.created_at) + SETTLE
        if self.clock() < settled_at:
            return Unknown(settled_at)
        found = await self.reconciliation.look_for(parcel.message, channel_id)
        if isinstance(found, Failed):
            return self._not_found_out(parcel, found)
        if found is None:
            return NotYet(self.clock(), "not found in the channel")
        return Arrived(found.channel_id, found.ts)

    def _not_found_out(self, parcel: Parcel, failed: Failed) -> Ending:
        """Asked again ever more rarely, unless Slack will never tell: the bot was put out, say.

        Where it may not read it may not post either, and one message must not hold up its lane for ever.
        """
        message, now = parcel.message, self.clock()
        if failed.verdict is Verdict.REFUSED:
            return Refused(failed.error)
        waited = now - (message.started_at or message.created_at)
        return Unknown(now + (failed.retry_after or min(max(waited, SETTLE), LONGEST_WAIT)))

    def _repeated(self, parcel: Parcel, result: Result) -> Ending:
        """For what may be done again without harm."""
        ending = self._ended(parcel, result)
        return NotYet(ending.again_at, "unknown outcome") if isinstance(ending, Unknown) else ending

    def _ended(self, parcel: Parcel, result: Result) -> Ending:
        if isinstance(result, Sent):
            return Arrived(result.channel_id, result.ts)
        return self._failed(parcel, result)

    def _failed(self, parcel: Parcel, failed: Failed) -> Ending:
        message, now = parcel.message, self.clock()
        log.warning(
            "slack_call_failed", method=message.method, error=failed.error, verdict=failed.verdict.name
        )
        if failed.verdict is Verdict.REFUSED:
            return Refused(failed.error)
        if failed.verdict is Verdict.UNKNOWN:
            return Unknown(now + max(SETTLE, wait_before(message.attempts)))
        again_at = now + (failed.retry_after or wait_before(message.attempts + 1))
        if failed.retry_after:
            self._paused[message.workspace_id, message.method] = again_at
        return NotYet(again_at, failed.error)


def _changed(parcel: Parcel) -> tuple[PostedCard, Message] | None:
    """The posted card and its new content, if that differs from what it shows."""
    card, content = parcel.card, parcel.content
    if card is None or card.ts is None or content is None or card.shown == digest(content):
        return None
    return card, content
