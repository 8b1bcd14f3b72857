import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.sandbox.http_client import HttpClient, parse

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r\n\r\nhi"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"


def test_an_answer_is_read_only_when_it_is_whole() -> None:
    for length in range(len(PLAIN)):
        assert parse(PLAIN[:length], closed=False) is None
    found = parse(PLAIN, closed=False)
    assert found
    answer, keep = found
    assert (answer.status, answer.content_type, answer.body, keep) == (200, "text/plain", b"hi", True)


def test_chunks_are_put_together() -> None:
    assert parse(CHUNKED[:-5], closed=False) is None
    found = parse(CHUNKED, closed=False)
    assert found
    assert found[0].body == b"abcde"


def test_an_answer_without_a_length_ends_with_its_connection() -> None:
    data = b"HTTP/1.0 500 Oops\r\nConnection: close\r\n\r\nall of it"

    assert parse(data, closed=False) is None
    found = parse(data, closed=True)
    assert found
    assert (found[0].status, found[0].body, found[1]) == (500, b"all of it", False)


def test_no_content_needs_no_length() -> None:
    found = parse(b"HTTP/1.1 204 No Content\r\n\r\n", closed=False)

    assert found
    assert (found[0].status, found[0].body) == (204, b"")


@pytest.mark.parametrize("url", ["https://x.example/", "ftp://x", "nonsense", "http://"])
def test_only_plain_http_is_spoken(url: str) -> None:
    with pytest.raises(ValueError, match="no http:// address"):
        HttpClient(url)


class Server:
    """Answers each request as the test says: with these bytes, and then closes or does not."""

    def __init__(self) -> None:
        self.answer = PLAIN
        self.closes = False
        self.connections = 0
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                await reader.readuntil(b"\r\n\r\nbody")
                writer.write(self.answer)
                if self.closes:
                    break
        except asyncio.IncompleteReadError:
            pass
        writer.close()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"
    yield server
    listening.close()


async def test_a_connection_is_used_again_one_request_at_a_time(server: Server) -> None:
    client = HttpClient(server.url)

    for _ in range(3):
        await client.post({}, b"body")
    assert server.connections == 1
    await asyncio.gather(*(client.post({}, b"body") for _ in range(3)))
    assert server.connections == 3
    client.close()


async def test_a_connection_that_the_server_closed_is_not_used_again(server: Server) -> None:
    client = HttpClient(server.url)
    server.answer = PLAIN.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    server.closes = True

    for _ in range(2):
        assert (await client.post({}, b"body")).body == b"hi"
    assert server.connections == 2


async def test_a_connection_that_breaks_before_the_answer_is_an_error(server: Server) -> None:
    client = HttpClient(server.url)
    server.answer, server.closes = b"HTTP/1.1 200 OK\r\n", True

    with pytest.raises(ConnectionError):
        await client.post({}, b"body")


async def test_a_request_nobody_waits_for_any_more_takes_its_connection_with_it(server: Server) -> None:
    client = HttpClient(server.url)
    server.answer = b""
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(client.post({}, b"body"), 0.02)

    server.answer = PLAIN
    assert (await client.post({}, b"body")).body == b"hi"
    assert server.connections == 2
    client.close()


@pytest.mark.parametrize(
    "noise", [b"NONSENSE\r\n\r\n", b"HTTP/1.1 x\r\n\r\n", b"HTTP/1.1 200\r\nContent-Length: x\r\n\r\n"]
)
async def test_what_is_no_http_is_an_error(noise: bytes, server: Server) -> None:
    client = HttpClient(server.url)
    server.answer = noise

    with pytest.raises(ConnectionError):
        await client.post({}, b"body")
