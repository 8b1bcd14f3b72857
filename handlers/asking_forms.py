"""The forms in which approval is asked for and requests are changed: opened, extended, submitted."""

from typing import Any

from bot.domain.approvals.content_limits import NOTES_LIMIT
from bot.domain.approvals.form import (
    FIELDS,
    NOTHING,
    Entered,
    as_new,
    digests,
    read_entered,
    shown_fields,
    step_of,
)
from bot.domain.approvals.model import Step, Verdict
from bot.domain.approvals.parts import Typist
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.posts import Post
from bot.domain.sentences import shortened
from bot.messages import modals
from bot.messages.approvals import ask_forms, outcomes
from bot.messages.approvals.ask_forms import Choices, Filled
from bot.messages.modals import Modal
from bot.messages.reader import Reader, reader_for
from bot.services.act import Act
from bot.services.approvals.asking import ask, ask_about
from bot.services.approvals.editing import edit, foresee, own_open
from bot.services.approvals.policy_book import kinds_in_policies
from bot.services.tasks.capturing import read as read_message
from bot.services.tasks.sight import in_channel
from handlers import at_home
from handlers.groups import groups_of
from handlers.outcomes import ModalErrors, OpenModal, Outcome, UpdateModal
from handlers.posts import read_post
from handlers.requests import Request
from handlers.wishes import UserGroups


def open_ask(act: Act, request: Request, title: str = "") -> Outcome:
    reader = _reader(act)
    form = ask_forms.ask_form(Filled({"title": title}), choices_of(act, request), reader, {})
    if at_home.is_here(request):
        return at_home.open_modal(ask_forms.with_channel(form, reader), request)
    return OpenModal(form)


def open_about_message(act: Act, request: Request) -> Outcome:
    """The message's menu: what it says is what is to be approved, and the request stands in its thread."""
    found = read_message(act, read_post(request.channel_id, request.message))
    filled = Filled({"title": found.title, "notes": shortened(found.notes, NOTES_LIMIT)})
    about = {"ts": found.post.ts, "thread_ts": found.post.thread_ts}
    return OpenModal(ask_forms.ask_form(filled, choices_of(act, request), _reader(act), about))


def open_edit(act: Act, request: Request, number: int) -> Outcome:
    found = own_open(act, number)
    form = ask_forms.edit_form(
        number, _filled(found, act), choices_of(act, request), _reader(act), _base(found, act)
    )
    return at_home.open_modal(form, request)


def press_step(act: Act, request: Request) -> Outcome:
    """One more step in the form, with all that was entered so far."""
    about, choices = request.private_metadata, choices_of(act, request)
    filled = Filled(_fields(request), (*shown_steps(request), None))
    kept = {name: value for name, value in about.items() if name not in {"number", "steps"}}
    if "number" in about:
        return UpdateModal(ask_forms.edit_form(about["number"], filled, choices, _reader(act), kept))
    form = ask_forms.ask_form(filled, choices, _reader(act), kept)
    is_home = "channel" in request.entered.values
    return UpdateModal(ask_forms.with_channel(form, _reader(act)) if is_home else form)


def submit_ask(act: Act, request: Request) -> Outcome:
    """Errors stand at their fields; what leads nowhere is shown over the form."""
    entered = _read(act, request, None)
    if entered.refusals:
        return _errors(entered, _reader(act))
    about = request.private_metadata
    if "ts" in about:
        post = Post(act.place.id, about["ts"], about["thread_ts"], author_id="", text="")
        asked = ask_about(act, post, entered.new, groups_of(request))
    else:
        place = in_channel(act, request.entered.channel("channel"))
        asked = ask(place, entered.new, groups_of(request))
    return at_home.close(act, request, outcomes.asked(asked, _reader(act)))


def submit_edit(act: Act, request: Request) -> Outcome:
    """Where votes would not stand any more, this is shown first: the same submitted again is meant so. A wish
    for changes is met by them.
    """
    number = request.private_metadata["number"]
    entered = _read(act, request, own_open(act, number))
    if entered.refusals:
        return _errors(entered, _reader(act))
    found = foresee(act, number, entered.new, groups_of(request))
    shown = [vote.voter_id for vote in found.void if vote.verdict is not Verdict.CHANGES]
    confirmed = {"new": digests(_fields(request), _chosen(request)), "void": shown}
    if shown and request.private_metadata.get("confirmed") != confirmed:
        about = {"base": request.private_metadata["base"], "confirmed": confirmed}
        return UpdateModal(
            at_home.noted(_again(act, request, about, ask_forms.foreseen(found, _reader(act))), request)
        )
    edited = edit(act, number, entered.new, groups_of(request))
    return at_home.close(act, request, outcomes.edited(edited, _reader(act)))


def choices_of(act: Act, request: Request) -> Choices:
    return Choices(kinds_in_policies(act), request.fetch(UserGroups()))


def _again(act: Act, request: Request, about: dict[str, Any], notes: list[Any]) -> Modal:
    """The form as it was submitted, with notes above it."""
    filled, number = Filled(_fields(request), shown_steps(request)), request.private_metadata["number"]
    return ask_forms.edit_form(number, filled, choices_of(act, request), _reader(act), about, notes)


def _filled(found: ApprovalRequest, act: Act) -> Filled:
    return Filled(shown_fields(found, act.by), found.own_steps or (None,))


def _base(found: ApprovalRequest, act: Act) -> dict[str, Any]:
    return {"base": digests(shown_fields(found, act.by), found.own_steps)}


def _read(act: Act, request: Request, was: ApprovalRequest | None) -> Entered:
    typist = Typist(act.by, act.now, kinds_in_policies(act))
    base = request.private_metadata.get("base", {})
    before = as_new(was) if was else NOTHING
    return read_entered(_fields(request), _chosen(request), typist, before, base)


def _fields(request: Request) -> dict[str, str]:
    entered = request.entered
    return {name: (entered.option(name) or "") if name == "kind" else entered.text(name) for name in FIELDS}


def shown_steps(request: Request) -> tuple[Step | None, ...]:
    """As many as the form shows."""
    entered = request.entered
    return tuple(
        step_of(
            entered.people(f"people{place}"),
            entered.options(f"groups{place}"),
            entered.option(f"need{place}") or "",
        )
        for place in range(request.private_metadata["steps"])
    )


def _chosen(request: Request) -> tuple[Step, ...]:
    return tuple(step for step in shown_steps(request) if step)


def _errors(entered: Entered, reader: Reader) -> ModalErrors:
    return ModalErrors({name: modals.at_field(why, reader) for name, why in entered.refusals.items()})


def _reader(act: Act) -> Reader:
    return reader_for(act.by, act.now)
