"""A list of requests: a page at a time, with buttons to turn the page and to see another list."""

from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.scopes import RequestScope
from bot.domain.refusal import N_
from bot.messages.approvals import wording
from bot.messages.approvals.own_actions import MENU, TURN, ask_button
from bot.messages.layout import Block, Message, actions, button, context, overflow, section
from bot.messages.paging import page_buttons
from bot.messages.reader import Reader
from bot.messages.tasks.wording import actor, in_short
from bot.services.approvals.lists import RequestPage

_HEADINGS = {
    RequestScope.MINE: N_("What you asked for"),
    RequestScope.WAITING: N_("Requests that wait for you"),
    RequestScope.ALL: N_("Open requests in this channel"),
    RequestScope.DECIDED: N_("Decided in this channel"),
}
_NAMES = {
    RequestScope.MINE: N_("Mine"),
    RequestScope.WAITING: N_("Waiting for me"),
    RequestScope.ALL: N_("This channel"),
    RequestScope.DECIDED: N_("Decided"),
}


def page(listed: RequestPage, reader: Reader) -> Message:
    _ = reader.gettext
    heading = _(_HEADINGS[listed.scope])
    buttons = actions(*_turns(listed, reader), *_others(listed, reader), ask_button(reader))
    if not listed.requests:
        text = _("{heading}: none.").format(heading=heading)
        return Message(text, [section(text), context(_hint(reader)), buttons])
    lines = [section(_line(each, listed.scope, reader), _menu(each, reader)) for each in listed.requests]
    blocks = [section(f"*{heading}*"), *lines, buttons]
    return Message(in_short([heading, *(_plain(each, reader) for each in listed.requests)]), blocks)


def _hint(reader: Reader) -> str:
    return reader.gettext("Ask for one: `/request New posters to @grace amount 1200 EUR by friday`")


def _line(request: ApprovalRequest, scope: RequestScope, reader: Reader) -> str:
    _ = reader.gettext
    first = " · ".join([wording.name_and_title(request), *wording.facts(request, reader)])
    parts = []
    if scope is not RequestScope.MINE:
        parts.append(_("asked by {person}").format(person=actor(request.requester_id)))
    return f"{first}\n{' · '.join([*parts, *_state(request, reader)])}"


def _state(request: ApprovalRequest, reader: Reader) -> list[str]:
    """Where an open one stands, and when a closed one was closed."""
    if request.closed_at:
        return [wording.state(request, reader), reader.moment(request.closed_at)]
    where = wording.step(request.step, reader)
    if len(request.steps) > 1:
        text = reader.gettext("step {step} of {steps}: {people}")
        where = text.format(step=request.position + 1, steps=len(request.steps), people=where)
    return [wording.state(request, reader), where, wording.deadline(request, reader, reader.moment)]


def _menu(request: ApprovalRequest, reader: Reader) -> Block:
    _ = reader.gettext
    options = [(_("Details"), f"show {request.name}"), (_("History"), f"audit {request.name}")]
    return overflow(f"{MENU}:{request.number}", options)


def _turns(listed: RequestPage, reader: Reader) -> list[Block]:
    asked = f"list {listed.scope}"
    return page_buttons(listed.page, has_next=listed.has_next, action=TURN, asked=asked, reader=reader)


def _others(listed: RequestPage, reader: Reader) -> list[Block]:
    return [
        button(reader.gettext(name), f"{TURN}:{scope}", f"list {scope}")
        for scope, name in _NAMES.items()
        if scope is not listed.scope
    ]


def _plain(request: ApprovalRequest, reader: Reader) -> str:
    return " · ".join([wording.plain_name(request), *_state(request, reader)])
