"""A real Chromium over a sandbox that runs in this process, on a thread of its own."""

import asyncio
import os
import shutil
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from bot.sandbox import view_stack
from bot.sandbox.people import Person
from tests.browser.workspace import Json, Workspace

SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 20_000
"""Only what never comes is waited for that long; a busy machine may take a while."""

# Asked at every frame, which is quicker than `expect`.
SHOWN = """(title) => document.querySelector(".view-title h1")?.textContent === title
  && document.activeElement.placeholder === `Message ${title}`"""

PICTURES = "MUSTER_PICTURES"

P = ParamSpec("P")
R = TypeVar("R")


def find_chromium() -> str | None:
    named = os.environ.get("MUSTER_CHROMIUM", "/usr/bin/chromium")
    return named if Path(named).is_file() else shutil.which("chromium")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Ends with this package: Playwright's event loop must not outlive it into asynchronous tests."""
    chromium = find_chromium()
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI has no Chromium: install it or name it in MUSTER_CHROMIUM.")
        pytest.skip("There is no Chromium here: name it in MUSTER_CHROMIUM.")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield launched
        launched.close()


def picture(page: Page, name: str, fallback: Path) -> bytes:
    """For a person's eye: kept where MUSTER_PICTURES says, else with the test's own files."""
    return page.screenshot(path=Path(os.environ.get(PICTURES, fallback)) / f"{name}.png")


class Served:
    """A workspace behind its server. `do` runs on the server's thread, where its state belongs."""

    def __init__(self, loop: asyncio.AbstractEventLoop, workspace: Workspace, address: str) -> None:
        self._loop = loop
        self.workspace = workspace
        self.address = address

    def do(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        async def on_the_loop() -> R:
            return work(*args, **kwargs)

        return asyncio.run_coroutine_threadsafe(on_the_loop(), self._loop).result(PATIENCE_MS / 1000)


@contextmanager
def serving() -> Iterator[Served]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    workspace = Workspace()

    def wait_for(work: Coroutine[Any, Any, R]) -> R:
        return asyncio.run_coroutine_threadsafe(work, loop).result(PATIENCE_MS / 1000)

    try:
        yield Served(loop, workspace, wait_for(workspace.sandbox.start()))
        wait_for(workspace.sandbox.stop())
    finally:  # or a test that fails leaves the thread, and nothing ever ends
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


class Visit:
    """Opens the page as one of the team, and keeps what went wrong in it and which addresses it asked for."""

    def __init__(self, browser: Browser, shared: BrowserContext, served: Served) -> None:
        self._browser = browser
        self._shared = shared
        self._served = served
        self._opened: list[Page] = []
        self.troubles: list[str] = []
        self.asked: list[str] = []

    def __call__(self, handle: str, to: str = "", **options: Any) -> Page:
        # Each server has a port of its own, so pages of one context share no storage across tests.
        context = self._browser.new_context(**options) if options else self._shared
        page = context.new_page()
        self._opened.append(page)
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda line: self.troubles.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: self.asked.append(request.url))
        workspace = self._served.workspace
        page.goto(self._served.address + (to or f"/?as={workspace.person(handle).id}#/{workspace.launch.id}"))
        page.locator(".message, .home, .about").first.wait_for()
        return page

    def close(self) -> None:
        for page in self._opened:
            page.close()
            if page.context is not self._shared:
                page.context.close()
        assert self.troubles == []


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as shared:
        yield shared


@pytest.fixture
def served() -> Iterator[Served]:
    with serving() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser, context: BrowserContext, served: Served) -> Iterator[Visit]:
    with closing(Visit(browser, context, served)) as opened:
        yield opened


class Room:
    """A new channel in a workspace that many tests share, so that a test need not load the page again."""

    def __init__(self, served: Served, visit: Visit, pages: dict[str, Page]) -> None:
        self._served = served
        self._visit = visit
        self._pages = pages
        self.workspace = served.workspace
        self.received = self.workspace.app.received
        self.received.clear()
        self.channel = served.do(self.workspace.new_room)

    def seen_by(self, handle: str) -> Page:
        if handle not in self._pages:
            self._pages[handle] = self._visit(handle)
        page = self._pages[handle]
        # Chromium draws a page in the background once a second.
        page.bring_to_front()
        page.evaluate("(hash) => { location.hash = hash; }", f"#/{self.channel.id}")
        page.wait_for_function(SHOWN, arg=f"#{self.channel.name}")
        return page

    def box(self, page: Page) -> Locator:
        return page.get_by_role("textbox", name=f"Message #{self.channel.name}")

    def says(self, person: Person, text: str, thread_ts: str = "") -> str:
        return self._served.do(self.workspace.says, person, text, self.channel, thread_ts)

    def app_posts(self, layout: list[Json], thread_ts: str = "") -> str:
        return self._served.do(self.workspace.app_posts, layout, self.channel, thread_ts)

    def opens(self, form: Json) -> None:
        self._served.do(self.workspace.opens, self.workspace.ana, form)

    def pushes(self, form: Json) -> None:
        self._served.do(self.workspace.pushes, self.workspace.ana, form)

    def do(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        return self._served.do(work, *args, **kwargs)


@pytest.fixture(scope="package")
def house(browser: Browser, context: BrowserContext) -> Iterator[Callable[[], Room]]:
    with serving() as served, closing(Visit(browser, context, served)) as visit:
        pages: dict[str, Page] = {}
        yield lambda: Room(served, visit, pages)


@pytest.fixture
def room(house: Callable[[], Room]) -> Iterator[Room]:
    opened = house()
    yield opened
    opened.do(view_stack.close, opened.workspace.state, opened.workspace.ana.id, everything=True)


@pytest.fixture
def page(room: Room) -> Page:
    """The room as Ana sees it."""
    return room.seen_by("ana")
