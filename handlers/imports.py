"""Files of tasks: dropped in a direct message or named by a link, looked at, brought in."""

import re
from typing import Any

from bot.domain.exchange.fields import Field
from bot.domain.exchange.preview import Preview
from bot.domain.exchange.sheet import MOST_BYTES
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.commands import ImportTasks
from bot.domain.tasks.task import TaskStatus
from bot.domain.tasks.verbs import VERBS, Verb
from bot.messages.imports import cards
from bot.messages.imports.columns import ASKED, columns_form, word_field
from bot.messages.reader import Reader, reader_for
from bot.services.act import Act
from bot.services.imports import choosing
from bot.services.imports.reading import said_of
from bot.services.imports.starting import start
from bot.services.imports.views import columns_view
from handlers.entered import Entered
from handlers.outcomes import CloseModal, ModalErrors, Nothing, OpenModal, Outcome, Reply
from handlers.requests import Request

# Slack's links to a file: …/files/U012/F012/plan.csv, …/files-pri/T012-F012/plan.csv
_LINK = re.compile(r"https?://\S+?/files(?:-pri)?/(?:[A-Z0-9]+[/-])?(F[A-Z0-9]{5,20})(?:[/?#]\S*)?")
_NAMES = (".csv", ".tsv", ".json", ".xlsx")


def is_dropped(request: Request) -> bool:
    """Files that may hold tasks, with which nothing was asked for."""
    return bool(_importable(request)) and _verb(request) is not Verb.IMPORT


def is_words(request: Request) -> bool:
    """What is to be read as a command; what is only said of a file to be imported is not."""
    return bool(request.text.strip()) and (_verb(request) is not None or not _importable(request))


def dropped(act: Act, request: Request) -> Outcome:
    """Read in silence: where a file turns out to be one of tasks, its preview asks whether."""
    for file in _importable(request):
        start(act, file["id"], file.get("name") or "", is_quiet=True)
    return Nothing()


def carry_out(act: Act, request: Request, wanted: ImportTasks) -> Outcome:
    """Of the files that came along, or of the one that is named by a link."""
    files = request.message.get("files") or []
    for file in files:
        start(act, file["id"], file.get("name") or "", is_quiet=False)
    if wanted.link and not files:
        start(act, _file_id(wanted.link), is_quiet=False)
    if not (files or wanted.link):
        return Reply(cards.how_to(_reader(act)))
    return (
        Nothing() if act.place.is_direct and act.place.is_reachable else Reply(cards.on_its_way(_reader(act)))
    )


def choose_channel(act: Act, request: Request) -> Outcome:
    choosing.choose_channel(act, request.suffix, request.value)
    return Nothing()


def press_private(act: Act, request: Request) -> Outcome:
    choosing.keep_private(act, request.value)
    return Nothing()


def press_go(act: Act, request: Request) -> Outcome:
    choosing.go(act, request.value)
    return Nothing()


def press_cancel(act: Act, request: Request) -> Outcome:
    choosing.cancel(act, request.value)
    return Nothing()


def press_columns(act: Act, request: Request) -> Outcome:
    view = columns_view(act, request.value)
    if view.preview is None:
        raise choosing.too_late()
    return OpenModal(columns_form(view.batch.id, view.preview, said_of(view.batch).statuses, _reader(act)))


def submit_columns(act: Act, request: Request) -> Outcome:
    """Columns that the form does not show keep their meaning, unless they were given another one."""
    view = columns_view(act, request.private_metadata["batch"])
    if view.preview is None:
        raise choosing.too_late()
    chosen, errors = _chosen(view.preview, request.entered, _reader(act))
    if errors:
        return ModalErrors(errors)
    others = {
        name: Field(field)
        for name, field in view.preview.columns.items()
        if Field(field) not in ASKED or name not in view.preview.offered
    }
    choosing.choose_columns(act, view.batch.id, others | chosen, _statuses(view.preview, request.entered))
    return CloseModal()


def _chosen(preview: Preview, entered: Entered, reader: Reader) -> tuple[dict[str, Field], dict[str, str]]:
    """What each column was taken for, and a sentence for each field that wants one of another field's."""
    chosen: dict[str, Field] = {}
    errors: dict[str, str] = {}
    taken = reader.gettext("“{column}” is taken for {other} already.")
    for field in ASKED:
        for place in entered.options(field.value):
            name = preview.offered[int(place)]
            if name in chosen:
                other = reader.gettext(ASKED[chosen[name]])
                errors[field.value] = taken.format(column=name, other=other)
            chosen.setdefault(name, field)
    return chosen, errors


def _statuses(preview: Preview, entered: Entered) -> dict[str, TaskStatus]:
    said = ((word, entered.option(word_field(place))) for place, word in enumerate(preview.words))
    return {word: TaskStatus(status) for word, status in said if status}


def _importable(request: Request) -> list[dict[str, Any]]:
    """Told by name and size alone: what they are shows when they are read."""
    return [
        file
        for file in request.message.get("files") or []
        if (file.get("name") or "").lower().endswith(_NAMES) and file.get("size", 0) <= MOST_BYTES
    ]


def _verb(request: Request) -> Verb | None:
    first = request.text.split(maxsplit=1)[:1]
    return VERBS.read(first[0]) if first else None


def _file_id(link: str) -> str:
    found = _LINK.fullmatch(link)
    if found is None:
        raise Refusal(
            N_("That is no link to a file in Slack. Drop the file in our direct messages, or copy its link."),
            example="/task import https://yourteam.slack.com/files/U012AB3CD/F0123456789/board.json",
        )
    return found[1]


def _reader(act: Act) -> Reader:
    return reader_for(act.by, act.now)
