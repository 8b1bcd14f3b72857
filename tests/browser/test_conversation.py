from pathlib import Path

from playwright.sync_api import Page, Route, expect

from bot.sandbox import posting
from tests.browser.conftest import Room, Served, Visit, picture
from tests.browser.every_block import CARD


def test_a_command_is_completed_with_the_keyboard(room: Room, page: Page) -> None:
    box = room.box(page)
    expect(box).to_be_focused()
    page.keyboard.type("/")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    expect(options.first).to_contain_text("add <what> @who by <when>")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(box).to_have_value("/task ")
    expect(page.locator(".command-hint")).to_contain_text("Add, list and finish tasks")
    page.keyboard.type("add Draft the brief @gra")
    page.keyboard.press("Tab")
    expect(box).to_have_value("/task add Draft the brief @grace ")
    page.keyboard.type("by friday")
    page.keyboard.press("Enter")
    expect(page.locator(".message.ephemeral")).to_contain_text("Only visible to you")
    expect(page.locator(".message.ephemeral")).to_contain_text("T-13 add Draft the brief @grace by friday")
    expect(box).to_have_value("")


def test_escape_closes_the_completion_and_keeps_what_was_written(room: Room, page: Page) -> None:
    page.keyboard.type("/ta")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(room.box(page)).to_have_value("/ta")


def test_an_unknown_command_is_refused_and_can_be_corrected(room: Room, page: Page) -> None:
    page.keyboard.type("/tsak add it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="/tsak is not a valid command")).to_be_visible()
    expect(room.box(page)).to_have_value("/tsak add it")


def test_a_command_that_nobody_answers_fails_visibly(page: Page) -> None:
    page.keyboard.type("/silent now")
    page.keyboard.press("Enter")
    expect(page.locator(".message.notice")).to_contain_text(
        '/silent failed with the error "operation_timeout"'
    )


def test_shift_enter_begins_a_new_line(page: Page) -> None:
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    expect(page.locator(".message-text")).to_have_text("onetwo")
    expect(page.locator(".message-text br")).to_have_count(1)


def test_a_click_of_a_second_person_changes_the_card_for_both(room: Room, page: Page) -> None:
    room.app_posts(CARD)
    grace = room.seen_by("grace")
    grace.get_by_role("button", name="Done").click()
    for shown in (page, grace):
        expect(shown.locator(".message")).to_contain_text("Draft the launch brief")
        expect(shown.get_by_role("button", name="Done")).to_have_count(0)


def test_a_second_person_decides_in_the_thread_and_both_see_it(
    room: Room, page: Page, tmp_path: Path
) -> None:
    asked = room.says(room.workspace.ana, "May we spend 1,200 EUR on the launch film?")
    room.app_posts(CARD, asked)
    grace = room.seen_by("grace")
    grace.locator(".thread-summary").click()
    thread = grace.get_by_role("complementary", name="Thread")
    thread.get_by_role("button", name="Done").click()
    expect(thread.get_by_role("button", name="Done")).to_have_count(0)
    picture(grace, "thread", tmp_path)
    grace.keyboard.press("Escape")
    ana = room.seen_by("ana")
    ana.locator(".thread-summary").click()
    theirs = ana.get_by_role("complementary", name="Thread")
    expect(theirs.locator(".message")).to_have_count(2)
    expect(theirs.get_by_role("button", name="Done")).to_have_count(0)
    ana.keyboard.press("Escape")


def test_a_dangerous_button_asks_first(room: Room, page: Page) -> None:
    room.app_posts(CARD)
    cancel = page.get_by_role("button", name="Cancel", exact=True)
    cancel.click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert room.received == []
    cancel.click()
    with page.expect_response("**/client/action*"):
        page.get_by_role("button", name="Cancel it").click()
    assert [envelope.name for envelope in room.received] == ["block_actions"]


def test_a_click_that_the_app_does_not_take_is_told_beside_the_button(room: Room, page: Page) -> None:
    room.app_posts([{"type": "actions", "elements": [{**CARD[1]["elements"][0], "action_id": "silent"}]}])
    page.get_by_role("button", name="Done").click()
    expect(page.locator(".message .problem")).to_contain_text("operation_timeout")
    expect(page.locator(".toast")).to_have_count(0)


def test_a_reply_goes_into_the_thread_and_raises_its_count(room: Room, page: Page) -> None:
    room.says(room.workspace.piotr, "Who reads the draft?")
    page.locator(".message").hover()
    page.get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_role("textbox", name="Reply")).to_be_focused()
    page.keyboard.type("I do.")
    page.keyboard.press("Enter")
    expect(thread.locator(".message").last).to_contain_text("I do.")
    expect(page.get_by_role("main").locator(".thread-summary")).to_contain_text("1 reply")
    page.keyboard.press("Escape")
    expect(thread).to_be_hidden()


