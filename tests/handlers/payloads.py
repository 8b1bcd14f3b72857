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
