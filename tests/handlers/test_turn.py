"""One request inside its unit of work."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.outgoing import Method
from bot.domain.refusal import Refusal
from bot.domain.tasks.facets import Facet
from bot.messages.layout import Message
from bot.messages.modals import Modal
from bot.services.act import Act
from handlers.entries import Event, News, ViewSubmission
from handlers.outcomes import Nothing, OpenModal, Outcome, Reply
from handlers.payloads import from_click, from_command, from_event, from_form
from handlers.registry import Registry, build_registry
from handlers.requests import AnswerBy, Request
from handlers.turn import Turn
from storage import audit, people, seen, task_lists
from storage.people import NotYetKnown
from storage.task_queries import Query
from storage.unit import Unit
from tests.handlers.payloads import (
    click_payload,
    command_payload,
    event_payload,
    form_payload,
    mention_payload,
    message_payload,
    view_payload,
)
from tests.units import ANA, GRACE, GRACE_AND_BOT, LAUNCH, NOW, TEAM, queued

ADD = from_command(command_payload("add Tidy up"), "envelope-1")


def turn(request: Request) -> Turn:
    registry = build_registry()
    [(entry, heard)] = registry.listeners(request)
    return Turn(registry, entry, heard, NOW)


def open_tasks(unit: Unit) -> int:
    return len(task_lists.every(unit, TEAM, Query.along(Facet.IN, LAUNCH.id), 100))


def replies(unit: Unit) -> list[tuple[Method, str, str | None, str | None]]:
    """Each queued answer: how, where, to whom alone, in which thread."""
    return [
        (message.method, message.destination, message.recipient_id, message.thread_ts)
        for message in queued(unit)
        if message.content == "reply"
    ]


def test_the_answer_to_a_command_rides_on_its_acknowledgement(unit: Unit) -> None:
    answer = turn(ADD).take(unit)
    assert isinstance(answer, dict)
    assert answer["response_type"] == "ephemeral"
    assert answer["text"] == "Added: T-1 Tidy up · nobody yet · no due date"
    assert answer["blocks"]
    assert replies(unit) == []


def test_the_same_command_delivered_twice_has_one_effect_and_the_same_answer(unit: Unit) -> None:
    assert turn(ADD).take(unit) == turn(ADD).take(unit)
    assert open_tasks(unit) == 1


def test_the_same_form_delivered_twice_has_one_effect_and_the_same_answer(unit: Unit) -> None:
    def sent(act: Act, _request: Request) -> Outcome:
        act.record("sent", "survey")
        return OpenModal(Modal("survey", "Another", []))

    entry = ViewSubmission("survey", sent)
    view = view_payload(metadata='["C0LAUNCH",null,{}]')
    request = from_form(form_payload(view), "envelope-1")
    first, second = (Turn(Registry([entry]), entry, request, NOW).take(unit) for _ in range(2))
    assert isinstance(first, dict)
    assert first["response_action"] == "push"
    assert first == second
    assert len(audit.story(unit, TEAM, "survey")) == 1


def test_the_same_words_typed_again_are_another_task(unit: Unit) -> None:
    turn(ADD).take(unit)
    turn(replace(ADD, key="envelope-2")).take(unit)
    assert open_tasks(unit) == 2


def test_a_delivery_without_a_key_is_taken_as_it_comes(unit: Unit) -> None:
    for _ in range(2):
        turn(replace(ADD, key="", may_come_again=False)).take(unit)
    assert open_tasks(unit) == 2


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        (
            from_event(mention_payload("<@U0MUSTER> add Tidy up", thread_ts="1699.0")),
            (Method.EPHEMERAL, "C0LAUNCH", "U0GRACE", "1699.0"),
        ),
        (from_event(message_payload("add Tidy up")), (Method.POST, "D0GRACE", None, None)),
    ],
    ids=["mention", "direct message"],
)
def test_an_event_is_answered_once_where_it_was_said(
    unit: Unit, asked: Request, reply: tuple[Method, str, str | None, str | None]
) -> None:
    people.remember_dm(unit, TEAM, GRACE.id, GRACE_AND_BOT.id)
    for _ in range(2):
        assert turn(asked).take(unit) is None
    assert replies(unit) == [reply]


def test_a_click_is_answered_once_to_the_person_alone(unit: Unit) -> None:
    turn(ADD).take(unit)
    click = from_click(click_payload("task_done", "1", ANA), "envelope-2")
    for _ in range(2):
        assert turn(click).take(unit) is None
    assert replies(unit) == [(Method.EPHEMERAL, "C0LAUNCH", "U0ANA", None)]


def test_what_shows_by_itself_is_not_answered(unit: Unit) -> None:
    turn(ADD).take(unit)
    assert turn(from_click(click_payload("task_tomorrow", "1"), "envelope-2")).take(unit) is None
    assert replies(unit) == []


def test_news_are_taken_over_and_nobody_is_answered(unit: Unit) -> None:
    user = {"id": ANA.id, "name": "ana", "real_name": "Ana Bianchi"}
    assert turn(from_event(event_payload({"type": "user_change", "user": user}))).take(unit) is None
    assert queued(unit) == []


@pytest.mark.parametrize(
    ("name", "shown", "not_shown"),
    [("/task", "/task done", "*/muster*"), ("/muster", "/task help", "/task done")],
)
def test_help_shows_what_is_registered(unit: Unit, name: str, shown: str, not_shown: str) -> None:
    answer = turn(from_command(command_payload("help", name=name), "")).take(unit)
    assert isinstance(answer, dict)
    assert shown in answer["text"]
    assert not_shown not in answer["text"]


def test_whoever_is_refused_is_known_by_then(unit: Unit) -> None:
    asked = turn(from_command(command_payload("done frobnicate", ANA), ""))
    assert asked.reader.locale.language == "en"
    with pytest.raises(Refusal):
        asked.take(unit)
    assert asked.by == ANA
    assert asked.reader.locale.language == "it"


def test_somebody_or_somewhere_unknown_must_be_asked_about(unit: Unit) -> None:
    with pytest.raises(NotYetKnown) as caught:
        turn(replace(ADD, user_id="U0NEW")).take(unit)
    assert (list(caught.value.members), list(caught.value.channels)) == (["U0NEW"], [])
    with pytest.raises(NotYetKnown) as caught:
        turn(replace(ADD, key="envelope-2", channel_id="C0NEW")).take(unit)
    assert (list(caught.value.members), list(caught.value.channels)) == ([], ["C0NEW"])


def test_what_is_told_afterwards_is_told_once_and_settles_the_delivery(unit: Unit) -> None:
    asked = from_event(mention_payload("<@U0MUSTER> add Tidy up"))
    for _ in range(2):
        turn(asked).tell(unit, Message("No.", []))
    assert turn(asked).take(unit) is None
    assert replies(unit) == [(Method.EPHEMERAL, "C0LAUNCH", GRACE.id, "1700.1")]
    assert queued(unit)[0].payload == {"text": "No.", "blocks": []}
    assert asked.answer_by is AnswerBy.WHISPER
    assert open_tasks(unit) == 0


def about_nothing(unit: Unit, request: Request) -> bool:
    """Looks something up that is not there."""
    return request.text == "of mine" and audit.story(unit, TEAM, "nothing") == []


@pytest.mark.parametrize("kind", [Event, News])
def test_an_event_that_concerns_nobody_leaves_no_trace(unit: Unit, kind: type[Event] | type[News]) -> None:
    heard: list[str] = []

    def hear(*_: object) -> Any:
        heard.append("heard")
        return Nothing()

    registry = Registry([kind("message.im", hear, (), concerns=about_nothing)])
    of_others, of_mine = (from_event(message_payload(text)) for text in ("of others", "of mine"))
    for request in (of_others, of_others, of_mine, of_mine):
        [(entry, wanted)] = registry.listeners(request)
        Turn(registry, entry, wanted, NOW).take(unit)
    assert heard == ["heard"]
    assert not seen.claim(unit, TEAM, of_mine.key, NOW)


def test_an_answer_can_go_to_the_thread_that_it_is_about(unit: Unit) -> None:
    registry = Registry([Event("app_mention", lambda *_: Reply(Message("Here"), "1690.1"), ())])
    [(entry, heard)] = registry.listeners(from_event(mention_payload("Where?")))
    Turn(registry, entry, heard, NOW).take(unit)
    assert replies(unit) == [(Method.EPHEMERAL, LAUNCH.id, GRACE.id, "1690.1")]
