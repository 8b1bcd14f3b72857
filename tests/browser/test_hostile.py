"""Whatever people and apps write stays text. The tests only look, so they share one page."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.sandbox import membership, view_stack
from bot.sandbox.people import Person
from tests.browser.conftest import Served, Visit, serving
from tests.browser.every_block import Json, mrkdwn, plain
from tests.browser.workspace import task_form, with_ids

CORPUS = [
    "<script>window.owned = true</script>",
    "<img src=x onerror='window.owned = true'>",
    "<svg/onload=window.owned=true>",
    "</div></main><iframe srcdoc='<script>parent.owned=true</script>'>",
    "&lt;script&gt;window.owned = true&lt;/script&gt;",
    "${window.owned = true} {{constructor.constructor('window.owned=true')()}}",
    "\u202egnp.exe\u202c \u2066left open",
    "*" * 500 + "_" * 500 + "<" * 500,
    "x" * 10_000,
]
RUNNING = ["javascript:window.owned=true", "JaVaScRiPt:alert(1)", "data:text/html,hi", "vbscript:x"]


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving() as opened:
        for text in CORPUS:
            _speak(opened, text)
        for address in RUNNING:
            opened.workspace.says(opened.workspace.piotr, f"<{address}|click me>")
        yield opened


def _speak(served: Served, text: str) -> None:
    """A person and a channel of that name, a message and a card with that text."""
    workspace = served.workspace
    state = workspace.state
    person = Person(id=state.ids.new("U"), name="x", real_name=text, display_name=text)
    state.people[person.id] = person
    workspace.launch.members[person.id] = None
    membership.create_channel(state, text, workspace.ana.id).topic = text
    workspace.says(person, escaped(text))
    workspace.app_posts(card(text))


def card(text: str) -> list[Json]:
    button = {"type": "button", "action_id": "go", "text": plain(text), "url": RUNNING[0]}
    return [
        {"type": "header", "text": plain(text)},
        {"type": "section", "text": mrkdwn(text), "fields": [plain(text)], "accessory": button},
        {"type": "image", "image_url": RUNNING[0], "alt_text": text},
        {"type": "markdown", "text": f"{text}\n\n[{text}]({RUNNING[0]})"},
        {"type": text},
    ]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.fixture(scope="module")
def opened(browser: Browser, context: BrowserContext, served: Served) -> Iterator[Page]:
    with closing(Visit(browser, context, served)) as visit:
        yield visit("ana")


@pytest.fixture
def page(opened: Page, served: Served) -> Page:
    """In #launch, wherever the test before has left it."""
    opened.evaluate("(hash) => { location.hash = hash; }", f"#/{served.workspace.launch.id}")
    expect(opened.locator(".message-text", has_text="click me")).to_have_count(len(RUNNING))
    return opened


@pytest.fixture(autouse=True)
def harmless(page: Page) -> Iterator[None]:
    """Nothing ran, nothing was inserted as a tag, nothing is wider than the window."""
    yield
    assert page.evaluate("window.owned") is None
    assert (
        page.locator(
            "script:not([src='/page/app.js']), iframe, [onerror], [onload], [href^='javascript' i]"
        ).count()
        == 0
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_messages_stay_text(page: Page) -> None:
    texts = [
        text for text in page.locator(".message-text").all_text_contents() if not text.startswith("click me")
    ]
    assert texts[-len(CORPUS) :] == CORPUS


def test_names_stay_text(page: Page) -> None:
    assert set(CORPUS) <= set(page.locator(".author bdi").all_text_contents())
    assert set(CORPUS) <= set(page.locator(".sidebar bdi").all_text_contents())


def test_blocks_stay_text(page: Page) -> None:
    cards = page.locator(".message")
    assert cards.locator(".block-header").all_text_contents() == CORPUS
    assert cards.locator(".section-field").all_text_contents() == CORPUS
    assert cards.locator("[data-action-id=go]").all_text_contents() == CORPUS
    assert cards.locator(".unknown").all_text_contents() == [f"Unsupported block: {text}" for text in CORPUS]


def test_mrkdwn_that_was_not_escaped_makes_no_tags(page: Page) -> None:
    tags = page.locator(".section-text *").evaluate_all(
        "(nodes) => [...new Set(nodes.map((node) => node.localName))]"
    )
    assert set(tags) <= {"span", "bdi", "em", "strong", "s", "br"}


def test_an_address_that_runs_is_shown_and_not_linked(page: Page) -> None:
    texts = page.locator(".message-text", has_text="click me")
    expect(texts).to_have_text([f"click me ({address})" for address in RUNNING])
    expect(texts.locator("a")).to_have_count(0)


def test_direction_marks_in_a_name_do_not_turn_what_follows(page: Page) -> None:
    head = page.locator(".message-head", has_text="left open")
    author, stamp = head.locator(".author").bounding_box(), head.locator(".stamp").bounding_box()
    assert author
    assert stamp
    assert author["x"] < stamp["x"]


def test_a_modal_stays_text(served: Served, page: Page) -> None:
    for text in CORPUS:
        served.do(
            served.workspace.opens,
            served.workspace.ana,
            task_form() | {"title": plain(text), "blocks": card(text)},
        )
        expect(page.locator(".modal h2")).to_have_text(text)
        expect(page.locator(".modal .block-header")).to_have_text(text)
    served.do(view_stack.close, served.workspace.state, served.workspace.ana.id, everything=True)
    expect(page.locator(".modal")).to_be_hidden()


def test_the_home_tab_stays_text(served: Served, page: Page) -> None:
    blocks = with_ids([block for text in CORPUS for block in card(text)])
    served.do(
        view_stack.publish,
        served.workspace.state,
        served.workspace.ana.id,
        {"type": "home", "blocks": blocks},
    )
    page.get_by_role("link", name="Muster").click()
    expect(page.locator(".home .block-header")).to_have_text(CORPUS)
