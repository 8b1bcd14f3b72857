"""Who is here: users, dnd, usergroups, team, bots, auth.test."""

from bot.sandbox.errors import SlackError
from bot.sandbox.people import Person, as_user
from bot.sandbox.state import Usergroup
from bot.sandbox.web_api import shapes
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.cursors import metadata, page
from bot.sandbox.wire import Json


def info(call: Call) -> Json:
    return {"user": _user(call, call.state.person(call.required("user")))}


def list_(call: Call) -> Json:
    people = list(call.state.people.values())
    shown, cursor = page(call, people, default=max(len(people), 1))
    members = [_user(call, person) for person in shown]
    return {"members": members, "cache_ts": call.state.now()} | metadata(cursor)


def lookup_by_email(call: Call) -> Json:
    email = call.required("email").lower()
    for person in call.state.people.values():
        if person.email.lower() == email and not person.deleted:
            return {"user": _user(call, person)}
    raise SlackError("users_not_found")


def _user(call: Call, person: Person) -> Json:
    state = call.state
    email = "users:read.email" in state.app.scopes
    locale = call.flag("include_locale")
    return as_user(person, state.team.id, state.clock(), email=email, locale=locale)


def dnd_info(call: Call) -> Json:
    state = call.state
    person = state.person(call.text("user", state.bot.id))
    snoozed = person.dnd_until > state.now()
    start = state.now() if snoozed else 1
    return {
        "dnd_enabled": snoozed,
        "next_dnd_start_ts": start,
        "next_dnd_end_ts": person.dnd_until if snoozed else 1,
    }


def usergroups(call: Call) -> Json:
    with_users, with_count = call.flag("include_users"), call.flag("include_count")
    groups = [
        _usergroup(call, group, with_users=with_users, with_count=with_count)
        for group in call.state.usergroups.values()
    ]
    return {"usergroups": groups}


def _usergroup(call: Call, group: Usergroup, *, with_users: bool, with_count: bool) -> Json:
    shape: Json = {
        "id": group.id,
        "team_id": call.state.team.id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_create": 0,
        "date_update": 0,
        "date_delete": 0,
        "auto_type": None,
        "prefs": {"channels": [], "groups": []},
    }
    if with_users:
        shape["users"] = group.users
    if with_count:
        shape["user_count"] = len(group.users)
    return shape


def usergroup_users(call: Call) -> Json:
    group = call.state.usergroups.get(call.required("usergroup"))
    if group is None:
        raise SlackError("no_such_subteam")
    return {"users": group.users}


def team_info(call: Call) -> Json:
    team = call.state.team
    wanted = call.text("team", team.id)
    if wanted != team.id:
        raise SlackError("team_not_found")
    url = f"{call.state.origin}/"
    return {
        "team": {
            "id": team.id,
            "name": team.name,
            "url": url,
            "domain": team.domain,
            "email_domain": "",
            "icon": {},
        }
    }


def bots_info(call: Call) -> Json:
    state = call.state
    if call.text("bot", state.bot.bot_id) != state.bot.bot_id:
        raise SlackError("bot_not_found")
    profile = shapes.bot_profile(state)
    del profile["team_id"]
    return {"bot": profile}


def auth_test(call: Call) -> Json:
    state = call.state
    return {
        "url": f"{state.origin}/",
        "team": state.team.name,
        "user": state.bot.name,
        "team_id": state.team.id,
        "user_id": state.bot.id,
        "bot_id": state.bot.bot_id,
        "is_enterprise_install": False,
    }
