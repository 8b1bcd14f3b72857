"""Where requests come in: people asked about, refusals told, failures owned up to."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from structlog.testing import capture_logs

from bot.domain.outgoing import Outgoing
from bot.domain.tasks.task import Task
from bot.messages.layout import Message
from bot.messages.modals import Modal
from bot.services.act import Act
from handlers.dispatch import Dispatch
from handlers.entries import Action, Command, Event, ViewSubmission
from handlers.outcomes import Nothing, OpenModal, Outcome, Reply, UpdateModal
from handlers.payloads import from_click, from_command, from_event, from_form
from handlers.registry import Registry
from handlers.requests import Request
from storage import rosters, tasks
from storage.people import require_person, require_place, require_roster, save_person, save_workspace
from storage.store import Store
from storage.unit import Unit
from tests.handlers.conftest import StubSlack
from tests.handlers.payloads import (
    click_payload,
    command_payload,
    event_payload,
    form_payload,
    mention_payload,
    view_click_payload,
    view_payload,
)
from tests.units import ANA, BOT, DESIGN, GRACE, LAUNCH, NOW, PIOTR, TEAM, UNSEEN, queued

SURVEY = Modal("survey", "Survey", [])

ADD = from_command(command_payload("add Draft the launch brief <@U0ANA|ana>"), "envelope-1")


def find_task(unit: Unit) -> Task | None:
    return tasks.find(unit, TEAM, 1)


async def replies(store: Store) -> list[Outgoing]:
    return [message for message in await store.read(queued) if message.content == "reply"]


async def answer(dispatch: Dispatch, request: Request) -> dict[str, Any]:
    found = await dispatch.answer(request)
    assert found
    return found


def break_the_services(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.services.tasks.adding.add", fail)
    monkeypatch.setattr("bot.services.tasks.changing.finish", fail)


async def test_whoever_is_unknown_is_asked_about_once_and_then_known(
    dispatch: Dispatch, slack: StubSlack, empty_store: Store
) -> None:
    said = await answer(dispatch, ADD)
    assert said["text"] == "Added: T-1 Draft the launch brief · ana · no due date"
    assert slack.asked == {GRACE.id: 1, LAUNCH.id: 1, ANA.id: 1}
    assert await empty_store.read(lambda unit: require_person(unit, TEAM, ANA.id)) == replace(
        ANA, is_admin=False
    )
    assert await empty_store.read(lambda unit: require_place(unit, TEAM, LAUNCH.id)) == LAUNCH
    await answer(dispatch, from_command(command_payload("list all"), "envelope-2"))
    assert slack.asked.total() == 3


async def test_a_channel_that_slack_hides_is_a_private_one_without_cards(
    dispatch: Dispatch, empty_store: Store
) -> None:
    said = await answer(dispatch, from_command(command_payload("add Tidy up", here=UNSEEN), ""))
    assert "/invite @muster" in str(said["blocks"])
    assert await empty_store.read(lambda unit: require_place(unit, TEAM, UNSEEN.id)) == UNSEEN
    assert await empty_store.read(queued) == []


async def test_a_refusal_is_told_in_the_persons_language_and_nothing_is_stored(
    dispatch: Dispatch, empty_store: Store
) -> None:
    said = await answer(
        dispatch, from_command(command_payload("add Draft by yesterday", PIOTR), "envelope-1")
    )
    assert said["response_type"] == "ephemeral"
    assert said["text"].startswith("„yesterday” już minęło")
    assert "/task add Draft by yesterday" in str(said["blocks"])
    assert await empty_store.read(find_task) is None


@pytest.mark.parametrize("deleted", [True, False])
async def test_who_was_deactivated_does_nothing_more_unless_slack_says_that_they_are_back(
    dispatch: Dispatch,
    empty_store: Store,
    slack: StubSlack,
    deleted: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    await dispatch.answer(ADD)
    gone = replace(GRACE, has_left=True)
    await empty_store.write(lambda unit: save_person(unit, gone))
    slack.asked.clear()
    slack.users[GRACE.id]["deleted"] = deleted
    found = await answer(dispatch, from_command(command_payload("done 1"), "envelope-2"))
    assert slack.asked[GRACE.id] == 1
    task = await empty_store.read(find_task)
    assert task is not None
    assert task.is_open is deleted
    assert ("deactivated" in found["text"]) is deleted


async def test_somebody_whom_slack_does_not_show_is_refused(dispatch: Dispatch) -> None:
    request = from_command(command_payload("add Draft <@U0HIDDEN|x>"), "")
    assert (await answer(dispatch, request))["text"].startswith("Slack does not show me everybody")


async def test_a_refused_mention_is_told_to_the_person_alone_and_once(
    dispatch: Dispatch, empty_store: Store
) -> None:
    for _ in range(2):
        assert await dispatch.answer(from_event(mention_payload("<@U0MUSTER> done frobnicate"))) is None
    (reply,) = await replies(empty_store)
    assert (reply.destination, reply.recipient_id, reply.thread_ts) == (LAUNCH.id, GRACE.id, "1700.1")
    assert reply.payload["text"].startswith("Tell me which task")
    assert {"type": "user", "user_id": "U0MUSTER"} in reply.payload["blocks"][-1]["elements"][0]["elements"]


async def test_a_refused_click_is_told_without_repeating_anything(
    dispatch: Dispatch, empty_store: Store
) -> None:
    assert await dispatch.answer(from_click(click_payload("task_done", "99"), "")) is None
    (reply,) = await replies(empty_store)
    assert (reply.recipient_id, reply.payload["text"][:17]) == (GRACE.id, "There is no T-99 ")
    assert "You typed" not in str(reply.payload)


async def test_a_failure_is_owned_up_to_with_a_number_that_is_in_the_log(
    dispatch: Dispatch, empty_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_the_services(monkeypatch)
    with capture_logs() as logged:
        said = await answer(dispatch, ADD)
    (entry,) = logged
    assert (entry["event"], entry["name"], entry["log_level"]) == ("request_failed", "/task", "error")
    assert entry["error_id"] in said["text"]
    assert "/task add Draft the launch brief " in str(said["blocks"])
    assert "Draft" not in str(entry)
    assert await empty_store.read(find_task) is None


async def test_a_failed_click_is_owned_up_to_as_well(
    dispatch: Dispatch, empty_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_the_services(monkeypatch)
    with capture_logs() as logged:
        assert await dispatch.answer(from_click(click_payload("task_done", "1"), "")) is None
    (reply,) = await replies(empty_store)
    assert logged[0]["error_id"] in reply.payload["text"]


async def test_a_failed_event_is_left_for_slack_to_send_again(
    dispatch: Dispatch, empty_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    mention = from_event(mention_payload("<@U0MUSTER> add Tidy up"))
    with monkeypatch.context() as broken:
        break_the_services(broken)
        with capture_logs() as logged, pytest.raises(ZeroDivisionError):
            await dispatch.answer(mention)
    assert logged[0]["event"] == "request_failed"
    assert await replies(empty_store) == []
    await dispatch.answer(mention)
    assert len(await replies(empty_store)) == 1


@pytest.mark.parametrize("error", ["ratelimited", TimeoutError()], ids=["busy", "silent"])
async def test_while_slack_does_not_answer_questions_a_command_fails_and_says_so(
    dispatch: Dispatch, slack: StubSlack, error: Exception | str
) -> None:
    slack.errors[GRACE.id] = error
    with capture_logs() as logged:
        said = await answer(dispatch, ADD)
    assert logged[0]["error_id"] in said["text"]
    slack.errors.clear()
    assert (await answer(dispatch, ADD))["text"].startswith("Added: T-1 ")


async def test_all_questions_of_a_request_share_the_time_that_slack_waits(
    dispatch: Dispatch, slack: StubSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Grace is asked about first, and Ana last, whom the task names."""
    monkeypatch.setattr("handlers.dispatch.LOOK_UP_SECONDS", 0.6)
    slack.seconds = 0.4
    with capture_logs() as logged:
        said = await answer(dispatch, ADD)
    assert logged[0]["error_id"] in said["text"]
    assert (slack.asked[GRACE.id], slack.asked[ANA.id]) == (1, 0)
    slack.seconds = 0
    assert (await answer(dispatch, ADD))["text"].startswith("Added: T-1 ")
    assert slack.asked[GRACE.id] == 1


