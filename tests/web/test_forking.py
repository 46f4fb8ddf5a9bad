import subprocess
import sys

_ORPHANED = """
import os, time
from app.web.forking import end_with
parent = os.getpid()
if os.fork() == 0:
    end_with(parent)
    time.sleep(60)
"""


def test_a_web_process_ends_with_the_first_one():
    # Whoever reads what they print waits until both have ended.
    ended = subprocess.run([sys.executable, "-c", _ORPHANED], capture_output=True, timeout=20)
    assert ended.returncode == 0
