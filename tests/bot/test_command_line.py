"""The command line as whoever starts the bot meets it."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
Command = Callable[..., Result]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs a command in an empty folder with only the given variables set; logs are left as they are."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.__main__.set_up_logs", lambda *_: None)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def run(*arguments: str, **variables: str) -> Result:
        return CliRunner().invoke(cli, arguments, env=variables)

    return run


@pytest.mark.parametrize(
    ("process", "named"),
    [
        ("run", ["SLACK_BOT_TOKEN is missing.", "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing."]),
        ("serve", ["SLACK_BOT_TOKEN is missing.", "SLACK_SIGNING_SECRET is missing."]),
        ("work", ["SLACK_BOT_TOKEN is missing."]),
        ("migrate", []),
    ],
)
def test_a_process_with_wrong_settings_names_them_all_in_one_message(
    command: Command, process: str, named: list[str]
) -> None:
    result = command(process, PORT="three", LOG_FORMAT="xml")
    first, *lines, last = result.stderr.splitlines()
    assert (result.exit_code, result.stdout, first) == (2, "", "Muster cannot start:")
    assert lines[: len(named)] == [f"  - {problem}" for problem in named]
    assert [line.split()[1] for line in lines[len(named) :]] == ["PORT", "LOG_FORMAT"]
    assert last == "See .env.example for every variable."


def test_several_processes_on_one_sqlite_file_are_refused(command: Command) -> None:
    result = command("serve", SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="s", WEB_CONCURRENCY="2")
    assert result.exit_code == 2
    assert "WEB_CONCURRENCY above 1 needs PostgreSQL" in result.stderr


def test_started_as_people_start_it_there_is_no_traceback(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [
        "Muster cannot start:",
        "  - SLACK_BOT_TOKEN is missing.",
        "  - SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing.",
        "See .env.example for every variable.",
    ]


def test_migrating_makes_the_tables_and_may_be_repeated(command: Command, tmp_path: Path) -> None:
    for _ in range(2):
        result = command("migrate", DATABASE_URL="sqlite:///here.db")
        assert (result.exit_code, result.output) == (0, "The database is up to date.\n")
    with sqlite3.connect(tmp_path / "here.db") as database:
        assert database.execute("SELECT count(*) FROM task").fetchone() == (0,)
    database.close()


@pytest.mark.parametrize(
    "url", ["sqlite:///no/such/folder/muster.db", "postgresql://nobody@127.0.0.1:1/muster"]
)
def test_a_database_that_is_away_is_told_in_a_sentence(command: Command, url: str) -> None:
    result = command("migrate", DATABASE_URL=url)
    assert result.exit_code == 1
    assert result.stderr.startswith("Muster cannot start: ")
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_everything_is_exported_to_a_file_of_ones_own_and_restored_elsewhere(
    command: Command, tmp_path: Path
) -> None:
    here, there = {"DATABASE_URL": "sqlite:///here.db"}, {"DATABASE_URL": "sqlite:///there.db"}
    command("migrate", **here)
    with sqlite3.connect(tmp_path / "here.db") as database:
        database.execute("INSERT INTO workspace (id, name, created_at) VALUES ('T1', 'ż', '2026-11-23')")
    database.close()
    exported = command("export", "all.jsonl", **here)
    assert (exported.exit_code, exported.stdout, exported.stderr) == (0, "", "1 rows exported.\n")
    assert (tmp_path / "all.jsonl").stat().st_mode & 0o777 == 0o600
    restored = command("restore", "all.jsonl", **there)
    assert (restored.exit_code, restored.stderr) == (0, "1 rows restored.\n")
    assert command("export", **there).stdout_bytes == (tmp_path / "all.jsonl").read_bytes()


def test_an_export_that_fails_leaves_no_file_and_overwrites_none(command: Command, tmp_path: Path) -> None:
    here = {"DATABASE_URL": "sqlite:///here.db"}
    command("migrate", **here)
    failed = command("export", "--workspace", "T9", "all.jsonl", **here)
    assert (failed.exit_code, failed.stderr) == (
        1,
        "Nothing was exported: There is no workspace T9 in this database.\n",
    )
    assert not (tmp_path / "all.jsonl").exists()
    (tmp_path / "all.jsonl").write_text("precious")
    assert command("export", "all.jsonl", **here).exit_code == 1
    assert (tmp_path / "all.jsonl").read_text() == "precious"


@pytest.mark.parametrize("content", [None, "hello\n"])
def test_what_cannot_be_restored_is_told_in_a_sentence(
    command: Command, tmp_path: Path, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "all.jsonl").write_text(content)
    result = command("restore", "all.jsonl", DATABASE_URL="sqlite:///here.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("Nothing was restored: ")
    assert len(result.stderr.splitlines()) == 1


def test_the_manifest_is_printed_as_json(command: Command) -> None:
    result = command("manifest")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["settings"]["socket_mode_enabled"]


def test_the_manifest_for_http_names_the_address(command: Command) -> None:
    url = "https://muster.example/slack/events"
    printed = json.loads(command("manifest", "--request-url", url).stdout)
    assert printed["settings"]["interactivity"]["request_url"] == url


def test_without_a_command_all_of_them_are_shown(command: Command) -> None:
    shown = command().output
    names = ("demo", "run", "serve", "work", "migrate", "export", "restore", "doctor", "manifest")
    assert all(name in shown for name in names)


def test_the_doctor_marks_what_is_well_and_says_what_to_mend(command: Command) -> None:
    result = command(
        "doctor", SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1", SLACK_API_URL="http://127.0.0.1:1/"
    )
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert lines[:2] == ["✓ settings: complete", "✓ database: sqlite, at the newest version"]
    assert lines[2].startswith("✗ Slack: not reached: ")
    assert lines[3] == "  → Check the network, the proxy and SLACK_API_URL."
