"""What anybody may send to a public address."""

from typing import Any

import pytest
from starlette.requests import Request

from bot.web import LARGEST_BODY, slack_events

SIGNED = {"x-slack-request-timestamp": "1700000000", "x-slack-signature": "v0=00"}
CHUNK = b"x" * 1024 * 1024


def request(chunks: list[bytes], content_type: str, **headers: str) -> Request:
    """Fails where the app is asked for, and where more is read than there is."""
    waiting = list(chunks)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting)}

    sent = {"content-type": content_type, **headers}
    raw = [(name.encode(), value.encode()) for name, value in sent.items()]
    return Request({"type": "http", "method": "POST", "path": "/", "headers": raw}, receive)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"null", "application/json"),
        (b'{"team": 3}', "application/json"),
        (b'{"authorizations": [null]}', "application/json"),
        (b"payload={", "application/x-www-form-urlencoded"),
        (b"payload=1", "application/x-www-form-urlencoded"),
        (b"\xff", "text/plain"),
    ],
)
async def test_a_body_that_slack_never_sends_is_refused(body: bytes, content_type: str) -> None:
    answer = await slack_events(request([body], content_type, **SIGNED))
    assert answer.status_code == 400


async def test_an_endless_body_is_not_read_to_its_end() -> None:
    chunks = [CHUNK] * (LARGEST_BODY // len(CHUNK) + 5)
    asked = request(chunks, "application/json", **SIGNED)
    answer = await slack_events(asked)
    assert answer.status_code == 413
    assert (await asked.receive())["more_body"]


async def test_what_is_not_signed_is_not_read() -> None:
    answer = await slack_events(request([], "application/json"))
    assert answer.status_code == 401
