"""The command `vivavoce`, a file per group of commands."""

import errno
import io
import os
import signal
import sys

from app.ending import ENDING
from app.errors import VivaVoceError

_NO_FAULTS_OF_OURS = (
    errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ENAMETOOLONG,
    errno.ELOOP,
)  # fmt: skip
"""What a disk, its owner, or whoever named a file may be the reason of."""


def _sentence(error: OSError) -> str:
    """What the system said, for people."""
    if error.errno == errno.ENOSPC:
        return "The disk is full, so not all can be told or written."
    return f"{error.filename or 'A file'} can't be read or written: {error.strerror}."


def main() -> None:
    """Run the command; what can't be done ends with its sentence and its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # letters that it lacks are told by their numbers
            stream.reconfigure(errors="backslashreplace")
    if sys.argv[1:2] == ["serve"] and not os.isatty(0):
        # Until there is something that can begin anew; loading all takes a second.
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ENDING.heard(signal.SIGINT):
            from app.cli.commands import cli  # takes a while, and may be given up meanwhile

            cli()
    except VivaVoceError as error:
        print(f"vivavoce: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:
        if error.errno not in _NO_FAULTS_OF_OURS:
            raise
        print(f"vivavoce: {_sentence(error)}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
