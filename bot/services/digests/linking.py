"""Where the cards stand of what a digest tells of, and what people are called."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, zip_longest

from bot.domain.digests.digest import Audience, Digest
from bot.domain.digests.report import BlockedPerson, BlockedTask, Report
from bot.domain.permalinks import permalink
from bot.domain.standups.blockers import StandingBlocker
from bot.domain.standups.rounds import round_label
from bot.domain.tasks.task import Task
from storage import cards, workspaces
from storage.people import known_people
from storage.unit import Unit

MOST_LINKS = 320
"""More than lines fit into a message and its thread."""


def with_names(unit: Unit, digest: Digest, report: Report) -> Report:
    """With links to cards, and the names of all who are named."""
    people = known_people(unit, digest.workspace_id, sorted(_people(digest, report)))
    names = {person.id: person.name for person in people}
    reader_id = digest.creator_id if digest.audience is Audience.PERSON else ""
    return replace(report, links=_links(unit, digest, report), names=names, reader_id=reader_id)


def _people(digest: Digest, report: Report) -> set[str]:
    named: set[str | None] = {digest.note_by}
    for task in _tasks(report):
        named |= {task.owner_id, task.creator_id}
    for request in (*report.waiting, *(each.request for each in (*report.decided, *report.undecided))):
        named.add(request.requester_id)
    for each in report.blocked:
        if isinstance(each, BlockedPerson):
            named |= {each.blocker.member_id, each.blocker.subject}
    for kept in report.kept:
        if isinstance(kept.about, StandingBlocker):
            named |= {kept.about.member_id, kept.about.subject}
    named |= {kept.instead_of for kept in report.kept} | {share.member_id for share in report.workload}
    named.update(who for closed in report.decided for who in closed.deciders)
    return {each for each in named if each}


def _tasks(report: Report) -> Iterator[Task]:
    yield from (each.task for each in report.moved)
    yield from (each.task for each in report.blocked if isinstance(each, BlockedTask))
    yield from (each.about for each in report.kept if isinstance(each.about, Task))
    yield from (*report.due_next, *report.overdue, *report.unheeded)


def _links(unit: Unit, digest: Digest, report: Report) -> dict[str, str]:
    """For its lines whose card was posted in a channel."""
    address = workspaces.address_of(unit, digest.workspace_id)
    if not address:
        return {}
    names = list(dict.fromkeys(_named(report)))[:MOST_LINKS]
    found: dict[str, str] = {}
    for card in cards.cards_of_all(unit, digest.workspace_id, names):
        if card.ts and card.channel_id and card.channel_id == card.destination:
            found.setdefault(card.subject, permalink(address, card.channel_id, card.ts, card.thread_ts))
    return found


def _named(report: Report) -> Iterator[str]:
    """The first of each list first: a message shows only these."""
    lists: tuple[Iterable[str], ...] = (
        [each.name for each in report.kept],
        [each.task.name for each in report.done],
        [each.task.name for each in report.others],
        [task.name for task in report.due_next],
        [task.name for task in report.overdue],
        [_subject(each) for each in report.blocked],
        [task.name for task in report.standing_still],
        [request.name for request in report.waiting],
        [each.request.name for each in report.decided],
        [each.request.name for each in report.undecided],
    )
    return (name for name in chain.from_iterable(zip_longest(*lists)) if name is not None)


def _subject(each: BlockedTask | BlockedPerson) -> str:
    """Of a blocker that was said in a stand-up, the round whose report tells of it."""
    if isinstance(each, BlockedTask):
        return each.task.name
    return round_label(each.blocker.number, each.blocker.day)
