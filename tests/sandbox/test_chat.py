"""The chat driver, with a small app on the other side."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.sandbox.chat import Chat
from bot.sandbox.clock import VirtualClock
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import Silent, SocketApp
from tests.sandbox.conftest import MANIFEST, MONDAY, actions, button, field, modal, text

Json = dict[str, Any]

OPTIONS = [{"text": text("Low"), "value": "l"}, {"text": text("High"), "value": "h"}]
FORM = modal(
    field("title"),
    field("owner", {"type": "users_select", "action_id": "u"}, optional=True),
    field("size", {"type": "static_select", "action_id": "s", "options": OPTIONS}, optional=True),
    field("tags", {"type": "checkboxes", "action_id": "c", "options": OPTIONS}, optional=True),
)


class Bot:
    """Answers as each test wants; what it posts of its own accord happens when it settles."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.app = SocketApp(sandbox)
        self._session = ClientSession()
        self.later: list[tuple[str, Json]] = []

    async def start(self) -> None:
        await self._sandbox.start()
        await self.app.__aenter__()

    async def stop(self) -> None:
        await self.app.__aexit__(None, None, None)
        await self._session.close()
        await self._sandbox.stop()

    async def settle(self) -> None:
        while self.later:
            method, arguments = self.later.pop(0)
            await self.call(method, arguments)

    async def call(self, method: str, arguments: Json) -> None:
        headers = {"Authorization": f"Bearer {self._sandbox.bot_token}"}
        url = f"{self._sandbox.api_url}{method}"
        async with self._session.post(url, json=arguments, headers=headers) as response:
            answer = await response.json()
        assert answer["ok"], answer


@pytest.fixture
def sandbox() -> Sandbox:
    sandbox = Sandbox(VirtualClock(MONDAY, flowing=False), MANIFEST, ack_seconds=10)
    populate(sandbox.state)
    return sandbox


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def bot(sandbox: Sandbox, runner: asyncio.Runner) -> Iterator[Bot]:
    async def made() -> Bot:
        return Bot(sandbox)

    bot = runner.run(made())
    runner.run(bot.start())
    yield bot
    runner.run(bot.stop())


@pytest.fixture
def chat(sandbox: Sandbox, runner: asyncio.Runner, bot: Bot) -> Chat:
    return Chat(sandbox, runner, bot.settle)


def answering(answer: Any) -> Callable[[str, Json], Any]:
    return lambda _kind, _payload: answer


def test_what_one_person_says_others_in_the_channel_see(chat: Chat) -> None:
    chat.as_("ana").says("Hello @grace, 1 < 2", in_="#launch")

    chat.as_("grace").opens("#launch").sees("ana: Hello @grace, 1 < 2")
    chat.as_("zofia").opens("#design").does_not_see("Hello")


def test_an_answer_to_a_command_is_seen_by_the_one_who_typed_it(chat: Chat, bot: Bot) -> None:
    bot.app.answer = answering({"text": "Added *T-1*"})

    chat.as_("ana").says("/task add x", in_="#launch").sees("only visible to you").sees("Added T-1")
    chat.as_("grace").opens("#launch").does_not_see("Added T-1")


def test_a_persons_place_is_kept_between_their_actions(chat: Chat) -> None:
    chat.as_("ana").says("first", in_="#design")
    chat.as_("grace").says("elsewhere", in_="#launch")
    chat.as_("ana").says("second")

    chat.as_("piotr").opens("#design").sees("first").sees("second")


def test_a_failure_is_seen_on_the_screen(chat: Chat, bot: Bot) -> None:
    chat.sandbox.delivery.ack_seconds = 0.02
    bot.app.answer = answering(Silent)

    chat.as_("ana").says("/task add x", in_="#launch").sees("operation_timeout")
    chat.as_("ana").says("/nonsense").sees("/nonsense is not a valid command")


