"""Web addresses as files tell them, which may be anything."""

from contextlib import suppress
from urllib.parse import SplitResult, urlsplit


def split_address(address: str) -> SplitResult:
    """The parts of a web address; all empty for what is none, such as `http://[`."""
    with suppress(ValueError):
        return urlsplit(address)
    return SplitResult("", "", "", "", "")
