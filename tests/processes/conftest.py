"""Real processes over a real archive folder: commands, and a site that is served."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.config import ROOT
from tests.commands import run

TALK = "**Anna Berg:** We rang the bell of pier{0} in the fog.\n\n**Ben Vik:** For {0} hours.\n"
LONG = 120
"""Seconds for what must come to pass; a machine may be busy with other things."""


def until(holds: Callable[[], Any], within: float = LONG) -> Any:
    """Wait until something holds; gives what it came to."""
    end = time.monotonic() + within
    while not (found := holds()):
        assert time.monotonic() < end, "it never came to pass"
        time.sleep(0.05)
    return found


class Owner:
    """An archive folder with its data folder, worked on by commands in processes of their own."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "archive"
        self.data = place / "data"
        self.folder.mkdir()
        self.running: list[subprocess.Popen[str]] = []
        self.log = place / "log"
        """What sites said."""

    def write(self, *numbers: int, again: str = "") -> None:
        for number in numbers:
            (self.folder / f"talk-{number}.md").write_text(TALK.format(number) + again)

    def start(
        self, *command: str, before: Callable[[], None] | None = None, to: Any = subprocess.PIPE
    ) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", *command, "--data", str(self.data)],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdout=to,
            stderr=to,
            text=True,
            preexec_fn=before,
        )
        self.running.append(process)
        return process

    def run(self, *command: str, before: Callable[[], None] | None = None) -> tuple[int, str]:
        """The exit code of a command, and all that it said."""
        process = self.start(*command, before=before)
        said, warned = process.communicate(timeout=LONG)
        return process.returncode, said + warned

    def call(self, *command: str) -> tuple[int, str]:
        """The same within this process, where it is about what the command does."""
        done = run(*command, "--data", str(self.data))
        return done.returncode, done.stdout + done.stderr

    def import_(self) -> tuple[int, str]:
        return self.call("import", str(self.folder))

    def told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.call("status", "--json")[1])
        return told

    def serve(self, *more: str) -> "Site":
        said = re.compile(r"Viva Voce is at (http://\S+)/\n")
        with self.log.open("w") as log:
            process = self.start("serve", str(self.folder), "--port", "0", *more, to=log)
        found = until(lambda: said.search(self.log.read_text()) or process.poll() is not None)
        assert isinstance(found, re.Match), self.log.read_text()
        return Site(process, found[1])


class Site:
    """A site that is served."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self.process = process
        self.address = address

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=LONG) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def json(self, path: str) -> Any:
        status, text = self.get(path)
        assert status == 200, text
        return json.loads(text)

    def is_complete(self) -> bool:
        told = self.json("/api/status")
        doing = told["import"]
        return told["status"] == "ok" and bool(doing) and doing["state"] == "done"


@pytest.fixture
def owner(tmp_path: Path, knows_languages: None) -> Iterator[Owner]:
    found = Owner(tmp_path)
    yield found
    for process in found.running:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    for process in found.running:
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def processes_with(argument: str) -> set[int]:
    """The processes that were started with this argument and have not ended."""
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            is_alive = "\nState:\tZ" not in (place / "status").read_text()
            if is_alive and argument.encode() in (place / "cmdline").read_bytes().split(b"\0"):
                found.add(int(place.name))
        except OSError:
            continue
    return found
