"""A load of slash commands over kept connections: signed before the clock starts, bounded in count."""

import asyncio
import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from time import perf_counter
from urllib.parse import urlencode

from bot.clock import system_clock

TEAM, CHANNEL, PERSON, COLLEAGUE = "T0BENCH", "C0BENCH", "U0BENCH", "U0ANA"
_numbers = count(1)


@dataclass(frozen=True)
class Burst:
    """`seconds` from the first request sent to the last answer read; `latencies` sorted, in seconds."""

    seconds: float
    latencies: list[float]

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    @property
    def p99(self) -> float:
        return self.latencies[int(len(self.latencies) * 0.99)]


def signed_commands(secret: str, how_many: int) -> list[bytes]:
    """Whole HTTP requests, each a different command."""
    timestamp = str(int(system_clock().timestamp()))
    return [_signed(secret, timestamp, next(_numbers)) for _ in range(how_many)]


async def burst(port: int, requests: list[bytes], connections: int) -> Burst:
    """All requests once, over so many connections at a time. Raises on any answer that is not 200."""
    remaining = iter(requests)
    opened = [await asyncio.open_connection("127.0.0.1", port) for _ in range(connections)]
    started = perf_counter()
    latencies = await asyncio.gather(*(_send(reader, writer, remaining) for reader, writer in opened))
    seconds = perf_counter() - started
    for _, writer in opened:
        writer.close()
    return Burst(seconds, sorted(latency for each in latencies for latency in each))


async def _send(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, requests: Iterator[bytes]
) -> list[float]:
    latencies = []
    for request in requests:
        begun = perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode(errors="replace"))
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(length)
        latencies.append(perf_counter() - begun)
    return latencies


def _signed(secret: str, timestamp: str, number: int) -> bytes:
    body = urlencode(
        {
            "command": "/task",
            "text": f"add Draft the launch brief {number} <@{COLLEAGUE}|ana> by friday 5pm",
            "team_id": TEAM,
            "team_domain": "bench",
            "channel_id": CHANNEL,
            "channel_name": "bench",
            "user_id": PERSON,
            "user_name": "bench",
            "api_app_id": "A0BENCH",
            "trigger_id": f"{number}.{timestamp}",
            "response_url": "https://example.invalid/response",
        }
    ).encode()
    base = b"v0:" + timestamp.encode() + b":" + body
    signature = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n"
        f"X-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: v0={signature}\r\n\r\n"
    )
    return head.encode() + body
