"""Whoever caused a message that Slack would not take is told."""

from dataclasses import replace

from bot.domain.outgoing import Method
from bot.domain.tasks.commands import NewTask
from bot.services import undelivered
from bot.services.tasks import adding
from bot.services.undelivered import NOTE, NoteView
from storage.unit import Unit
from tests.units import GRACE, LAUNCH, NOW, act, queued


def test_the_person_behind_it_gets_a_direct_message_with_the_reason(unit: Unit) -> None:
    adding.add(act(unit, GRACE), NewTask("Draft"))
    (card,) = queued(unit)
    undelivered.tell_actor(unit, card, "is_archived", NOW)
    _, note = queued(unit)
    assert (note.method, note.content, note.destination, note.actor_id) == (Method.POST, NOTE, GRACE.id, None)
    assert undelivered.note_view(unit, note) == NoteView(GRACE, "T-1", LAUNCH.id, "is_archived")


def test_a_message_that_is_nobodys_doing_is_told_to_nobody(unit: Unit) -> None:
    adding.add(act(unit, GRACE), NewTask("Draft"))
    (card,) = queued(unit)
    undelivered.tell_actor(unit, replace(card, actor_id=None), "is_archived", NOW)
    assert queued(unit) == [card]
