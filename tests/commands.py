"""The command, called within this process, which is quicker than one of its own."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from unittest.mock import patch

import pytest

from app.cli import main


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a command says and how it ends."""
    said, warned = io.StringIO(), io.StringIO()
    with (
        patch.dict(os.environ, environment),
        patch.object(sys, "argv", ["vivavoce", *arguments]),
        redirect_stdout(said),
        redirect_stderr(warned),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    code = ended.value.code
    assert isinstance(code, int)
    return subprocess.CompletedProcess(arguments, code, said.getvalue(), warned.getvalue())
