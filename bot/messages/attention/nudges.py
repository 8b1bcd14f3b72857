"""The direct message that gathers all that needs a person: a line and its buttons for each."""

from itertools import chain

from bot.domain.attention.kinds import Kind
from bot.messages.approvals import actions as request_actions
from bot.messages.approvals import wording as request_wording
from bot.messages.attention import actions as nudge_actions
from bot.messages.layout import Block, Message, actions, context, person, safe, section
from bot.messages.reader import Reader
from bot.messages.standups import blockers, prompts
from bot.messages.tasks import wording
from bot.services.attention.message import Item, NudgesView, RequestItem, TaskItem
from bot.services.standups.blocking import BlockerView
from bot.services.standups.views import PromptView

MOST = 12
"""With buttons: each takes two blocks, and a message has fifty."""


def nudges(view: NudgesView, reader: Reader) -> Message:
    """What is settled says how, and has no buttons any more."""
    shown, others = view.items[:MOST], view.items[MOST:]
    blocks = list(chain.from_iterable(_blocks(item, reader) for item in shown))
    lines = [_plain(item, reader) for item in view.items]
    if len(lines) > 1:
        heading = reader.ngettext(
            "{count} thing that needs you", "{count} things that need you", len(lines)
        ).format(count=len(lines))
        blocks.insert(0, section(f"*{heading}*"))
        lines = [heading, *(f"• {line}" for line in lines)]
    if others:
        blocks += [context(chunk) for chunk in wording.chunks([_plain(item, reader) for item in others])]
    return Message(wording.in_short(lines), blocks)


def _blocks(item: Item, reader: Reader) -> list[Block]:
    if isinstance(item, PromptView | BlockerView):
        return _of_standup(item, reader).blocks
    text, buttons = _shown(item, reader)
    return [section(text), *([actions(*buttons)] if buttons else [])]


def _of_standup(item: PromptView | BlockerView, reader: Reader) -> Message:
    return prompts.reminder(item, reader) if isinstance(item, PromptView) else blockers.nudge(item, reader)


def _shown(item: TaskItem | RequestItem, reader: Reader) -> tuple[str, list[Block]]:
    if isinstance(item, RequestItem):
        return _request(item, reader)
    task, heading = item.task, _heading(item, reader)
    if not item.is_theirs:
        return "\n".join([heading, *_said_to_them(item, reader)]), []
    line = f"*{task.name}* {safe(task.title)}"
    outcome = _outcome(item, reader)
    if outcome:
        return f"{line}\n{outcome}", []
    return "\n".join([heading, line, *_facts(item, reader)]), nudge_actions.of_task(task, reader)


def _plain(item: Item, reader: Reader) -> str:
    """What notifications read out."""
    if isinstance(item, PromptView | BlockerView):
        return _of_standup(item, reader).text
    if isinstance(item, RequestItem):
        name = request_wording.plain_name(item.request)
        is_closed = item.request.status.is_closed
        state = request_wording.state(item.request, reader)
        return f"{name}: {state}" if is_closed else f"{_request_heading(reader)}: {name}"
    name, heading = wording.plain_name(item.task), _heading(item, reader)
    if not item.is_theirs:
        return heading
    outcome = _outcome(item, reader)
    return f"{name}: {outcome}" if outcome else f"{heading}: {name}"


def _heading(item: TaskItem, reader: Reader) -> str:
    _ = reader.gettext
    task = item.task
    match item.kind:
        case Kind.STUCK:
            return ":hourglass_flowing_sand: " + _("In progress, and nothing changed for a while")
        case Kind.BLOCKED if task.owner_id != item.recipient_id:
            return ":raised_hand: " + _("{person} waits for you").format(
                person=wording.actor(task.owner_id or task.creator_id)
            )
        case Kind.BLOCKED:
            return ":no_entry: " + _("Still blocked?")
        case _:
            return _deadline(item, reader)


def _deadline(item: TaskItem, reader: Reader) -> str:
    due_at = item.due_at or item.task.due_at
    if due_at is None:
        return ":alarm_clock: " + reader.gettext("no due date")
    past = due_at < reader.now
    text = reader.gettext("Was due {moment}") if past else reader.gettext("Due {moment}")
    return f":alarm_clock: {text.format(moment=reader.moment(due_at))} ({reader.distance(due_at)})"


def _facts(item: TaskItem, reader: Reader) -> list[str]:
    _ = reader.gettext
    task, facts = item.task, []
    if task.creator_id != item.recipient_id:
        facts.append(_("added by {person}").format(person=wording.actor(task.creator_id)))
    if item.kind is Kind.UNASSIGNED:
        facts.append(_("Nobody has it yet."))
    if item.kind is Kind.BLOCKED:
        facts += wording.state_lines(task, reader)
    if item.instead_of:
        sentence = (
            _("{person} was nudged three times and did nothing about it.")
            if item.is_ignored
            else _("I could not reach {person}.")
        )
        facts.append(sentence.format(person=person(item.instead_of)))
    return facts


def _said_to_them(item: TaskItem, reader: Reader) -> list[str]:
    edges = [edge for edge in item.task.blockers if edge.subject == item.recipient_id]
    return [wording.blocker(edge, reader) for edge in edges]


def _outcome(item: TaskItem, reader: Reader) -> str | None:
    """What became of the task; None while there is something to do about it."""
    _ = reader.gettext
    task = item.task
    if not task.is_open:
        return wording.closing(task, reader)
    if _is_elsewhere(item):
        return _("now with {people}").format(people=wording.people(task, reader))
    if item.due_at is not None and task.due_at is None:
        return _("no due date")
    if item.due_at is not None and task.due_at is not None and task.due_at != item.due_at:
        return _("moved to {moment}").format(moment=reader.moment(task.due_at))
    return None


def _is_elsewhere(item: TaskItem) -> bool:
    """Whether somebody else has it by now, of what was the person's own."""
    is_own = item.kind not in (Kind.UNASSIGNED, Kind.BLOCKED) and not item.instead_of
    return is_own and item.task.owner_id not in (None, item.recipient_id)


def _request(item: RequestItem, reader: Reader) -> tuple[str, list[Block]]:
    request = item.request
    line = request_wording.name_and_title(request)
    if request.status.is_closed:
        return f"{line}\n{request_wording.state(request, reader)}", []
    facts = [*request_wording.facts(request, reader), person(request.requester_id)]
    facts.append(request_wording.deadline(request, reader, reader.moment))
    text = f"{_request_heading(reader)}\n{line}\n{' · '.join(facts)}"
    return text, [*request_actions.buttons(request, reader), nudge_actions.stop(request.name, reader)]


def _request_heading(reader: Reader) -> str:
    return ":ballot_box_with_ballot: " + reader.gettext("Waits for your decision")
