"""The command `vivavoce`, a file per group of commands."""

import errno
import io
import signal
import sys

from app.ending import ENDING
from app.errors import VivaVoceError


def main() -> None:
    """Run the command; what can't be done ends with its sentence and its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # letters that it lacks are told by their numbers
            stream.reconfigure(errors="backslashreplace")
    try:
        with ENDING.heard(signal.SIGINT):
            from app.cli.commands import cli  # takes a while, and may be given up meanwhile

            cli()
    except VivaVoceError as error:
        print(f"vivavoce: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print("vivavoce: The disk is full, so not all can be told or written.", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
