"""Everything about one request: what `/request show` answers."""

from dataclasses import replace

from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.requests import ApprovalRequest
from bot.messages.approvals import actions as decisions
from bot.messages.approvals import wording
from bot.messages.approvals.own_actions import of_requester, run_button
from bot.messages.approvals.stories import said_why, told
from bot.messages.layout import Block, Message, actions, context, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import actor, chunks, free_text, in_short, some
from bot.services.approvals.views import RequestDetails, progress_of

MOST_STEP_BLOCKS = 20
MOST_HISTORY_BLOCKS = 8
_LATEST = 8


def details(found: RequestDetails, viewer_id: str, reader: Reader) -> Message:
    request = found.request
    lines = [wording.name_and_title(request), _facts(request, reader), _state(found, reader)]
    blocks: list[Block] = [section(chunk) for chunk in chunks(lines)]
    written = [*free_text(request.notes), *(f":link: <{_link(link)}>" for link in request.links)]
    blocks += [section(chunk) for chunk in chunks(written)]
    steps = [section(chunk) for chunk in chunks(_steps(found, reader))]
    blocks += steps[:MOST_STEP_BLOCKS]
    blocks.append(context(" · ".join(_small_print(request, reader))))
    latest = [entry for entry in found.history if entry.action != "request_vote_refused"][-_LATEST:]
    history = [line for entry in latest for line in told(entry, reader)]
    told_last = [context(chunk) for chunk in chunks(history)]
    blocks += told_last[-MOST_HISTORY_BLOCKS:]
    if len(steps) > MOST_STEP_BLOCKS or len(told_last) > MOST_HISTORY_BLOCKS:
        more = reader.gettext("There is more: {command}")
        blocks.append(context(more.format(command=f"`/request audit {request.name}`")))
    blocks.append(actions(*_buttons(request, viewer_id, reader)))
    return Message(in_short([wording.plain_name(request), *lines[1:]]), blocks)


def _facts(request: ApprovalRequest, reader: Reader) -> str:
    by = reader.gettext("asked by {person}").format(person=actor(request.requester_id))
    return " · ".join([*wording.facts(request, reader), by])


def _state(found: RequestDetails, reader: Reader) -> str:
    _ = reader.gettext
    request = found.request
    if request.closed_at:
        return wording.ending(request, found.votes, reader.moment(request.closed_at), reader)
    parts = [wording.state(request, reader), wording.deadline(request, reader, reader.moment)]
    if found.waiting:
        parts.append(_("waits for {people}").format(people=some(found.waiting)))
    return " · ".join(parts)


def _steps(found: RequestDetails, reader: Reader) -> list[str]:
    """Each step, and below it all that was voted in it, with whole reasons."""
    request = found.request
    lines = []
    for place, step in enumerate(request.steps):
        lines.append(
            f"{_mark(request, place)} {place + 1}. {wording.step(step, reader)}{_progress(found, place)}"
        )
        for vote in found.votes:
            if vote.step == place:
                lines.append(f"&gt; {wording.vote(replace(vote, reason=''), reader)}")
                lines += said_why(vote.reason)
    return lines


def _mark(request: ApprovalRequest, place: int) -> str:
    if request.status is RequestStatus.APPROVED or place < request.position:
        return ":heavy_check_mark:"
    return (
        ":arrow_forward:"
        if place == request.position and not request.status.is_closed
        else ":white_medium_square:"
    )


def _progress(found: RequestDetails, place: int) -> str:
    if place != found.request.position or found.request.status.is_closed:
        return ""
    done, needed = progress_of(found.request, found.votes)
    return f" · {done}/{needed}"


def _small_print(request: ApprovalRequest, reader: Reader) -> list[str]:
    _ = reader.gettext
    parts = [f"<#{request.channel_id}>"] if request.channel_id[:1] in {"C", "G"} else []
    if request.policy_name:
        text = _("by policy “{name}”, version {version}")
        parts.append(text.format(name=safe(request.policy_name), version=request.policy_version))
    if request.starts:
        tasks = ", ".join(f"T-{number}" for number in request.starts)
        parts.append(_("{tasks} begins when approved").format(tasks=tasks))
    if request.permalink:
        words = _("from this message")
        parts.append(f"<{request.permalink}|{words}>")
    return [*parts, _("fingerprint `{hash}`").format(hash=request.shown)]


def _buttons(request: ApprovalRequest, viewer_id: str, reader: Reader) -> list[Block]:
    """The requester's for whoever asked, the votes for everybody else: who may is looked up when pressed."""
    story = run_button(reader.gettext("History"), f"audit {request.name}")
    if viewer_id == request.requester_id:
        return [*of_requester(request, reader), story]
    is_open = request.status is RequestStatus.OPEN
    return [*(decisions.buttons(request, reader) if is_open else []), story]


def _link(address: str) -> str:
    return address.replace("&", "&amp;")
