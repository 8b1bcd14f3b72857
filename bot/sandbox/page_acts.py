"""The page's acts, translated into what an Actor does."""

from collections.abc import Awaitable, Callable

from bot.sandbox import client_shapes
from bot.sandbox.acting import Actor
from bot.sandbox.errors import PersonError
from bot.sandbox.faults import Fault
from bot.sandbox.files import as_file
from bot.sandbox.log import Entry
from bot.sandbox.wire import Json


async def post(actor: Actor, body: Json) -> Json:
    message = await actor.say(
        _text(body, "channel"),
        _text(body, "text"),
        _text(body, "thread_ts"),
        broadcast=bool(body.get("broadcast")),
    )
    return {"kind": "message", "ts": message.ts} if message else {"kind": "command"}


async def edit(actor: Actor, body: Json) -> Json:
    actor.edit(_text(body, "channel"), _text(body, "ts"), _text(body, "text"))
    return {}


async def delete(actor: Actor, body: Json) -> Json:
    actor.delete(_text(body, "channel"), _text(body, "ts"))
    return {}


async def react(actor: Actor, body: Json) -> Json:
    remove = bool(body.get("remove"))
    actor.react(_text(body, "channel"), _text(body, "ts"), _text(body, "name"), remove=remove)
    return {}


async def action(actor: Actor, body: Json) -> Json:
    await actor.act(_object(body, "source"), _target(body))
    return {}


async def options(actor: Actor, body: Json) -> Json:
    return await actor.options(_object(body, "source"), _target(body))


async def view_submit(actor: Actor, body: Json) -> Json:
    done = await actor.submit(_text(body, "view_id"), _object(body, "state"))
    answer: Json = {"result": done.result, "views": client_shapes.views(actor.state, actor.person_id)}
    if done.errors:
        answer["errors"] = done.errors
    if done.sentence:
        answer["message"] = done.sentence
    return answer


async def view_close(actor: Actor, body: Json) -> Json:
    actor.close_view(_text(body, "view_id"), everything=bool(body.get("all")))
    return {"views": client_shapes.views(actor.state, actor.person_id)}


async def shortcut(actor: Actor, body: Json) -> Json:
    await actor.use_shortcut(_text(body, "callback_id"), _text(body, "channel"), _text(body, "ts"))
    return {}


async def open_dm(actor: Actor, body: Json) -> Json:
    conversation = actor.open_dm(*_texts(body, "users"))
    return {"conversation": client_shapes.conversation(conversation, actor.person_id)}


async def open_home(actor: Actor, body: Json) -> Json:
    conversation = actor.open_home(_text(body, "tab") or "home")
    return {
        "view": client_shapes.home(actor.state, actor.person_id),
        "conversation": client_shapes.conversation(conversation, actor.person_id),
    }


async def mark_read(actor: Actor, body: Json) -> Json:
    actor.mark_read(_text(body, "channel"), _text(body, "ts"))
    return {}


async def join(actor: Actor, body: Json) -> Json:
    actor.join(_text(body, "channel"))
    return {}


async def leave(actor: Actor, body: Json) -> Json:
    actor.leave(_text(body, "channel"))
    return {}


async def invite(actor: Actor, body: Json) -> Json:
    actor.invite(_text(body, "channel"), *_texts(body, "users"))
    return {}


ACTS: dict[str, Callable[[Actor, Json], Awaitable[Json]]] = {
    "post": post,
    "edit": edit,
    "delete": delete,
    "react": react,
    "action": action,
    "options": options,
    "view_submit": view_submit,
    "view_close": view_close,
    "shortcut": shortcut,
    "open_dm": open_dm,
    "open_home": open_home,
    "mark_read": mark_read,
    "join": join,
    "leave": leave,
    "invite": invite,
}


async def upload(actor: Actor, name: str, content: bytes, texts: dict[str, str]) -> Json:
    file = actor.upload(
        name, content, texts.get("channel", ""), texts.get("thread_ts", ""), texts.get("text", "")
    )
    return {"file": as_file(file, actor.state.origin)}


def as_fault(fault: Fault) -> Json:
    return {
        "id": fault.id,
        "kind": fault.kind,
        "method": fault.method,
        "count": fault.count,
        "seconds": fault.seconds,
        "status": fault.status,
        "retry_after": fault.retry_after,
        "fired": fault.fired,
    }


def as_entry(entry: Entry) -> Json:
    return {
        "n": entry.n,
        "at": entry.at.isoformat(),
        "kind": entry.kind,
        "name": entry.name,
        "ok": entry.ok,
        "milliseconds": entry.milliseconds,
        "request": entry.request,
        "response": entry.response,
    }


def _target(body: Json) -> Json:
    target = {"block_id": _text(body, "block_id"), "action_id": _text(body, "action_id")}
    return target | {key: body[key] for key in ("value", "state", "query") if key in body}


def _text(body: Json, name: str) -> str:
    return str(body.get(name) or "")


def _texts(body: Json, name: str) -> list[str]:
    found = body.get(name)
    if not isinstance(found, list):
        raise PersonError("invalid_arguments", f"{name} is a list.")
    return [str(each) for each in found]


def _object(body: Json, name: str) -> Json:
    found = body.get(name) or {}
    if not isinstance(found, dict):
        raise PersonError("invalid_arguments", f"{name} is an object.")
    return found
