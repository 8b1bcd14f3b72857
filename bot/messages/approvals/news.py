"""The direct message with which a requester hears what became of their request."""

from bot.domain.approvals.model import RequestStatus, Verdict
from bot.domain.refusal import N_
from bot.messages.approvals import wording
from bot.messages.approvals.own_actions import ask_button, to_mend
from bot.messages.layout import Block, Message, actions, audience, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import actor, chunks, free_text
from bot.services.approvals.news import NewsView, Turn

_SENTENCES = {
    Turn.VOTED: N_("{vote}; others are still to decide:"),
    Turn.STEP_DONE: N_("{vote}, and that step is done. Now it waits for {next}:"),
    Turn.APPROVED: N_(":tada: Your request is approved. {vote}:"),
    Turn.REJECTED: N_("Your request is rejected. {vote}:"),
    Turn.CHANGES: N_("{vote}. Edit your request, and it is asked again:"),
    Turn.WITHDRAWN: N_("{person} withdrew your request:"),
    Turn.EXPIRED: N_(
        ":hourglass: Your request has expired: nobody decided it, which is neither a yes nor a no. "
        "Ask again if you still need it:"
    ),
    Turn.SUBSTITUTED: N_("{other} decides on your request in place of {away}:"),
    Turn.RETURNED: N_("Your request waits for {other} again:"),
    Turn.PASSED: N_("{person} passed your request on to {other}:"),
    Turn.AWAY: N_("{away} is not there, so {other} was asked to decide on your request:"),
    Turn.ESCALATED: N_("Nobody has answered yet, so {other} was asked to decide on your request, too:"),
    Turn.STUCK: N_("{away} is not there, and nobody stands in. Edit your request to ask somebody else:"),
}
_NOBODY_NAMED = {
    Turn.AWAY: N_("Of those you asked too few can decide, so {other} was asked, too:"),
    Turn.STUCK: N_("Nobody is left who could approve your request. Edit it to ask somebody else:"),
}

_ON_THE_WAY = (Turn.VOTED, Turn.STEP_DONE)
_ONLY_THE_VOTE = N_("{vote}:")


def news(view: NewsView, reader: Reader) -> Message:
    heading = _heading(view, reader)
    reason = [f"&gt; {line}" for line in free_text(view.reason)]
    lines = [heading, *reason, _leading_there(view, reader)]
    blocks = [*map(section, chunks(lines)), *_buttons(view, reader)]
    return Message("\n".join([heading, *reason, wording.plain_name(view.request)]), blocks)


def _buttons(view: NewsView, reader: Reader) -> list[Block]:
    """What the requester has to do now, if anything."""
    if view.turn is Turn.EXPIRED:
        return [actions(ask_button(reader, view.request.title))]
    if view.turn in (Turn.CHANGES, Turn.STUCK) and not view.request.status.is_closed:
        return [actions(*to_mend(view.request, reader))]
    return []


def _heading(view: NewsView, reader: Reader) -> str:
    return reader.gettext(_sentence(view)).format(
        vote=_vote(view, reader),
        person=actor(view.by_id),
        other=actor(view.to_id),
        away=audience(view.for_id),
        next=wording.step(view.request.step, reader),
    )


def _sentence(view: NewsView) -> str:
    """What has gone on since it was queued tells more in news of its own."""
    if view.turn in _ON_THE_WAY and view.request.status is not RequestStatus.OPEN:
        return _ONLY_THE_VOTE
    named = _SENTENCES[view.turn]
    return named if view.for_id else _NOBODY_NAMED.get(view.turn, named)


def _vote(view: NewsView, reader: Reader) -> str:
    """Empty for what is no vote."""
    if not view.verdict:
        return ""
    who = wording.in_place_of(view.by_id, view.for_id, reader)
    return wording.verdict(Verdict(view.verdict), who, reader)


def _leading_there(view: NewsView, reader: Reader) -> str:
    facts = [wording.name_and_title(view.request), *wording.facts(view.request, reader)]
    if view.link:
        leads_to = reader.gettext("card")
        facts.append(f"<{view.link}|{leads_to}>")
    return " · ".join(facts)
