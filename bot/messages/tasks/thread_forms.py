"""The tasks that a thread seems to hold, to be ticked; and what became of those that were."""

from collections.abc import Sequence

from bot.domain.refusal import N_
from bot.domain.sentences import shortened
from bot.messages import inputs
from bot.messages.inputs import Option
from bot.messages.layout import Block, Message, actions, context, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.answers import undo_button
from bot.services.tasks.gathering import Gathered, Proposal

THREAD = "task_thread_form"
MOST = 50
_GROUP = 10
_OPTION_LIMIT = 75
_LABELS = {"certain": N_("Asked for or promised"), "likely": N_("Maybe")}
_MOST_KNOWN = 20


def thread_form(found: Sequence[Proposal], reader: Reader, thread_ts: str, *, is_whole: bool) -> Modal:
    """What is certain is ticked; what is a task already is only shown."""
    _ = reader.gettext
    new = [proposal for proposal in found if proposal.known is None]
    shown = sorted(new, key=lambda proposal: not proposal.is_certain)[:MOST]
    blocks = [section(_heading(shown, found, reader))]
    blocks += _groups("certain", [each for each in shown if each.is_certain], reader)
    blocks += _groups("likely", [each for each in shown if not each.is_certain], reader)
    blocks += _known(found, reader)
    blocks += [context(note) for note in _notes(len(new) - len(shown), reader, is_whole=is_whole)]
    submit = _("Add") if shown else ""
    about = {"thread_ts": thread_ts}
    return Modal(THREAD, _("Tasks in this thread"), blocks, submit, _("Cancel"), private_metadata=about)


def gathered(result: Gathered, reader: Reader, deed: str) -> Message:
    """`deed` is what the button undoes: all of them."""
    _ = reader.gettext
    lines = [f":white_check_mark: {wording.line(task, reader, with_people=True)}" for task in result.added]
    lines += [_("Is a task already: {task}").format(task=wording.plain_name(task)) for task in result.known]
    if result.gone:
        gone = reader.ngettext(
            "{count} of those is no longer in the thread.",
            "{count} of those are no longer in the thread.",
            result.gone,
        )
        lines.append(gone.format(count=result.gone))
    blocks = [section(chunk) for chunk in wording.chunks(lines)]
    if result.added:
        blocks.append(actions(undo_button(deed, reader)))
    return Message("\n".join(lines), blocks)


def _heading(shown: Sequence[Proposal], found: Sequence[Proposal], reader: Reader) -> str:
    _ = reader.gettext
    if shown:
        return _("Tick what is to become a task. The rest stays talk.")
    if found:
        return _("Everything in this thread that sounds like a task is one already.")
    return _("Nothing in this thread sounds like a task to me. *Make a task* works on every message.")


def _groups(name: str, proposals: Sequence[Proposal], reader: Reader) -> list[Block]:
    """Slack takes ten boxes together."""
    blocks = []
    for start in range(0, len(proposals), _GROUP):
        some = proposals[start : start + _GROUP]
        shown = reader.gettext(_LABELS[name]) + (f" ({start + 1}\u2013{start + len(some)})" if start else "")
        field = inputs.Field(f"{name}:{start}", shown, optional=True)
        ticked = [proposal.key for proposal in some if proposal.is_certain]
        blocks.append(inputs.checkboxes(field, [_option(each, reader) for each in some], ticked))
    return blocks


def _option(proposal: Proposal, reader: Reader) -> Option:
    """The whole title is kept; a box shows as much as Slack lets it."""
    owner = proposal.owner.name if proposal.owner else reader.gettext("nobody yet")
    due = reader.gettext("due {moment}").format(moment=reader.moment(proposal.due.at)) if proposal.due else ""
    below = " · ".join(filter(None, (shortened(owner, _OPTION_LIMIT // 2), due)))
    return shortened(proposal.title, _OPTION_LIMIT), proposal.key, below


def _known(found: Sequence[Proposal], reader: Reader) -> list[Block]:
    known = {each.known.number: each.known for each in found if each.known}
    if not known:
        return []
    some = list(known.values())[:_MOST_KNOWN]
    lines = [f"• {wording.line(task, reader, with_people=True)}" for task in some]
    heading = reader.gettext("Tasks already")
    more = [f"+{len(known) - _MOST_KNOWN}"] if len(known) > _MOST_KNOWN else []
    return [section(chunk) for chunk in wording.chunks([f"*{heading}*", *lines, *more])]


def _notes(left_out: int, reader: Reader, *, is_whole: bool) -> list[str]:
    _ = reader.gettext
    notes = []
    if left_out:
        notes.append(_("{count} more did not fit; open this again for them.").format(count=left_out))
    if not is_whole:
        notes.append(_("I read the first 1,000 messages of this thread."))
    return notes
