"""Where the cards stand of what a digest tells of, and what people are called."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.digests.digest import Digest
from bot.domain.digests.report import Report
from bot.domain.permalinks import permalink
from storage import cards, workspaces
from storage.people import known_people
from storage.unit import Unit

MOST_LINKS = 60


def with_names(unit: Unit, digest: Digest, report: Report) -> Report:
    """With links to cards, and the names of all who are named."""
    people = known_people(unit, digest.workspace_id, sorted(_people(digest, report)))
    names = {person.id: person.name for person in people}
    return replace(report, links=_links(unit, digest, report), names=names)


def _people(digest: Digest, report: Report) -> set[str]:
    tasks = [
        *(each.task for each in report.moved),
        *(each.task for each in report.blocked),
        *(*report.due_next, *report.overdue),
    ]
    named = {task.owner_id for task in tasks} | {share.member_id for share in report.workload}
    named |= {request.requester_id for request in (*report.waiting, *report.decided)}
    return {each for each in (*named, digest.note_by) if each}


def _links(unit: Unit, digest: Digest, report: Report) -> dict[str, str]:
    """For the first of its lines whose card was posted in a channel."""
    address = workspaces.address_of(unit, digest.workspace_id)
    found: dict[str, str] = {}
    if not address:
        return found
    for name in list(dict.fromkeys(_named(report)))[:MOST_LINKS]:
        for card in cards.cards_of(unit, digest.workspace_id, name):
            if card.ts and card.channel_id and card.channel_id == card.destination:
                found[name] = permalink(address, card.channel_id, card.ts, card.thread_ts)
                break
    return found


def _named(report: Report) -> Iterator[str]:
    """The first of each list first: a message shows only these."""
    lists = (
        [each.task.name for each in report.done],
        [each.task.name for each in report.others],
        [task.name for task in report.due_next],
        [task.name for task in report.overdue],
        [each.task.name for each in report.blocked],
        [request.name for request in (*report.waiting, *report.decided)],
    )
    for place in range(max(map(len, lists))):
        yield from (names[place] for names in lists if place < len(names))
