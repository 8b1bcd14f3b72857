"""Everything that ever happened to a request: who, when, what, in whose place, on which content."""

from typing import Any

from bot.domain.approvals.model import Verdict, is_group
from bot.domain.approvals.requests import SHOWN_DIGITS, ApprovalRequest
from bot.domain.audit import Entry
from bot.domain.refusal import N_
from bot.messages.approvals import wording
from bot.messages.approvals.changes import change_lines
from bot.messages.approvals.own_actions import TURN, run_button
from bot.messages.layout import Block, Message, actions, audience, context, safe, section
from bot.messages.paging import page_buttons
from bot.messages.reader import Reader
from bot.messages.tasks.wording import actor, chunks, free_text, in_short, some

PAGE = 25
MOST_BLOCKS = 40

_DEEDS = {
    "request_asked": N_("{person} asked for it"),
    "request_moved_on": N_("the next step begins"),
    "request_changes_wanted": N_("it waits for changes"),
    "request_escalated": N_("somebody more may decide"),
    "request_approved": N_("approved"),
    "request_rejected": N_("rejected"),
    "request_withdrawn": N_("{person} withdrew it"),
    "request_expired": N_("it expired, not decided"),
    "request_edited": N_("{person} changed it"),
    "request_passed": N_("{person} passed it on to {to}"),
    "request_reminded": N_("{person} had {waiting} reminded"),
    "request_returned": N_("waits for {to} again"),
    "request_substituted": N_("{to} decides in place of {away}"),
    "request_vote_refused": N_("a vote of {person} was not counted: {why}"),
}
_AWAY = N_("{away} is not there")
_WHY = {
    "unseen": N_("they may not see it"),
    "closed": N_("it was closed"),
    "expired": N_("it had expired"),
    "waits for changes": N_("it waited for changes"),
    "moved on": N_("the step was decided"),
    "outdated": N_("they saw another content"),
    "own request": N_("their own request"),
    "not asked": N_("it was not theirs to decide"),
    "forged": N_("the button was not ours"),
}


def story(request: ApprovalRequest, history: list[Entry], page: int, reader: Reader) -> Message:
    """`page` counts from 1; one behind the last is the first. Times are the reader's."""
    _ = reader.gettext
    pages = _pages(history, reader)
    page = page if page <= len(pages) else 1
    heading = _("History of {request}").format(request=wording.plain_name(request))
    lines = pages[page - 1]
    blocks = [section(f"*{heading}*"), *map(section, chunks(lines))]
    blocks.append(context(_(_SEALED)))
    blocks.append(actions(*_buttons(request, page, len(pages), reader)))
    return Message(in_short([heading, *lines]), blocks)


def _pages(history: list[Entry], reader: Reader) -> list[list[str]]:
    """Lines, as many a page as a message takes."""
    pages: list[list[str]] = [[]]
    entries = 0
    for entry in history:
        lines = told(entry, reader)
        if entries == PAGE or len(chunks([*pages[-1], *lines])) > MOST_BLOCKS:
            pages.append([])
            entries = 0
        pages[-1] += lines
        entries += 1
    return pages


_SEALED = N_("Each line is sealed together with all before it; `audit verify` on the server proves it.")


def told(entry: Entry, reader: Reader) -> list[str]:
    """ "Mon 23 Nov 09:30 EST · @david (for @grace) approved · fingerprint `ab…`", and what belongs to it."""
    local = entry.at.astimezone(reader.zone)
    parts = [f"{reader.moment(entry.at)} {local:%Z}", _deed(entry, reader), *_hash(entry, reader)]
    return [" · ".join(parts), *said_why(str(entry.details.get("reason") or "")), *_changes(entry, reader)]


def said_why(reason: str) -> list[str]:
    """Whole, however long it is."""
    return [f"&gt; {line}" for line in free_text(reason)]


def _deed(entry: Entry, reader: Reader) -> str:
    said = entry.details
    if entry.action == "request_voted":
        return _vote(entry, reader)
    deed = _AWAY if entry.action == "request_substituted" and not said.get("to") else _DEEDS.get(entry.action)
    if deed is None:
        return safe(entry.action)
    why = str(said.get("why"))
    return reader.gettext(deed).format(
        person=actor(entry.actor_id),
        to=_people(said.get("to")),
        away=_people(said.get("away")),
        waiting=_people(said.get("waiting")),
        why=reader.gettext(_WHY[why]) if why in _WHY else safe(why),
    )


def _vote(entry: Entry, reader: Reader) -> str:
    """Both names where somebody decided in another's place, and what the same person had voted before."""
    _ = reader.gettext
    said = entry.details
    who = actor(entry.actor_id)
    if said.get("for_id") and not is_group(said["for_id"]):
        who = _("{person} (for {principal})").format(person=who, principal=actor(said["for_id"]))
    line = wording.verdict(Verdict(said["verdict"]), who, reader)
    if said.get("was"):
        line += " " + _("(before: {verdict})").format(
            verdict=wording.verdict(Verdict(said["was"]), who, reader)
        )
    where, words = _("step {step}").format(step=said["step"]), _("said here")
    link = f" · <{said['permalink']}|{words}>" if said.get("permalink") else ""
    return f"{line} · {where}{link}"


def _hash(entry: Entry, reader: Reader) -> list[str]:
    found = str(entry.details.get("content_hash") or "")
    return [reader.gettext("fingerprint `{hash}`").format(hash=found[:SHOWN_DIGITS])] if found else []


def _changes(entry: Entry, reader: Reader) -> list[str]:
    """What an edit changed, line by line, and whose votes it took away."""
    if entry.action != "request_edited":
        return []
    said = entry.details
    lines = change_lines({"was": said["was"], "now": said["now"]}, reader, reader.moment)[1:]
    if said.get("void"):
        text = reader.gettext("void: the votes of {people}")
        lines.append("• " + text.format(people=some(tuple(dict.fromkeys(said["void"])))))
    return [f"&gt; {line}" for line in lines]


def _people(found: Any) -> str:
    listed = found if isinstance(found, list) else [found] if found else []
    return ", ".join(audience(str(who)) for who in listed) or "Muster"


def _buttons(request: ApprovalRequest, page: int, last: int, reader: Reader) -> list[Block]:
    asked = f"audit {request.name}"
    turns = page_buttons(page, has_next=page < last, action=TURN, asked=asked, reader=reader)
    return [*turns, run_button(reader.gettext("As a file (CSV)"), f"export {request.name}")]
