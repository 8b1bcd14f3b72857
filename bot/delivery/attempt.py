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
        match message.method:
            case Method.POST:
                return await self._post(parcel)
            case Method.UPDATE:
                return await self._update(parcel)
            case Method.EPHEMERAL:
                return await self._whisper(parcel)
            case Method.HOME | Method.FILE | Method.RESPOND:
                return Refused("no way to send this yet")

    async def _post(self, parcel: Parcel) -> Ending:
        channel_id = parcel.channel_id or await self.calls.open_direct_message(parcel.message.destination)
        if isinstance(channel_id, Failed):
            return self._failed(parcel, channel_id)
        if parcel.is_uncertain:
            return await self._look_for(parcel, channel_id)
        if parcel.content is None:
            return Dropped("nothing to say any more")
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
        ending = self._ended(parcel, result)
        return NotYet(ending.again_at, "unknown outcome") if isinstance(ending, Unknown) else ending

    async def _whisper(self, parcel: Parcel) -> Ending:
        """An ephemeral message cannot be looked up: rather lost than twice."""
        if parcel.is_uncertain or parcel.content is None:
            return Dropped("unknown outcome")
        ending = self._ended(parcel, await self.calls.whisper(parcel.message, parcel.content))
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
