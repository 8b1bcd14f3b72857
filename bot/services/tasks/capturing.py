"""Messages become tasks: what they ask for or promise, of whom, by when; else their words as they stand."""

from dataclasses import dataclass, replace

from bot.domain.action_items.finding import ActionItem, Said, action_items
from bot.domain.captured_text import title_and_notes
from bot.domain.due import Due
from bot.domain.due_phrases.in_text import deadline_of
from bot.domain.named_people import marked, with_names
from bot.domain.people import Person
from bot.domain.posts import Post
from bot.domain.sentences import shortened
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.task import TITLE_LIMIT, Task, check_title, task_number
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
    author = _author(act, post)
    asked = _only_request(post, author)
    due = (asked.due if asked else None) or deadline_of(post.text, author, post.at)
    due = due if due and due.at > act.now else None
    title, notes = _wording(post, asked, named, says_when=due is None)
    return Captured(post, title, notes, _owner(asked, author, named), due, task_of(act, post))


def _wording(
    post: Post, asked: ActionItem | None, named: dict[str, Person], *, says_when: bool
) -> tuple[str, str]:
    """Title and notes: these keep what the title leaves out, a deadline that has passed, too."""
    names = {member_id: person.name for member_id, person in named.items()}
    whole, notes = title_and_notes(post.text, names.__getitem__)
    if asked is None:
        return whole, notes
    is_all = asked.words == " ".join(marked(post.text).split()) and not (asked.due and says_when)
    title = shortened(with_names(asked.title, names.__getitem__), TITLE_LIMIT)
    return title, notes or ("" if is_all else whole)


def _owner(asked: ActionItem | None, author: Person, named: dict[str, Person]) -> Person | None:
    """Whoever is asked or promised it, else the first named: nobody who cannot have tasks."""
    meant = asked.owner_id if asked else None
    first = {author.id: author, **named}.get(meant) if meant else None
    able = (person for person in (first, *named.values()) if person is not None)
    return next((person for person in able if not (person.is_bot or person.has_left)), None)


def _author(act: Act, post: Post) -> Person:
    """Of what an app posted, whoever makes a task of it."""
    return require_person(act.unit, act.workspace_id, post.author_id) if post.author_id else act.by


def _only_request(post: Post, author: Person) -> ActionItem | None:
    """What the message asks for or promises, where that is one thing; an app promises nothing."""
    found = action_items(Said(author, post.text, post.at)) if post.author_id else []
    return found[0] if len(found) == 1 else None


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
