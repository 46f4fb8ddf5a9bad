"""Python looks for garbage, objects that nobody but one another knows, whenever some hundred new
ones are there; an import makes them by the million, and they stay: a fifth of its time went into
looking."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = (20_000, 20, 20)
"""Objects after which it is looked through what came since, and how many times before it is looked
through more. Five times as many saved nothing further."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Within the block, and in processes that it forks, garbage is looked for less often."""
    before = gc.get_threshold()
    gc.set_threshold(*_NEW_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
