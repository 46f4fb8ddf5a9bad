"""How a date looks."""

import datetime


def day(date: datetime.date) -> str:
    """A date as people read it: `14 March 2019`."""
    return f"{date.day} {date:%B} {date.year}"
