from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import every_block
from tests.browser.conftest import Room, picture
from tests.browser.workspace import task_form


def open_form(page: Page) -> None:
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="New task").click()
    expect(page.get_by_role("dialog", name="New task")).to_be_visible()


def submitted(room: Room) -> Any:
    return room.received[-1].payload["view"]["state"]["values"]


def test_an_error_of_the_app_stands_under_its_field(room: Room, page: Page, tmp_path: Path) -> None:
    open_form(page)
    title = page.get_by_label("What is to be done")
    title.fill("Something secret")
    page.get_by_label("Owner").press_sequentially("grac")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Owner")).to_have_value("grace")
    page.get_by_role("button", name="Add task").click()
    expect(page.locator("[data-input=title] .field-error")).to_have_text("A task must not be a secret.")
    expect(title).to_be_focused()
    expect(title).to_have_value("Something secret")
    expect(title).to_have_accessible_description("A task must not be a secret.")
    picture(page, "field-error", tmp_path)
    title.fill("Something open")
    page.get_by_role("button", name="Add task").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert submitted(room)["owner"]["value"]["selected_user"] == room.workspace.person("grace").id


def test_what_is_missing_is_said_before_the_app_is_asked(room: Room, page: Page) -> None:
    open_form(page)
    page.get_by_label("What is to be done").fill("Draft")
    page.get_by_role("button", name="Add task").click()
    expect(page.locator("[data-input=owner] .field-error")).to_have_text(
        "Please complete this required field."
    )
    expect(page.locator(".field-error")).to_have_count(1)
    expect(page.get_by_label("Owner")).to_be_focused()
    assert [envelope.name for envelope in room.received] == ["shortcut"]


def test_escape_closes_the_list_first_and_then_the_modal(page: Page) -> None:
    open_form(page)
    page.get_by_label("Owner").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_every_input_sends_what_was_entered(room: Room, page: Page) -> None:
    room.opens(task_form() | {"blocks": every_block.inputs()})
    page.get_by_label("One line").fill("short")
    page.get_by_label("Formatted").fill("*rich*")
    page.get_by_label("A number").fill("7")
    page.get_by_label("An address").fill("ana@example.com")
    page.get_by_label("A link").fill("https://example.com/x")
    page.get_by_label("Several of a list").press_sequentially("lo")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Remove High").click()
    page.get_by_label("Several projects").press_sequentially("web")
    page.get_by_role("option", name="Website relaunch").click()
    page.get_by_label("A day").fill("2026-12-24")
    page.get_by_role("checkbox", name="Normal").check()
    page.get_by_role("radio", name="High").check()
    with page.expect_response("**/client/view_submit*"):
        page.get_by_role("button", name="Add task").click()
    values = submitted(room)
    assert values["line"]["value"]["value"] == "short"
    assert values["lines"]["value"]["value"] == "Already here"
    assert values["number"]["value"]["value"] == "7"
    assert values["email"]["value"]["value"] == "ana@example.com"
    assert values["url"]["value"]["value"] == "https://example.com/x"
    assert chosen(values["static"]) == ["normal", "low"]
    assert chosen(values["external"]) == ["Website relaunch"]
    assert values["date"]["value"]["selected_date"] == "2026-12-24"
    assert chosen(values["boxes"]) == ["normal"]
    assert values["radios"]["value"]["selected_option"]["value"] == "high"


def chosen(entry: Any) -> list[str]:
    return [option["value"] for option in entry["value"]["selected_options"]]


def test_the_modal_below_comes_back_with_what_was_entered(room: Room, page: Page) -> None:
    open_form(page)
    page.get_by_label("What is to be done").fill("Half done")
    room.pushes(task_form() | {"title": every_block.plain("On top")})
    expect(page.get_by_role("dialog", name="On top")).to_be_visible()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("What is to be done")).to_have_value("Half done")


def test_a_message_shortcut_carries_its_message(room: Room, page: Page) -> None:
    ts = room.says(room.workspace.piotr, "Fix the footer")
    page.locator(".message").hover()
    page.get_by_role("button", name="More message actions").click()
    page.get_by_role("menuitem", name="Make a task of this").click()
    expect(page.get_by_role("dialog", name="New task")).to_be_visible()
    assert room.received[-1].payload["message_ts"] == ts
