"""Comments: what people send to the thread of a task's card by command."""

from dataclasses import dataclass

from bot.domain.outgoing import Draft, Outgoing
from bot.domain.refusal import N_, Refusal
from bot.domain.task_commands import CommentOnTask
from bot.domain.tasks import Task
from bot.services.act import Act
from bot.services.tasks.sight import find_visible, thread_task
from storage import cards, outbox
from storage.unit import Unit

COMMENT = "task_comment"
COMMENT_LIMIT = 2500


@dataclass(frozen=True)
class CommentView:
    author_id: str
    text: str


def comment(act: Act, wanted: CommentOnTask) -> Task:
    """Goes to the thread of the task's card, in the author's name. Raises Refusal where there is no card."""
    task = find_visible(act, wanted.numbers[0] if wanted.numbers else thread_task(act))
    if len(wanted.text) > COMMENT_LIMIT:
        raise Refusal(
            N_("A comment has at most {limit} characters."),
            example="/task comment T-12 The printer wants PDF",
            limit=COMMENT_LIMIT,
        )
    channel_id, thread_ts = _thread_of(act, task)
    about = {"author": act.by.id, "text": wanted.text}
    outbox.post(
        act.unit,
        Draft(
            *(act.workspace_id, COMMENT, task.name, channel_id, act.now, thread_ts),
            actor_id=act.by.id,
            payload=about,
        ),
    )
    act.record("task_commented", task.name)
    return task


def comment_view(_unit: Unit, message: Outgoing) -> CommentView:
    return CommentView(message.payload["author"], message.payload["text"])


def _thread_of(act: Act, task: Task) -> tuple[str, str]:
    """The channel and thread of the task's card, or of the message it was captured from."""
    for card in cards.cards_of(act.unit, act.workspace_id, task.name):
        if card.ts and card.channel_id == task.channel_id:
            return task.channel_id, card.thread_ts or card.ts
    if task.thread_ts:
        return task.channel_id, task.thread_ts
    raise Refusal(
        N_("{task} has no card in its channel, so there is no thread to write to."),
        example="/task edit T-12",
        task=task.name,
    )