def test_the_newest_button_with_the_label_is_clicked(chat: Chat, bot: Bot, sandbox: Sandbox) -> None:
    launch = sandbox.state.channel_named("launch")
    assert launch
    for name in ("T-1", "T-2"):
        blocks = [{"type": "section", "text": text(name)}, actions(button("Done", value=name))]
        bot.later.append(("chat.postMessage", {"channel": launch.id, "text": name, "blocks": blocks}))
    chat.as_("ana").says("go", in_="#launch")

    chat.as_("grace").opens("#launch").clicks("Done").clicks("Done", on="T-1")

    clicked = [payload["actions"][0]["value"] for payload in bot.app.payloads("interactive")]
    assert clicked == ["T-2", "T-1"]


def test_a_button_in_a_direct_message_of_the_app_is_found_from_anywhere(
    chat: Chat, bot: Bot, sandbox: Sandbox
) -> None:
    ana = sandbox.state.person_named("ana")
    assert ana
    blocks = [actions(button("Approve"))]
    bot.later.append(("chat.postMessage", {"channel": ana.id, "text": "please", "blocks": blocks}))
    chat.as_("ana").says("hm", in_="#launch")

    chat.as_("ana").sees("[Approve]").clicks("Approve")

    assert bot.app.payloads("interactive")[0]["container"]["channel_id"].startswith("D")


def test_choices_are_named_by_what_people_read(chat: Chat, bot: Bot, sandbox: Sandbox) -> None:
    launch = sandbox.state.channel_named("launch")
    assert launch
    select = {
        "type": "static_select",
        "action_id": "s",
        "options": OPTIONS,
        "placeholder": text("How big?"),
    }
    menu = {"type": "overflow", "action_id": "o", "options": OPTIONS}
    blocks = [actions(select, menu, {"type": "users_select", "action_id": "who"})]
    bot.later.append(("chat.postMessage", {"channel": launch.id, "text": "card", "blocks": blocks}))
    ana = chat.as_("ana").says("go", in_="#launch")

    ana.chooses("High", from_="How big?").chooses("@grace", from_="who").clicks("Low")

    chosen = [payload["actions"][0] for payload in bot.app.payloads("interactive")]
    assert chosen[0]["selected_option"]["value"] == "h"
    assert chosen[1]["selected_user"] == sandbox.state.person_named("grace").id  # type: ignore[union-attr]
    assert chosen[2]["type"] in ("static_select", "overflow")


def test_a_modal_is_filled_refused_corrected_and_submitted(chat: Chat, bot: Bot, sandbox: Sandbox) -> None:
    ana = chat.as_("ana").uses("New task")
    _open(bot, FORM)
    ana.says("hm", in_="#launch").sees("== New task ==")

    ana.submits().sees("Please complete this required field.")
    ana.fills(title="Draft", owner="@grace", size="High", tags=["Low", "High"])
    bot.app.answer = answering({"response_action": "errors", "errors": {"title": "Too vague"}})
    ana.submits().sees("Too vague")
    bot.app.answer = answering(None)
    ana.fills(title="Draft the brief").submits().does_not_see("== New task ==")

    values = bot.app.payloads("interactive")[-1]["view"]["state"]["values"]
    assert values["title"]["entry"]["value"] == "Draft the brief"
    assert values["owner"]["u"]["selected_user"] == sandbox.state.person_named("grace").id  # type: ignore[union-attr]
    assert [option["value"] for option in values["tags"]["c"]["selected_options"]] == ["l", "h"]


def _open(bot: Bot, view: Json) -> None:
    trigger = bot.app.payloads("interactive")[-1]["trigger_id"]
    bot.later.append(("views.open", {"trigger_id": trigger, "view": view}))


def test_a_modal_is_closed(chat: Chat, bot: Bot) -> None:
    ana = chat.as_("ana").uses("New task")
    _open(bot, FORM)
    ana.says("hm", in_="#launch").closes()

    ana.does_not_see("New task", in_="modal")


def test_a_shortcut_is_used_on_a_message(chat: Chat, bot: Bot) -> None:
    chat.as_("grace").says("please write the brief", in_="#launch")

    chat.as_("ana").opens("#launch").uses("Make a task", on="write the brief")

    assert bot.app.payloads("interactive")[0]["message"]["text"] == "please write the brief"


