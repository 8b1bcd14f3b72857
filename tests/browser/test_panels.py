from pathlib import Path

from playwright.sync_api import Page, expect

from bot.sandbox import view_stack
from tests.browser.conftest import Room, Served, Visit, picture
from tests.browser.every_block import button, mrkdwn
from tests.browser.workspace import with_ids


def test_the_clock_moves_to_monday_for_everybody(served: Served, visit: Visit, tmp_path: Path) -> None:
    grace, ana = visit("grace"), visit("ana")
    ana.get_by_role("button", name="Sandbox clock").click()
    ana.get_by_role("button", name="Monday 09:30").click()
    expect(ana.locator(".clock-text")).to_have_text("lun 09:30")
    expect(grace.locator(".clock-text")).to_have_text("Mon 3:30 AM")
    picture(ana, "clock", tmp_path)
    assert served.workspace.state.clock().isoformat() == "2026-11-30T08:30:00+00:00"


def test_the_clock_does_not_go_back(page: Page) -> None:
    page.get_by_role("button", name="Sandbox clock").click()
    page.get_by_label("Date and time").fill("2026-11-01T08:00")
    page.get_by_role("button", name="Go").click()
    expect(page.locator(".panel-problem")).to_contain_text("is before")


def test_one_acts_as_somebody_else(visit: Visit) -> None:
    page = visit("ana")
    page.get_by_role("button", name="Acting as Ana Rossi").click()
    expect(page.get_by_role("option")).to_have_count(6)
    expect(page.get_by_role("option", name="Meera Iyer")).to_contain_text("Fri 14:42")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Acting as Piotr Nowak")).to_be_visible()
    page.get_by_role("textbox", name="Message #launch").fill("It is me, Piotr")
    page.keyboard.press("Enter")
    expect(page.locator(".message").last.locator(".author")).to_have_text("piotr")


def test_a_fault_is_switched_on_and_off(room: Room, page: Page) -> None:
    page.get_by_role("button", name="Faults").click()
    page.get_by_label("Kind of fault").select_option("slow")
    page.get_by_label("Method").fill("chat.postMessage")
    page.get_by_label("Times").fill("3")
    page.get_by_role("button", name="Switch on").click()
    expect(page.locator(".fault-list li")).to_contain_text("chat.postMessage · 3 left")
    assert [(fault.kind, fault.count) for fault in room.workspace.sandbox.faults.active] == [("slow", 3)]
    page.get_by_role("button", name="Switch off").click()
    expect(page.locator(".fault-list li")).to_have_count(0)


def test_the_home_tab_follows_what_the_app_publishes(room: Room, page: Page) -> None:
    workspace = room.workspace

    def publish(text: str) -> None:
        layout = with_ids(
            [{"type": "section", "text": mrkdwn(text), "accessory": button("Done", action_id="home_done")}]
        )
        view_stack.publish(workspace.state, workspace.ana.id, {"type": "home", "blocks": layout})

    room.do(publish, "Two tasks are due")
    page.get_by_role("navigation").get_by_role("link", name="Muster").click()
    expect(page.locator(".home")).to_contain_text("Two tasks are due")
    with page.expect_response("**/client/action*"):
        page.get_by_role("button", name="Done").click()
    assert room.received[-1].payload["container"]["type"] == "view"
    room.do(publish, "One task is due")
    expect(page.locator(".home")).to_contain_text("One task is due")
    page.get_by_role("tab", name="Home").press("ArrowRight")
    expect(page.get_by_role("tab", name="Messages")).to_be_focused()


def test_the_first_visit_says_what_to_try(visit: Visit) -> None:
    page = visit("ana")
    page.get_by_role("note").get_by_role("button", name="/task add").click()
    expect(page.get_by_role("textbox", name="Message #launch")).to_have_value(
        "/task add Draft the launch brief @ana by friday 5pm"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("note")).to_have_count(0)
    page.reload()
    expect(page.locator(".message").first).to_be_visible()
    expect(page.get_by_role("note")).to_have_count(0)


def test_a_permalink_opens_its_message(served: Served, visit: Visit) -> None:
    workspace = served.workspace
    ts = workspace.says(workspace.piotr, "Look here")
    for number in range(40):
        workspace.says(workspace.ana, f"later {number}")
    page = visit("ana", to=f"/archives/{workspace.launch.id}/p{ts.replace('.', '')}")
    expect(page.locator(f"[data-ts='{ts}']")).to_be_focused()
    expect(page.locator(f"[data-ts='{ts}']")).to_be_in_viewport()


def test_a_deep_link_to_the_app_opens_its_tab(room: Room, page: Page) -> None:
    address = "slack://app?team=T1&id=A1&tab="
    go = [button(tab, action_id=tab, url=address + tab) for tab in ("home", "messages")]
    room.app_posts(with_ids([{"type": "actions", "elements": go}]))
    page.get_by_role("link", name="home", exact=True).click()
    expect(page.get_by_role("tab", name="Home")).to_have_attribute("aria-selected", "true")
    page.go_back()
    page.get_by_role("link", name="messages", exact=True).click()
    expect(page.get_by_role("tab", name="Messages")).to_have_attribute("aria-selected", "true")
