"""Logs that one can read: coloured lines on a terminal, plain or JSON lines elsewhere."""

import logging
import sys

import structlog


def configure(as_json: bool = False) -> None:
    """Send structlog's events to standard error; call once at start."""
    renderer: structlog.typing.Processor = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info if as_json else _keep,
            structlog.processors.JSONRenderer() if as_json else renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # Asked for anew each time: who runs commands within a program puts another in its place.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )


def _keep(
    _logger: object, _name: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Leave exceptions to the console renderer, which shows them best."""
    return event