async def test_what_nobody_registered_is_passed_over(dispatch: Dispatch, empty_store: Store) -> None:
    for request in (
        from_command(command_payload("", name="/other"), ""),
        from_click(click_payload("other", "1"), ""),
        from_event(event_payload({"type": "team_join", "user": GRACE.id})),
    ):
        assert await dispatch.answer(request) is None
    assert await empty_store.read(queued) == []


async def test_what_slack_tells_of_people_reaches_the_store(dispatch: Dispatch, empty_store: Store) -> None:
    await answer(dispatch, ADD)
    user = {"id": ANA.id, "name": "ana", "tz": "Asia/Kolkata", "locale": "it-IT"}
    assert await dispatch.answer(from_event(event_payload({"type": "user_change", "user": user}))) is None
    moved = await empty_store.read(lambda unit: require_person(unit, TEAM, ANA.id))
    assert moved.zone_name == "Asia/Kolkata"


ASK = Registry(
    [
        Command("/task", lambda _act, _request: OpenModal(SURVEY), "", "", {}),
        Action("task_done", lambda _act, _request: UpdateModal(SURVEY)),
        ViewSubmission(
            "survey", lambda act, _request: Reply(Message(f"{act.place.id} {act.place.is_direct}"))
        ),
    ]
)


@pytest.fixture
def asking(empty_store: Store, slack: Any) -> Dispatch:
    return Dispatch(ASK, empty_store, slack, lambda: NOW, BOT)


