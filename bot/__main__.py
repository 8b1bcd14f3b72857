"""The command line, and nothing else."""

import asyncio
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.logs import set_up_logs
from bot.settings import CannotStart, Settings, SettingsError, read_settings

cli = typer.Typer(
    name="bot",
    help="Muster keeps a team's work moving, in Slack.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

audit = typer.Typer(help="The history of who did what.", no_args_is_help=True)
cli.add_typer(audit, name="audit")

BAD_SETTINGS = 2


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is served; 0 takes any free port.")] = 8080,
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its workspace.")] = Path(".muster-demo"),
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew.")] = False,
) -> None:
    """Try Muster in the browser: a local stand-in for Slack with a sample team. No account needed."""
    from bot.demo import run_demo  # noqa: PLC0415 -- its packages are in the demo group only

    _until_it_ends(lambda: asyncio.run(run_demo(port, folder, fresh=fresh)))


@cli.command()
def run() -> None:
    """Everything in one process: for one team on one machine."""
    settings = _settings("slack_bot_token", "slack_app_token|slack_signing_secret")
    from bot import processes  # noqa: PLC0415 -- wrong settings are told at once, before much is loaded

    _until_it_ends(lambda: asyncio.run(processes.run(settings)))


@cli.command()
def serve() -> None:
    """Answer Slack's requests over HTTP (beside `work`)."""
    settings = _settings("slack_bot_token", "slack_signing_secret")
    if settings.is_sqlite and settings.web_concurrency > 1:
        _refuse_settings(["WEB_CONCURRENCY above 1 needs PostgreSQL: SQLite takes one process."])
    from bot import processes  # noqa: PLC0415 -- see run

    _until_it_ends(lambda: processes.serve(settings))


@cli.command()
def work() -> None:
    """Deliver messages and watch the clock (beside `serve`)."""
    settings = _settings("slack_bot_token")
    from bot import processes  # noqa: PLC0415 -- see run

    _until_it_ends(lambda: asyncio.run(processes.work(settings)))


@cli.command()
def migrate() -> None:
    """Bring the database to this version's tables."""
    settings = _settings()
    from storage.database import make_engine, read_database_url  # noqa: PLC0415 -- see run
    from storage.migration import migrate as bring_up_to_date  # noqa: PLC0415 -- see run

    engine = make_engine(read_database_url(settings.database_url))
    _until_it_ends(lambda: bring_up_to_date(engine))
    typer.echo("The database is up to date.")


@cli.command()
def export(
    file: Annotated[str, typer.Argument(help="A new file; - writes to standard output.")] = "-",
    workspace: Annotated[str | None, typer.Option(help="Only this workspace, by its id: T0123ABC.")] = None,
) -> None:
    """Write down the whole database, for another one or for good (see docs/backup.md)."""
    settings = _settings()
    from bot.archives import write_down  # noqa: PLC0415 -- see run

    _echo_rows("exported", lambda: write_down(settings, file, workspace))


@cli.command()
def restore(
    file: Annotated[str, typer.Argument(help="What `export` wrote; - reads from standard input.")],
) -> None:
    """Bring back what `export` wrote, into an empty database of either kind."""
    settings = _settings()
    from bot.archives import bring_back  # noqa: PLC0415 -- see run

    _echo_rows("restored", lambda: bring_back(settings, file))


@audit.command()
def verify(
    head: Annotated[
        list[str] | None, typer.Option(help="A head noted earlier that must still be there.")
    ] = None,
) -> None:
    """Prove that nothing in the history was changed since, or name the first place where it was.

    Keep the printed heads elsewhere: only they prove that nothing was cut off at the end.
    """
    settings = _settings()
    from bot.audits import examine_history  # noqa: PLC0415 -- see run

    def report() -> None:
        is_whole = True
        for line, is_fault in examine_history(settings, head or ()):
            typer.echo(f"{'✗' if is_fault else '✓'} {line}")
            is_whole = is_whole and not is_fault
        if not is_whole:
            raise typer.Exit(1)

    _until_it_ends(report)


@cli.command()
def doctor() -> None:
    """Check settings, database, tokens, scopes and clock, and say what to mend."""
    from bot.doctor import examine  # noqa: PLC0415 -- see run

    async def report() -> int:
        ills = 0
        async for finding in examine():
            mark = "✗" if finding.remedy else "✓"
            typer.echo(f"{mark} {finding.check}: {finding.found}")
            if finding.remedy:
                typer.echo(f"  → {finding.remedy}")
                ills += 1
        return ills

    raise typer.Exit(1 if asyncio.run(report()) else 0)


@cli.command()
def manifest(
    request_url: Annotated[
        str | None, typer.Option(help="https://…/slack/events, for HTTP instead of Socket Mode.")
    ] = None,
) -> None:
    """Print the Slack app manifest."""
    from handlers.manifest import manifest as generate  # noqa: PLC0415 -- see run
    from handlers.registry import build_registry  # noqa: PLC0415

    typer.echo(json.dumps(generate(build_registry(), request_url=request_url), indent=2))


def _echo_rows(done: str, process: Callable[[], int]) -> None:
    """On standard error: an archive may go to standard output."""
    try:
        typer.echo(f"{process()} rows {done}.", err=True)
    except (CannotStart, OSError) as error:
        typer.echo(f"Nothing was {done}: {error}", err=True)
        raise typer.Exit(1) from None


def _settings(*needs: str) -> Settings:
    try:
        settings = read_settings(needs=needs)
    except SettingsError as error:
        _refuse_settings(error.problems)
    set_up_logs(settings.log_level, settings.log_format)
    return settings


def _until_it_ends(process: Callable[[], None]) -> None:
    """What a person can mend at start-up is told in a sentence, not in a traceback."""
    try:
        process()
    except KeyboardInterrupt:
        raise typer.Exit from None
    except (CannotStart, OSError) as error:
        typer.echo(f"Muster cannot start: {error}", err=True)
        raise typer.Exit(1) from None


def _refuse_settings(problems: Iterable[str]) -> NoReturn:
    lines = "\n".join(f"  - {problem}" for problem in problems)
    typer.echo(f"Muster cannot start:\n{lines}\nSee .env.example for every variable.", err=True)
    raise typer.Exit(BAD_SETTINGS)


if __name__ == "__main__":
    sys.exit(cli())
