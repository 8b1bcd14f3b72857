"""The methods of the Web API: who may call them, with what, and what answers."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.credentials import TokenKind
from bot.sandbox.web_api import chat, conversations, files, installation, people, reactions, views
from bot.sandbox.web_api.call import Call
from bot.sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Method:
    """`caller` is the kind of token that may call, None for a method without one.

    `scopes`: any of them suffices; those that depend on the conversation are asked for where it is known.
    `json`: a JSON body is read; otherwise only a form or the query is, as in Slack.
    """

    handler: Callable[[Call], Json]
    scopes: tuple[str, ...] = ()
    caller: TokenKind | None = TokenKind.BOT
    json: bool = False


METHODS = {
    "apps.connections.open": Method(
        installation.connections_open, ("connections:write",), caller=TokenKind.APP, json=True
    ),
    "auth.test": Method(people.auth_test, json=True),
    "bookmarks.add": Method(files.add_bookmark, ("bookmarks:write",), json=True),
    "bots.info": Method(people.bots_info, ("users:read",)),
    "chat.delete": Method(chat.delete, ("chat:write",), json=True),
    "chat.getPermalink": Method(chat.get_permalink),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("chat:write",), json=True),
    "chat.postMessage": Method(chat.post_message, ("chat:write",), json=True),
    "chat.update": Method(chat.update, ("chat:write",), json=True),
    "conversations.history": Method(conversations.history, json=True),
    "conversations.info": Method(conversations.info),
    "conversations.join": Method(conversations.join, ("channels:join",), json=True),
    "conversations.list": Method(conversations.list_),
    "conversations.members": Method(conversations.members),
    "conversations.open": Method(conversations.open_, json=True),
    "conversations.replies": Method(conversations.replies),
    "dnd.info": Method(people.dnd_info, ("dnd:read",)),
    "files.completeUploadExternal": Method(files.complete_upload, ("files:write",), json=True),
    "files.getUploadURLExternal": Method(files.get_upload_url, ("files:write",)),
    "files.info": Method(files.info, ("files:read",)),
    "oauth.v2.access": Method(installation.oauth_access, caller=None),
    "reactions.add": Method(reactions.add, ("reactions:write",), json=True),
    "reactions.get": Method(reactions.get, ("reactions:read",)),
    "reactions.remove": Method(reactions.remove, ("reactions:write",), json=True),
    "team.info": Method(people.team_info, ("team:read",), json=True),
    "usergroups.list": Method(people.usergroups, ("usergroups:read",)),
    "usergroups.users.list": Method(people.usergroup_users, ("usergroups:read",)),
    "users.conversations": Method(conversations.of_user),
    "users.info": Method(people.info, ("users:read",)),
    "users.list": Method(people.list_, ("users:read",)),
    "users.lookupByEmail": Method(people.lookup_by_email, ("users:read.email",)),
    "views.open": Method(views.open_, json=True),
    "views.publish": Method(views.publish, json=True),
    "views.push": Method(views.push, json=True),
    "views.update": Method(views.update, json=True),
}
