"""Pages are kept in memory that all web processes share."""

import os

import pytest

from app.web.kept_pages import KeptPages

needs_fork = pytest.mark.skipif(
    not hasattr(os, "memfd_create"), reason="processes don't share memory here"
)


def test_a_page_is_kept_by_its_name():
    pages = KeptPages(1_000_000)
    pages.put("one", b"1" * 20_000)
    pages.put("two", b"2")
    assert (pages.get("one"), pages.get("two"), pages.get("three")) == (b"1" * 20_000, b"2", None)
    pages.put("one", b"another")
    assert pages.get("one") == b"another"


def test_the_oldest_make_room_for_the_newest():
    pages = KeptPages(1_000_000)
    told = {f"page {number}": os.urandom(21_000) for number in range(300)}
    for name, page in told.items():
        pages.put(name, page)
    found = {name: kept for name in told if (kept := pages.get(name))}
    assert all(page == told[name] for name, page in found.items())
    assert 36 <= len(found) <= 44  # a million bytes of them, but for those that share a row
    assert set(found) <= set(list(told)[-44:])


@pytest.mark.parametrize("most_bytes", [0, 1_000_000])
def test_what_is_larger_than_all_memory_is_not_kept(most_bytes):
    pages = KeptPages(most_bytes)
    pages.put("one", b"1" * 2_000_000)
    pages.put("two", b"2")
    assert pages.get("one") is None
    assert pages.get("two") == (b"2" if most_bytes else None)


@needs_fork
def test_what_one_process_keeps_another_finds():
    pages = KeptPages(1_000_000)
    child = os.fork()
    if not child:
        pages.put("one", b"made by another")
        os._exit(0)
    os.waitpid(child, 0)
    assert pages.get("one") == b"made by another"


@needs_fork
def test_two_that_write_at_once_lose_nothing_but_pages():
    pages = KeptPages(1_000_000)

    def page(name, turn):
        return f"{name} {turn} ".encode() * 2_000

    children = []
    for name in ("one", "two"):
        children.append(os.fork())
        if children[-1]:
            continue
        is_right = True
        for turn in range(2_000):
            pages.put(f"{name} {turn % 7}", page(name, turn % 7))
            for other in ("one", "two"):
                found = pages.get(f"{other} {turn % 5}")
                is_right = is_right and found in (None, page(other, turn % 5))
        os._exit(0 if is_right else 1)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    pages.put("one", page("one", 0))
    assert pages.get("one") == page("one", 0)
