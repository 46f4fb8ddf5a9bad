"""Words for what is heard but not said, and for how something is said."""

import re

_SOUNDS = frozenset(
    "music laughter laughs laughing laugh applause cheering cheers crosstalk inaudible"
    " unintelligible indistinct pause silence sigh sighs sighing cough coughs coughing noise"
    " static beep bell gasps groans grunts sobs sniffles chuckles chuckling scoffs whispers"
    " screams shouts sings singing whistles humming phone ringing foreign speech chatter"
    " overlapping footsteps thunder explosion gunshot barking audio recording tape clip video"
    " narration subtitle caption softly quietly loudly slowly angrily faintly background jingle"
    " intro outro break theme song blank_audio sound sounds both all english spanish french"
    " german sic continues continued cont'd musik lachen lacht gelächter applaus beifall stille"
    " unverständlich husten seufzt musique rires rire rit applaudissements soupir toux bruit"
    " música risas risa ríe aplausos silencio suspira tos ruido risita risos riso inaudível"
    " pausa musica risate ride applausi incomprensibile muziek gelach onverstaanbaar skratt"
    " skrattar applåder ohörbart latter musikk naurua nauraa musiikkia suosionosoituksia śmiech"
    " muzyka oklaski niesłyszalne smích hudba potlesk müzik kahkaha alkış gülüşmeler музыка смех"
    " смеется смеётся аплодисменты неразборчиво пауза вздыхает кашель 音楽 拍手 笑 笑い 笑い声 歓声"
    " 音声なし 掌声 掌聲 笑声 笑聲 音乐 音樂 음악 박수 웃음 صحك ضحك موسيقى تصفيق צחוק מוזיקה"
    " מחיאות".split()
)
KNOWN_SOUNDS = (
    r"laugh(?:s|ter|ing)?|music|applause|inaudible|unintelligible|indistinct|crosstalk|pause|sighs?"
    r"|coughs?|chuckles?|chuckling|risas?|ríen?|rires?|rit|lacht|lachen|gelächter|risos|risate|ride"
    r"|gelach|skratt(?:ar)?|latter|naurua|śmiech|smích|смех|смеется|смеётся|笑|笑い|笑声|笑聲|웃음"
    r"|ler|râde|râsete|naurahtaa|gülüyor|gülüşmeler|śmieje się|směje se|сміється|γελάει|γέλια"
    r"|می‌خندد|خنده|tertawa|cười"
    r"|ضحك|צחוק|aplausos|applaudissements|applausi|aplauso|música|musique|musik|inaudível"
    r"|inaudibles?|unverständlich|неразборчиво"
)
"""A pattern for what stands in round brackets and can't be words of a sentence."""
HOUSE_SOUNDS = (
    r"(?-i:Beifall|Zurufe?|Gegenrufe?|Heiterkeit|Lachen|Widerspruch|Unruhe|Glocke|Applaus|Gelach"
    r"|(?:Vifs |Mêmes )?[Aa]pplaudissements|Exclamations|Rires|Sourires|Protestations|Murmures"
    r"|Mouvements? divers|Interruptions?|Brouhaha|Aplausos|Rumores|Risas|Risos|Protestas|Protestos"
    r"|Palmas|Denegaciones|Asentimiento|Applausi|Commenti|Proteste|Ilarità|Oklaski|Wesołość"
    r"|Poruszenie|Dzwonek|Głos(?:y)? z sali|(?:Бурные |Продолжительные )?[Аа]плодисменты|Смех"
    r"|Шум|Оживление|Potlesk|Smích|Applåder|Skratt|Laughter|Applause|Cheers|Interruption"
    r"|拍手|発言する者)\b[^()（）\n]{0,120}"
)
"""A pattern for what a house's record tells in round brackets within what somebody says, be it at
length: `(Beifall bei der SPD)`, `(Risas.—Aplausos)`."""
_MANNER = re.compile(r"\w{3,}ing$", re.IGNORECASE)
_WORDS = frozenset("including meaning depending according regarding excluding something anything"
                   " nothing everything during morning evening".split())  # fmt: skip
_OVER = frozenset("in on over off from through via under with to and continues into at".split())


def is_sound(label: str) -> bool:
    """Whether a label tells a sound or a manner (`Music`, `WHISPERING`, `in Spanish`)."""
    words = label.casefold().replace(".", " ").split()
    if not words or words[0] in _OVER:
        return True
    return any(word in _SOUNDS or (_MANNER.match(word) and word not in _WORDS) for word in words)


def is_manner(aside: str) -> bool:
    """Whether brackets behind a name tell how something is said, rather than whom for."""
    return aside.islower() or is_sound(aside)
