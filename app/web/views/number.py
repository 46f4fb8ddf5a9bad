"""How a number looks, alone and with its noun."""

_SMALL = 9.95


def grouped(value: float) -> str:
    """A number in groups of three digits: `3,000`; a small one that isn't whole with a tenth."""
    return f"{value:,.0f}" if abs(value) >= _SMALL else f"{round(value, 1):g}"


def with_noun(value: float, one: str, many: str = "") -> str:
    """A number with its noun: `1 episode`, `3,000 episodes`; `many` where it's more than an s."""
    number = grouped(value)
    return f"{number} {one if number == '1' else many or one + 's'}"
