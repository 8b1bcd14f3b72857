"""What leaves through the outbox, as it reads when it leaves."""

from dataclasses import replace

from bot.domain.due import Due, Grain
from bot.domain.outgoing import Draft, Outgoing
from bot.domain.task_grammar import NewTask
from bot.messages.layout import Message
from bot.messages.outgoing import CONTENTS, rendered
from bot.services import nudges, tasks, undelivered
from bot.services.tasks import CARD, DUE_NUDGE
from storage import outbox, timers
from storage.unit import Unit
from tests.bot.messages.reading import problems, shown
from tests.units import ANA, FRIDAY_FIVE, GRACE, NOW, TEAM, act, queued

BRIEF = NewTask("Draft the launch brief", ANA.id, Due(FRIDAY_FIVE, Grain.TIME))


def one_of_each_kind(unit: Unit) -> dict[str, Outgoing]:
    tasks.add(act(unit, GRACE), BRIEF)
    (card,) = queued(unit)
    nudges.nudge_of_deadline(unit, timers.Due(TEAM, DUE_NUDGE, "T-1", NOW), NOW)
    undelivered.tell_actor(unit, card, "is_archived", NOW)
    payload = {"text": "hello", "blocks": []}
    outbox.whisper(
        unit, Draft(TEAM, "reply", "", card.destination, NOW, recipient_id=GRACE.id, payload=payload)
    )
    return {message.content: message for message in queued(unit)}


def words(unit: Unit, message: Outgoing) -> str:
    found = rendered(unit, message, NOW)
    assert found
    assert problems(found) == []
    return found.text


def test_every_kind_of_content_is_rendered_for_its_reader(unit: Unit) -> None:
    queue = one_of_each_kind(unit)
    assert {kind: words(unit, message) for kind, message in queue.items()} == {
        CARD: "T-1 Draft the launch brief · ana · due Fri 27 Nov 17:00",
        DUE_NUDGE: ":alarm_clock: Scade ven 27 nov 23:00 (tra 4 giorni): T-1 Draft the launch brief",
        undelivered.NOTE: (
            "T-1 is stored, but its card could not be posted in <#C0LAUNCH>. Slack said: is_archived."
        ),
        "reply": "hello",
    }
    assert set(queue) == set(CONTENTS)


def test_what_is_queued_reads_as_things_stand_when_it_leaves(unit: Unit) -> None:
    queue = one_of_each_kind(unit)
    tasks.finish(act(unit, ANA), (1,))
    for kind in (CARD, DUE_NUDGE):
        message = rendered(unit, queue[kind], NOW)
        assert message
        assert "<@U0ANA>" in shown(message)
        assert [block["type"] for block in message.blocks] == ["section"]


def test_about_what_is_gone_there_is_nothing_to_say(unit: Unit) -> None:
    queue = one_of_each_kind(unit)
    for kind in (CARD, DUE_NUDGE):
        assert rendered(unit, replace(queue[kind], subject="T-99"), NOW) is None


def test_a_reply_is_sent_as_it_was_given(unit: Unit) -> None:
    assert rendered(unit, one_of_each_kind(unit)["reply"], NOW) == Message("hello", [])
