"""Times as files write them."""


def time_stamp(ms: int, point: str) -> str:
    """`754000` as `00:12:34.000`, with that decimal point."""
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{rest:03}"
