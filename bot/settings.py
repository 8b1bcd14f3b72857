"""Settings, read once from the environment and .env; whatever is wrong is named at once."""

import os
import re
from collections.abc import Iterable
from typing import Any, Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ENV_FILE = ".env"
SECRET_PREFIXES = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}


class SettingsError(Exception):
    """`problems` holds one sentence for each variable that is missing or malformed."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class CannotStart(Exception):  # noqa: N818 -- a state of the world, told to whoever starts the bot
    """Something outside must be mended first; the message says what, in a sentence or two."""


class Settings(BaseSettings):
    """One field per environment variable, of the same name in capitals."""

    model_config = SettingsConfigDict(env_file=ENV_FILE, env_ignore_empty=True, extra="ignore")

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    database_url: str = "sqlite:///muster.db"
    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=1, le=65535)
    public_url: str = ""
    web_concurrency: int = Field(default=1, ge=1, le=64)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _of_the_right_kind(cls, token: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        prefix = SECRET_PREFIXES[str(info.field_name)]
        if token is not None and not re.fullmatch(f"{prefix}.+", token.get_secret_value()):
            message = f"it begins with {prefix} and goes on"
            raise ValueError(message)
        return token

    @field_validator("slack_api_url")
    @classmethod
    def _an_address(cls, url: str) -> str:
        if not url.startswith(("https://", "http://")):
            message = "it begins with https://"
            raise ValueError(message)
        return url.rstrip("/") + "/"

    @field_validator("public_url")
    @classmethod
    def _of_our_own(cls, url: str) -> str:
        if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            message = "it begins with https://"
            raise ValueError(message)
        return url.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _a_known_database(cls, url: str) -> str:
        if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")):
            message = "it begins with sqlite:/// or postgresql://"
            raise ValueError(message)
        return url

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, level: str) -> str:
        return level.upper()

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")


def read_settings(*, needs: Iterable[str] = ()) -> Settings:
    """Raises SettingsError naming every variable at fault.

    Each of `needs` is a field's name, or alternatives joined by "|".
    """
    problems = [_sentence(need) for need in needs if not _is_given(need)]
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsError(problems + [_malformed(detail) for detail in error.errors()]) from None
    if problems:
        raise SettingsError(problems)
    return settings


def _is_given(need: str) -> bool:
    """Set to anything at all: whether it is well-formed is the other question."""
    sources = (os.environ, dotenv_values(ENV_FILE))
    return any(source.get(name.upper()) for source in sources for name in need.split("|"))


def _sentence(need: str) -> str:
    return f"{' or '.join(name.upper() for name in need.split('|'))} is missing."


def _malformed(detail: Any) -> str:
    reason = detail["msg"].removeprefix("Value error, ")
    return f"{str(detail['loc'][0]).upper()} is malformed: {reason}."
