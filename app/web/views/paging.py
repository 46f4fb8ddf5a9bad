"""Pages of a long list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paging:
    """Page `number` (from 1) of a list of `total` entries, `size` a page."""

    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def first_entry(self) -> int:
        """The first entry on this page, counted from 1; 0 in an empty list."""
        return min((self.number - 1) * self.size + 1, self.total)

    @property
    def last_entry(self) -> int:
        """The last entry on this page, counted from 1."""
        return min(self.number * self.size, self.total)

    @property
    def around(self) -> list[int]:
        """Pages to link: the first, the last, and those near this one; 0 stands for a gap."""
        near = {1, self.last, *range(self.number - 2, self.number + 3)}
        pages = sorted(n for n in near if 1 <= n <= self.last)
        shown = pages[:1]
        for page in pages[1:]:
            shown += [0, page] if page > shown[-1] + 1 else [page]
        return shown
