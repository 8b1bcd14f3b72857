"""What Slack sends, cut down to what the bot reads."""

from typing import Any

from bot.domain.people import Person, Place
from tests.units import GRACE, LAUNCH, TEAM

Payload = dict[str, Any]


def command_payload(text: str, by: Person = GRACE, here: Place = LAUNCH, name: str = "/task") -> Payload:
    return {
        "command": name,
        "text": text,
        "team_id": TEAM,
        "team_domain": "orbita-goods",
        "user_id": by.id,
        "channel_id": here.id,
        "trigger_id": "1.2.3",
        "response_url": "https://hooks.example/1",
    }


def click_payload(action_id: str, value: str, by: Person = GRACE, here: Place = LAUNCH) -> Payload:
    return {
        "type": "block_actions",
        "team": {"id": TEAM, "domain": "orbita-goods"},
        "user": {"id": by.id, "team_id": TEAM},
        "trigger_id": "4.5.6",
        "container": {
            "type": "message",
            "message_ts": "1700.1",
            "channel_id": here.id,
            "is_ephemeral": False,
        },
        "channel": {"id": here.id, "name": here.name},
        "actions": [{"type": "button", "action_id": action_id, "block_id": "b", "value": value}],
    }


def event_payload(event: Payload, event_id: str = "Ev1") -> Payload:
    return {"type": "event_callback", "team_id": TEAM, "event_id": event_id, "event": event}


def mention_payload(text: str, by: Person = GRACE, **more: Any) -> Payload:
    event = {"type": "app_mention", "user": by.id, "channel": LAUNCH.id, "ts": "1700.1", "text": text}
    return event_payload(event | more)


def message_payload(text: str, by: Person = GRACE, **more: Any) -> Payload:
    event = {
        "type": "message",
        "channel_type": "im",
        "user": by.id,
        "channel": "D0GRACE",
        "ts": "1700.1",
        "text": text,
    }
    return event_payload(event | more)


def view_payload(fields: Payload | None = None, *, metadata: str = "", depth: int = 1) -> Payload:
    """A modal with a text field called title; `depth` counts the modals from the lowest up."""
    return {
        "id": f"V{depth}",
        "hash": "h1",
        "type": "modal",
        "callback_id": "survey",
        "private_metadata": metadata,
        "root_view_id": "V1",
        "previous_view_id": f"V{depth - 1}" if depth > 1 else None,
        "blocks": [{"type": "divider"}, {"type": "input", "block_id": "title"}],
        "state": {"values": fields or {}},
    }


def form_payload(view: Payload, by: Person = GRACE, kind: str = "view_submission") -> Payload:
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": "orbita-goods"},
        "user": {"id": by.id, "team_id": TEAM},
        "trigger_id": "7.8.9",
        "view": view,
    }


def view_click_payload(action_id: str, view: Payload) -> Payload:
    """A click in a modal or on a Home: Slack names no channel."""
    clicked = click_payload(action_id, "12") | {
        "container": {"type": "view", "view_id": view["id"]},
        "view": view,
    }
    del clicked["channel"]
    return clicked


def shortcut_payload(name: str, message: Payload | None = None, by: Person = GRACE) -> Payload:
    """On the message where there is one, otherwise from anywhere."""
    used = {
        "type": "message_action" if message else "shortcut",
        "callback_id": name,
        "team": {"id": TEAM, "domain": "orbita-goods"},
        "user": {"id": by.id, "team_id": TEAM},
        "trigger_id": "1.1.1",
        "action_ts": "1700.5",
    }
    if message is None:
        return used
    where = {"channel": {"id": LAUNCH.id, "name": LAUNCH.name}, "message_ts": message["ts"]}
    return used | where | {"message": message, "response_url": "https://hooks.example/2"}


def suggestion_payload(action_id: str, typed: str, view: Payload | None = None) -> Payload:
    where = {"view": view} if view else {"channel": {"id": LAUNCH.id, "name": LAUNCH.name}}
    return {
        "type": "block_suggestion",
        "team": {"id": TEAM, "domain": "orbita-goods"},
        "user": {"id": GRACE.id, "team_id": TEAM},
        "action_id": action_id,
        "block_id": action_id,
        "value": typed,
        **where,
    }


def changed_payload(was: Payload | None, now: Payload) -> Payload:
    """A message_changed event in a channel."""
    return event_payload(
        {
            "type": "message",
            "subtype": "message_changed",
            "channel": LAUNCH.id,
            "channel_type": "channel",
            "ts": "1700.9",
            "hidden": True,
            "message": now,
            "previous_message": was,
        }
    )
