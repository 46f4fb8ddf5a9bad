"""Names of speakers as they should stand: without markup, and apart from what is nobody's name."""

import re
from collections.abc import Mapping, Sequence

from app.language.frequent_words import frequent_words
from app.transcripts.model import Turn
from app.transcripts.title_names import is_name

NOT_NAMED = "Not named"
"""The label of words that nobody is named for, among others that have a name."""
_MARKUP = re.compile(r"^[\s*_`~#>•–—-]+|[\s*_`~#<•:–—-]+$")
_DIRECTION = re.compile(r"(?<!\s)\s*+[\[(][^\])]*+[\])]?\s*+:?$")
"""What stands in brackets behind a name: `(whispering)`, `[via phone]`, an organisation."""
_NOBODY = re.compile(
    r"(?:unknown|unidentified|unnamed|unspecified)(?:[ _-]*(?:speakers?|persons?|participants?|"
    r"voices?|panell?ists?|panelists?|attendees?|callers?))?(?:[ _-]*#?\d+)?|"
    r"speaker[ _-](?:unknown|unidentified)|null|none|nan|n/a|undefined|"
    r"unclear|inaudible|indistinct|unintelligible",
    re.IGNORECASE,
)
"""Labels that say that who speaks isn't known."""
_SIGNS = re.compile(r"[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+")
_ROLES = frozenset(
    "ad ads advert advertisement all announcement announcer anonymous answer applause audience "
    "audiobook background beep both boy break bumper caller caption captioner chatbot child "
    "children choir chorus clip co-host cohost commentator commercial computer court credits crew "
    "crosstalk crowd director editor everybody everyone female girl group guests highlight hosts "
    "inaudible interpreter interviewee interviewer intro introduction jingle journalist judge "
    "jury laughter lecturer listener listeners machine male man men mid-roll midroll moderator "
    "multiple music n/a narration narrator news newsreader nobody none note null operator other "
    "others outro outtake panel panelist panellist person phone post-roll pre-roll preroll "
    "presenter preview producer promo question questioner radio reader recap recording reporter "
    "robot segue sfx silence singer singing somebody someone song sound speaker speakers sponsor "
    "staff stinger student students subtitle subtitles teacher teaser television theme title "
    "together trailer transcriber transcript translator tv undefined unidentified unknown various "
    "video voice voicemail voiceover voices witness woman women monday tuesday wednesday thursday "
    "friday saturday sunday january february november december chatgpt gpt siri cortana copilot "
    "bot".split()
)
"""What stands before a colon and is nobody, alone or with a number."""
_PART = re.compile(
    r"^(?:speaker|spk|voice|person|participant|caller|host|guest|interviewer|interviewee|moderator|"
    r"presenter|listener|panell?ist|student|member|q|a)[\s_#-]*(?:\d+|[a-z])?$|^s[\s_#-]*\d+$"
    r"|^(?:audience|unknown|unidentified|anonymous|male|female|off[- ](?:screen|camera|stage)"
    r"|on[- ]screen|automated|automatic|recorded|archive|archival|computer|robot|robotic|movie|film"
    r"|tv|radio|news|sponsor|commercial|ad|theme|intro|outro|background|sound|voice)"
    r"\s+[\w-]+(?:\s+#?\d+)?$"
    r"|^(?:clip|excerpt|recording|audio|quote|song|scene|reading|caller|voice|question|message"
    r"|somebody|someone|man|woman|member|sound)\s+(?:from|of|by|in|on|at)\b"
    r"|\b(?:clip|jingle|theme|theme song|promo|trailer|ad|ad read|extracts?|excerpts?|samples?|"
    r"snippets?|soundtracks?|commercials?|prompts?|begins?|starts?|ends?|(?:ad|commercial|coffee|music|"
    r"sponsor|short)[- ]break|voice-? ?over|voice ?mail|sound ?bites?|effects?|playing|recording)$"
    r"|^(?:several|multiple|various|other|all|both|two|three|many|some|the)\s+\w+$"
    r"|^(?:off|on)[- ](?:camera|screen|stage|air|mic)(?:\s+\w+)?$"
    r"|\s(?:and|&|\+)\s",
    re.IGNORECASE,
)
"""A part with a number or a letter, one of a crowd, a piece of a recording, several at once."""
_TITLE_WORDS = re.compile(r"\s(?:of|in|on|at|for|to|from|is|are) ?(?:the|a|an|my|your|our)?\s")
"""Small words that stand in titles (`Revenge of the Nerds`) and in nobody's name."""
_PARTICLES = frozenset(
    "aan abu al ap auf bar bat ben bin binti da das de degli dei del della den der des di dos du "
    "el en ibn in la las le les lo los mac of op san sta ter the til tot und van vel ver vom von "
    "y zu zum zur".split()
)
"""Small words that stand in names."""


def _is_worded(name: str) -> bool:
    """Whether a common word stands in it small, as in what is no name: `Coolest code`, `Me a year
    ago`. Who writes all of a name small has one."""
    first, *others = name.split() or [""]
    return first[:1].isupper() and any(
        word.islower() and word not in _PARTICLES and word in frequent_words("en")
        for word in others
    )


def clean_name(label: str) -> str:
    """The name that a label before somebody's words gives: no markup, no stage directions, no
    signs, no colon; a name that stands twice around a colon once, and one in brackets behind a
    part (`MODERATOR (Kris Ahl)`) is who plays it."""
    name = " ".join(_SIGNS.sub(" ", label).split())
    before = ""
    while name != before:  # signs may stand around signs
        before, name = name, _MARKUP.sub("", name)
    whole = _DIRECTION.sub("", name).strip()
    inner = name[len(whole) :].strip("[](): ")
    if whole and is_role(whole) and is_name(inner.title() if inner.isupper() else inner):
        whole = inner
    name = whole or name.strip("[]() ")
    first, colon, second = name.partition(":")
    if colon and first.strip().casefold() == second.strip().casefold():
        name = first.strip()
    return name


def is_nobody(name: str) -> bool:
    """Whether a label says that nobody knows who speaks (`Unknown Speaker`, `?`)."""
    is_worded = any(map(str.isalnum, name))
    return name == NOT_NAMED or not is_worded or bool(_NOBODY.fullmatch(name))


def is_role(name: str) -> bool:
    """Whether a name is a part that somebody plays (`Audience Member`, `Speaker 1`, `Break`, `Clip
    from …`, a day) and no person's: who plays it in one talk is somebody else in the next."""
    bare = re.sub(r"[\s_#-]*\d+\.?$", "", name).casefold()
    is_said = bool(_PART.search(name) or _TITLE_WORDS.search(name))
    return not bare or bare in _ROLES or is_said or _is_worded(name)


def tidy(turns: Sequence[Turn], called: Mapping[str, str]) -> tuple[Turn, ...]:
    """Turns with the names of their speakers clean, and those `called` otherwise under their own
    name (keys are folded); turns of one speaker that follow one another are one."""
    found: list[Turn] = []
    for turn in turns:
        speaker = clean_name(turn.speaker) if turn.speaker else None
        speaker = called.get(speaker.casefold(), speaker) if speaker else None
        speaker = None if speaker and is_nobody(speaker) else speaker
        if found and found[-1].speaker == speaker and found[-1].last == turn.first:
            found[-1] = Turn(found[-1].first, turn.last, speaker)
        else:
            found.append(Turn(turn.first, turn.last, speaker))
    return tuple(found)
