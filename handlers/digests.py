"""/digest in words, and the lead's note."""

from collections.abc import Callable
from typing import Any

from bot.domain.digests.commands import (
    CreateDigest,
    DeleteDigest,
    EditDigest,
    ListDigests,
    PostDigest,
    PreviewDigest,
    ShowHelp,
)
from bot.domain.digests.grammar import read_digest_command
from bot.domain.refusal import N_, Refusal
from bot.domain.unclear import Unclear
from bot.messages import modals
from bot.messages.did_you_mean import did_you_mean
from bot.messages.digests import answers, digest
from bot.messages.reader import Reader, reader_for
from bot.services.act import Act
from bot.services.digests import creating, firing, noting, own, views
from handlers.outcomes import CloseModal, Help, ModalErrors, OpenModal, Outcome, Reply
from handlers.requests import Request

TOO_LONG = 10


def command(act: Act, request: Request) -> Outcome:
    return obey(act, request, request.text)


def obey(act: Act, _request: Request, text: str) -> Outcome:
    wanted = read_digest_command(text, act.by, act.now)
    return _CARRIED_OUT[type(wanted)](act, wanted, reader_for(act.by, act.now))


def press_run(act: Act, request: Request) -> Outcome:
    """A command that was offered: whoever presses might have typed it."""
    return obey(act, request, request.value)


def press_note(act: Act, request: Request) -> Outcome:
    if not (request.value.isascii() and request.value.isdecimal() and len(request.value) < TOO_LONG):
        raise Refusal(N_("That button leads nowhere."), example="/digest list")
    found = noting.may_note(act, int(request.value))
    return OpenModal(answers.note_form(found, reader_for(act.by, act.now)))


def submit_note(act: Act, request: Request) -> Outcome:
    reader = reader_for(act.by, act.now)
    try:
        noted = noting.add_note(act, request.private_metadata["number"], request.entered.text("note"))
    except Refusal as refusal:
        return ModalErrors({"note": modals.at_field(refusal, reader)})
    return CloseModal(message=answers.noted(noted, reader))


def _preview(act: Act, wanted: PreviewDigest, reader: Reader) -> Outcome:
    view = views.preview(act, wanted.number)
    return Reply(answers.preview_of(digest.digest(view, reader), reader))


def _delete(act: Act, wanted: DeleteDigest, reader: Reader) -> Outcome:
    gone = creating.delete(act, wanted)
    nudged = own.take_back(act) if act.place.is_direct else []
    return Reply(answers.deleted(gone, reader, nudged))


def _post(act: Act, wanted: PostDigest, reader: Reader) -> Outcome:
    return Reply(answers.posted(reader, is_posted=firing.post_now(act, wanted.number)))


_CARRIED_OUT: dict[type[Any], Callable[[Act, Any, Reader], Outcome]] = {
    CreateDigest: lambda act, wanted, reader: Reply(answers.created(creating.create(act, wanted), reader)),
    EditDigest: lambda act, wanted, reader: Reply(answers.changed(creating.edit(act, wanted), reader)),
    DeleteDigest: _delete,
    PostDigest: _post,
    PreviewDigest: _preview,
    ListDigests: lambda act, _wanted, reader: Reply(answers.listing(creating.listed(act), reader)),
    ShowHelp: lambda _act, _wanted, _reader: Help("/digest"),
    Unclear: lambda _act, wanted, reader: Reply(did_you_mean("/digest", wanted, answers.RUN, reader)),
}
