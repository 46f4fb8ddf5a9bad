"""References to letters, as texts that come from web pages hold them: `&amp;`, `&#233;`."""

import html
import re

_NO_LETTER = re.compile(r"&#(?:[0-9]{9,}|[xX][0-9a-fA-F]{9,});?")
"""Letters have numbers of seven digits at the most; of thousands of digits Python makes none."""


def resolved(text: str) -> str:
    """The text with the letters themselves; a number that no letter has is U+FFFD."""
    return html.unescape(_NO_LETTER.sub("\ufffd", text)) if "&" in text else text
