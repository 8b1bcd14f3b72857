"""What a channel decided, the last first."""

from bot.domain.approvals.decision_log import Decision
from bot.domain.approvals.model import RequestStatus
from bot.domain.refusal import N_
from bot.messages.approvals import wording
from bot.messages.approvals.own_actions import TURN
from bot.messages.layout import Block, Message, actions, safe, section
from bot.messages.paging import page_buttons
from bot.messages.reader import Reader
from bot.messages.tasks.wording import in_short, some
from bot.services.approvals.decision_log import DecisionPage

OUTCOMES = {
    RequestStatus.APPROVED: N_(":white_check_mark: approved by {people}"),
    RequestStatus.REJECTED: N_(":x: rejected by {people}"),
}


def page(listed: DecisionPage, reader: Reader) -> Message:
    _ = reader.gettext
    heading = _("Decision log of this channel")
    if not listed.decisions:
        text = _("Nothing was decided in this channel yet.")
        return Message(text, [section(text)])
    entries = ["\n".join(_lines(each, reader)) for each in listed.decisions]
    turns = _turns(listed, reader)
    blocks = [section(f"*{heading}*"), *map(section, entries), *([actions(*turns)] if turns else [])]
    return Message(in_short([heading, *entries]), blocks)


def _lines(decision: Decision, reader: Reader) -> list[str]:
    """What and how much, then by whom, when, and where it stands."""
    name = f"*{decision.subject}* " if decision.subject else ""
    amount = [f"*{wording.money(decision.money, reader)}*"] if decision.money else []
    first = " · ".join([f"{name}{safe(decision.title)}", *amount])
    people = some(decision.deciders)
    outcome = reader.gettext(OUTCOMES[RequestStatus(decision.outcome)]).format(people=people)
    leads_to = reader.gettext("card")
    link = [f"<{decision.permalink}|{leads_to}>"] if decision.permalink else []
    return [first, " · ".join([outcome, reader.moment(decision.at), *link])]


def _turns(listed: DecisionPage, reader: Reader) -> list[Block]:
    return page_buttons(listed.page, has_next=listed.has_next, action=TURN, asked="log", reader=reader)
