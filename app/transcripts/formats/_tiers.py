"""Tiers of annotation programs: stretches of time, each with words, by whom the tier is named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.transcripts.builder import Builder
from app.transcripts.model import TranscriptError

_WORD_TIER = re.compile(r"\b(?:words?|tokens?|wör?ter|mots)\b", re.IGNORECASE)
_NO_SPEECH = re.compile(
    r"\b(?:phon|phone|phones|phonemes?|segments?|syll|syllables?|pos|gloss|lemma|mor|gra|notes?|"
    r"comments?|errors?|translations?|ipa|tones?|breaks?|misc|gestures?|mau|kan|xwor|xpho|xsyl|"
    r"gaze|codes?|coding|topics?|quality|overlaps?|hands?|eyebrows|handshape|nods?|posture|"
    r"activit(?:y|ies)|backgrounds?|noises?|music|glosses|morphs?|morphemes|cvs?|markers?|events?|"
    r"themes?|categor(?:y|ies)|labels?|annotations?|rgu|lgu|rgph|sentiment|emotions?|stance)\b",
    re.IGNORECASE,
)
_SILENCE = re.compile(
    r"^(?:<?(?:sil|sp|spn|p:|pau|silence|noise|nib|usb)>?|#|_|\.\.\.|xxx|\(\.+\)|\{[A-Z_]{2,12}\})$",
    re.I,
)
_HEARD = re.compile(r"<([a-z][a-z _-]{2,30})>|\{([a-z][a-z _-]{2,30})\}", re.IGNORECASE)
"""What is heard between words: `<laughs>`, `{cough}`."""
_USUAL = re.compile(
    r"^(?:default|tier|transcript(?:ion)?|utterances?|words?|text|ortho(?:graphic)?|speech|speaker)"
    r"(?:[\s_-]*\d+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words said from `start_ms` to `end_ms`; where the file doesn't tell when they begin, that is
    but their place among the others, and `is_told` false."""

    start_ms: int
    end_ms: int
    text: str
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier, and who speaks in it where the program says so."""

    name: str
    stretches: tuple[Annotation, ...]
    speaker: str | None = None
    kind: str = ""
    """What the program calls tiers of its kind."""


def add_tiers(builder: Builder, tiers: Iterable[Tier]) -> None:
    """The words of all tiers of speech, in order of time, each with its speaker.

    Tiers of sounds, of grammar and of notes are left out; so are words beside the utterances
    that hold them. Raises TranscriptError where nothing is left.
    """
    told = [tier for tier in tiers if any(_is_said(one) for one in tier.stretches)]
    speech = [tier for tier in told if not _NO_SPEECH.search(_spaced(f"{tier.name} {tier.kind}"))]
    if not speech:
        raise TranscriptError("No tier of the file holds spoken words.")
    chosen = _without_doubles(_without_sounds(speech))
    _tell_labels(builder, chosen)
    is_several = len({_speaker(tier) for tier in chosen}) > 1 or any(t.speaker for t in chosen)
    said = sorted(
        ((one, _speaker(tier)) for tier in chosen for one in tier.stretches if _is_said(one)),
        key=lambda pair: pair[0].start_ms,
    )
    for stretch, speaker in said:
        if is_several:
            builder.turn(speaker)
        text = _HEARD.sub(lambda heard: f" [{heard[1] or heard[2]}] ", stretch.text)
        if stretch.is_told:
            builder.cue(text, stretch.start_ms, stretch.end_ms)
        else:
            builder.text(text)
            builder.reaches(stretch.end_ms)


def _tell_labels(builder: Builder, tiers: list[Tier]) -> None:
    """A sentence about a tier that says the same few labels again and again beside one that says
    sentences: its labels may be codes, which nobody says."""
    for tier in tiers:
        said = [one.text.strip() for one in tier.stretches if _is_said(one)]
        is_few = len(said) >= _FEWEST_LABELS and len(set(said)) * 2 <= len(said)
        is_short = sum(len(one.split()) for one in said) <= 2 * len(said)
        if len(tiers) > 1 and is_few and is_short:
            builder.warn(
                f"The tier “{tier.name}” says the same few words again and again, such as "
                f"“{said[0][:40]}”. If it holds codes and nobody's words, take it out of the file."
            )


_FEWEST_LABELS = 4


def _spaced(name: str) -> str:
    return re.sub(r"[_\W]+", " ", name)


def _is_said(stretch: Annotation) -> bool:
    return bool(stretch.text.strip()) and not _SILENCE.match(stretch.text.strip())


def _speaker(tier: Tier) -> str | None:
    """Who speaks: the participant, else what a tier is called, without what kind it is of."""
    if tier.speaker:
        return tier.speaker
    name = re.split(r"\s+-\s+|@", tier.name)
    named = name[-1] if "@" in tier.name else name[0]
    return None if _USUAL.match(named.strip()) else named.strip() or None


def _without_sounds(tiers: list[Tier]) -> list[Tier]:
    """Without tiers that cut the words of another into sounds: labels of a letter or three, each
    within one of its stretches."""
    return [
        tier
        for tier in tiers
        if not (
            _length(tier) <= _SOUND_LETTERS
            and any(_is_cut_from(tier, other) for other in tiers if other is not tier)
        )
    ] or tiers


_SOUND_LETTERS = 2.2
_FEWEST_SOUNDS = 3
_NEARLY_ALL = 0.9


def _length(tier: Tier) -> float:
    said = [one.text.strip() for one in tier.stretches if _is_said(one)]
    return sum(map(len, said)) / max(1, len(said))


def _is_cut_from(tier: Tier, other: Tier) -> bool:
    """Whether nearly all stretches of a tier lie within longer-labelled ones of another, which
    begin where some of them do."""
    parts = [one for one in tier.stretches if _is_said(one)]
    wholes = [one for one in other.stretches if _is_said(one)]
    if len(parts) < max(_FEWEST_SOUNDS, len(wholes)) or _length(other) <= _length(tier):
        return False
    starts = {one.start_ms for one in parts}
    begun = sum(1 for one in wholes if one.start_ms in starts)
    inside, at = 0, 0
    for part in sorted(parts, key=lambda one: one.start_ms):
        while at < len(wholes) and wholes[at].end_ms <= part.start_ms:
            at += 1
        inside += at < len(wholes) and (
            wholes[at].start_ms <= part.start_ms and part.end_ms <= wholes[at].end_ms
        )
    return inside >= _NEARLY_ALL * len(parts) and begun >= _NEARLY_ALL * len(wholes)


def _without_doubles(tiers: list[Tier]) -> list[Tier]:
    """Where one tier says again what another says, word by word, the longer stretches stay."""

    def said(tier: Tier) -> str:
        return "".join(re.findall(r"\w+", " ".join(s.text for s in tier.stretches).casefold()))

    kept: list[Tier] = []
    for tier in sorted(tiers, key=lambda tier: (_is_word_tier(tier), len(tier.stretches))):
        own = said(tier)
        if not any(
            own == said(other) or (own in said(other) and _is_word_tier(tier)) for other in kept
        ):
            kept.append(tier)
    return [tier for tier in tiers if tier in kept]


def _is_word_tier(tier: Tier) -> bool:
    return bool(_WORD_TIER.search(_spaced(tier.name)))
