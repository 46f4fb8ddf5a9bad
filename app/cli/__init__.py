"""The command `vivavoce`, a file per group of commands."""

import signal
import sys

from app.ending import ENDING
from app.errors import VivaVoceError


def main() -> None:
    """Run the command; what can't be done ends with its sentence and its exit code."""
    try:
        with ENDING.heard(signal.SIGINT):
            from app.cli.commands import cli  # takes a while, and may be given up meanwhile

            cli()
    except VivaVoceError as error:
        print(f"vivavoce: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
