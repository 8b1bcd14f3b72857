"""What messages and layouts look like. The tests only look, so they share one page."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser import every_block
from tests.browser.conftest import Visit, serving
from tests.browser.workspace import START

A_DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
TOMORROW = 1795863600  # 2026-11-28 11:00 UTC


@dataclass
class Gallery:
    """`card` shows every block and element, as Ana sees it."""

    visit: Visit
    page: Page
    card: Locator
    host: str


@pytest.fixture(scope="module")
def gallery(browser: Browser, context: BrowserContext) -> Iterator[Gallery]:
    with serving() as served, closing(Visit(browser, context, served)) as visit:
        workspace = served.workspace
        channel, person = workspace.launch.id, workspace.ana.id
        layout = every_block.texts(channel, person) + every_block.actions()
        layout += [every_block.rich_text(channel, person), every_block.table()]
        card = workspace.app_posts(layout)
        workspace.sandbox.actor(person).upload("chart.png", A_DOT, channel)
        page = visit("ana")
        yield Gallery(visit, page, page.locator(f"[data-ts='{card}']"), served.address)


def test_a_message_shows_every_block(gallery: Gallery) -> None:
    card = gallery.card
    expect(card.get_by_role("heading", name="Spring launch: week 48")).to_be_visible()
    expect(card.locator(".section-field")).to_have_count(4)
    expect(card.locator(".block-context")).to_have_text("Asked by Ben")
    expect(card.get_by_role("img", name="Burn-up chart")).to_be_visible()
    expect(card.locator(".markdown ul ul li")).to_have_text("nested")
    expect(card.locator(".markdown td")).to_have_text(["1", "2"])
    expect(card.get_by_role("link", name="How to approve")).to_have_attribute(
        "href", "https://example.com/video"
    )
    expect(card.locator(".block-file")).to_have_text("File plan-7")
    expect(card.locator(".rich-text ol li")).to_have_text(["one", "two"])
    expect(card.locator(".rich-text blockquote")).to_have_text("plain ")
    expect(card.locator(".rich-text pre")).to_have_text("line\n  indented")
    expect(card.locator(".align-right")).to_have_text(["Cost", "1,200", "340"])


def test_a_shared_picture_is_shown_and_named(gallery: Gallery) -> None:
    shown = gallery.page.get_by_role("img", name="chart.png")
    expect(shown).to_be_visible()
    expect(shown).to_have_js_property("naturalWidth", 1)


def test_a_message_shows_every_element(gallery: Gallery) -> None:
    card = gallery.card
    expect(card.get_by_role("button", name="Approve")).to_have_class("button primary")
    expect(card.get_by_role("link", name="Open the brief")).to_have_attribute(
        "href", "https://example.com/brief"
    )
    expect(card.get_by_role("button", name="More actions")).to_be_visible()
    expect(card.get_by_role("combobox")).to_have_count(5)
    expect(card.get_by_role("checkbox", name="Low")).to_be_checked()
    expect(card.get_by_role("radio")).to_have_count(3)
    expect(card.locator("input[type=date]")).to_have_value("2026-12-01")
    expect(card.locator("input[type=time]")).to_have_value("09:30")
    expect(card.locator("input[type=datetime-local]")).to_have_value("2027-01-01T10:00")
    expect(card.get_by_role("button", name="Good")).to_be_visible()
    expect(card.get_by_role("button", name="Remove")).to_be_visible()


def test_a_block_of_the_future_is_a_labelled_placeholder(gallery: Gallery) -> None:
    expect(gallery.card.locator(".unknown")).to_have_text("Unsupported block: hologram")


def test_mrkdwn_is_drawn_with_its_marks(gallery: Gallery) -> None:
    text = gallery.card.locator(".section-text").first
    for tag, words in (
        ("strong", "bold"),
        ("em", "italic"),
        ("s", "gone"),
        ("code", "code"),
        ("pre", "one\n  two"),
    ):
        expect(text.locator(tag)).to_have_text(words)
    expect(text.locator("blockquote")).to_have_text("a quoted line")
    expect(text.get_by_role("img", name="tada")).to_have_text("🎉")
    expect(text.locator(".mention")).to_have_text(["@ana", "#launch", "@here"])
    expect(text.get_by_role("link", name="the brief")).to_have_attribute("href", "https://example.com/brief")


@pytest.mark.parametrize(
    ("typed", "markup"),
    [
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("*bold _both_*", "<strong>bold <em>both</em></strong>"),
        ("*not\nbold*", "*not<br>bold*"),
        ("a&amp;b &lt;c&gt;", "a&amp;b &lt;c&gt;"),
        ("`*code*`", "<code>*code*</code>"),
        ("&gt; one\n&gt; two\nthree", "<blockquote>one<br>two</blockquote>three"),
        ("&gt;&gt;&gt; one\ntwo", "<blockquote>one<br>two</blockquote>"),
        ("12:30:45 :no_such_emoji:", "12:30:45 :no_such_emoji:"),
        ("```open", "```open"),
    ],
)
def test_marks_count_only_where_slack_counts_them(gallery: Gallery, typed: str, markup: str) -> None:
    drawn = gallery.page.evaluate(
        """async (typed) => {
          const { renderMrkdwn } = await import("/page/mrkdwn.js");
          const node = document.createElement("div");
          node.append(...renderMrkdwn(typed, {}));
          return node.innerHTML;
        }""",
        typed,
    )
    assert drawn == markup


@pytest.mark.parametrize(
    ("viewer", "shown"),
    [
        ({"tz": "Europe/Rome", "locale": "it-IT"}, "venerdì 1 gennaio 2027 10:00, domani 12:00"),
        ({"tz": "America/New_York", "locale": "en-US"}, "Friday, January 1, 2027 4:00 AM, tomorrow 6:00 AM"),
    ],
)
def test_a_date_token_reads_in_the_zone_and_language_of_who_looks(
    gallery: Gallery, viewer: dict[str, str], shown: str
) -> None:
    new_year = f"<!date^{every_block.NEW_YEAR}^{{date_long}} {{time}}|then>"
    tomorrow = f"<!date^{TOMORROW}^{{date_short_pretty}} {{time}}|then>"
    text = gallery.page.evaluate(
        """async ([typed, viewer, now]) => {
          const { renderMrkdwn } = await import("/page/mrkdwn.js");
          const node = document.createElement("div");
          node.append(...renderMrkdwn(typed, { viewer, now: () => now }));
          return node.textContent;
        }""",
        [f"{new_year}, {tomorrow}", viewer, START.timestamp()],
    )
    assert text == shown


def test_a_time_in_the_gap_of_daylight_saving_moves_past_it(gallery: Gallery) -> None:
    instants = gallery.page.evaluate(
        """async () => {
          const { instantOf } = await import("/page/dates.js");
          const read = (date, time, tz) => new Date(instantOf(date, time, tz) * 1000).toISOString();
          return [
            read("2026-03-29", "02:30", "Europe/Rome"),
            read("2026-11-01", "09:30", "America/New_York"),
          ];
        }"""
    )
    assert instants == ["2026-03-29T01:30:00.000Z", "2026-11-01T14:30:00.000Z"]


def test_nothing_is_asked_of_another_host(gallery: Gallery) -> None:
    expect(gallery.card.get_by_role("img", name="Burn-up chart")).to_be_visible()
    assert {urlsplit(address).netloc for address in gallery.visit.asked} == {urlsplit(gallery.host).netloc}
