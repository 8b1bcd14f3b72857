"""The card of a request: in its channel, in threads, and in the direct message of whoever decides."""

from bot.domain.approvals.model import RequestStatus, Vote
from bot.messages.approvals import wording
from bot.messages.approvals.actions import buttons
from bot.messages.approvals.changes import change_lines
from bot.messages.approvals.own_actions import to_mend
from bot.messages.layout import Block, Message, actions, context, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import actor, chunks
from bot.services.approvals.views import RequestCard

MOST_STEP_BLOCKS = 20
FALLBACK_LIMIT = 3900
"""Slack takes no update with a longer text."""


def card(view: RequestCard, reader: Reader) -> Message:
    """Where many read it, dates are tokens: each reads their own time."""
    heading = [_heading(view, reader)] if view.recipient else []
    lines = [*heading, wording.name_and_title(view.request), _asked(view, reader), *_state(view, reader)]
    steps, further = _fitting([section(chunk) for chunk in chunks(_steps(view, reader))])
    blocks = [
        *map(section, chunks(lines)),
        *map(section, chunks(wording.notes_and_links(view.request))),
        *map(section, chunks(change_lines(view.changes, reader, _moment(view, reader)))),
        *steps,
        *([context(_more(view, reader))] if further else []),
        context(" · ".join(_small_print(view, reader))),
        *_buttons(view, reader),
    ]
    return Message(_plain(view, reader), blocks)


def _buttons(view: RequestCard, reader: Reader) -> list[Block]:
    """Where it waits for changes, those of whoever asked; in a direct message only for them."""
    if view.is_live:
        return [actions(*buttons(view.request, reader))]
    is_for_requester = view.recipient is None or view.recipient.id == view.request.requester_id
    if view.request.status is RequestStatus.CHANGES and is_for_requester:
        return [actions(*to_mend(view.request, reader))]
    return []


def _heading(view: RequestCard, reader: Reader) -> str:
    """Of a direct message: what is wanted of whoever reads it, or what they have said."""
    _ = reader.gettext
    request, who = view.request, actor(view.request.requester_id)
    mine = _own_vote(view)
    if not view.is_live:
        is_theirs = view.recipient is not None and view.recipient.id == request.requester_id
        return _("What you asked for:") if is_theirs else _("You were asked about this:")
    if mine:
        said = _("Your vote: {vote}. You may change it until the step is decided.")
        return said.format(vote=wording.own_verdict(mine.verdict, reader))
    if view.reminds:
        return ":alarm_clock: " + _("{request} still waits for your decision:").format(request=request.name)
    if view.changes:
        return _("{person} changed what you are asked to approve:").format(person=who)
    return _called_upon(view, reader).format(person=who)


def _called_upon(view: RequestCard, reader: Reader) -> str:
    """Whether it is the reader who was asked, or who decides in others' place."""
    _ = reader.gettext
    step, reader_id = view.request.step, view.recipient.id if view.recipient else ""
    if reader_id in dict(step.passed).values():
        return _("{person} asks for approval, and it was passed on to you:")
    if reader_id in step.deputies and reader_id not in step.seats:
        return _("{person} asks for approval; you may decide as well as those who were asked first:")
    return _("{person} asks for your approval:")


def _own_vote(view: RequestCard) -> Vote | None:
    reader_id, position = view.recipient.id if view.recipient else "", view.request.position
    mine = (vote for vote in view.votes if (vote.voter_id, vote.step) == (reader_id, position))
    return next(mine, None)


def _asked(view: RequestCard, reader: Reader) -> str:
    request = view.request
    by = reader.gettext("asked by {person}").format(person=actor(request.requester_id))
    found = [*wording.facts(request, reader), by]
    if not request.status.is_closed:
        found.append(wording.deadline(request, reader, _moment(view, reader)))
    return " · ".join(found)


