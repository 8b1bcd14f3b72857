"""Logging: structured lines, without what people typed and without Slack's signatures."""

import logging
from typing import Any

import structlog

# Bolt logs bodies and signatures of refused requests at INFO: it speaks up for errors only.
QUIET = logging.getLogger("muster.slack")

# Without local variables, in which stand what people typed and Slack's tokens.
_TRACEBACKS = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)


def set_up_logs(level: str, log_format: str) -> None:
    """`log_format`: console or json."""
    logging.basicConfig(level=level, format="%(levelname)s %(name)s %(message)s")
    for chatty in ("aiohttp.access", "apscheduler", "alembic", "httpx", "asyncio"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    QUIET.setLevel(logging.ERROR)
    renderer: Any = structlog.processors.JSONRenderer() if log_format == "json" else _console()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _TRACEBACKS if log_format == "json" else _unchanged,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        cache_logger_on_first_use=True,
    )


def _console() -> structlog.dev.ConsoleRenderer:
    return structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)


def _unchanged(_logger: Any, _name: str, event: Any) -> Any:
    return event
