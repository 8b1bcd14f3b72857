"""Messages become tasks: their words, the first person they name, the deadline they speak of."""

from dataclasses import dataclass, replace

from bot.domain.captured_text import title_and_notes
from bot.domain.due import Due
from bot.domain.due_phrases.in_text import deadline_of
from bot.domain.people import Person
from bot.domain.posts import Post
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.task import Task, check_title, task_number
from bot.domain.typed_text import take_mentions
from bot.services.act import Act
from bot.services.links import link_to
from bot.services.tasks.adding import Added, add
from bot.services.tasks.sight import may_see_task
from storage import cards, sources, tasks
from storage.people import require_people, require_person


@dataclass(frozen=True)
class Captured:
    """What a message would be as a task; `known` is the task that it is already."""

    post: Post
    title: str
    notes: str
    owner: Person | None
    due: Due | None
    known: Task | None = None


def read(act: Act, post: Post) -> Captured:
    """Raises NotYetKnown for people of whom Slack was never asked."""
    ids, _ = take_mentions(post.text)
    named = {person.id: person for person in require_people(act.unit, act.workspace_id, ids)}
    title, notes = title_and_notes(post.text, lambda member_id: named[member_id].name)
    owner = next((person for person in named.values() if not (person.is_bot or person.has_left)), None)
    return Captured(post, title, notes, owner, _deadline(act, post), task_of(act, post))


def task_of(act: Act, post: Post) -> Task | None:
    """The task that was made of the message, or whose card it is: an old reminder, say, of one that the
    person may not see any more, is none.
    """
    card = cards.card_at(act.unit, act.workspace_id, post.channel_id, post.ts)
    if card is not None and card.about.startswith("T-"):
        number: int | None = task_number(card.about)
    else:
        number = sources.number_of(act.unit, act.workspace_id, post.key)
    found = tasks.find(act.unit, act.workspace_id, number) if number else None
    return found if found is not None and may_see_task(act, found) else None


def capture(act: Act, post: Post) -> Added | Task:
    """Add it as it stands, or give the task that it is already. Raises Refusal for one without words."""
    known = task_of(act, post)
    if known is None and not sources.claim(act.unit, act.workspace_id, post.key):
        known = task_of(act, post)  # somebody else was faster
    if known is not None:
        return known
    found = read(act, post)
    owner_id = found.owner.id if found.owner else None
    new = NewTask(check_title(found.title), owner_id, found.due)
    return keep(act, post, new, found.notes)


def keep(act: Act, post: Post, new: NewTask, notes: str) -> Added:
    """Add a task in the thread of the message it was made of."""
    link = link_to(act.unit, act.workspace_id, post.channel_id, post.ts, post.thread_ts)
    added = add(replace(act, thread_ts=post.thread_ts), new, permalink=link, notes=notes)
    if sources.claim(act.unit, act.workspace_id, post.key) or task_of(act, post) is None:
        sources.note(act.unit, act.workspace_id, post.key, added.task.number)
    return added


def _deadline(act: Act, post: Post) -> Due | None:
    """As whoever wrote it meant it then; nothing that has passed since."""
    author = require_person(act.unit, act.workspace_id, post.author_id) if post.author_id else act.by
    due = deadline_of(post.text, author, post.at)
    return due if due and due.at > act.now else None
