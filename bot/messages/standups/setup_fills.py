"""What stands in the forms of a stand-up: from a template, or from the stand-up as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from bot.domain.standups.definition import Question, StandUp
from bot.domain.standups.question_lines import NAMES, write_questions
from bot.domain.standups.templates import Template
from bot.messages.reader import Reader
from bot.messages.standups import wording

TEMPLATE = "standup_template"
"""Tells of its change: what the template says then stands in the fields."""

NAME, DAYS, AT, ZONE, WINDOW = "name", "days", "at", "zone", "window"
CHANNELS, GROUPS, PEOPLE, EXCEPT, OBSERVERS = "channels", "groups", "people", "except", "observers"
QUESTIONS, WHEN, ORDER, WHERE, LANGUAGE, REMIND = "questions", "when", "order", "where", "language", "remind"
SAVE_AS = "save_as"
OWN_TIME, OWN_LANGUAGE = "own", "-"


@dataclass(frozen=True)
class Filled:
    """What stands in the fields: texts and chosen values, people and channels, by field id."""

    texts: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    at: time | None = None


@dataclass(frozen=True)
class Translated:
    """Words of ours in the reader's language; those of people stay theirs."""

    reader: Reader

    def __call__(self, text: str) -> str:
        is_mark = text in NAMES.values()
        return self.reader.gettext(text) if is_mark else wording.question(Question("", text), self.reader)


def from_template(template: Template, reader: Reader, name: str = "", channel_id: str = "") -> Filled:
    texts = {
        NAME: name or wording.template_name(template, reader),
        TEMPLATE: template.key,
        DAYS: wording.days(template.recurrence, reader),
        WINDOW: wording.window(template.window, reader),
        ZONE: reader.zone.key,
        QUESTIONS: write_questions(template.questions, Translated(reader)),
        WHEN: template.reporting.when.value,
        ORDER: template.reporting.order.value,
        REMIND: str(template.remind_percent),
        LANGUAGE: OWN_LANGUAGE,
    }
    return Filled(texts, {CHANNELS: [channel_id] if channel_id else []}, template.at)


def from_standup(standup: StandUp, reader: Reader) -> Filled:
    schedule, audience = standup.schedule, standup.audience
    texts = {
        NAME: standup.name,
        DAYS: wording.days(schedule.recurrence, reader),
        WINDOW: wording.window_of(schedule, reader),
        ZONE: schedule.zone_name or OWN_TIME,
        QUESTIONS: write_questions(standup.questions, Translated(reader)),
        WHEN: standup.reporting.when.value,
        ORDER: standup.reporting.order.value,
        REMIND: str(standup.remind_percent),
        LANGUAGE: standup.language or OWN_LANGUAGE,
    }
    lists = {
        CHANNELS: audience.channels,
        GROUPS: audience.groups,
        PEOPLE: audience.people,
        EXCEPT: audience.exceptions,
        OBSERVERS: audience.observers,
        WHERE: [standup.report_channel],
    }
    return Filled(texts, lists, schedule.at)


def own(name: str, filled: Mapping[str, str]) -> str:
    key = filled.get(TEMPLATE, "")
    return f"{name}:{key}" if key else name
