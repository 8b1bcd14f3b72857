"""A file at every step, as its message shows it: with the worst that a file can hold."""

from dataclasses import replace

from bot.domain.exchange.people import Candidate
from bot.domain.exchange.preview import Preview, Reason, read_preview
from bot.domain.exchange.reading import Reading, Said, read_file
from bot.domain.imports import SHOWN_REASONS, Batch, ImportState
from bot.domain.refusal import Refusal
from bot.services.imports.views import ImportView
from tests.units import ANA, GRACE, GRACE_AND_BOT, LAUNCH, NOW, TEAM

NASTY = "<!channel> & <@U0DAVID> *x* ``` " + "&<" * 200
HOSTILE = "Title,Owner,Due,Status,Labels\n" + "".join(
    f'"{NASTY} {n}","{NASTY} {n}","3/4/26","{NASTY} {n}","{" ".join(["&&"] * 20)}, {n}, a{n}"\n'
    for n in range(60)
)


def reading(text: str) -> Reading:
    found = read_file(
        "plan.csv",
        text.encode(),
        Said({}, {}),
        GRACE,
        [Candidate(ANA.id, ("Ana Rossi",))],
        NOW,
        is_quiet=False,
    )
    assert isinstance(found, Reading)
    return found


def a_view(state: ImportState, preview: Preview | None = None, **batch: object) -> ImportView:
    values = {"total": preview.total if preview else 0, "file_name": NASTY, **batch}
    made = Batch(TEAM, "b1", GRACE.id, LAUNCH.id, LAUNCH.id, "F0", state=state, created_at=NOW, **values)  # type: ignore[arg-type]
    return ImportView(made, GRACE, LAUNCH, preview, None, [], 0)


def views() -> dict[str, ImportView]:
    found = reading(HOSTILE)
    preview = read_preview(found.preview.stored())
    reasons = [
        Reason(n, NASTY, is_skipped=False, sentence="“{text}”.", values={"text": NASTY[:80]})
        for n in range(20)
    ]
    refusal = Refusal("I cannot read “{text}”.", example="/task import", text=NASTY)
    shown_preview = a_view(ImportState.PREVIEW, preview)
    return {
        "reading": a_view(ImportState.READING),
        "preview": shown_preview,
        "nowhere yet": replace(shown_preview, place=None),
        "for oneself": replace(shown_preview, place=GRACE_AND_BOT),
        "a problem": replace(shown_preview, problem=refusal),
        "running": a_view(ImportState.RUNNING, preview, added=20, known=10),
        "tying": a_view(ImportState.RUNNING, preview, added=50, known=10, position=2),
        "done": replace(
            a_view(ImportState.DONE, preview, added=50, known=10),
            reasons=reasons,
            reason_count=SHOWN_REASONS + 7,
        ),
        "cancelled": a_view(ImportState.CANCELLED),
        "stopped": a_view(ImportState.CANCELLED, preview, added=5),
        "failed": replace(a_view(ImportState.FAILED), problem=refusal),
        "failed for no reason": a_view(ImportState.FAILED),
    }
