"""Who is called by name, told of or thanked in a sentence: that tells who doesn't speak.

`I love the back story here, Ilya` is the host's if Ilya is the guest. Such sentences are rare and
tell much, so their clues have weights of their own (`training.addressed`): in 71 talks a sentence
that ends with the guest's name was the host's in 93 of 100 cases, one that is nothing but that name
always, one that ends with the host's in 9; `for having me` was the guest's in 98 of 100.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

HOST, GUEST = "<host>", "<guest>"
"""What stands for their names in the clues: nobody's own name tells who speaks."""
_TOLD_OF = frozenset(
    "is was am name's named called with by of from and to for are that's i'm not the like as if "
    "about know here's meet this's".split()
)
"""Words before a name that isn't called then: `this is Ilya`."""
_SIGNS = {
    "@guest introduced": rf"(?:with me|joined by|with us|welcome|here with|our guest|guest today"
    rf"|i'm here|talking to|talking with|show is).*{GUEST}",
    "@guest does": rf" {GUEST} (?:is|was|has|had|and|who|left|did) ",
    "@i'm guest": rf"(?:i'm|name is|i am) {GUEST}",
    "@i'm host": rf"(?:i'm|name is|i am) {HOST}",
    "@having me": "for having me|having me on",
    "@for coming": "(?:thanks|thank you) (?:so much |very much )?for (?:coming|joining|being)",
}
_PATTERNS = {clue: re.compile(pattern) for clue, pattern in _SIGNS.items()}
CLUES = (*_SIGNS, "@guest$", "@guest", "@host$", "@host", "@^host")


def addressed(words: Sequence[str]) -> list[str]:
    """The clues that a sentence has, whose names are masked."""
    said = [*words[:1], *(b for a, b in pairwise(words) if a != b or b not in {HOST, GUEST})]
    text = f" {' '.join(said)} "
    found = [clue for clue, pattern in _PATTERNS.items() if pattern.search(text)]
    for name, clue in ((GUEST, "@guest"), (HOST, "@host")):
        if said == [name]:
            found.append(clue)
        elif said[-1] == name and said[-2] not in _TOLD_OF:
            found.append(f"{clue}$")
        elif said[0] == HOST == name:
            found.append("@^host")
    return found
