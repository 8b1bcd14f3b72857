"""A new request as text that could be typed: the way back from what the grammar reads."""

from bot.domain.approvals.commands import NewRequest
from bot.domain.approvals.grammar import read_new_request
from bot.domain.approvals.model import ALL, Step, is_group
from bot.domain.approvals.parts import Typist
from bot.domain.approvals.written import write_money
from bot.domain.quoting import quoted
from bot.domain.refusal import Refusal
from bot.domain.typed_text import escape


def write_new_request(new: NewRequest, typist: Typist) -> str:
    """The title is quoted only where it would be read as something else without."""
    parts = " ".join(part for part in _parts(new, typist) if part)
    plainly = f"{escape(new.content.title)} {parts}".strip()
    if _reads_as(plainly, new, typist):
        return plainly
    return f"{escape(quoted(new.content.title))} {parts}".strip()


def _reads_as(text: str, new: NewRequest, typist: Typist) -> bool:
    try:
        return read_new_request(text, typist) == new
    except Refusal:
        return False


def _parts(new: NewRequest, typist: Typist) -> list[str]:
    content = new.content
    due = new.due_at.astimezone(typist.person.zone) if new.due_at else None
    return [
        " then ".join(f"{'' if place else 'to '}{_step(step)}" for place, step in enumerate(new.steps)),
        f"amount {write_money(content.money)}" if content.money else "",
        f"type {content.kind}" if content.kind else "",
        f"due {due:%Y-%m-%d %H:%M}" if due else "",
        "when approved: " + " ".join(f"T-{number}" for number in new.starts) if new.starts else "",
    ]


def _step(step: Step) -> str:
    rule = "all" if step.need == ALL else "any" if step.need == 1 else str(step.need)
    names = ", ".join(f"<!subteam^{seat}|@team>" if is_group(seat) else f"<@{seat}>" for seat in step.seats)
    return f"{rule} of {names}"
