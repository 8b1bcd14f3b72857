"""A lean HTTP/1.1 client for one URL: connections are kept and each carries one request at a time.

Written out because a general client costs more than all the rest of delivering a command.
"""

import asyncio
from collections import deque
from dataclasses import dataclass
from urllib.parse import urlsplit

IDLE_SECONDS = 2.0
CONNECTIONS = 64
NO_CONTENT = (204, 304)
END = b"\r\n\r\n"


class ClosedError(ConnectionError):
    """The other side went away before its answer was whole, or speaks something else."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content_type: str
    body: bytes


class Line(asyncio.Protocol):
    """One connection. Servers close idle ones, so one that rested long is not used again."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._received = bytearray()
        self._waiting: asyncio.Future[Answer] | None = None
        self._rests_since = 0.0
        self.usable = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    async def ask(self, request: bytes) -> Answer:
        """Raises ClosedError. Whoever gives up waiting has spoiled the connection for the next one."""
        loop = asyncio.get_running_loop()
        self._received.clear()
        self._waiting = loop.create_future()
        self._write(request)
        try:
            answer = await self._waiting
        except BaseException:
            self.close()
            raise
        self._rests_since = loop.time()
        return answer

    def _write(self, request: bytes) -> None:
        if self._transport is None:
            raise ClosedError
        self._transport.write(request)

    def is_fresh(self) -> bool:
        rested = asyncio.get_running_loop().time() - self._rests_since
        return self.usable and rested < IDLE_SECONDS

    def data_received(self, data: bytes) -> None:
        self._received += data
        self._read(closed=False)

    def connection_lost(self, _error: Exception | None) -> None:
        self.usable = False
        self._read(closed=True)
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(ClosedError())

    def _read(self, *, closed: bool) -> None:
        if self._waiting is None or self._waiting.done():
            return
        try:
            found = parse(bytes(self._received), closed=closed)
        except (ValueError, IndexError):
            self._waiting.set_exception(ClosedError("that is no HTTP"))
            return
        if found:
            answer, keep = found
            self.usable = self.usable and keep
            self._waiting.set_result(answer)

    def close(self) -> None:
        self.usable = False
        if self._transport:
            self._transport.abort()


def parse(data: bytes, *, closed: bool) -> tuple[Answer, bool] | None:
    """The answer and whether the connection stays open; None while something is missing."""
    end = data.find(END)
    if end < 0:
        return None
    first, *lines = data[:end].decode("latin-1").split("\r\n")
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    status = int(first.split(" ", 2)[1])
    body = _body(data[end + len(END) :], headers, status, closed=closed)
    if body is None:
        return None
    keep = headers.get("connection", "").lower() != "close"
    return Answer(status, headers.get("content-type", "").partition(";")[0].strip().lower(), body), keep


def _body(data: bytes, headers: dict[str, str], status: int, *, closed: bool) -> bytes | None:
    if status in NO_CONTENT:
        return b""
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return _chunks(data)
    if "content-length" in headers:
        length = int(headers["content-length"])
        return data[:length] if len(data) >= length else None
    return data if closed else None


def _chunks(data: bytes) -> bytes | None:
    body = b""
    while (end := data.find(b"\r\n")) >= 0:
        size = int(data[:end].partition(b";")[0], 16)
        start = end + 2
        if len(data) < start + size + 2:
            return None
        if not size:
            return body
        body += data[start : start + size]
        data = data[start + size + 2 :]
    return None


class HttpClient:
    """Posts to one URL. Raises ConnectionError when nobody is there."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "http" or not parts.hostname:
            raise ValueError(f"{url} is no http:// address")
        self._host, self._port = parts.hostname, parts.port or 80
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._head = f"POST {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        self._resting: deque[Line] = deque()
        self._places = asyncio.Semaphore(CONNECTIONS)

    async def post(self, headers: dict[str, str], body: bytes) -> Answer:
        fields = "".join([f"{name}: {value}\r\n" for name, value in headers.items()])
        head = f"{self._head}{fields}Content-Length: {len(body)}\r\n\r\n"
        async with self._places:
            line = await self._line()
            answer = await line.ask(head.encode() + body)
            if line.usable:
                self._resting.append(line)
            return answer

    async def _line(self) -> Line:
        while self._resting:
            line = self._resting.pop()
            if line.is_fresh():
                return line
            line.close()
        _, line = await asyncio.get_running_loop().create_connection(Line, self._host, self._port)
        return line

    def close(self) -> None:
        for line in self._resting:
            line.close()
        self._resting.clear()
