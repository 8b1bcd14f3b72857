"""Requests and their histories as files that a spreadsheet reads."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.domain.approvals.content import content_hash
from bot.domain.approvals.model import ALL, Step, Vote
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.audit import Entry
from bot.domain.exchange.formulas import disarmed

REQUEST_COLUMNS = (
    *(
        "number",
        "title",
        "status",
        "type",
        "amount",
        "currency",
        "requester",
        "channel",
        "asked_at",
        "due_at",
    ),
    *(
        "closed_at",
        "policy",
        "policy_version",
        "steps",
        "decisions",
        "notes",
        "links",
        "starts",
        "content_sha256",
    ),
)
STORY_COLUMNS = (
    *(
        "entry",
        "request",
        "at",
        "actor",
        "action",
        "for",
        "verdict",
        "step",
        "reason",
        "content_sha256",
        "source",
    ),
    "details",
)


def requests_csv(rows: Iterable[Sequence[str]]) -> bytes:
    return _csv(REQUEST_COLUMNS, rows)


def story_csv(rows: Iterable[Sequence[str]]) -> bytes:
    return _csv(STORY_COLUMNS, rows)


def request_row(
    request: ApprovalRequest, votes: Iterable[Vote], people: Mapping[str, str], places: Mapping[str, str]
) -> list[str]:
    """By REQUEST_COLUMNS; `people` and `places` are names by ids. Lists stand one a line."""
    money = request.money
    return [
        request.name,
        request.title,
        request.status.value,
        request.kind,
        f"{money.amount:f}" if money else "",
        money.currency if money else "",
        people.get(request.requester_id, request.requester_id),
        places.get(request.channel_id, ""),
        _instant(request.created_at),
        _instant(request.due_at),
        _instant(request.closed_at),
        request.policy_name,
        str(request.policy_version or ""),
        "\n".join(_step(step, people) for step in request.steps),
        "\n".join(_vote(vote, people) for vote in votes),
        request.notes,
        "\n".join(request.links),
        "\n".join(f"T-{number}" for number in request.starts),
        content_hash(request.content),
    ]


def story_row(entry: Entry, people: Mapping[str, str]) -> list[str]:
    """By STORY_COLUMNS; `details` is JSON."""
    said = entry.details
    return [
        str(entry.id),
        entry.subject,
        _instant(entry.at),
        people.get(entry.actor_id, entry.actor_id),
        entry.action,
        people.get(str(said.get("for_id") or ""), str(said.get("for_id") or "")),
        str(said.get("verdict") or ""),
        str(said.get("step") or ""),
        str(said.get("reason") or ""),
        str(said.get("content_hash") or ""),
        entry.source,
        json.dumps(said, ensure_ascii=False, sort_keys=True),
    ]


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """With the mark by which Excel knows UTF-8; nothing in it runs as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([disarmed(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _step(step: Step, people: Mapping[str, str]) -> str:
    """ "2 of grace, david; or piotr"."""
    need = "all" if step.need == ALL else str(step.need)
    seats = ", ".join(people.get(seat, seat) for seat in step.seats)
    deputies = ", ".join(people.get(who, who) for who in step.deputies)
    return f"{need} of {seats}" + (f"; or {deputies}" if deputies else "")


def _vote(vote: Vote, people: Mapping[str, str]) -> str:
    """ "step 1: david for grace: reject, 2026-11-23T14:30:00+00:00: too expensive"."""
    who = people.get(vote.voter_id, vote.voter_id)
    who += f" for {people.get(vote.for_id, vote.for_id)}" if vote.for_id else ""
    told = f"step {vote.step + 1}: {who}: {vote.verdict.value}, {_instant(vote.at)}"
    return f"{told}: {vote.reason}" if vote.reason else told


def _instant(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
