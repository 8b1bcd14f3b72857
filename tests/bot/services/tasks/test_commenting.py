"""Comments from threads and by command."""

import asyncio
from dataclasses import replace
from functools import partial

from bot.domain.posts import Post
from bot.domain.tasks.commands import CommentOnTask, NewTask
from bot.domain.tasks.task import Task
from bot.services.tasks import adding, changing, commenting
from bot.services.tasks.views import card_view
from storage import cards, comments, lanes, tasks, workspaces
from storage.store import Store
from storage.unit import Unit
from tests.units import ANA, BOT, GRACE, LAUNCH, NOW, TEAM, act, queued, settle_in

CARD_TS = "1795442400.000100"
SAID = Post(LAUNCH.id, "1795442401.000100", CARD_TS, ANA.id, "The printer wants PDF")


def with_card(unit: Unit) -> None:
    """T-1, whose card is posted."""
    adding.add(act(unit, GRACE), NewTask("Draft the brief"))
    [card] = cards.cards_of(unit, TEAM, "T-1")
    lanes.place_card(unit, card, LAUNCH.id, CARD_TS, "shown")


def found(unit: Unit) -> Task:
    task = tasks.find(unit, TEAM, 1)
    assert task
    return task


def hear(unit: Unit, post: Post) -> None:
    commenting.hear(unit, TEAM, post, NOW)


def test_a_comment_counts_once_however_often_slack_tells_of_it(unit: Unit) -> None:
    with_card(unit)
    for _ in range(2):
        hear(unit, SAID)
    assert found(unit).comments == 1


def test_what_is_said_in_another_thread_or_deleted_elsewhere_counts_nowhere(unit: Unit) -> None:
    with_card(unit)
    hear(unit, replace(SAID, thread_ts="1795442400.000900"))
    commenting.forget(unit, TEAM, LAUNCH.id, SAID.ts, NOW)
    commenting.reword(unit, TEAM, SAID)
    assert found(unit).comments == 0


def test_control_characters_are_left_out_of_what_is_kept(unit: Unit) -> None:
    with_card(unit)
    hear(unit, replace(SAID, text="PDF\x00 \u202eplease"))
    unit.cursor.execute("SELECT text FROM task_comment")
    assert unit.cursor.fetchall()[0][0] == "PDF please"


def test_who_changes_the_task_meanwhile_keeps_the_count(unit: Unit) -> None:
    with_card(unit)
    hear(unit, SAID)
    changing.start(act(unit, ANA), (1,))
    assert found(unit).comments == 1


def test_the_card_leads_to_the_newest_reply_and_without_one_to_itself(unit: Unit) -> None:
    workspaces.note(unit, TEAM, BOT, "https://orbita.slack.com/", NOW)
    with_card(unit)
    [message] = [each for each in queued(unit) if each.content == "task_card"]
    commenting.comment(act(unit, GRACE), CommentOnTask((1,), "By command"))
    view = card_view(unit, message)
    assert view
    assert view.thread == f"https://orbita.slack.com/archives/{LAUNCH.id}/p1795442400000100"
    for ts in ("1795442401.000100", "1795442403.000100", "1795442402.000100"):
        hear(unit, replace(SAID, ts=ts))
    view = card_view(unit, message)
    assert view
    assert view.thread == (
        f"https://orbita.slack.com/archives/{LAUNCH.id}/p1795442403000100?thread_ts={CARD_TS}&cid={LAUNCH.id}"
    )
    assert view.task.comments == 4


def test_people_who_comment_at_the_same_moment_are_all_counted(store: Store) -> None:
    async def all_at_once() -> Task:
        await store.write(settle_in)
        await store.write(with_card)
        said = [replace(SAID, ts=f"179544240{number}.000100") for number in range(9)]
        await asyncio.gather(*(store.write(partial(hear, post=post)) for post in said))
        return await store.read(found)

    assert asyncio.run(all_at_once()).comments == 9


def test_a_comment_that_is_gone_is_no_longer_the_newest(unit: Unit) -> None:
    with_card(unit)
    hear(unit, SAID)
    commenting.forget(unit, TEAM, LAUNCH.id, SAID.ts, NOW)
    assert (found(unit).comments, comments.newest_of(unit, TEAM, 1)) == (0, None)
