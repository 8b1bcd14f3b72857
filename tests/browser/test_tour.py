"""The newcomer's tour of the README with the real program: command, card, nudge, kill -9, all still there."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import picture

ROOT = Path(__file__).parents[2]
ADD = "/task add Draft the launch brief @ana by friday 5pm"


@contextmanager
def demo(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The demo as a process, and the address that it prints."""
    command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--folder", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = iter(process.stdout.readline, "")
        address = next(found[0] for line in printed if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        try:
            yield process, address
        finally:
            process.kill()


def say(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Message #launch").fill(words)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")


def become(page: Page, name: str) -> None:
    page.get_by_role("button", name="Acting as").click()
    page.get_by_role("option", name=name).click()
    expect(page.get_by_role("button", name=f"Acting as {name}")).to_be_visible()


def to_monday(page: Page) -> None:
    """Whatever day it is: on a Friday the deadline would be a week away."""
    page.get_by_role("button", name="Sandbox clock").click()
    page.get_by_role("button", name="Monday 09:30").click()
    expect(page.locator(".clock-text")).to_have_text("Mon 9:30 AM")
    page.keyboard.press("Escape")


def to_thursday_morning(page: Page) -> None:
    """A morning at a time, as somebody would click."""
    page.get_by_role("button", name="Sandbox clock").click()
    for day in ("mar", "mer", "gio"):
        page.get_by_role("button", name="Next morning").click()
        expect(page.locator(".clock-text")).to_contain_text(day)
    page.keyboard.press("Escape")


def test_a_newcomer_sees_answer_card_and_nudge_and_a_restart_loses_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    page = context.new_page()
    with demo(tmp_path / "demo") as (process, address):
        page.goto(address)
        to_monday(page)
        say(page, ADD)
        expect(page.get_by_text("Only visible to you")).to_be_visible()
        card = page.locator(".message").filter(has=page.get_by_role("button", name="Done"))
        expect(card).to_contain_text("T-1 Draft the launch brief")
        picture(page, "demo", tmp_path)
        become(page, "Ana Rossi")
        to_thursday_morning(page)
        expect(page.get_by_role("link", name="muster")).to_contain_text("mention")
        page.get_by_role("link", name="muster").click()
        expect(page.locator(".message").last).to_contain_text("Scade ven")
        picture(page, "nudge", tmp_path)
        process.kill()  # -9, as it stands
        process.wait()
    with demo(tmp_path / "demo") as (_, address):
        page.goto(address)
        become(page, "Ana Rossi")
        page.get_by_role("link", name="launch").click()
        card = page.locator(".message").filter(has=page.get_by_role("button", name="Done"))
        expect(card).to_contain_text("T-1 Draft the launch brief")
        card.get_by_role("button", name="Done").click()
        expect(page.locator(".message").filter(has_text="done by @ana")).to_have_count(1)
    context.close()
