"""Opening, pushing, updating and closing views, each rule of Slack's in one place."""

import json

from bot.sandbox import blocks, limits
from bot.sandbox.changes import HomePublished, ViewsChanged
from bot.sandbox.errors import SlackError
from bot.sandbox.state import State
from bot.sandbox.views import View
from bot.sandbox.wire import Json


def as_view(state: State, view: View) -> Json:
    """Slack's view object."""
    payload = {
        "id": view.id,
        "team_id": state.team.id,
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": None,
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
        "submit_disabled": False,
    }
    return (
        payload
        | view.payload
        | {
            "state": {"values": view.values},
            "hash": view.hash,
            "root_view_id": view.root_id or view.id,
            "previous_view_id": view.previous_id,
            "app_id": state.app_id,
            "app_installed_team_id": state.team.id,
            "bot_id": state.bot.bot_id,
        }
    )


def open_view(state: State, person_id: str, payload: Json) -> View:
    """Replaces whatever modal this person had open. `payload` was checked, here and below."""
    view = _new(state, person_id, payload)
    state.stacks[person_id] = [view]
    state.emit(ViewsChanged(person_id, "open", view.id))
    return view


def push(state: State, person_id: str, payload: Json) -> View:
    """Raises not_found without an open modal, push_limit_reached on top of three."""
    stack = state.stacks.get(person_id, [])
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= limits.VIEW_STACK:
        raise SlackError("push_limit_reached")
    view = _new(state, person_id, payload)
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    state.emit(ViewsChanged(person_id, "push", view.id))
    return view


def update(state: State, view: View, payload: Json, expected_hash: str = "") -> View:
    """What was entered stays where block_id and action_id stay. Raises hash_conflict."""
    _check_hash(view, expected_hash)
    _check_unique(state, payload, besides=view)
    _replace(state, view, payload)
    if view.type == "home":
        state.emit(HomePublished(view.person_id, as_view(state, view)))
    else:
        state.emit(ViewsChanged(view.person_id, "update", view.id))
    return view


def publish(state: State, person_id: str, payload: Json, expected_hash: str = "") -> View:
    if not state.app.has_home:
        raise SlackError("not_enabled")
    if existing := state.homes.get(person_id):
        return update(state, existing, payload, expected_hash)
    view = _new(state, person_id, payload)
    state.homes[person_id] = view
    state.emit(HomePublished(person_id, as_view(state, view)))
    return view


def close(state: State, person_id: str, *, everything: bool) -> list[View]:
    """The views that went away, top first."""
    stack = state.stacks.get(person_id, [])
    gone = list(reversed(stack if everything else stack[-1:]))
    del stack[len(stack) - len(gone) :]
    for view in gone:
        state.emit(ViewsChanged(person_id, "close", view.id))
    return gone


def find(state: State, view_id: str = "", external_id: str = "", person_id: str = "") -> View:
    """An open modal or a Home, of this person where one is named. Raises not_found."""
    for view in _all(state):
        if person_id and view.person_id != person_id:
            continue
        if (view_id and view.id == view_id) or (external_id and view.external_id == external_id):
            return view
    raise SlackError("not_found")


def _all(state: State) -> list[View]:
    return [view for stack in state.stacks.values() for view in stack] + list(state.homes.values())


def _new(state: State, person_id: str, payload: Json) -> View:
    _check_unique(state, payload)
    return View(state.ids.new("V"), person_id, payload, _hash(state))


def _replace(state: State, view: View, payload: Json) -> None:
    kept = {(block_id, action_id) for block_id, action_id in blocks.inputs(payload["blocks"])}
    view.values = {
        block_id: remaining
        for block_id, entries in view.values.items()
        if (remaining := {a: value for a, value in entries.items() if (block_id, a) in kept})
    }
    view.payload, view.hash = payload, _hash(state)


def _hash(state: State) -> str:
    return f"{state.now()}.{state.ids.opaque()}"


def _check_hash(view: View, expected: str) -> None:
    if expected and expected != view.hash:
        raise SlackError("hash_conflict")


def _check_unique(state: State, payload: Json, besides: View | None = None) -> None:
    external_id = payload.get("external_id")
    if external_id and any(view.external_id == external_id for view in _all(state) if view is not besides):
        raise SlackError("duplicate_external_id")
    if len(json.dumps(payload)) > limits.VIEW_BYTES:
        raise SlackError("view_too_large")
