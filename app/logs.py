"""Logs that one can read: coloured lines on a terminal, plain or JSON lines elsewhere."""

import logging
import re
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
            structlog.processors.format_exc_info if as_json else _on_a_line,
            structlog.processors.JSONRenderer() if as_json else renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # Asked for anew each time: who runs commands within a program puts another in its place.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )


_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]")


def _on_a_line(
    _logger: object, _name: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Escape what would begin a line of its own, or command a terminal: paths are what strangers
    ask for. Exceptions are left to the console renderer, which shows them best."""
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = _CONTROL.sub(lambda found: ascii(found[0])[1:-1], value)
    return event
