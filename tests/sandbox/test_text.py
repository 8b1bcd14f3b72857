import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.clock import VirtualClock
from bot.sandbox.manifest import EVERYTHING
from bot.sandbox.sample import populate
from bot.sandbox.state import State
from bot.sandbox.text import escape, typed_command, typed_message, unescape


@pytest.fixture(scope="module")
def state() -> State:
    state = State(VirtualClock(), EVERYTHING)
    populate(state)
    return state


def _id(state: State, name: str) -> str:
    person = state.person_named(name)
    assert person
    return person.id


@pytest.mark.parametrize(
    "typed",
    [
        "plain",
        "a@ana.example",
        "me@ana",
        "foo#launch",
        "@nobody",
        "#nowhere",
        "`@ana`",
        "```@ana\n#launch```",
        "##",
    ],
)
def test_what_only_looks_like_a_mention_stays_text(typed: str, state: State) -> None:
    assert typed_message(state, _id(state, "grace"), typed) == typed


def test_mentions_keep_the_punctuation_around_them(state: State) -> None:
    ana = _id(state, "ana")
    launch = state.channel_named("launch")
    assert launch

    typed = typed_message(state, ana, "(@ana), @Ana. see #launch; @here!")

    assert typed == f"(<@{ana}>), <@{ana}>. see <#{launch.id}|>; <!here>!"


def test_a_group_is_mentioned_by_its_handle(state: State) -> None:
    [group] = state.usergroups.values()

    assert typed_message(state, _id(state, "ana"), "@web look") == f"<!subteam^{group.id}|@web> look"


def test_a_private_channel_is_a_link_without_a_name_and_for_outsiders_no_link(state: State) -> None:
    leadership = state.channel_named("leadership")
    assert leadership

    inside = typed_command(state, _id(state, "grace"), "#leadership", should_escape=True)
    outside = typed_command(state, _id(state, "ana"), "#leadership", should_escape=True)

    assert (inside, outside) == (f"<#{leadership.id}|>", "#leadership")


def test_a_command_without_should_escape_gets_names_as_typed(state: State) -> None:
    ana = _id(state, "ana")

    assert typed_command(state, ana, "@ana & #launch", should_escape=False) == "@ana &amp; #launch"
    assert typed_command(state, ana, "@ana", should_escape=True) == f"<@{ana}|ana>"


def test_what_is_typed_as_a_token_is_not_one(state: State) -> None:
    assert typed_message(state, _id(state, "ana"), "<!channel> <@U1>") == "&lt;!channel&gt; &lt;@U1&gt;"


@given(st.text())
def test_escaping_is_undone_by_unescaping_and_leaves_no_bracket(text: str) -> None:
    assert unescape(escape(text)) == text
    assert "<" not in escape(text)