async def test_a_modal_is_opened_once_after_the_commit(asking: Dispatch, slack: StubSlack) -> None:
    for _ in range(2):
        assert await asking.answer(ADD) is None
    [(method, arguments)] = slack.shown
    assert (method, arguments["trigger_id"]) == ("views.open", "1.2.3")


@pytest.mark.parametrize("error", ["expired_trigger_id", TimeoutError(), "ratelimited"], ids=str)
async def test_a_modal_that_comes_too_late_is_owned_up_to(
    asking: Dispatch, slack: StubSlack, error: Exception | str
) -> None:
    slack.errors["views.open"] = error
    with capture_logs() as logged:
        said = await answer(asking, ADD)
    assert said["text"] == "That took too long; please try again."
    assert [entry["event"] for entry in logged] == ["modal_not_shown"]


async def test_a_modal_that_slack_does_not_take_is_owned_up_to_with_a_number(
    asking: Dispatch, slack: StubSlack
) -> None:
    slack.errors["views.open"] = "invalid_arguments"
    with capture_logs() as logged:
        said = await answer(asking, ADD)
    assert logged[0]["error_id"] in said["text"]


@pytest.mark.parametrize("error", ["hash_conflict", "not_found", "exchanged_trigger_id"])
async def test_a_modal_that_was_changed_or_closed_meanwhile_is_left_as_it_is(
    asking: Dispatch, slack: StubSlack, empty_store: Store, error: str
) -> None:
    slack.errors["views.update"] = error
    click = from_click(view_click_payload("task_done", view_payload()), "")
    assert await asking.answer(click) is None
    assert slack.shown[0][0] == "views.update"
    assert await replies(empty_store) == []


async def test_a_form_of_no_channel_acts_in_the_direct_conversation_with_the_bot(
    asking: Dispatch, slack: StubSlack, empty_store: Store
) -> None:
    for envelope in ("envelope-1", "envelope-1", "envelope-2"):
        assert await asking.answer(from_form(form_payload(view_payload()), envelope)) is None
    told = [(reply.destination, reply.payload["text"]) for reply in await replies(empty_store)]
    assert told == [(GRACE.id, "D0GRACE True")] * 2
    assert slack.asked == {GRACE.id: 2}


@pytest.mark.parametrize(
    ("error", "present"),
    [("", [ANA.id, GRACE.id]), ("channel_not_found", [PIOTR.id])],
    ids=["shown", "hidden"],
)
async def test_who_is_in_a_channel_is_asked_once_it_matters(
    empty_store: Store, slack: StubSlack, error: str, present: list[str]
) -> None:
    """Where Slack does not say, whoever was seen there stays."""

    def look(act: Act, _request: Request) -> Outcome:
        require_roster(act.place)
        return Reply(Message(str(rosters.members(act.unit, act.workspace_id, act.place.id))))

    if error:
        slack.errors[f"members of {LAUNCH.id}"] = error
    registry = Registry([Command("/task", look, "", "", {})])
    dispatch = Dispatch(registry, empty_store, cast("Any", slack), lambda: NOW, BOT)

    def see_piotr(unit: Unit) -> None:
        save_workspace(unit, id=TEAM, name="orbita-goods", bot_user_id=BOT, created_at=NOW)
        rosters.enter(unit, TEAM, PIOTR.id, LAUNCH.id)

    await empty_store.write(see_piotr)
    for key in ("envelope-1", "envelope-2"):
        said = await answer(dispatch, replace(ADD, key=key))
        assert said["text"] == str(present)
    assert slack.asked[f"members of {LAUNCH.id}"] == (1 if error else 2)


