"""Parts of a stand-up as plain JSON, for the store and the audit, and read back."""

from dataclasses import asdict, fields
from datetime import date, time
from enum import Enum
from typing import Any

from bot.domain.standups.answers import Answer, Item, ItemState
from bot.domain.standups.definition import (
    Audience,
    Question,
    QuestionKind,
    Reporting,
    ReportOrder,
    ReportTime,
    Role,
    Schedule,
    StandUp,
    Window,
)
from bot.domain.standups.templates import Template

_UNTOLD = {"version", "asked_until", "turn"}
_LISTS = ("options", "pool", "when")


def write_question(question: Question) -> dict[str, Any]:
    """Without what is empty."""
    return {name: _plain(value) for name, value in asdict(question).items() if value}


def read_question(stored: dict[str, Any]) -> Question:
    lists = {name: tuple(stored.get(name, ())) for name in _LISTS}
    kinds = {"kind": QuestionKind(stored["kind"]), "role": Role(stored["role"])}
    return Question(**{**stored, **lists, **kinds})


def write_schedule(schedule: Schedule) -> dict[str, Any]:
    return {name: _plain(value) for name, value in asdict(schedule).items()}


def read_schedule(stored: dict[str, Any]) -> Schedule:
    return Schedule(
        stored["recurrence"],
        date.fromisoformat(stored["since"]),
        time.fromisoformat(stored["at"]),
        stored["zone_name"],
        read_window(stored["window"]),
    )


def read_window(stored: dict[str, Any]) -> Window:
    until = stored["until"]
    return Window(stored["minutes"], time.fromisoformat(until) if until else None, stored["days"])


def write_audience(audience: Audience) -> dict[str, Any]:
    return {name: list(value) for name, value in asdict(audience).items() if value}


def read_audience(stored: dict[str, Any]) -> Audience:
    return Audience(**{name: tuple(value) for name, value in stored.items()})


def write_reporting(reporting: Reporting) -> dict[str, Any]:
    return {name: _plain(value) for name, value in asdict(reporting).items()}


def read_reporting(stored: dict[str, Any]) -> Reporting:
    return Reporting(ReportTime(stored["when"]), ReportOrder(stored["order"]), stored["channel_id"])


def write_answer(answer: Answer) -> dict[str, Any]:
    items = [{name: _plain(value) for name, value in asdict(item).items()} for item in answer.items]
    return {"question_id": answer.question_id, "text": answer.text, "items": items}


def read_answer(stored: dict[str, Any]) -> Answer:
    items = tuple(Item(item["text"], ItemState(item["state"]), item["task"]) for item in stored["items"])
    return Answer(stored["question_id"], stored["text"], items)


def write_template(template: Template) -> dict[str, Any]:
    return {
        "key": template.key,
        "name": template.name,
        "questions": [write_question(question) for question in template.questions],
        "recurrence": template.recurrence,
        "at": template.at.isoformat(),
        "window": _plain(asdict(template.window)),
        "reporting": write_reporting(template.reporting),
        "remind_percent": template.remind_percent,
    }


def read_template(stored: dict[str, Any]) -> Template:
    return Template(
        stored["key"],
        stored["name"],
        tuple(read_question(question) for question in stored["questions"]),
        stored["recurrence"],
        time.fromisoformat(stored["at"]),
        read_window(stored["window"]),
        read_reporting(stored["reporting"]),
        stored["remind_percent"],
    )


def difference(was: StandUp, now: StandUp) -> dict[str, dict[str, Any]]:
    """{"was": ..., "now": ...} with the fields that differ."""
    changed = [
        field.name
        for field in fields(StandUp)
        if field.name not in _UNTOLD and getattr(was, field.name) != getattr(now, field.name)
    ]
    return {
        "was": {name: written(getattr(was, name)) for name in changed},
        "now": {name: written(getattr(now, name)) for name in changed},
    }


def written(value: Any) -> Any:
    """Any field of a stand-up as JSON."""
    match value:
        case Schedule():
            return write_schedule(value)
        case Audience():
            return write_audience(value)
        case Reporting():
            return write_reporting(value)
        case Question():
            return write_question(value)
        case tuple():
            return [written(one) for one in value]
        case _:
            return _plain(value)


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case date() | time():  # an instant, too
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case dict():
            return {name: _plain(one) for name, one in value.items()}
        case _:
            return value
