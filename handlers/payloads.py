"""Slack's payloads, read into requests."""

from handlers.entered import Entered
from handlers.events import author_of, channel_of, event_name, message_of, ts_of
from handlers.requests import UNNAMED, AnswerBy, Kind, Payload, Request
from handlers.views import read_view


def from_command(payload: Payload, envelope_id: str) -> Request:
    text = payload.get("text") or ""
    return Request(
        kind=Kind.COMMAND,
        name=payload["command"],
        workspace_id=payload["team_id"],
        user_id=payload["user_id"],
        channel_id=payload["channel_id"],
        key=envelope_id or payload.get("trigger_id") or "",
        answer_by=AnswerBy.ACK,
        payload=payload,
        text=text,
        typed=f"{payload['command']} {text}",
        may_come_again=bool(envelope_id),
        trigger_id=payload.get("trigger_id") or "",
        response_url=payload.get("response_url") or "",
        is_private=payload.get("channel_name") == UNNAMED,
    )


def from_click(payload: Payload, envelope_id: str) -> Request:
    """A click or choice on a message, in a modal or on the Home."""
    action = payload["actions"][0]
    container = payload.get("container") or {}
    channel = payload.get("channel") or {}
    view = read_view(payload["view"]) if payload.get("view") else None
    channel_id = container.get("channel_id") or channel.get("id") or (view.channel_id if view else "")
    return Request(
        kind=Kind.CLICK,
        name=action["action_id"].partition(":")[0],  # what follows only tells buttons of one kind apart
        workspace_id=_workspace(payload),
        user_id=payload["user"]["id"],
        channel_id=channel_id,
        key=envelope_id or payload.get("trigger_id") or "",
        answer_by=AnswerBy.WHISPER if channel_id else AnswerBy.DIRECT,
        payload=payload,
        value=_value(action),
        thread_ts=view.thread_ts if view else container.get("thread_ts"),
        message_ts=container.get("message_ts") or "",
        trigger_id=payload.get("trigger_id") or "",
        response_url=payload.get("response_url") or "",
        view=view,
        entered=_entered(payload.get("view") or payload),
        message=payload.get("message") or {},
        is_private=channel.get("name") == UNNAMED,
    )


def from_form(payload: Payload, envelope_id: str) -> Request:
    """A modal that was submitted, or closed without that. It acts where it was opened."""
    view = read_view(payload["view"])
    is_submitted = payload["type"] == "view_submission"
    return Request(
        kind=Kind.FORM if is_submitted else Kind.CLOSED_FORM,
        name=payload["view"]["callback_id"],
        workspace_id=_workspace(payload),
        user_id=payload["user"]["id"],
        channel_id=view.channel_id,
        key=envelope_id or payload.get("trigger_id") or f"{payload['type']} {view.id}",
        answer_by=AnswerBy.WHISPER if view.channel_id else AnswerBy.DIRECT,
        payload=payload,
        thread_ts=view.thread_ts,
        may_come_again=is_submitted and bool(envelope_id),
        trigger_id=payload.get("trigger_id") or "",
        view=view,
        entered=_entered(payload["view"]),
    )


def from_shortcut(payload: Payload, envelope_id: str) -> Request:
    """On a message, or (then there is no channel) from anywhere."""
    message = payload.get("message") or {}
    channel = payload.get("channel") or {}
    channel_id = channel.get("id") or ""
    return Request(
        kind=Kind.SHORTCUT,
        name=payload["callback_id"],
        workspace_id=_workspace(payload),
        user_id=payload["user"]["id"],
        channel_id=channel_id,
        key=envelope_id or payload.get("trigger_id") or "",
        answer_by=AnswerBy.WHISPER if channel_id else AnswerBy.DIRECT,
        payload=payload,
        thread_ts=message.get("thread_ts"),
        message_ts=message.get("ts") or "",
        trigger_id=payload.get("trigger_id") or "",
        response_url=payload.get("response_url") or "",
        message=message,
        is_private=channel.get("name") == UNNAMED,
    )


def from_suggestion(payload: Payload) -> Request:
    """Somebody types into a menu whose options the bot knows; `text` is what they typed so far."""
    channel = payload.get("channel") or {}
    view = read_view(payload["view"]) if payload.get("view") else None
    return Request(
        kind=Kind.OPTIONS,
        name=payload["action_id"],
        workspace_id=_workspace(payload),
        user_id=payload["user"]["id"],
        channel_id=channel.get("id") or (view.channel_id if view else ""),
        key="",
        answer_by=AnswerBy.ACK,
        payload=payload,
        text=payload.get("value") or "",
        view=view,
        entered=_entered(payload.get("view") or payload),
    )


def from_event(body: Payload) -> Request:
    """The event's own id is the key: it is the same over every connection and every retry."""
    event = body["event"]
    message, channel_id = message_of(event), channel_of(event)
    is_direct = channel_id.startswith("D")
    thread_ts = message.get("thread_ts")
    return Request(
        kind=Kind.EVENT,
        name=event_name(event),
        workspace_id=body.get("team_id") or "",
        user_id=author_of(event),
        channel_id=channel_id,
        key=body["event_id"],
        answer_by=AnswerBy.POST if is_direct else AnswerBy.WHISPER,
        payload=event,
        text=message.get("text") or "",
        typed=message.get("text") or "",
        thread_ts=thread_ts if is_direct else thread_ts or message.get("ts"),
        message_ts=ts_of(event),
        message=message,
        is_private=event.get("channel_type") == "group",
    )


def _workspace(payload: Payload) -> str:
    """Where the bot is. Of a form that somebody of another company sends from a shared channel Slack names
    their own as the team. Source: slack_bolt.request.internals.extract_team_id.
    """
    view = payload.get("view") or {}
    return str(view.get("app_installed_team_id") or payload["team"]["id"])


def _value(action: Payload) -> str:
    """What a button carries, or the one thing that was chosen."""
    option = action.get("selected_option") or {}
    chosen = (action.get(f"selected_{kind}") for kind in ("user", "channel", "conversation", "date", "time"))
    return str(action.get("value") or option.get("value") or next(filter(None, chosen), ""))


def _entered(holder: Payload) -> Entered:
    return Entered((holder.get("state") or {}).get("values") or {})
