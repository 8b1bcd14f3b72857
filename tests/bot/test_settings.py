"""Settings from the environment and .env: whatever is wrong is named at once."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read_settings

ROOT = Path(__file__).parents[2]
RUN = ("slack_bot_token", "slack_app_token|slack_signing_secret")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder and none of our variables; the folder is returned."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def set_all(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def problems(*needs: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read_settings(needs=needs)
    return caught.value.problems


def test_nothing_needs_to_be_set_where_nothing_is_needed() -> None:
    settings = read_settings()
    assert settings.database_url == "sqlite:///muster.db"
    assert settings.is_sqlite
    assert (settings.host, settings.port, settings.web_concurrency) == ("127.0.0.1", 3000, 1)
    assert settings.slack_api_url == "https://slack.com/api/"
    assert (settings.log_level, settings.log_format) == ("INFO", "console")


def test_every_missing_variable_is_named() -> None:
    assert problems(*RUN) == [
        "SLACK_BOT_TOKEN is missing.",
        "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing.",
    ]


def test_one_of_two_alternatives_suffices(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="s")
    assert read_settings(needs=RUN).slack_app_token is None


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-1", "begins with xoxb-"),
        ("SLACK_BOT_TOKEN", "xoxb-", "begins with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1", "begins with xapp-"),
        ("SLACK_API_URL", "slack.com/api", "begins with https://"),
        ("DATABASE_URL", "mysql://localhost/muster", "sqlite:/// or postgresql://"),
        ("DATABASE_URL", "muster.db", "sqlite:/// or postgresql://"),
        ("PORT", "three", "integer"),
        ("PORT", "0", "greater than or equal to 1"),
        ("PORT", "65536", "less than or equal to 65535"),
        ("WEB_CONCURRENCY", "-1", "greater than or equal to 1"),
        ("LOG_LEVEL", "LOUD", "'DEBUG'"),
        ("LOG_FORMAT", "xml", "'json'"),
    ],
)
def test_a_malformed_variable_is_named_with_what_it_should_be(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(name, value)
    (problem,) = problems()
    assert problem.startswith(f"{name} is malformed: ")
    assert reason in problem


def test_missing_and_malformed_are_named_together(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, SLACK_BOT_TOKEN="secret-1", PORT="x", LOG_FORMAT="xml")
    found = problems(*RUN)
    assert [problem.split()[0] for problem in found] == [
        "SLACK_APP_TOKEN",
        "SLACK_BOT_TOKEN",
        "PORT",
        "LOG_FORMAT",
    ]
    assert "secret-1" not in " ".join(found)


def test_a_secret_does_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, SLACK_BOT_TOKEN="xoxb-42", SLACK_SIGNING_SECRET="hush")
    shown = repr(read_settings())
    assert "xoxb-42" not in shown
    assert "hush" not in shown


def test_the_file_is_read_and_the_environment_wins(
    nothing_set: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (nothing_set / ".env").write_text("SLACK_BOT_TOKEN=xoxb-file\nPORT=4000\nUNKNOWN=1\n")
    monkeypatch.setenv("PORT", "5000")
    settings = read_settings(needs=("slack_bot_token",))
    assert settings.slack_bot_token
    assert settings.slack_bot_token.get_secret_value() == "xoxb-file"
    assert settings.port == 5000


def test_an_empty_variable_counts_as_missing(nothing_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (nothing_set / ".env").write_text("SLACK_APP_TOKEN=\n")
    set_all(monkeypatch, SLACK_BOT_TOKEN="", PORT="")
    assert problems(*RUN)[0] == "SLACK_BOT_TOKEN is missing."
    assert read_settings().port == 3000


def test_an_empty_variable_leaves_the_file_its_say(
    nothing_set: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (nothing_set / ".env").write_text("SLACK_BOT_TOKEN=xoxb-file\n")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")
    settings = read_settings(needs=("slack_bot_token",))
    assert settings.slack_bot_token
    assert settings.slack_bot_token.get_secret_value() == "xoxb-file"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("https://slack-gov.com/api", "https://slack-gov.com/api/"),
        ("http://127.0.0.1:1/api//", "http://127.0.0.1:1/api/"),
    ],
)
def test_the_address_of_the_api_ends_with_a_slash(
    monkeypatch: pytest.MonkeyPatch, given: str, read: str
) -> None:
    monkeypatch.setenv("SLACK_API_URL", given)
    assert read_settings().slack_api_url == read


@pytest.mark.parametrize(
    ("url", "is_sqlite"),
    [("sqlite:////var/muster.db", True), ("postgres://h/db", False), ("postgresql+psycopg://h/db", False)],
)
def test_the_kind_of_database_is_known_by_its_address(
    monkeypatch: pytest.MonkeyPatch, url: str, *, is_sqlite: bool
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert read_settings().is_sqlite is is_sqlite


def test_small_letters_do_for_the_log_level(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert read_settings().log_level == "DEBUG"


def test_the_example_file_names_every_variable_and_no_other() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    named = {
        line.lstrip("# ").partition("=")[0] for line in lines if "=" in line and " " not in line.lstrip("# ")
    }
    assert named == {name.upper() for name in Settings.model_fields}


def test_the_untouched_example_is_not_taken_for_settings(nothing_set: Path) -> None:
    (nothing_set / ".env").write_text((ROOT / ".env.example").read_text())
    assert [problem.split()[0] for problem in problems(*RUN)] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
