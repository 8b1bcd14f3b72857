"""The JSON of a Trello board: lists, cards, members, checklists."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from bot.domain.exchange.sheet import Cell, Format, Remark, Row, Sheet
from bot.domain.exchange.statuses import known_status
from bot.domain.refusal import N_
from bot.domain.tasks.task import TaskStatus
from bot.domain.typed_text import printable

HEADER = (
    *("Title", "Description", "Checklists", "Members", "Due", "Status", "List", "Labels"),
    *("ID", "Created", "URL"),
)
_SEPARATOR = "separator"
_SECONDS_IN_ID = 8  # hexadecimal digits: an id begins with the Unix time of its making (Trello's REST guide)


def is_board(document: object) -> bool:
    return isinstance(document, dict) and all(
        isinstance(document.get(part), list) for part in ("cards", "lists")
    )


def read_board(document: dict[str, Any]) -> Sheet:
    """Each card a row, in the file's order; `line` is the card's place in the board, from 1."""
    board = _Board(document)
    rows = [
        Row(place, board.cells(card), why_not=_why_not(card))
        for place, card in enumerate(_dicts(document, "cards"), start=1)
    ]
    return Sheet(Format.TRELLO, HEADER, tuple(rows))


def _why_not(card: dict[str, Any]) -> Remark | None:
    """Cards that stand for something else: a form to copy, a line between others, another card or board."""
    if card.get("isTemplate") is True:
        return Remark(N_("A template, not a task."))
    role = _text(card, "cardRole")
    if role == _SEPARATOR:
        return Remark(N_("A line between cards, not a task."))
    return Remark(N_("It only shows another card or board.")) if role else None


class _Board:
    """What cards point to by its id."""

    def __init__(self, document: dict[str, Any]) -> None:
        lists = _dicts(document, "lists")
        self._lists = {_text(each, "id"): _text(each, "name") for each in lists}
        self._archived = {_text(each, "id") for each in lists if each.get("closed") is True}
        self._members = {
            _text(each, "id"): _text(each, "fullName") or _text(each, "username")
            for each in _dicts(document, "members")
        }
        self._checklists = defaultdict(list)
        for each in _dicts(document, "checklists"):
            self._checklists[_text(each, "idCard")].append(_checklist(each))

    def cells(self, card: dict[str, Any]) -> tuple[Cell, ...]:
        """In the order of HEADER."""
        identity = _text(card, "id")
        return (
            _cell(_text(card, "name")),
            _cell(_text(card, "desc")),
            _cell("\n\n".join(self._checklists[identity])),
            _cell(*(self._members.get(each, "") for each in _texts(card, "idMembers"))),
            _cell(_text(card, "due")),
            _cell(self._status(card)),
            _cell(self._lists.get(_text(card, "idList"), "")),
            _cell(*(_text(each, "name") or _text(each, "color") for each in _dicts(card, "labels"))),
            _cell(identity),
            _cell(_created(identity)),
            _cell(_text(card, "shortUrl") or _text(card, "url")),
        )

    def _status(self, card: dict[str, Any]) -> str:
        """What a card says of itself; what it does not say, its list may."""
        if card.get("dueComplete") is True:
            return TaskStatus.DONE
        is_archived = card.get("closed") is True or _text(card, "idList") in self._archived
        if not is_archived:
            return ""
        is_done = known_status(self._lists.get(_text(card, "idList"), "")) is TaskStatus.DONE
        return TaskStatus.DONE if is_done else TaskStatus.DROPPED


def _checklist(checklist: dict[str, Any]) -> str:
    items = [
        f"[{'x' if item.get('state') == 'complete' else ' '}] {_text(item, 'name')}"
        for item in _dicts(checklist, "checkItems")
    ]
    return "\n".join([f"{_text(checklist, 'name')}:", *items])


def _created(identity: str) -> str:
    try:
        return datetime.fromtimestamp(int(identity[:_SECONDS_IN_ID], 16), UTC).isoformat()
    except ValueError:
        return ""


def _dicts(holder: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = holder.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _texts(holder: dict[str, Any], name: str) -> list[str]:
    found = holder.get(name)
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _text(holder: dict[str, Any], name: str) -> str:
    found = holder.get(name)
    return printable(found) if isinstance(found, str) else ""


def _cell(*values: str) -> Cell:
    return tuple(value for value in values if value.strip())
