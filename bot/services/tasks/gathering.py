"""What a thread asks for and promises, proposed as tasks: nothing is added unless somebody chooses it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.action_items.finding import ActionItem, Said, action_items
from bot.domain.due import Due
from bot.domain.named_people import named_in, with_names
from bot.domain.people import Person
from bot.domain.posts import Post
from bot.domain.sentences import shortened
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.facets import Facet, thread_key
from bot.domain.tasks.task import TITLE_LIMIT, Task, check_title
from bot.services.act import Act
from bot.services.links import link_to
from bot.services.tasks.adding import add
from bot.services.tasks.sight import sight_of
from storage import sources, task_lists, tasks
from storage.people import require_people
from storage.task_queries import AFTER_THE_LAST, Query

_MOST_TASKS_OF_A_THREAD = 200


@dataclass(frozen=True)
class Proposal:
    """`key` is the same each time the thread is read; `known` is the task that it is already."""

    key: str
    post: Post
    title: str
    notes: str
    owner: Person | None
    others: tuple[str, ...]
    due: Due | None
    is_certain: bool
    known: Task | None = None


@dataclass(frozen=True)
class Gathered:
    """`known` were tasks already; `gone` of those chosen stand in the thread no longer."""

    added: list[Task] = field(default_factory=list)
    known: list[Task] = field(default_factory=list)
    gone: int = 0


def proposals(act: Act, posts: Sequence[Post]) -> list[Proposal]:
    """In the order of the thread, each once. `posts` are people's, none of them words for the bot.

    Raises NotYetKnown for people of whom Slack was never asked.
    """
    # Read as if the actor had said it: only those who asked or promised something need to be known.
    asking = [post for post in posts if action_items(Said(act.by, post.text, post.at))]
    authors = _people(act, (post.author_id for post in asking))
    items = [(post, _items(post, authors)) for post in asking]
    named = _people(act, (member_id for _, found in items for item in found for member_id in _named(item)))
    by_title = _tasks_of_thread(act, posts[0]) if posts else {}
    found: dict[str, Proposal] = {}
    for post, of_post in items:
        for item in of_post:
            proposal = _proposal(act, post, item, named, is_alone=len(of_post) == 1)
            known = _known(act, proposal, by_title)
            found.setdefault(proposal.title.casefold(), replace(proposal, known=known))
    return list(found.values())


def add_chosen(act: Act, posts: Sequence[Post], keys: Sequence[str]) -> Gathered:
    """All in one deed, so that they are undone together. Raises NotYetKnown."""
    chosen = {proposal.key: proposal for proposal in proposals(act, posts) if proposal.key in keys}
    result = Gathered(gone=len(set(keys) - set(chosen)))
    for proposal in chosen.values():
        is_first = proposal.known is None and sources.claim(act.unit, act.workspace_id, _source(proposal))
        known = proposal.known or (None if is_first else _known(act, proposal, {}))
        if known is not None:
            result.known.append(known)
        else:
            result.added.append(_added(act, proposal))
    return result


def _items(post: Post, authors: Mapping[str, Person]) -> list[ActionItem]:
    return action_items(Said(authors[post.author_id], post.text, post.at))


def _named(item: ActionItem) -> list[str]:
    return [*_workers(item), *named_in(item.title), *named_in(item.words)]


def _workers(item: ActionItem) -> list[str]:
    return [*((item.owner_id,) if item.owner_id else ()), *item.others]


def _people(act: Act, member_ids: Iterable[str]) -> dict[str, Person]:
    ids = list(dict.fromkeys(member_ids))
    return {person.id: person for person in require_people(act.unit, act.workspace_id, ids)}


def _proposal(
    act: Act, post: Post, item: ActionItem, named: Mapping[str, Person], *, is_alone: bool
) -> Proposal:
    """A message that asks for one thing is that thing, so that it cannot be captured twice."""
    names = {member_id: person.name for member_id, person in named.items()}
    title, words = (with_names(text, names.__getitem__) for text in (item.title, item.words))
    workers = [named[member_id] for member_id in _workers(item)]
    able = [person for person in workers if not (person.is_bot or person.has_left)]
    digest = "" if is_alone else hashlib.sha256(title.casefold().encode()).hexdigest()[:10]
    short = shortened(title, TITLE_LIMIT)
    return Proposal(
        key=f"{post.ts}:{digest}",
        post=post,
        title=short,
        notes=words if short != title else "",
        owner=able[0] if able else None,
        others=tuple(person.id for person in able[1:]),
        due=item.due if item.due and item.due.at > act.now else None,
        is_certain=item.is_certain,
    )


def _tasks_of_thread(act: Act, post: Post) -> dict[str, Task]:
    query = Query.along(Facet.THREAD, thread_key(act.place.id, post.thread_ts), high=AFTER_THE_LAST)
    found = task_lists.page_of(
        act.unit, act.workspace_id, query, sight_of(act), most=_MOST_TASKS_OF_A_THREAD
    ).tasks
    return {task.title.casefold(): task for task in found}


def _known(act: Act, proposal: Proposal, by_title: Mapping[str, Task]) -> Task | None:
    """Made of it, or of the whole message, or by other means in the same thread."""
    for key in (proposal.post.key, _source(proposal)):
        number = sources.number_of(act.unit, act.workspace_id, key)
        if number:
            return tasks.find(act.unit, act.workspace_id, number)
    return by_title.get(proposal.title.casefold())


def _source(proposal: Proposal) -> str:
    """What the task is known by: the whole message, or one of several things in it."""
    return f"message:{proposal.post.channel_id}:{proposal.key}".removesuffix(":")


def _added(act: Act, proposal: Proposal) -> Task:
    post = proposal.post
    owner_id = proposal.owner.id if proposal.owner else None
    new = NewTask(check_title(proposal.title), owner_id, proposal.due, proposal.others)
    link = link_to(act.unit, act.workspace_id, post.channel_id, post.ts, post.thread_ts)
    task = add(replace(act, thread_ts=post.thread_ts), new, permalink=link, notes=proposal.notes).task
    sources.note(act.unit, act.workspace_id, _source(proposal), task.number)
    return task
