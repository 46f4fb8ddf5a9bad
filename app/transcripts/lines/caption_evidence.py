"""Which labels of captions are speakers, by the evidence of all captions."""

from collections.abc import Iterable

from app.transcripts.lines.evidence import Speakers
from app.transcripts.lines.heads import LabelStyle
from app.transcripts.lines.names import LabelShape, is_weak
from app.transcripts.lines.sounds import is_sound
from app.transcripts.lines.survey import Survey, SurveyedLabel
from app.transcripts.lines.weighing import (
    PLAIN,
    SurveyedLabels,
    heard_once,
    is_likely,
    is_sure,
    may_speak,
    share_of_all,
    stands_out,
    take_turns,
    times_headed,
    with_others,
)


def caption_speakers(found: Survey, known: frozenset[str] = frozenset()) -> Speakers:
    """The speakers of captions: those before colons, and names in brackets before words; whoever
    is `known` by other means is one."""
    entries = found.labels.get(LabelStyle.COLON, {})
    names = _in_captions(found, entries) | (known & entries.keys())
    brackets = _in_brackets(found, found.labels.get(LabelStyle.BRACKET, {}), names)
    if not names:
        brackets |= _answering(found, LabelStyle.BRACKET)
    rounds = set() if names or brackets else _answering(found, LabelStyle.ROUND)
    return {
        LabelStyle.COLON: frozenset(names),
        LabelStyle.BRACKET: frozenset(brackets),
        LabelStyle.ROUND: frozenset(rounds),
    }


_LEAST_ANSWERED = 0.05
"""Of the captions, the part that names in brackets head where they stand at each change."""


def _answering(found: Survey, style: LabelStyle) -> set[str]:
    """Names in brackets before words that begin with the first caption, come again and answer one
    another; sounds do none of that."""
    entries = found.labels.get(style, {})
    again = {
        name
        for name, entry in entries.items()
        if entry.count > 1
        and entry.shape in PLAIN
        and not is_sound(name)
        and entry.spoken * 5 >= entry.count * 4
    }
    first = next((number for number, fresh in enumerate(found.fresh) if fresh), -1)
    begins = any(entries[name].first == first for name in again)
    if not begins or share_of_all(found, entries, again) < _LEAST_ANSWERED:
        return set()
    shapes = {entries[name].shape for name in again}
    if not take_turns(found, style, again, are_names=LabelShape.FULL in shapes):
        return set()
    once = {
        name
        for name, entry in entries.items()
        if entry.count == 1 and entry.shape in shapes and entry.spoken and not is_sound(name)
    }
    return again | once


def _in_captions(found: Survey, entries: SurveyedLabels) -> set[str]:
    entries = {
        name: entry
        for name, entry in entries.items()
        if may_speak(found, entry, are_tight=False) and not _is_sign(found, entry)
    }
    sure = {name for name, entry in entries.items() if is_sure(found, entry)}
    if found.is_mixed_case:
        sure |= {
            name
            for name, entry in entries.items()
            if entry.shape in {LabelShape.CAPS, LabelShape.ROLE}
            and stands_out(found, entry)
            and not is_weak(name)
        }
    plain = PLAIN - ({LabelShape.CAPS} if found.is_mixed_case else set())
    likely = {
        name for name, entry in entries.items() if entry.shape in plain and is_likely(found, entry)
    }
    known = sure | likely
    turning = {name for name, entry in entries.items() if entry.shape in plain and entry.count > 1}
    are_names = any(entries[name].shape is LabelShape.FULL for name in turning)
    if take_turns(found, LabelStyle.COLON, turning, are_names):
        known |= {name for name in turning if not is_weak(name)}
    seeds = known if len(known) > 1 or times_headed(entries, known) > 2 else sure
    if seeds:
        return with_others(found, entries, seeds)
    if len(entries) > 1:
        return heard_once(found, entries)
    first = found.fresh.index(True) if True in found.fresh else -1
    return {
        name
        for name, entry in entries.items()
        if found.paragraphs <= _FEW_CAPTIONS
        and len(found.labels[LabelStyle.COLON]) == 1
        and entry.first == first
        and entry.shape in {LabelShape.FULL, LabelShape.CODE, LabelShape.ROLE}
        and not is_weak(name)
    }


_FEW_CAPTIONS = 12
"""Captions of a file so short that nobody need be named twice."""


def _is_sign(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label is part of what is written in the picture: all of it is in capitals, where
    what is said isn't."""
    return found.is_mixed_case and entry.shape is LabelShape.CAPS and entry.shouted == entry.count


def _in_brackets(found: Survey, entries: SurveyedLabels, names: Iterable[str]) -> set[str]:
    """Names in brackets before words. Where sounds are written small, capitals are a name's;
    capitals throughout are one's where the words have small letters."""
    is_small_used = any(name == entry.name for name, entry in entries.items())
    known = set(names)
    found_names = set()
    for name, entry in entries.items():
        if entry.spoken * 5 < entry.count * 4 or is_sound(name) or entry.shape not in PLAIN:
            continue
        is_caps = entry.shape in {LabelShape.CAPS, LabelShape.LETTERS} and found.is_mixed_case
        again = is_small_used or (entry.count > 1 and entry.mentioned > 0)
        if name in known or entry.shape is LabelShape.CODE or is_caps or again:
            found_names.add(name)
    return found_names
