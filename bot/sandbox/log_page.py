"""The log as a plain HTML page without script."""

import html
import json

from bot.sandbox.log import Entry

HEAD = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox log</title>'
    '<meta name="viewport" content="width=device-width">'
    "<h1>Calls and envelopes</h1><p>Newest first. Reload to see more.</p>"
)


def render(entries: list[Entry]) -> str:
    return HEAD + "".join(_entry(entry) for entry in reversed(entries)) + "</html>"


def _entry(entry: Entry) -> str:
    mark = "ok" if entry.ok else "failed"
    title = f"{entry.at:%Y-%m-%d %H:%M:%S} {entry.kind} {entry.name} {mark} {entry.milliseconds} ms"
    body = _json(entry.request) + _json(entry.response)
    return f"<details><summary>{html.escape(title)}</summary>{body}</details>"


def _json(value: object) -> str:
    if value is None:
        return ""
    text = json.dumps(value, indent=2, ensure_ascii=False, default=str)
    return f"<pre>{html.escape(text)}</pre>"
