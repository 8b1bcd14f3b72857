"""Everything about one task: what `/task show` answers."""

from bot.domain.audit import Entry
from bot.domain.refusal import N_
from bot.domain.tasks.task import Task
from bot.messages.layout import Block, Message, actions, context, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.actions import buttons
from bot.services.tasks.views import TaskDetails

MODAL = "task_details"
_LATEST = 8
_DEEDS = {
    "task_added": N_("added by {person}"),
    "task_imported": N_("imported by {person}"),
    "task_tied": N_("tied to others by {person}"),
    "task_started": N_("started by {person}"),
    "task_done": N_("done by {person}"),
    "task_dropped": N_("dropped by {person}"),
    "task_reopened": N_("reopened by {person}"),
    "task_blocked": N_("blocked by {person}"),
    "task_unblocked": N_("unblocked by {person}"),
    "task_assigned": N_("handed over by {person}"),
    "task_moved": N_("deadline moved by {person}"),
    "task_put_off": N_("put off by {person}"),
    "task_edited": N_("edited by {person}"),
    "task_watched": N_("watchers changed by {person}"),
    "task_commented": N_("comment by {person}"),
    "task_missed": N_("its day passed"),
    "task_missed_twice": N_("dropped, as it was missed twice"),
    "task_undone": N_("taken back by {person}"),
    "task_left": N_("{left} left"),
}


def details(found: TaskDetails, reader: Reader) -> Message:
    _ = reader.gettext
    task = found.task
    lines = [wording.name_and_title(task), _facts(task, reader)]
    lines += wording.state_lines(task, reader)
    blocks: list[Block] = [section(chunk) for chunk in wording.chunks(lines)]
    blocks += [section(chunk) for chunk in wording.chunks(wording.free_text(task.notes))]
    blocks += [section(chunk) for chunk in wording.chunks(_related(found, reader))]
    blocks.append(context(" · ".join(_places(found, reader))))
    blocks.append(context("\n".join(_told(entry, reader) for entry in found.history[-_LATEST:])))
    blocks.append(actions(*buttons(task, reader)))
    return Message(f"{wording.plain_name(task)} · {wording.due(task, reader)}", blocks)


def modal(found: TaskDetails, reader: Reader, told: str = "") -> Modal:
    """The same over the Home; `told` is the answer to what was done to the task here last."""
    notes = [context(told)] if told else []
    about = {"number": found.task.number}
    blocks = [*notes, *details(found, reader).blocks]
    return Modal(MODAL, found.task.name, blocks, close=reader.gettext("Close"), private_metadata=about)


def _facts(task: Task, reader: Reader) -> str:
    parts = [wording.people(task, reader), wording.due(task, reader)]
    return " · ".join(parts + wording.marks(task, reader))


def _related(found: TaskDetails, reader: Reader) -> list[str]:
    _ = reader.gettext
    lines = []
    if found.parent:
        lines.append(_("Part of {task}").format(task=wording.name_and_title(found.parent)))
    lines += [
        _("Waits for {task}").format(task=wording.line(each, reader, with_people=True))
        for each in found.before
    ]
    if found.parts:
        lines.append(_("{done} of {parts} subtasks").format(done=found.done, parts=found.parts))
    lines += [f"• {wording.line(each, reader, with_people=True)}" for each in found.subtasks]
    return lines


def _places(found: TaskDetails, reader: Reader) -> list[str]:
    _ = reader.gettext
    task = found.task
    places = [f"<#{task.channel_id}>"] if task.channel_id[:1] in {"C", "G"} else []
    if task.permalink:
        words = _("from this message")
        places.append(f"<{task.permalink}|{words}>")
    if task.comments:
        places.append(f":speech_balloon: {task.comments}")
    if task.watchers:
        places.append(_("watched by {people}").format(people=wording.some(task.watchers)))
    return places or [_("a direct message")]


def _told(entry: Entry, reader: Reader) -> str:
    """ "Mon 23 Nov 09:30 done by @ana"."""
    deed = _DEEDS.get(entry.action, entry.action)
    left = wording.actor(entry.details.get("left", ""))
    told = reader.gettext(deed).format(person=wording.actor(entry.actor_id), left=left)
    return f"{reader.moment(entry.at)} {told}"
