"""A vote is bound to what was shown: the content's hash, and what an edit changes."""

import hashlib
import json
from dataclasses import fields

from bot.domain.approvals.model import Content


def content_hash(content: Content) -> str:
    """SHA-256 of the canonical JSON (sorted keys, no spaces, UTF-8) of everything that is approved."""
    money = content.money
    plain = {
        "title": content.title,
        "kind": content.kind,
        "amount": f"{money.amount.normalize():f} {money.currency}" if money else None,
        "notes": content.notes,
        "links": list(content.links),
    }
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def changed_fields(was: Content, now: Content) -> list[str]:
    """In the order in which they are shown."""
    return [field.name for field in fields(Content) if getattr(was, field.name) != getattr(now, field.name)]
