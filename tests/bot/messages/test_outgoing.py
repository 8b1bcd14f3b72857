"""What leaves through the outbox, as it reads when it leaves."""

from dataclasses import replace

from bot.domain.outgoing import Draft, Outgoing, left_in
from bot.domain.tasks.commands import CommentOnTask
from bot.messages.layout import Message
from bot.messages.outgoing import CONTENTS, rendered
from bot.messages.uploads import Upload
from bot.sandbox.blocks import view_problems
from bot.services import naming, undelivered
from bot.services.approvals.exporting import EXPORT as REQUEST_EXPORT
from bot.services.approvals.keeping import CARD as REQUEST_CARD
from bot.services.approvals.news import NEWS as REQUEST_NEWS
from bot.services.attention.firing import NUDGES
from bot.services.digests.timing import DIGEST, NOTE
from bot.services.digests.views import CHART, PAGE
from bot.services.imports.keeping import CARD as IMPORT_CARD
from bot.services.imports.keeping import REPORT
from bot.services.naming import NAMED
from bot.services.standups import kinds
from bot.services.tasks import adding, changing, commenting, homes
from bot.services.tasks.commenting import COMMENT
from bot.services.tasks.exporting import EXPORT, send_export
from bot.services.tasks.handing_over import LEFT
from bot.services.tasks.homes import HOME
from bot.services.tasks.keeping import CARD
from bot.services.tasks.news import NEWS, Event, tell
from storage import outbox
from storage.unit import Unit
from tests.bot.messages.reading import problems, shown
from tests.bot.services.attention.nudged import at, fire
from tests.bot.services.tasks.work import BRIEF
from tests.units import ANA, GRACE, GRACE_AND_BOT, LAUNCH, NOW, PIOTR, TEAM, act, queued

_SENT_BY_STANDUPS = ("PROMPT", "REPORT", "DETAILS", "CLOSING", "MISSED")


def one_of_each_kind(unit: Unit) -> dict[str, Outgoing]:
    task = adding.add(replace(act(unit, GRACE), thread_ts="1.2"), BRIEF).task
    (card,) = queued(unit)
    tell(act(unit, GRACE), Event.GIVEN, task, ANA.id)
    commenting.comment(act(unit, ANA), CommentOnTask((1,), "The printer wants PDF &amp; not PNG"))
    fire(unit, at(27, 9))
    undelivered.tell_actor(unit, card, "is_archived", NOW)
    left = {"member": PIOTR.id, "count": 12, "numbers": [1]}
    outbox.post_card(unit, Draft(TEAM, LEFT, left_in(LAUNCH.id), GRACE.id, NOW, payload=left))
    send_export(act(unit, GRACE), "csv")
    naming.show(act(unit, PIOTR), ("T-1",), "1.9", None)
    homes.open_home(act(unit, ANA, GRACE_AND_BOT))
    payload = {"text": "hello", "blocks": []}
    outbox.whisper(
        unit, Draft(TEAM, "reply", "", card.destination, NOW, recipient_id=GRACE.id, payload=payload)
    )
    return {message.content: message for message in queued(unit)}


def words(unit: Unit, message: Outgoing) -> str:
    found = rendered(unit, message, NOW)
    assert found
    if isinstance(found, Upload):
        return found.comment
    if message.content == HOME:
        assert view_problems({"type": "home", "blocks": found.blocks}, "home") == []
        return shown(found).splitlines()[0]
    assert problems(found) == []
    return found.text


def test_every_kind_of_content_is_rendered_for_its_reader(unit: Unit) -> None:
    queue = one_of_each_kind(unit)
    assert {kind: words(unit, message) for kind, message in queue.items()} == {
        CARD: "T-1 Draft the launch brief · ana · due Fri 27 Nov 17:00",
        NEWS: "<@U0GRACE> ti ha assegnato un'attività: T-1 Draft the launch brief",
        COMMENT: "The printer wants PDF &amp; not PNG",
        NUDGES: ":alarm_clock: Scade ven 27 nov 23:00 (tra 4 giorni): T-1 Draft the launch brief",
        undelivered.NOTE: (
            "T-1 is stored, but its card could not be posted in <#C0LAUNCH>. Slack said: is_archived."
        ),
        LEFT: "piotr left: 12 tasks without owner in <#C0LAUNCH>. T-1 Draft the launch brief",
        NAMED: "T-1 Draft the launch brief",
        EXPORT: "The tasks of launch, Mon 23 Nov 09:30",
        HOME: "Aggiungi attività…",
        "reply": "hello",
    }
    # See tests/bot/messages/imports, approvals and standups, tests/bot/services/approvals.
    of_standups = {getattr(kinds, name) for name in _SENT_BY_STANDUPS}
    elsewhere = {IMPORT_CARD, REPORT, REQUEST_CARD, REQUEST_NEWS, REQUEST_EXPORT, *of_standups}
    elsewhere |= {DIGEST, NOTE, PAGE, CHART}
    assert set(queue) | elsewhere == set(CONTENTS)


def test_what_is_queued_reads_as_things_stand_when_it_leaves(unit: Unit) -> None:
    queue = one_of_each_kind(unit)
    changing.finish(act(unit, ANA), (1,))
    for kind in (CARD, NUDGES):
        message = rendered(unit, queue[kind], NOW)
        assert isinstance(message, Message)
        assert "<@U0ANA>" in shown(message)
        assert "task_done" not in str(message.blocks)


def test_about_what_is_gone_there_is_nothing_to_say(unit: Unit) -> None:
    queue = one_of_each_kind(unit)
    changing.finish(act(unit, ANA), (1,))
    assert rendered(unit, queue[NEWS], NOW) is None
    assert rendered(unit, replace(queue[CARD], subject="T-99"), NOW) is None
    gone = {"items": [{**item, "subject": "T-99"} for item in queue[NUDGES].payload["items"]]}
    assert rendered(unit, replace(queue[NUDGES], payload=gone), NOW) is None


def test_a_reply_is_sent_as_it_was_given(unit: Unit) -> None:
    assert rendered(unit, one_of_each_kind(unit)["reply"], NOW) == Message("hello", [])
