"""Opening a socket, and OAuth."""

from bot.sandbox.errors import SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.wire import Json


def connections_open(call: Call) -> Json:
    state = call.state
    host = state.origin.removeprefix("http://")
    return {"url": f"ws://{host}/link/?ticket={state.tickets.issue()}&app_id={state.app_id}"}


def oauth_access(call: Call) -> Json:
    state, credentials = call.state, call.state.credentials
    if call.text("client_id") != credentials.client_id:
        raise SlackError("invalid_client_id")
    if call.text("client_secret") != credentials.client_secret:
        raise SlackError("bad_client_secret")
    if not credentials.redeem_code(call.text("code")):
        raise SlackError("invalid_code")
    installer = next(person for person in state.people.values() if not person.bot_id)
    return {
        "app_id": state.app_id,
        "authed_user": {"id": installer.id},
        "scope": ",".join(sorted(state.app.scopes)),
        "token_type": "bot",
        "access_token": credentials.bot_token,
        "bot_user_id": state.bot.id,
        "team": {"id": state.team.id, "name": state.team.name},
        "enterprise": None,
        "is_enterprise_install": False,
    }
