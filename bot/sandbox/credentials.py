"""The app's tokens and secrets. They are worth nothing outside this process."""

from enum import StrEnum

from bot.sandbox.ids import Ids


class TokenKind(StrEnum):
    BOT = "bot"
    APP = "app"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


class Credentials:
    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self.bot_token = f"xoxb-sandbox-{ids.opaque()}"
        self.app_token = f"xapp-1-sandbox-{ids.opaque()}"
        self.signing_secret = (ids.opaque() * 4).lower()
        self.client_id = f"1000000000.{ids.opaque()}"
        self.client_secret = (ids.opaque() * 4).lower()
        self._codes: set[str] = set()
        self._revoked: set[str] = set()

    def kind(self, token: str) -> TokenKind:
        if token in self._revoked:
            return TokenKind.REVOKED
        known = {self.bot_token: TokenKind.BOT, self.app_token: TokenKind.APP}
        return known.get(token, TokenKind.UNKNOWN)

    def issue_code(self) -> str:
        """What a browser brings back to the app after somebody agreed to install it."""
        code = self._ids.opaque()
        self._codes.add(code)
        return code

    def redeem_code(self, code: str) -> bool:
        if code not in self._codes:
            return False
        self._codes.discard(code)
        return True

    def revoke(self) -> None:
        """Uninstalls: the bot token dies, the next installation gets another."""
        self._revoked.add(self.bot_token)
        self.bot_token = f"xoxb-sandbox-{self._ids.opaque()}"
