"""Delivery over signed HTTP to the app's one request URL."""

import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from bot.clock import Clock
from bot.sandbox.delivery import NotDeliveredError
from bot.sandbox.envelopes import COMMANDS, EVENTS, Envelope
from bot.sandbox.http_client import HttpClient

RETRY_AFTER = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
OK, REDIRECTIONS = 200, 300
FORM = "application/x-www-form-urlencoded"


class HttpMode:
    """`real_clock` dates the signatures: apps check them against the real time, not the virtual one."""

    retry_after = RETRY_AFTER

    def __init__(self, url: str, signing_secret: str, real_clock: Clock) -> None:
        self._secret = signing_secret.encode()
        self._clock = real_clock
        self._client = HttpClient(url)

    async def deliver(self, envelope: Envelope) -> Any:
        kind, body = _wire(envelope)
        status, answer = await self._post(kind, body, _retry_headers(envelope))
        if not OK <= status < REDIRECTIONS:
            raise NotDeliveredError("http_error")
        return answer

    async def verify_url(self, challenge: str) -> bool:
        """Slack's check before it accepts a request URL: the app must answer the challenge."""
        body = json.dumps({"type": "url_verification", "token": "", "challenge": challenge})
        status, answer = await self._post("application/json", body, {})
        given = answer.get("challenge") if isinstance(answer, dict) else answer
        return status == OK and given == challenge

    async def check_tls(self) -> bool:
        """Slack's occasional ssl_check, which carries no command and wants a plain 200."""
        status, _ = await self._post(FORM, "ssl_check=1&token=", {})
        return status == OK

    def stop(self) -> None:
        self._client.close()

    async def _post(self, kind: str, body: str, headers: dict[str, str]) -> tuple[int, Any]:
        data = body.encode()
        signed = headers | self._signature(data) | {"Content-Type": kind, "User-Agent": "Slackbot 1.0"}
        try:
            answer = await self._client.post(signed, data)
        except OSError:
            raise NotDeliveredError("connection_failed") from None
        return answer.status, _read(answer.content_type, answer.body.decode(errors="replace"))

    def _signature(self, body: bytes) -> dict[str, str]:
        stamp = str(int(self._clock().timestamp()))
        digest = hmac.new(self._secret, f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def _wire(envelope: Envelope) -> tuple[str, str]:
    if envelope.type == EVENTS:
        return "application/json", json.dumps(envelope.payload)
    if envelope.type == COMMANDS:
        return FORM, urlencode(envelope.payload)
    return FORM, urlencode({"payload": json.dumps(envelope.payload)})


def _retry_headers(envelope: Envelope) -> dict[str, str]:
    if not envelope.retry_attempt:
        return {}
    return {
        "X-Slack-Retry-Num": str(envelope.retry_attempt),
        "X-Slack-Retry-Reason": envelope.retry_reason,
    }


def _read(kind: str, text: str) -> Any:
    """What the app answered: JSON, or plain text as the text of a message; nothing as None."""
    if not text:
        return None
    if kind == "application/json":
        try:
            return json.loads(text)
        except ValueError:
            return None
    return text
