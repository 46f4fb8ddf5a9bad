"""What looks after the archive beside the site."""

import os
import subprocess
import sys
import time

from app.config import Settings
from app.web.keeping import Keeper, come_last


def test_nothing_is_opened_while_web_processes_are_forked(tmp_path):
    # SQLite's own locks, held by another thread then, would stay locked in the new process.
    settings = Settings(data=tmp_path)
    keeper = Keeper(settings)
    with keeper.at_rest:
        keeper.start()
        time.sleep(0.1)
        assert not settings.database_path.exists()
    until = time.monotonic() + 10
    while not settings.database_path.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert settings.database_path.exists()
    keeper.stop()
    keeper.join()


def test_what_comes_last_works_while_nobody_else_does():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        come_last(process.pid)
        assert os.getpriority(os.PRIO_PROCESS, process.pid) == 19
        if sys.platform == "linux":
            assert os.sched_getscheduler(process.pid) == os.SCHED_IDLE
        process.communicate(b"\n")
    come_last(process.pid)  # it has ended, and nobody minds
