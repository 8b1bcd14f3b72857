"""What the app receives: slash commands, interactions and events as Slack writes them."""

from dataclasses import dataclass

from bot.sandbox.conversations import Conversation, command_channel_name
from bot.sandbox.state import State
from bot.sandbox.wire import Json

VERIFICATION_TOKEN = "sandbox-verification-token"  # noqa: S105 - Slack's retired token, carried for its place only

EVENTS = "events_api"
COMMANDS = "slash_commands"
INTERACTIVE = "interactive"


@dataclass(slots=True)
class Envelope:
    """`name` says in one word what it is: the command, the interaction's or the event's type."""

    id: str
    type: str
    name: str
    payload: Json
    retry_attempt: int = 0
    retry_reason: str = ""

    @property
    def accepts_response(self) -> bool:
        return self.type != EVENTS


def command(state: State, person_id: str, conversation: Conversation, name: str, text: str) -> Envelope:
    secret = state.response_urls.issue(person_id, conversation.id)
    payload = {
        "token": VERIFICATION_TOKEN,
        "team_id": state.team.id,
        "team_domain": state.team.domain,
        "channel_id": conversation.id,
        "channel_name": command_channel_name(conversation),
        "user_id": person_id,
        "user_name": state.people[person_id].name,
        "command": name,
        "text": text,
        "api_app_id": state.app_id,
        "is_enterprise_install": "false",
        "response_url": f"{state.origin}/commands/{state.team.id}/{secret}",
        "trigger_id": state.triggers.issue(person_id),
    }
    return Envelope(state.ids.opaque(), COMMANDS, name, payload)


def interaction(state: State, person_id: str, kind: str, fields: Json) -> Envelope:
    """`fields` are what this kind adds to what all interactions carry."""
    person = state.people[person_id]
    payload = {
        "type": kind,
        "team": {"id": state.team.id, "domain": state.team.domain},
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": state.team.id},
        "api_app_id": state.app_id,
        "token": VERIFICATION_TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }
    return Envelope(state.ids.opaque(), INTERACTIVE, kind, payload | fields)


def channel_of(conversation: Conversation) -> Json:
    return {"id": conversation.id, "name": command_channel_name(conversation)}


def event(state: State, inner: Json) -> Envelope:
    payload = {
        "token": VERIFICATION_TOKEN,
        "team_id": state.team.id,
        "context_team_id": state.team.id,
        "context_enterprise_id": None,
        "api_app_id": state.app_id,
        "event": inner,
        "type": "event_callback",
        "event_id": state.ids.new("Ev"),
        "event_time": state.now(),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": state.team.id,
                "user_id": state.bot.id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{state.ids.opaque().lower()}",
    }
    return Envelope(state.ids.opaque(), EVENTS, str(inner["type"]), payload)
