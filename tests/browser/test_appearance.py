"""Light, dark and a phone. MUSTER_PICTURES names a directory that keeps the pictures for a person's eye."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Room, Served, Visit, picture
from tests.browser.every_block import CARD

CONTRAST = Path(__file__).with_name("contrast.js")
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


def test_text_is_readable_in_light_and_in_dark(room: Room, page: Page, tmp_path: Path) -> None:
    room.says(room.workspace.piotr, "Who reads the draft?")
    room.app_posts(CARD)
    expect(page.locator(".message")).to_have_count(2)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        assert picture(page, f"sandbox-{scheme}", tmp_path)
        for selector in (".message-text", ".stamp", ".place", ".button.primary", ".members", ".badge"):
            assert contrast(page, selector) >= 4.5, (scheme, selector)
    page.emulate_media(color_scheme="light")  # the page is others' too


def test_a_phone_shows_one_thing_at_a_time(served: Served, visit: Visit, tmp_path: Path) -> None:
    served.workspace.app_posts(CARD)
    page = visit("ana", **PHONE)
    sidebar = page.get_by_role("navigation", name="Conversations")
    expect(sidebar).to_be_hidden()
    assert picture(page, "sandbox-phone", tmp_path)
    page.get_by_role("button", name="Conversations", exact=True).click()
    expect(sidebar).to_be_visible()
    sidebar.get_by_role("link", name="design").click()
    expect(sidebar).to_be_hidden()
    expect(page.get_by_role("heading", name="#design").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def contrast(page: Page, selector: str) -> float:
    """The ratio of WCAG 2.2 between an element's text and what is painted behind it."""
    return float(page.locator(selector).last.evaluate(CONTRAST.read_text()))
