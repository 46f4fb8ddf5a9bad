"""Figures that Prometheus gathers: requests, how long they take, how many are refused."""

import os
from ipaddress import ip_address

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
    multiprocess,
)

REQUESTS = Counter(
    "vivavoce_requests", "Requests answered, by kind of address and status.", ["kind", "status"]
)
SECONDS = Histogram(
    "vivavoce_request_seconds",
    "How long an answer took, by kind of address.",
    ["kind"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
_KINDS = frozenset(
    "episodes search topics people quote p cite embed list notebook card media api about "
    "series years trends statistics oai".split()
)


def count(path: str, status: int, seconds: float) -> None:
    """Note an answer. Addresses are told apart by their first part only."""
    first = path.removeprefix("/").split("/", 1)[0] if path != "/" else "home"
    kind = first if first in _KINDS or first == "home" else "other"
    REQUESTS.labels(kind, status).inc()
    SECONDS.labels(kind).observe(seconds)


def told() -> bytes:
    """All figures as text; of all web processes where there are several."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest()
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)


def is_here(host: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
