"""The end of the program that somebody asked for, by Ctrl-C or SIGTERM.

Python's own way with it, an exception in whatever is being done, isn't enough: one that strikes
while garbage is collected is ignored. So it is noted as well, and what goes on for long looks.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Ending:
    """Whether the end was asked for, and how it is brought about: by an exception (SystemExit, or
    KeyboardInterrupt for Ctrl-C), or by a call once there is something to call."""

    def __init__(self) -> None:
        self.is_asked = False
        self._call: Callable[[], object] | None = None

    def hear(self, *signals: signal.Signals) -> None:
        """Hear these from now on."""
        for one in signals:
            signal.signal(one, self._note)

    @contextmanager
    def heard(self, one: signal.Signals) -> Iterator[None]:
        """Hear one until the end of the block; no other thread than the first can."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.getsignal(one)
        self.is_asked, self._call = False, None
        self.hear(one)
        try:
            yield
        finally:
            signal.signal(one, before)

    def calls(self, call: Callable[[], object]) -> None:
        """Let the end be brought about by this call, at once where it was asked for already."""
        self._call = call
        if self.is_asked:
            call()

    def _note(self, number: int, _frame: object) -> None:
        self.is_asked = True
        if self._call is not None:
            self._call()
        elif number == signal.SIGINT:
            raise KeyboardInterrupt
        else:
            raise SystemExit(0)


ENDING = Ending()
"""That of this process."""
