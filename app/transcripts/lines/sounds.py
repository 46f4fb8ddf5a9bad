"""Words for what is heard but not said, and for how something is said."""

import re

_SOUNDS = frozenset(
    "music laughter laughs laughing laugh applause cheering cheers crosstalk inaudible"
    " unintelligible indistinct pause silence sigh sighs sighing cough coughs coughing noise"
    " static beep bell gasps groans grunts sobs sniffles chuckles chuckling scoffs whispers"
    " screams shouts sings singing whistles humming phone ringing foreign speech chatter"
    " overlapping footsteps thunder explosion gunshot barking audio recording tape clip video"
    " narration subtitle caption background jingle intro outro break theme song blank_audio"
    " sound sounds both all english spanish french german sic continues continued cont'd"
    " musik lachen lacht gelächter applaus beifall stille pause unverständlich husten seufzt"
    " musique rires rire rit applaudissements inaudible silence soupir toux bruit"
    " música risas risa ríe aplausos inaudible silencio suspira tos ruido risita"
    " risos riso inaudível pausa musica risate ride applausi incomprensibile"
    " muziek gelach applaus onverstaanbaar skratt skrattar musik applåder ohörbart latter musikk"
    " naurua nauraa musiikkia suosionosoituksia śmiech muzyka oklaski niesłyszalne"
    " smích hudba potlesk müzik kahkaha alkış gülüşmeler"
    " музыка смех смеется смеётся аплодисменты неразборчиво пауза вздыхает кашель"
    " 音楽 拍手 笑 笑い 笑い声 歓声 音声なし 掌声 掌聲 笑声 笑聲 音乐 音樂 음악 박수 웃음"
    " صحك ضحك موسيقى تصفيق צחוק מוזיקה מחיאות".split()
)
_SAID = re.compile(
    r"^(?:laugh(?:s|ter|ing)?|music|applause|inaudible|unintelligible|indistinct|crosstalk|pause"
    r"|sighs?|coughs?|chuckles?|chuckling|risas?|ríen?|rires?|rit|lacht|lachen|gelächter|risos"
    r"|risate|ride|gelach|skratt(?:ar)?|latter|naurua|śmiech|smích|смех|смеется|смеётся|笑|笑い"
    r"|笑声|笑聲|웃음|ضحك|צחוק|aplausos|applaudissements|applausi|aplauso|música|musique|musik"
    r"|inaudível|inaudibles?|unverständlich|непонятно|неразборчиво)$",
    re.IGNORECASE,
)
_MANNER = re.compile(r"\w{2,}(?:ing|ly)$", re.IGNORECASE)
_OVER = frozenset("in on over off from through via under with to and continues into at".split())


def is_sound(label: str) -> bool:
    """Whether a label tells a sound or a manner (`Music`, `WHISPERING`, `in Spanish`)."""
    words = label.casefold().replace(".", " ").split()
    if not words or words[0] in _OVER:
        return True
    return any(word in _SOUNDS or _MANNER.match(word) for word in words)


def is_known_sound(label: str) -> bool:
    """Whether a label in round brackets is a sound and can't be words of a sentence."""
    return bool(_SAID.match(label.strip()))
