"""A retro: what was said becomes cards that are grouped and voted on; what is tried becomes tasks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.refusal import N_, Refusal
from bot.domain.standups.answers import Answers, lines_of
from bot.domain.standups.definition import Question, Role

VOTES_EACH = 3
_EXAMPLE = "/standup status"


@dataclass(frozen=True)
class RetroItem:
    """`id` counts within the round; `leads` is the id of the item it is grouped under, its own for none.

    `author_id` is empty where the question was anonymous; `task` is the 12 of the T-12 made of it.
    """

    workspace_id: str
    number: int
    day: date
    id: int
    role: Role
    text: str
    author_id: str
    leads: int
    task: int | None = None


@dataclass(frozen=True)
class RetroVote:
    item: int
    member_id: str


@dataclass(frozen=True)
class Group:
    """Items that say the same, the one they are grouped under first; `voters` count once each."""

    items: tuple[RetroItem, ...]
    voters: frozenset[str]

    @property
    def lead(self) -> RetroItem:
        return self.items[0]

    @property
    def votes(self) -> int:
        return len(self.voters)


def items_in(questions: Sequence[Question], answers: Answers) -> list[tuple[Role, str]]:
    """One a line, in the order of the questions."""
    given = {answer.question_id: answer for answer in answers}
    return [
        (question.role, line)
        for question in questions
        if question.role.is_retro and question.id in given
        for line in lines_of(given[question.id].text)
    ]


def groups_of(items: Iterable[RetroItem], votes: Iterable[RetroVote]) -> list[Group]:
    """The columns in their order, in each the most wanted first."""
    by_lead: dict[int, list[RetroItem]] = {}
    for item in items:
        by_lead.setdefault(item.leads, []).append(item)
    voters: dict[int, set[str]] = {}
    for vote in votes:
        voters.setdefault(vote.item, set()).add(vote.member_id)
    groups = [
        Group(
            tuple(sorted(some, key=lambda item: (item.id != lead, item.id))),
            frozenset().union(*(voters.get(item.id, set()) for item in some)),
        )
        for lead, some in by_lead.items()
    ]
    order = list(Role)
    return sorted(groups, key=lambda group: (order.index(group.lead.role), -group.votes, group.lead.id))


def check_vote(groups: Sequence[Group], item: RetroItem, member_id: str) -> None:
    """Raises Refusal when the person's votes are used up. A second vote for a group takes the first back."""
    used = sum(member_id in group.voters for group in groups)
    has_it = any(member_id in group.voters and item in group.items for group in groups)
    if used >= VOTES_EACH and not has_it:
        raise Refusal(
            N_("You have {most} votes, and all of them are given; take one back first."),
            example=_EXAMPLE,
            most=VOTES_EACH,
        )


def check_grouping(item: RetroItem, under: RetroItem) -> None:
    """Raises Refusal across columns."""
    if item.role is not under.role:
        raise Refusal(N_("Only cards of one column can be grouped."), example=_EXAMPLE)
