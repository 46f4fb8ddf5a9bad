"""Names of speakers as they should stand: without markup, and apart from what is nobody's name."""

import re
from collections.abc import Mapping, Sequence

from app.transcripts.model import Turn

NOT_NAMED = "Not named"
"""The label of words that nobody is named for, among others that have a name."""
_MARKUP = re.compile(r"^[\s*_`~#>•–—-]+|[\s*_`~#<•:–—-]+$")
_DIRECTION = re.compile(r"\s*[\[(](?:[^\])]*)[\])]?\s*:?$")
"""What stands in brackets behind a name: `(whispering)`, `[via phone]`, an organisation."""
_SIGNS = re.compile(r"[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+")
_ROLES = frozenset(
    "advertisement advert ad announcement announcer all audience both break caller chorus clip "
    "commercial crew crosstalk everybody everyone group intro introduction jingle laughter man "
    "music multiple narration narrator news operator others outro promo questioner recording "
    "sound speaker sponsor theme trailer transcript unidentified unknown various video voice "
    "voiceover voice-over woman monday tuesday wednesday thursday friday saturday sunday".split()
)
"""What stands before a colon and is nobody, alone or with a number."""
_PART = re.compile(
    r"^(?:speaker|spk|voice|person|participant|caller|host|guest|interviewer|interviewee|moderator|"
    r"presenter|q|a)[\s_#-]*(?:\d+|[a-z])?$|^s[\s_#-]*\d+$"
    r"|^(?:audience|unknown|unidentified|male|female|off[- ]screen)\s+\w+(?:\s+#?\d+)?$"
    r"|^(?:clip|excerpt|recording|audio|quote|song|scene|reading)\s+(?:from|of|by)\b"
    r"|\b(?:clip|jingle|theme|theme song|promo|trailer|ad|ad read|break|voice-?over)$"
    r"|^(?:several|multiple|various|other|all)\s+(?:speakers|voices|people)$"
    r"|\s(?:and|&)\s(?:i|me|all|others)$",
    re.IGNORECASE,
)


def clean_name(label: str) -> str:
    """The name that a label before somebody's words gives: no markup, no stage directions, no
    signs, no colon; a name that stands twice around a colon once."""
    name = " ".join(_SIGNS.sub(" ", label).split())
    before = ""
    while name != before:  # marks may stand around marks
        before, name = name, _MARKUP.sub("", name)
    whole = _DIRECTION.sub("", name).strip()
    name = whole or name.strip("[]() ")
    first, colon, second = name.partition(":")
    if colon and first.strip().casefold() == second.strip().casefold():
        name = first.strip()
    return name


def is_role(name: str) -> bool:
    """Whether a name is a part that somebody plays (`Audience Member`, `Speaker 1`, `Break`, `Clip
    from …`, a day) and no person's: who plays it in one talk is somebody else in the next."""
    bare = re.sub(r"[\s_#-]*\d+$", "", name).casefold()
    return bare in _ROLES or bool(_PART.search(name))


def tidy(turns: Sequence[Turn], called: Mapping[str, str]) -> tuple[Turn, ...]:
    """Turns with the names of their speakers clean, and those `called` otherwise under their own
    name (keys are folded); turns of one speaker that follow one another are one."""
    found: list[Turn] = []
    for turn in turns:
        speaker = clean_name(turn.speaker) if turn.speaker else None
        speaker = called.get(speaker.casefold(), speaker) if speaker else None
        speaker = None if speaker == NOT_NAMED else speaker
        if found and found[-1].speaker == speaker and found[-1].last == turn.first:
            found[-1] = Turn(found[-1].first, turn.last, speaker)
        else:
            found.append(Turn(turn.first, turn.last, speaker))
    return tuple(found)