def test_a_reply_that_arrives_while_the_thread_loads_is_kept(room: Room, page: Page) -> None:
    parent = room.says(room.workspace.piotr, "Who reads the draft?")

    def answer_late(route: Route) -> None:
        answer = route.fetch()
        room.says(room.workspace.piotr, "Nobody?", thread_ts=parent)
        route.fulfill(response=answer)

    page.route("**/client/history*thread_ts*", answer_late, times=1)
    page.locator(".message").hover()
    page.get_by_role("button", name="Reply in thread").click()
    expect(page.locator("#thread .message-text")).to_have_text(["Who reads the draft?", "Nobody?"])


def test_a_thread_is_left_with_its_channel_before_the_next_one_is_read(room: Room, page: Page) -> None:
    parent = room.says(room.workspace.piotr, "Who reads the draft?")
    page.evaluate("(hash) => { location.hash = hash; }", f"#/{room.channel.id}/thread/{parent}")
    thread = page.locator("#thread")
    expect(thread.locator(".message")).to_have_count(1)
    seen_while_it_loads: list[bool] = []

    def answer_late(route: Route) -> None:
        seen_while_it_loads.append(thread.is_visible())
        route.continue_()

    elsewhere = room.do(room.workspace.new_room)
    page.route(f"**/client/history*{elsewhere.id}*", answer_late, times=1)
    with page.expect_response(f"**/client/history*{elsewhere.id}*"):  # the room before has a beginning, too
        page.evaluate("(hash) => { location.hash = hash; }", f"#/{elsewhere.id}")
    expect(page.locator("#main .beginning")).to_be_visible()
    assert seen_while_it_loads == [False]


def test_a_reaction_is_given_and_taken_back(room: Room, page: Page) -> None:
    room.says(room.workspace.piotr, "Shipped.")
    page.locator(".message").hover()
    page.get_by_role("button", name="React with eyes").click()
    reaction = page.locator(".message").get_by_role("button", name="eyes, 1: you")
    expect(reaction).to_have_attribute("aria-pressed", "true")
    reaction.click()
    expect(reaction).to_have_count(0)


def test_an_own_message_is_edited_in_its_place(page: Page) -> None:
    page.keyboard.type("Ask @grace about it")
    page.keyboard.press("Enter")
    expect(page.locator(".message-text")).to_have_text("Ask @grace about it")
    page.keyboard.press("ArrowUp")
    editor = page.get_by_role("textbox", name="Edit message")
    expect(editor).to_have_value("Ask @grace about it")
    editor.fill("Ask @grace today")
    page.keyboard.press("Enter")
    expect(page.locator(".message-text")).to_have_text("Ask @grace today (edited)")


def test_what_arrives_elsewhere_is_marked_in_the_sidebar(room: Room, page: Page) -> None:
    workspace = room.workspace
    place = page.get_by_role("navigation").get_by_role("link", name="design")
    room.do(
        posting.post,
        workspace.state,
        workspace.design,
        user=workspace.piotr.id,
        text=f"<@{workspace.ana.id}> look",
    )
    expect(place.locator(".mention-badge")).to_have_text("1 mention")
    place.click()
    expect(page.locator(".message").last).to_contain_text("@ana look")
    expect(place.locator(".mention-badge")).to_have_count(0)


def test_a_new_message_is_said_to_a_screen_reader(room: Room, page: Page) -> None:
    room.says(room.workspace.piotr, "Build is *green*")
    expect(page.locator("#announcer")).to_have_text("piotr: Build is green")


def test_messages_of_one_author_within_minutes_share_a_heading(room: Room, page: Page) -> None:
    for words in ("first", "second"):
        room.says(room.workspace.piotr, words)
    expect(page.locator(".message:not(.grouped)")).to_contain_text("first")
    expect(page.locator(".message.grouped")).to_contain_text("second")


def test_messages_are_walked_with_the_arrow_keys(room: Room, page: Page) -> None:
    for words in ("first", "second", "third"):
        room.says(room.workspace.piotr, words)
    messages = page.locator(".message")
    expect(messages).to_have_count(3)
    messages.last.focus()
    page.keyboard.press("ArrowUp")
    expect(messages.nth(1)).to_be_focused()
    page.keyboard.press("Home")
    expect(messages.first).to_be_focused()


def test_older_messages_come_as_one_scrolls_up(served: Served, visit: Visit) -> None:
    for number in range(60):
        served.workspace.says(served.workspace.ana, f"line {number}")
    page = visit("ana")
    expect(page.locator(".message-text").last).to_have_text("line 59")
    expect(page.locator(".message-text", has_text="line 5")).to_have_count(10)
    page.locator(".scroller").evaluate("(node) => node.scrollTo(0, 0)")
    expect(page.locator(".message-text", has_text="line 5")).to_have_count(11)
