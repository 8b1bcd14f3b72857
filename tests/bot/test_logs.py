"""Lines in the log, for whoever looks for a fault and is not to read what people wrote."""

import json
import logging

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.logs import set_up_logs
from storage.database import make_engine, read_database_url


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_a_failure_is_logged_with_its_traceback_and_without_what_people_typed(
    log_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    was, level = structlog.get_config(), logging.getLogger().level
    try:
        set_up_logs("INFO", log_format)
        log = structlog.get_logger()
        typed = "shouts".upper()
        try:
            int(len(typed) * [""][0])
        except ValueError:
            log.exception("request_failed", error_id="1")
    finally:
        structlog.configure(**was)
        logging.getLogger().setLevel(level)
    said = capsys.readouterr().out
    assert "test_a_failure_is_logged" in said
    assert "ValueError" in said
    assert "SHOUTS" not in said
    assert log_format == "console" or json.loads(said)["event"] == "request_failed"


def test_what_the_database_refuses_is_told_without_what_people_wrote() -> None:
    engine = make_engine(read_database_url("sqlite://"))
    with engine.connect() as connection, pytest.raises(OperationalError, match="no such table") as raised:
        connection.execute(text("SELECT :said FROM nowhere"), {"said": "The boss shouts"})
    assert "boss" not in str(raised.value)
