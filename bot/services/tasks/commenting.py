"""Comments: what people write in the thread of a task's card, or send there by command."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.outgoing import Draft, Outgoing
from bot.domain.posts import Post
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.commands import CommentOnTask
from bot.domain.tasks.task import Task, task_number
from bot.domain.typed_text import printable
from bot.services.act import Act
from bot.services.tasks.sight import find_visible, thread_task
from storage import cards, comments, outbox
from storage.comments import Comment
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
    sent = Comment(
        *(act.workspace_id, channel_id, act.deed, task.number, act.by.id), printable(wanted.text), act.now
    )
    _keep(act.unit, sent, act.now)
    act.record("task_commented", task.name)
    return task


def commented_task(unit: Unit, workspace_id: str, channel_id: str, thread_ts: str) -> int | None:
    """The task in whose card's thread one is; None in any other."""
    card = cards.card_at(unit, workspace_id, channel_id, thread_ts)
    return task_number(card.about) if card is not None and card.about.startswith("T-") else None


def hear(unit: Unit, workspace_id: str, post: Post, now: datetime) -> None:
    """Somebody wrote in the thread of a task's card."""
    number = commented_task(unit, workspace_id, post.channel_id, post.thread_ts)
    if number is not None:
        text = printable(post.text)
        said = Comment(
            *(workspace_id, post.channel_id, post.ts, number, post.author_id), text=text, at=post.at
        )
        _keep(unit, said, now)


def reword(unit: Unit, workspace_id: str, post: Post) -> None:
    comments.change(unit, workspace_id, post.channel_id, post.ts, printable(post.text))


def forget(unit: Unit, workspace_id: str, channel_id: str, ts: str, now: datetime) -> None:
    """A comment was deleted."""
    number = comments.task_of(unit, workspace_id, channel_id, ts)
    if number is not None:
        comments.remove(unit, workspace_id, channel_id, ts, number)
        outbox.follow(unit, workspace_id, f"T-{number}", now)


def _keep(unit: Unit, said: Comment, now: datetime) -> None:
    """The card shows how many there are."""
    comments.add(unit, said)
    outbox.follow(unit, said.workspace_id, f"T-{said.number}", now)


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
