"""What whoever asked reads after asking, editing, reminding or withdrawing: the result, resolved."""

from collections.abc import Sequence

from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.typed_text import plain
from bot.domain.unclear import Unclear
from bot.messages.approvals import routes, wording
from bot.messages.approvals.own_actions import EDIT, RUN, ask_button, of_requester
from bot.messages.did_you_mean import did_you_mean
from bot.messages.layout import Message, actions, button, context, person, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import chunks, some
from bot.services.approvals.asking import Asked
from bot.services.approvals.editing import Edited


def asked(result: Asked, reader: Reader) -> Message:
    """What was asked of whom, as it was understood."""
    _ = reader.gettext
    request = result.request
    lines = [f":raised_hand: {_line(request, reader)}", *_way(request, reader)]
    lines += routes.absences(result.absences, reader)
    blocks = [section(chunk) for chunk in chunks(lines)]
    notes = [_deadline(request, reader), *_small_print(request, reader)]
    if not result.has_card:
        notes.append(_("No card here: I cannot post in this conversation. I ask them in direct messages."))
    blocks += [context(" · ".join(notes)), actions(*of_requester(request, reader))]
    plainly = f"{wording.plain_name(request)} · {routes.on_a_line(request.steps, reader)} · {notes[0]}"
    return Message(_("Asked: {request}").format(request=plainly), blocks)


def edited(result: Edited, reader: Reader) -> Message:
    """Whose votes do not stand any more, and how it stands now."""
    _ = reader.gettext
    request = result.request
    lines = [f":pencil2: {_line(request, reader)}", *_way(request, reader)]
    if result.void:
        lines.append(void(dict.fromkeys(vote.voter_id for vote in result.void), reader))
    lines += routes.absences(result.absences, reader)
    blocks = [section(chunk) for chunk in chunks(lines)]
    blocks += [context(_deadline(request, reader)), actions(*of_requester(request, reader))]
    return Message(_("Changed: {request}").format(request=wording.plain_name(request)), blocks)


def void(voters: Sequence[str] | dict[str, None], reader: Reader) -> str:
    text = reader.gettext(":recycle: Void, and to be asked again: the votes of {people}.")
    return text.format(people=some(tuple(voters)))


def withdrawn(request: ApprovalRequest, reader: Reader) -> Message:
    text = reader.gettext("{request} is withdrawn.").format(request=wording.plain_name(request))
    return Message(text, [section(f":leftwards_arrow_with_hook: {text}")])


def passed_on(request: ApprovalRequest, to_id: str, reader: Reader) -> Message:
    text = reader.gettext("{request} waits for {person} in your place now.")
    told = text.format(request=wording.plain_name(request), person=person(to_id))
    return Message(told, [section(told)])


def reminded(number: int, waiting: Sequence[str], reader: Reader) -> Message:
    """Whoever is not at work now hears of it when they are."""
    text = reader.gettext("R-{number}: {people} will be reminded, each in their working hours.")
    told = text.format(number=number, people=some(waiting))
    return Message(told, [section(f":bell: {told}")])


def unclear(found: Unclear, reader: Reader) -> Message:
    others = [ask_button(reader, plain(found.addition))] if found.addition else []
    return did_you_mean("/request", found, RUN, reader, *others)


def form_button(reader: Reader, request: ApprovalRequest | None = None, title: str = "") -> Message:
    """Where no modal can be opened, as after a mention: a button that can."""
    _ = reader.gettext
    if request is None:
        text = _("Press to ask for approval.")
        return Message(text, [section(text), actions(ask_button(reader, title))])
    text = _("Press to edit R-{number}.").format(number=request.number)
    return Message(text, [section(text), actions(button(_("Edit…"), EDIT, str(request.number)))])


def _line(request: ApprovalRequest, reader: Reader) -> str:
    return " · ".join([wording.name_and_title(request), *wording.facts(request, reader)])


def _way(request: ApprovalRequest, reader: Reader) -> list[str]:
    """One step in words, several a line each."""
    if len(request.steps) > 1:
        return routes.way(request.steps, reader)
    text = reader.gettext("Decided by {people}.")
    return [text.format(people=wording.step(request.steps[0], reader))]


def _deadline(request: ApprovalRequest, reader: Reader) -> str:
    return wording.deadline(request, reader, reader.moment)


def _small_print(request: ApprovalRequest, reader: Reader) -> list[str]:
    _ = reader.gettext
    parts = []
    if request.policy_name:
        text = _("by policy “{name}”, version {version}")
        parts.append(text.format(name=safe(request.policy_name), version=request.policy_version))
    if request.starts:
        tasks = ", ".join(f"T-{number}" for number in request.starts)
        parts.append(_("{tasks} begins when approved").format(tasks=tasks))
    if request.fallback_id:
        text = _("where nobody else is left, {person} decides")
        parts.append(text.format(person=person(request.fallback_id)))
    return parts
