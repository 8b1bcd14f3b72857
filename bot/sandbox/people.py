"""People of the workspace and how Slack describes them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.wire import Json

SLACKBOT = "USLACKBOT"
OTHER_TEAM = "T0OTHERCO"


@dataclass(slots=True, kw_only=True)
class Person:
    """`name` is the handle behind @; a guest is restricted, a single-channel guest ultra restricted too.

    A stranger is of another company, in a channel that is shared with it.
    """

    id: str
    name: str
    real_name: str
    tz: str = "UTC"
    locale: str = "en-US"
    email: str = ""
    title: str = ""
    color: str = "4a7da8"
    display_name: str = ""
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    bot_id: str = ""
    deleted: bool = False
    status_text: str = ""
    status_emoji: str = ""
    dnd_until: int = 0
    updated: int = 0


def tz_offset(person: Person, now: datetime) -> int:
    offset = now.astimezone(ZoneInfo(person.tz)).utcoffset()
    return int(offset.total_seconds()) if offset else 0


def tz_label(person: Person, now: datetime) -> str:
    return now.astimezone(ZoneInfo(person.tz)).tzname() or person.tz


def as_user(person: Person, team_id: str, now: datetime, *, email: bool, locale: bool) -> Json:
    """Slack's user object; e-mail and locale only for those who asked and may know, of strangers never."""
    user: Json = {
        "id": person.id,
        "team_id": team_id,
        "name": person.name,
        "deleted": person.deleted,
        "color": person.color,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": tz_label(person, now),
        "tz_offset": tz_offset(person, now),
        "profile": _profile(person, team_id, email=email and not person.is_stranger),
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": person.is_ultra_restricted,
        "is_bot": bool(person.bot_id),
        "is_app_user": False,
        "updated": person.updated,
        "is_email_confirmed": bool(person.email),
    }
    if person.deleted:
        for field_of_the_living in ("tz", "tz_label", "tz_offset", "is_admin", "is_restricted"):
            del user[field_of_the_living]
    if person.is_stranger:
        return user | {"is_stranger": True, "team_id": OTHER_TEAM}
    if person.is_stranger:  # somebody from another company, in a shared channel: without a locale
        user["is_stranger"] = True
    elif locale and not person.deleted:
        user["locale"] = person.locale
    return user


def _profile(person: Person, team_id: str, *, email: bool) -> Json:
    profile: Json = {
        "title": person.title,
        "phone": "",
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.display_name,
        "display_name_normalized": person.display_name,
        "status_text": person.status_text,
        "status_emoji": person.status_emoji,
        "status_expiration": 0,
        "team": team_id,
    }
    if email and person.email:
        profile["email"] = person.email
    if person.bot_id:
        profile["bot_id"] = person.bot_id
    return profile


def as_client_person(person: Person, now: datetime) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "real_name": person.real_name,
        "display_name": person.display_name,
        "title": person.title,
        "tz": person.tz,
        "tz_label": tz_label(person, now),
        "tz_offset": tz_offset(person, now),
        "locale": person.locale,
        "initials": "".join(word[0] for word in person.real_name.split()[:2]).upper(),
        "color": f"#{person.color}",
        "is_bot": bool(person.bot_id) or person.id == SLACKBOT,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": person.is_ultra_restricted,
        "deleted": person.deleted,
        "status_text": person.status_text,
        "status_emoji": person.status_emoji,
        "dnd": person.dnd_until > now.timestamp(),
    }
