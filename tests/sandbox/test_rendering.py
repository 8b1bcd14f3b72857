"""Messages and views as the chat driver reads them."""

from typing import Any

import pytest

from bot.sandbox import membership, posting
from bot.sandbox.clock import VirtualClock
from bot.sandbox.manifest import EVERYTHING
from bot.sandbox.rendering import Reader, plain
from bot.sandbox.sample import populate
from bot.sandbox.state import State
from bot.sandbox.view_stack import open_view
from tests.sandbox.conftest import actions, button, field, modal, text

Json = dict[str, Any]

OPTIONS = [{"text": text("Low"), "value": "l"}, {"text": text("High"), "value": "h"}]


@pytest.fixture(scope="module")
def state() -> State:
    state = State(VirtualClock(), EVERYTHING)
    populate(state)
    return state


@pytest.fixture(scope="module")
def reader(state: State) -> Reader:
    return Reader(state, _person(state, "grace"))


def _person(state: State, name: str) -> Any:
    found = state.person_named(name)
    assert found
    return found


def rich(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(parts)}]}


def test_mrkdwn_reads_with_names_links_and_unescaped(state: State, reader: Reader) -> None:
    ana, launch = _person(state, "ana"), state.channel_named("launch")
    [group] = state.usergroups.values()
    assert launch

    shown = reader.text(
        f"<@{ana.id}|x> <@U0GONE> <#{launch.id}|> <!subteam^{group.id}|@web> <!here> "
        "<https://x.example|the plan> <https://y.example> 1 &lt; 2 &amp; 3"
    )

    assert shown == "@ana @U0GONE #launch @web @here the plan https://y.example 1 < 2 & 3"


def test_marks_are_ignored_when_words_are_compared() -> None:
    assert plain("T-1  *Draft*\n_brief_ `x`") == "T-1 Draft brief x"


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        ({"type": "divider"}, "---"),
        ({"type": "header", "text": text("Plan")}, "Plan"),
        ({"type": "section", "fields": [text("a"), text("b")]}, "a b"),
        ({"type": "section", "text": text("a"), "accessory": button("Done")}, "a [Done]"),
        ({"type": "image", "alt_text": "a chart", "image_url": "https://x"}, "a chart"),
        ({"type": "context", "elements": [text("a"), {"type": "image", "alt_text": "b"}]}, "a b"),
        ({"type": "markdown", "text": "**a**"}, "**a**"),
        (actions(button("Yes"), button("No", "n")), "[Yes] [No]"),
        (actions({"type": "overflow", "action_id": "o", "options": OPTIONS}), "[Low | High]"),
        (
            actions({"type": "static_select", "action_id": "s", "option_groups": [{"options": OPTIONS}]}),
            "[Low | High]",
        ),
        (actions({"type": "users_select", "action_id": "u", "placeholder": text("Who?")}), "[Who?]"),
        (actions({"type": "datepicker", "action_id": "d", "initial_date": "2026-11-27"}), "[2026-11-27]"),
        (field("due", {"type": "plain_text_input", "action_id": "x"}), "Due: []"),
        (
            {
                "type": "table",
                "rows": [[{"type": "raw_text", "text": "a"}, {"type": "raw_text", "text": "b"}]],
            },
            "a b",
        ),
        (rich({"type": "text", "text": "a"}, {"type": "emoji", "name": "wave"}), "a :wave:"),
        (rich({"type": "broadcast", "range": "here"}), "@here"),
    ],
)
def test_every_block_reads_as_its_words(block: Json, shown: str, reader: Reader) -> None:
    assert reader.blocks([block]) == shown


def test_people_channels_and_groups_in_rich_text_are_named(state: State, reader: Reader) -> None:
    ana, launch = _person(state, "ana"), state.channel_named("launch")
    [group] = state.usergroups.values()
    assert launch

    block = rich(
        {"type": "user", "user_id": ana.id},
        {"type": "channel", "channel_id": launch.id},
        {"type": "usergroup", "usergroup_id": group.id},
    )
    assert reader.blocks([block]) == "@ana #launch @web"


def test_a_confirmation_is_not_on_the_screen_before_it_is_asked_for(reader: Reader) -> None:
    confirm = {"title": text("Sure?"), "text": text("Really?"), "confirm": text("Yes"), "deny": text("No")}

    assert reader.blocks([actions(button("Delete", confirm=confirm))]) == "[Delete]"


def test_a_message_shows_files_reactions_and_attachments(state: State, reader: Reader) -> None:
    launch, ana = state.channel_named("launch"), _person(state, "ana")
    assert launch
    message = posting.post(
        state,
        launch,
        user=ana.id,
        text="hi",
        files=[{"name": "plan.csv"}],
        attachments=[{"blocks": [{"type": "header", "text": text("More")}]}],
    )
    posting.react(state, message, ana.id, "eyes")
    posting.change(state, message, editor=ana.id, text="ho")

    assert reader.message(message) == "ana (edited): ho\nMore\n[file plan.csv]\n:eyes: 1"


def test_a_modal_shows_title_body_and_buttons(state: State, reader: Reader) -> None:
    view = open_view(state, _person(state, "ana").id, modal(field(), close=text("Cancel")))

    assert reader.view(view) == "== New task ==\nTitle: []\n[Cancel] [Create]"


def test_a_group_message_has_everybodys_names(state: State) -> None:
    ana, grace, bot = _person(state, "ana"), _person(state, "grace"), state.bot
    found, was_there = membership.open_direct(state, bot.id, ana.id, grace.id)

    assert (found.name, was_there) == ("mpdm-muster--ana--grace-1".replace("muster", bot.name), False)
    assert membership.open_direct(state, grace.id, bot.id, ana.id) == (found, True)