@pytest.mark.parametrize(
    ("error", "found"),
    [("", [DESIGN.id, LAUNCH.id]), ("user_not_found", [LAUNCH.id])],
    ids=["shown", "a stranger"],
)
async def test_which_channels_a_guest_is_in_is_asked_before_they_act(
    empty_store: Store, slack: StubSlack, error: str, found: list[str]
) -> None:
    """Where Slack does not say, it is where they were seen."""

    def look(act: Act, _request: Request) -> Outcome:
        return Reply(Message(str(rosters.channels_of(act.unit, act.workspace_id, act.by.id))))

    slack.users[GRACE.id] |= {"is_restricted": True}
    slack.whereabouts[GRACE.id] = [LAUNCH.id, DESIGN.id]
    if error:
        slack.errors[f"channels of {GRACE.id}"] = error
    now = NOW
    registry = Registry([Command("/task", look, "", "", {})])
    dispatch = Dispatch(registry, empty_store, cast("Any", slack), lambda: now, BOT)
    for number, (days, asked) in enumerate(((0, 1), (0, 1), (1, 1), (2, 2))):
        now = NOW + timedelta(days=days)
        said = await answer(dispatch, replace(ADD, key=f"envelope-{number}"))
        assert said["text"] == str(found)
        assert slack.asked[f"channels of {GRACE.id}"] == asked * (1 if error else 2)


async def test_the_bots_own_doing_is_not_answered(empty_store: Store, slack: Any) -> None:
    heard: list[str] = []

    def hear(_act: Act, request: Request) -> Outcome:
        heard.append(request.user_id)
        return Nothing()

    dispatch = Dispatch(Registry([Event("reaction_added", hear, ())]), empty_store, slack, lambda: NOW, BOT)
    for number, person in enumerate((BOT, GRACE.id)):
        item = {"type": "message", "channel": LAUNCH.id, "ts": "1.1"}
        reaction = {"type": "reaction_added", "user": person, "item": item}
        await dispatch.answer(from_event(event_payload(reaction, f"Ev{number}")))
    assert set(heard) == {GRACE.id}


@pytest.fixture
def bolt(dispatch: Dispatch) -> AsyncApp:
    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-1", bot_user_id=BOT)

    app = AsyncApp(signing_secret="s", authorize=authorize, process_before_response=True)
    dispatch.attach(app)
    return app


async def through(bolt: AsyncApp, body: dict[str, Any], envelope: str = "") -> tuple[int, str]:
    request = AsyncBoltRequest(mode="socket_mode", body=body, context={"envelope_id": envelope})
    response = await bolt.async_dispatch(request)
    return response.status, response.body


async def test_commands_clicks_and_events_come_through_bolt(bolt: AsyncApp, empty_store: Store) -> None:
    for _ in range(2):
        status, body = await through(bolt, command_payload("add Tidy up"), "envelope-1")
        assert (status, "Added: T-1 Tidy up" in body) == (200, True)
    assert await through(bolt, click_payload("task_done", "1"), "envelope-2") == (200, "")
    assert await through(bolt, mention_payload("<@U0MUSTER> list")) == (200, "")
    assert len(await replies(empty_store)) == 2


async def test_every_event_is_acknowledged_also_those_nobody_handles(bolt: AsyncApp) -> None:
    assert await through(bolt, event_payload({"type": "team_rename", "name": "x"})) == (200, "")


async def test_what_belongs_to_no_workspace_is_passed_over(dispatch: Dispatch, slack: StubSlack) -> None:
    body = mention_payload("add Draft the launch brief") | {"team_id": None}
    assert await dispatch.answer(from_event(body)) is None
    assert not slack.asked


async def test_the_first_click_of_a_workspace_is_answered_also_while_slack_is_away(
    dispatch: Dispatch, slack: StubSlack, empty_store: Store
) -> None:
    slack.errors[GRACE.id] = TimeoutError()
    await dispatch.answer(from_click(click_payload("task_done", "1"), ""))
    [told] = await empty_store.read(queued)
    assert (told.recipient_id, "went wrong" in told.payload["text"]) == (GRACE.id, True)