def _state(view: RequestCard, reader: Reader) -> list[str]:
    _ = reader.gettext
    request = view.request
    if request.closed_at:
        return [wording.ending(request, view.votes, _moment(view, reader)(request.closed_at), reader)]
    if request.status is RequestStatus.CHANGES:
        waits = _(":pencil2: *Waits for changes* by {person}, who edits it and so asks again.")
        return [waits.format(person=actor(request.requester_id))]
    return []


def _steps(view: RequestCard, reader: Reader) -> list[str]:
    """The steps up to the one that is being decided with what was voted, those to come by whom they name."""
    request = view.request
    return [
        line
        for place in range(len(request.steps))
        for line in (_step(view, place, reader), *_votes(view, place, reader))
    ]


def _step(view: RequestCard, place: int, reader: Reader) -> str:
    _ = reader.gettext
    request = view.request
    who = wording.step(request.steps[place], reader)
    if len(request.steps) > 1:
        who = _("Step {step}: {people}").format(step=place + 1, people=who)
    if place == request.position and not request.status.is_closed:
        return f":arrow_forward: {who} · *{_progress(view, reader)}*"
    is_done = place < request.position or request.status is RequestStatus.APPROVED
    return f"{':heavy_check_mark:' if is_done else ':white_medium_square:'} {who}"


def _progress(view: RequestCard, reader: Reader) -> str:
    """Of the step that is open; one that waits for its requester has stopped."""
    _ = reader.gettext
    done, needed = view.progress
    if needed > 1:
        return _("{done} of {needed} approved").format(done=done, needed=needed)
    return _("waiting") if view.request.status is RequestStatus.OPEN else _("stopped")


def _votes(view: RequestCard, place: int, reader: Reader) -> list[str]:
    return [f"&gt; {wording.vote(vote, reader)}" for vote in view.votes if vote.step == place]


def _fitting(blocks: list[Block]) -> tuple[list[Block], bool]:
    """With whether there are more: a message takes fifty blocks in all."""
    return blocks[:MOST_STEP_BLOCKS], len(blocks) > MOST_STEP_BLOCKS


def _more(view: RequestCard, reader: Reader) -> str:
    command = f"`/request show {view.request.name}`"
    return reader.gettext("There is more: {command}").format(command=command)


def _small_print(view: RequestCard, reader: Reader) -> list[str]:
    _ = reader.gettext
    request = view.request
    parts = []
    if request.due_at and not request.status.is_closed:
        parts.append(_("expires {moment}").format(moment=_moment(view, reader)(request.expires_at)))
    if request.policy_name:
        name, version = safe(request.policy_name), request.policy_version
        parts.append(_("policy {name}, version {version}").format(name=name, version=version))
    if request.starts:
        tasks = ", ".join(f"T-{number}" for number in request.starts)
        parts.append(_("{tasks} begins when approved").format(tasks=tasks))
    if request.permalink:
        leads_to = _("from this message")
        parts.append(f"<{request.permalink}|{leads_to}>")
    return [*parts, _("fingerprint `{hash}`").format(hash=request.shown)]


def _moment(view: RequestCard, reader: Reader) -> wording.Moment:
    return reader.moment if view.recipient else reader.token


def _plain(view: RequestCard, reader: Reader) -> str:
    """What notifications and screen readers get: all of it but the buttons, as far as Slack takes it."""
    request = view.request
    moment = reader.moment
    lines = [_heading(view, reader)] if view.recipient else []
    by = reader.gettext("asked by {person}").format(person=safe(view.requester.name))
    state = wording.deadline(request, reader, moment)
    if request.closed_at:
        state = wording.ending(request, view.votes, moment(request.closed_at), reader)
    elif request.status is RequestStatus.CHANGES:
        state = wording.state(request, reader)
    facts = [*wording.facts(request, reader), by, state]
    lines += [wording.plain_name(request), " · ".join(facts), *wording.notes_and_links(request)]
    lines += [*change_lines(view.changes, reader, moment), *_steps(view, reader)]
    return wording.within("\n".join(lines), FALLBACK_LIMIT)
