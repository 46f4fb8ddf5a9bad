import socket
import subprocess
import sys
from contextlib import suppress

import pytest

from app.web.forking import one_each

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


_STOPPED_EARLY = """
import signal, socket, threading, time
import uvicorn
from app.web import forking

def serves():
    # One begins slowly, the other never, and hears nothing meanwhile.
    if DEAF:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
        time.sleep(60)
    time.sleep(0.6)
    async def app(scope, receive, send): pass
    return app

if __name__ == "__main__":
    forking._LONGEST_END_SECONDS = LONGEST
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    config = uvicorn.Config("__main__:serves", factory=True, workers=2, log_config=None)
    processes = forking.Processes(config, [taken], threading.Lock(), lambda: None, False)
    threading.Timer(0.2, processes.should_exit.set).start()
    processes.run()
"""


@pytest.mark.parametrize(("is_deaf", "longest"), [(False, 9.0), (True, 0.5)])
def test_a_web_process_that_has_just_begun_or_hangs_is_stopped_too(is_deaf, longest):
    script = f"DEAF, LONGEST = {is_deaf}, {longest}\n{_STOPPED_EARLY}"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=8)
    assert ended.returncode == 0, ended.stderr


_ENDS_WHILE_IT_IS_ASKED = """
import multiprocessing, os, signal, threading, time
import uvicorn, uvicorn._subprocess
from app.web.forking import WebProcess

class Silent(WebProcess):
    def target(self, sockets=None): time.sleep(60)

uvicorn._subprocess.spawn = multiprocessing.get_context("fork")
one = Silent(uvicorn.Config("app.main:app"), [])
one.start()
threading.Timer(0.3, os.kill, (one.pid, signal.SIGKILL)).start()
assert not one.is_alive(timeout=60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes aren't forked")
def test_one_that_ends_while_it_is_asked_how_it_is_is_not_waited_for():
    command = [sys.executable, "-c", _ENDS_WHILE_IT_IS_ASKED]
    ended = subprocess.run(command, capture_output=True, timeout=20)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the processes share one socket")
def test_each_web_process_has_a_socket_of_its_own_at_the_one_address():
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    address = taken.getsockname()
    found = one_each(taken, 2)
    try:
        for one in found:
            one.listen(64)
            one.settimeout(0)
        readers = [socket.create_connection(address) for _ in range(64)]
        came = []
        for one in found:
            came.append(0)
            with suppress(BlockingIOError):
                while True:
                    one.accept()[0].close()
                    came[-1] += 1
        for one in readers:
            one.close()
        assert sum(came) == 64
        assert min(came) >= 12  # less than that by chance once in a million times
        with pytest.raises(OSError), socket.socket() as another:
            another.bind(address)
    finally:
        for one in found:
            one.close()
