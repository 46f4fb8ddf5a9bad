"""What programs and people add to the name of a file that is no part of what it is called."""

import re
from itertools import pairwise
from urllib.parse import unquote

_MEDIA = r"mp[34]|mpe?g|m4[abv]|wav|flac|ogg|opus|aac|wma|mov|mkv|webm|avi"
_EXTENSION = re.compile(
    r"(?:\.(?:[a-z]{2,3}(?:-[A-Za-z]+)?|transcript|captions?|subtitles?|forced|sdh|orig|auto|"
    r"words|segments|utterances|diari[sz]ed|whisperx?|large-v\d|"
    rf"{_MEDIA}|srt|vtt|txt))*\.[a-z0-9]{{2,10}}$",
    re.IGNORECASE,
)
"""The extension, and before it a language, the kind of text, what was transcribed, and by what."""
_RECORDING = re.compile(rf"(?<=\w)\.(?:{_MEDIA})$", re.IGNORECASE)
_YOUTUBE = re.compile(r"\s*\[[\w-]{11}\]")
_LAST_ID = re.compile(r"[-_ ]([\w-]{11})$")
_ID_CHANGES = 5
"""How often an id of eleven signs changes between small letters, capitals and digits, at least."""
_COPY = re.compile(
    r"^(?:copy of|kopie von|copie de|copia de)\s+|"
    r"\s+[-–]\s+(?:copy|kopie|copie|copia)(?:\s*\(\d+\))?$|\s*\(1\)$",
    re.IGNORECASE,
)
"""A copy, or what a browser fetched once more; `(2)` may be a second part, and stays."""
_SITE = re.compile(
    r"\s*[\[(][\w.-]+\.(?:com|net|org|ai|io|app|tv)[\])]|[\s_]+[-–|]\s+youtube$"
    r"|[\s_-]+otter[\s_.]ai$|(?<=\w)\.(?:1080|720|480|2160)p\b.*$",
    re.IGNORECASE,
)
"""Where a file is from, and of which picture."""
_LANGUAGES = r"(?:english|deutsch|german|french|français|spanish|español|en|de|fr|es|en-us|en-gb)"
_KIND = (
    r"(?:transcripts?|transcription|transkript|captions?|subtitles?|untertitel|"
    rf"(?:{_LANGUAGES}[\s_]+)?auto(?:[- ]?generated)?|{_LANGUAGES})"
)
_BRACKETED = re.compile(
    rf"\s*[\[(]\s*(?:{_KIND}|edited|clean(?:ed)?|corrected|final|draft|raw|v\d+)\s*[\])]",
    re.IGNORECASE,
)
_KIND_BEFORE = re.compile(r"^(?:transcripts?|transkript)(?:\s*[-–:_]\s*|\s+of\s+)", re.IGNORECASE)
_KIND_BEHIND = re.compile(
    r"[\s_-]+(?:transcripts?|transcription|transkript|captions|subtitles|untertitel)$"
    r"|_(?:en|de|fr|es|pt|nl|ru|ja|zh)$",
    re.IGNORECASE,
)
_STATE = r"(?:final|draft|edited|edit|clean|cleaned|corrected|corr|revised|rev|v\d+(?:\.\d+)?)"
_STATES = re.compile(
    rf"[\s_-]+{_STATE}(?:[\s_-]+{_STATE})+$|(?<=\s)(\S*)_+{_STATE}$|_(?:FINAL|v\d+)$",
    re.IGNORECASE,
)
"""How far somebody is with a text: said twice, or with other signs than the name."""


_EXTRAS = (_COPY, _SITE, _BRACKETED, _KIND_BEFORE, _KIND_BEHIND, _RECORDING, _STATES)


def without_extras(name: str) -> str:
    """A file's name without extensions, ids, marks of copies and versions, languages and where it
    was fetched; as it is where nothing else would be left."""
    stem = _EXTENSION.sub("", name)
    stem = _YOUTUBE.sub("", stem) or stem
    stem = _decoded(stem)
    if (found := _LAST_ID.search(stem)) and _is_id(found[1]):
        stem = stem[: found.start()]
    before = ""
    while stem != before:
        before = stem
        for pattern in _EXTRAS:
            shorter = pattern.sub(_kept, stem, count=1).strip(" _-–")
            stem = shorter if any(map(str.isalnum, shorter)) else stem
    return stem


def _kept(match: re.Match[str]) -> str:
    return next(filter(None, match.groups()), "")


def _decoded(stem: str) -> str:
    """A name as it was before an address was made of it, and with spaces for dots or plus signs
    that stand in their place."""
    if re.search(r"%[0-9A-Fa-f]{2}", stem):
        try:
            stem = unquote(stem, errors="strict")
        except UnicodeDecodeError:
            return stem
    if " " not in stem and "_" not in stem:
        for sign in (r"\.", r"\+"):
            between = re.compile(rf"(?<=[^\W\d_]){sign}(?=[^\W_])|(?<=\d){sign}(?=[^\W\d_]{{2}})")
            if len(between.findall(stem)) > (sign == r"\."):
                stem = between.sub(" ", stem)
    return stem


def _is_id(text: str) -> bool:
    """Whether eleven signs are a YouTube id and no word: digits among letters, small and large
    ones by chance."""
    kinds = ["1" if one.isdigit() else "A" if one.isupper() else "a" for one in text]
    changes = sum(one != other for one, other in pairwise(kinds))
    return len(set(kinds)) == 3 and not text[-1].isdigit() and changes >= _ID_CHANGES