def test_threads_reactions_edits_and_deletions_read_like_a_conversation(chat: Chat) -> None:
    ana, grace = chat.as_("ana"), chat.as_("grace").opens("#launch")
    ana.says("shall we?", in_="#launch")
    grace.says("we shall", thread="shall we?").reacts(":wave:", to="shall we?")
    ana.sees("we shall").sees(":wave: 1")
    ana.edits("shall we?", to="shall we launch?")
    grace.sees("shall we launch?").reacts("wave", to="shall we launch?", remove=True).does_not_see(":wave: 1")
    grace.deletes("we shall")
    ana.does_not_see("we shall", in_="#launch")


def test_the_home_is_opened_and_read(chat: Chat, bot: Bot, sandbox: Sandbox) -> None:
    ana = sandbox.state.person_named("ana")
    assert ana
    view = {
        "type": "home",
        "blocks": [{"type": "header", "text": text("Your day")}, actions(button("Refresh"))],
    }
    bot.later.append(("views.publish", {"user_id": ana.id, "view": view}))

    chat.as_("ana").opens("home").sees("Your day").clicks("Refresh")

    assert bot.app.payloads("interactive")[0]["view"]["type"] == "home"
    chat.as_("ana").opens("#launch").does_not_see("Your day").sees("Your day", in_="home")


def test_the_clock_moves_in_the_zone_of_whoever_acted_last(chat: Chat, sandbox: Sandbox) -> None:
    chat.as_("grace")
    chat.clock("09:00")

    assert sandbox.clock().isoformat() == "2026-11-23T14:00:00+00:00"


def test_dates_are_read_in_the_readers_zone(chat: Chat, bot: Bot) -> None:
    bot.app.answer = answering({"text": "due <!date^1795795200^{time}|then>", "response_type": "in_channel"})
    chat.as_("ana").says("/task add x", in_="#launch").sees("due 17:00")

    chat.as_("grace").opens("#launch").sees("due 11:00")


def test_people_are_invited_and_named_groups_read(chat: Chat, sandbox: Sandbox) -> None:
    chat.as_("grace").invites("@muster", "ana", in_="#leadership").says("@web look at #leadership")

    chat.as_("ana").opens("#leadership").sees("grace: @web look at #leadership")
    leadership = sandbox.state.channel_named("leadership")
    assert leadership
    assert sandbox.state.bot.id in leadership.members


def test_a_failed_look_prints_the_whole_screen(chat: Chat) -> None:
    ana = chat.as_("ana").says("Hello", in_="#launch")

    with pytest.raises(
        AssertionError, match=r"ana does not see 'Goodbye'\n--- ana's screen \(#launch\) ---"
    ) as failed:
        ana.sees("Goodbye")
    assert "#launch | ana: Hello" in str(failed.value)
    with pytest.raises(AssertionError, match="ana sees 'Hello'"):
        ana.does_not_see("Hello")
    with pytest.raises(AssertionError, match="does not see 'Hello' 2 times, but 1 times"):
        ana.sees("Hello", times=2)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda chat: chat.as_("nobody"), "nobody is called nobody"),
        (lambda chat: chat.as_("ana").says("hi"), "say in_='#channel'"),
        (lambda chat: chat.as_("ana").says("hi", in_="@nobody"), "nobody is called @nobody"),
        (lambda chat: chat.as_("ana").opens("#launch").clicks("Gone"), "finds no 'Gone' to click"),
        (lambda chat: chat.as_("ana").opens("#launch").chooses("x", from_="y"), "called 'y'"),
        (lambda chat: chat.as_("ana").opens("#launch").reacts("eyes", to="gone"), "no message with 'gone'"),
        (lambda chat: chat.as_("ana").fills(title="x"), "finds no modal"),
        (lambda chat: chat.as_("ana").uses("nothing"), "no shortcut 'nothing'"),
        (lambda chat: chat.as_("ana").invites("nobody", in_="#launch"), "nobody is called nobody"),
    ],
)
def test_a_mistake_in_a_scenario_says_what_it_is(
    wrong: Callable[[Chat], Any], sentence: str, chat: Chat
) -> None:
    with pytest.raises(AssertionError) as failed:
        wrong(chat)

    assert sentence in str(failed.value)


def test_a_field_that_a_form_does_not_have_is_named(chat: Chat, bot: Bot) -> None:
    ana = chat.as_("ana").uses("New task")
    _open(bot, FORM)
    ana.says("hm", in_="#launch")

    with pytest.raises(AssertionError, match="no field 'colour'"):
        ana.fills(colour="red")


