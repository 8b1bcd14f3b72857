"""Who is in user groups, asked of Slack at the very moment when it matters."""

from bot.services.approvals.eligibility import Groups, GroupsOf
from handlers.requests import Request
from handlers.wishes import GroupMembers

SCOPES = ("usergroups:read",)
"""What an entry of the registry needs whose handler asks."""


def groups_of(request: Request) -> GroupsOf:
    """Interrupts the unit where there are groups to ask about (see Request.fetch)."""

    def ask(groups: tuple[str, ...]) -> Groups:
        return request.fetch(GroupMembers(groups)) if groups else {}

    return ask
