"""Somebody asks for approval."""

from dataclasses import dataclass, replace

from bot.domain.approvals.commands import NewRequest
from bot.domain.approvals.content import content_hash
from bot.domain.approvals.policy import Route
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.timing import expiry_instant
from bot.domain.approvals.written import write_step, written
from bot.domain.outgoing import Draft
from bot.domain.posts import Post
from bot.services.act import Act
from bot.services.approvals.eligibility import GroupsOf
from bot.services.approvals.keeping import CARD, Held, keep, show_everywhere
from bot.services.approvals.opening import Absence, announce, opened, post_direct_card
from bot.services.approvals.routing import find_route, routed
from bot.services.links import link_to
from bot.services.tasks.sight import find_visible as find_task
from storage import approvals, outbox


@dataclass(frozen=True)
class Asked:
    """`has_card` says whether the channel shows it; the requester hears at once of who is away."""

    request: ApprovalRequest
    absences: list[Absence]
    has_card: bool


def ask(act: Act, new: NewRequest, groups_of: GroupsOf, *, permalink: str | None = None) -> Asked:
    """Raises Refusal where it leads nowhere or names people or tasks that cannot be, NotYetKnown."""
    for number in new.starts:
        find_task(act, number)
    way, groups = find_route(act, new.content, new.steps, act.place.id, groups_of)
    request = _first_state(act, new, way, permalink)
    opening = opened(act, Held(request, ()), groups)
    approvals.add(act.unit, request)
    held = keep(act, Held(request, ()), opening.held)
    act.record("request_asked", request.name, **_said(held.request))
    _announce(act, held)
    return Asked(held.request, opening.absences, act.place.is_reachable)


def ask_about(act: Act, post: Post, new: NewRequest, groups_of: GroupsOf) -> Asked:
    """As `ask`, in the thread of a message, which it leads back to."""
    link = link_to(act.unit, act.workspace_id, post.channel_id, post.ts, post.thread_ts)
    return ask(replace(act, thread_ts=post.thread_ts), new, groups_of, permalink=link)


def _announce(act: Act, held: Held) -> None:
    request = held.request
    if act.place.is_reachable:
        draft = Draft(
            *(act.workspace_id, CARD, request.name, request.channel_id, act.now, request.thread_ts),
            actor_id=act.by.id,
        )
        outbox.post_card(act.unit, draft)
    else:
        post_direct_card(act, request, request.requester_id)
    announce(act, held)
    show_everywhere(act, request)


def _first_state(act: Act, new: NewRequest, way: Route, permalink: str | None) -> ApprovalRequest:
    content = new.content
    request = ApprovalRequest(
        workspace_id=act.workspace_id,
        number=approvals.new_request_number(act.unit, act.workspace_id),
        channel_id=act.place.id,
        requester_id=act.by.id,
        title=content.title,
        steps=way.steps,
        created_at=act.now,
        opened_at=act.now,
        expires_at=expiry_instant(way.timing, act.now),
        kind=content.kind,
        money=content.money,
        notes=content.notes,
        links=content.links,
        own_steps=new.steps,
        due_at=new.due_at,
        starts=new.starts,
        thread_ts=act.thread_ts,
        permalink=permalink,
    )
    return routed(request, way)


def _said(request: ApprovalRequest) -> dict[str, object]:
    names = (
        *("channel_id", "title", "kind", "money", "notes", "links", "due_at", "starts"),
        *("policy_name", "policy_version", "asked"),
    )
    said = {name: written(getattr(request, name)) for name in names}
    steps = [write_step(step) for step in request.steps]
    return {**said, "steps": steps, "content_hash": content_hash(request.content)}