def test_what_the_app_does_of_its_own_accord_is_over_before_the_next_line(
    chat: Chat, bot: Bot, sandbox: Sandbox
) -> None:
    launch = sandbox.state.channel_named("launch")
    assert launch
    bot.later.append(("chat.postMessage", {"channel": launch.id, "text": "later"}))

    chat.as_("ana").says("go", in_="#launch").sees("later")
    assert [event["text"] for event in bot.app.events("message")] == ["go", "later"]


def test_an_app_that_answers_itself_for_ever_is_noticed(chat: Chat, bot: Bot, sandbox: Sandbox) -> None:
    launch = sandbox.state.channel_named("launch")
    assert launch

    def echo(_kind: str, _payload: Json) -> None:
        bot.later.append(("chat.postMessage", {"channel": launch.id, "text": "echo"}))

    bot.app.answer = echo
    with pytest.raises(AssertionError, match="still busy"):
        chat.as_("ana").says("go", in_="#launch")


def test_dates_times_and_numbers_are_filled_in_as_they_are(chat: Chat, bot: Bot, sandbox: Sandbox) -> None:
    form = modal(
        field("due", {"type": "datepicker", "action_id": "d"}),
        field("at", {"type": "timepicker", "action_id": "t"}),
        field("when", {"type": "datetimepicker", "action_id": "w"}),
        field("cost", {"type": "number_input", "action_id": "c", "is_decimal_allowed": True}),
        field("where", {"type": "channels_select", "action_id": "h"}),
    )
    ana = chat.as_("ana").uses("New task")
    _open(bot, form)
    ana.says("hm", in_="#launch")

    ana.fills(due=date(2026, 11, 27), at=time(9, 30), when=MONDAY, cost=480, where="#design").submits()

    values = bot.app.payloads("interactive")[-1]["view"]["state"]["values"]
    assert values["due"]["d"]["selected_date"] == "2026-11-27"
    assert values["at"]["t"]["selected_time"] == "09:30"
    assert values["when"]["w"]["selected_date_time"] == int(MONDAY.timestamp())
    assert values["cost"]["c"]["value"] == "480"
    design = sandbox.state.channel_named("design")
    assert design
    assert values["where"]["h"]["selected_channel"] == design.id


def test_a_file_is_attached_and_seen(chat: Chat) -> None:
    chat.as_("ana").attaches("plan.csv", b"a,b", text="The plan", in_="#launch")

    chat.as_("grace").opens("#launch").sees("ana: The plan").sees("[file plan.csv]")


def test_people_write_to_each_other(chat: Chat) -> None:
    chat.as_("ana").says("psst", in_="@grace")

    chat.as_("grace").opens("@ana").sees("ana: psst")
    assert "psst" in chat.as_("grace").screen()


def test_a_chat_with_a_silent_app_needs_no_settling(
    sandbox: Sandbox, runner: asyncio.Runner, bot: Bot
) -> None:
    Chat(sandbox, runner).as_("ana").says("hello", in_="#launch").sees("hello")


def test_what_was_chosen_on_a_message_goes_with_the_next_click_on_it(
    chat: Chat, bot: Bot, sandbox: Sandbox
) -> None:
    launch = sandbox.state.channel_named("launch")
    assert launch
    select = {"type": "static_select", "action_id": "s", "options": OPTIONS, "placeholder": text("How big?")}
    for _ in range(2):
        blocks = [actions(select, button("Save"))]
        bot.later.append(("chat.postMessage", {"channel": launch.id, "text": "card", "blocks": blocks}))
    ana = chat.as_("ana").says("go", in_="#launch").chooses("High", from_="How big?").clicks("Save")

    values = bot.app.payloads("interactive")[-1]["state"]["values"]
    assert values["row"]["s"]["selected_option"]["value"] == "h"
    assert ana.screen().count("[Save]") == 2


def test_going_to_the_app_tells_it_which_tab_was_opened(chat: Chat, bot: Bot) -> None:
    chat.as_("ana").opens("@muster").opens("home")

    assert [event["tab"] for event in bot.app.events("app_home_opened")] == ["messages", "home"]
