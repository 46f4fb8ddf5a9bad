"""A command that the site runs beside itself."""

import os
import threading


def end_with_parent() -> None:
    """End this process, whatever it does, as soon as its standard input ends: that is held open by
    its parent, and the kernel closes it however the parent ends."""

    def watch() -> None:
        # Not by `sys.stdin`: it holds a lock meanwhile, which a forked child waits for in vain.
        while os.read(0, 1024):
            pass
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
