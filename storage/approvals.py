"""Requests for approval: their rows, the votes that stand, and the index entries by which they are found."""

from collections.abc import Sequence
from dataclasses import fields, replace

from sqlalchemy import bindparam, delete, insert, update

from bot.domain.approvals.facets import RequestEntry, entries_of
from bot.domain.approvals.model import Vote
from bot.domain.approvals.requests import ApprovalRequest
from storage.counters import next_number
from storage.models import ApprovalFacet, ApprovalRow, ApprovalVote
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

Votes = tuple[Vote, ...]

_request = table_of(ApprovalRow)
_vote = table_of(ApprovalVote)
_facet = table_of(ApprovalFacet)
_COLUMNS = tuple(field.name for field in fields(ApprovalRequest))
_FIXED = {"workspace_id", "number", "requester_id", "created_at"}
_CHANGING = tuple(name for name in _COLUMNS if name not in _FIXED)
_OF_VOTE = tuple(field.name for field in fields(Vote))
_one = (_request.c.workspace_id == bindparam("workspace"), _request.c.number == bindparam("which"))
_votes_of = (_vote.c.workspace_id == bindparam("workspace"), _vote.c.number == bindparam("which"))
_this_entry = (
    _facet.c.workspace_id == bindparam("workspace"),
    _facet.c.facet == bindparam("of_facet"),
    _facet.c.key == bindparam("of_key"),
    _facet.c.rank == bindparam("at_rank"),
    _facet.c.number == bindparam("which"),
)

_ADD = command(insert(_request), columns=_COLUMNS)
_FIND = Statement(rows_as(ApprovalRequest, ApprovalRow).where(*_one), ApprovalRequest)
_LOCK = Statement(rows_as(ApprovalRequest, ApprovalRow).where(*_one).with_for_update(), ApprovalRequest)
_CHANGE = command(
    update(_request).where(*_one).values({name: bindparam(f"new_{name}") for name in _CHANGING})
)
_VOTES = Statement(
    rows_as(Vote, ApprovalVote).where(*_votes_of).order_by(_vote.c.step, _vote.c.at, _vote.c.voter_id), Vote
)
_ADD_VOTE = command(insert(_vote), columns=("workspace_id", "number", *_OF_VOTE))
_REMOVE_VOTE = command(
    delete(_vote).where(
        *_votes_of, _vote.c.step == bindparam("in_step"), _vote.c.voter_id == bindparam("of_voter")
    )
)
_ADD_ENTRY = command(insert(_facet), columns=("workspace_id", "facet", "key", "rank", "number"))
_REMOVE_ENTRY = command(delete(_facet).where(*_this_entry))


def new_request_number(unit: Unit, workspace_id: str) -> int:
    return next_number(unit, workspace_id, "request")


def add(unit: Unit, request: ApprovalRequest) -> None:
    unit.run(_ADD, **{name: getattr(request, name) for name in _COLUMNS})
    _add_entries(unit, request, sorted(entries_of(request, ())))


def find(unit: Unit, workspace_id: str, number: int) -> ApprovalRequest | None:
    return unit.one(_FIND, workspace=workspace_id, which=number)


def lock(unit: Unit, workspace_id: str, number: int) -> ApprovalRequest | None:
    """The request, held until the unit ends: its votes change only under this lock."""
    return unit.one(_LOCK, workspace=workspace_id, which=number)


def votes_of(unit: Unit, request: ApprovalRequest) -> Votes:
    """Those that stand, by step and then the first given first."""
    return tuple(unit.all(_VOTES, workspace=request.workspace_id, which=request.number))


def save(
    unit: Unit, was: ApprovalRequest, votes_before: Votes, request: ApprovalRequest, votes: Votes
) -> ApprovalRequest:
    """Write back a locked request with its votes and entries; returns it with its new version."""
    request = replace(request, version=was.version + 1)
    changes = {f"new_{name}": getattr(request, name) for name in _CHANGING}
    unit.run(_CHANGE, workspace=request.workspace_id, which=request.number, **changes)
    _write_votes(unit, request, set(votes_before), set(votes))
    before, after = entries_of(was, votes_before), entries_of(request, votes)
    for entry in before - after:
        _remove_entry(unit, request, entry)
    _add_entries(unit, request, sorted(after - before))
    return request


def _write_votes(unit: Unit, request: ApprovalRequest, before: set[Vote], after: set[Vote]) -> None:
    of_request = {"workspace_id": request.workspace_id, "number": request.number}
    for vote in before - after:
        unit.run(
            _REMOVE_VOTE,
            workspace=request.workspace_id,
            which=request.number,
            in_step=vote.step,
            of_voter=vote.voter_id,
        )
    new = sorted(after - before, key=lambda vote: (vote.step, vote.voter_id))
    rows = [{name: getattr(vote, name) for name in _OF_VOTE} for vote in new]
    unit.insert_all(_ADD_VOTE, [{**row, **of_request} for row in rows])


def _add_entries(unit: Unit, request: ApprovalRequest, entries: Sequence[RequestEntry]) -> None:
    of_request = {"workspace_id": request.workspace_id, "number": request.number}
    unit.insert_all(_ADD_ENTRY, [{**entry._asdict(), **of_request} for entry in entries])


def _remove_entry(unit: Unit, request: ApprovalRequest, entry: RequestEntry) -> None:
    unit.run(
        _REMOVE_ENTRY,
        workspace=request.workspace_id,
        of_facet=entry.facet,
        of_key=entry.key,
        at_rank=entry.rank,
        which=request.number,
    )
