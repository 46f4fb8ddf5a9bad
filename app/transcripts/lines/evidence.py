"""Which labels of a text are speakers, by the evidence of the whole of it."""

from collections.abc import Iterable

from app.transcripts.lines.heads import LabelStyle
from app.transcripts.lines.names import LabelShape, is_no_label, is_weak
from app.transcripts.lines.sounds import is_sound
from app.transcripts.lines.survey import Survey, SurveyedLabel

Speakers = dict[LabelStyle, frozenset[str]]
"""The labels that are somebody, by style, in small letters."""
SurveyedLabels = dict[str, SurveyedLabel]

_SHARES = {
    LabelStyle.ALONE: 0.3,
    LabelStyle.BRACKET: 0.3,
    LabelStyle.ROUND: 0.5,
    LabelStyle.DASH: 0.5,
    LabelStyle.TAB: 0.5,
    LabelStyle.STOP: 0.25,
    LabelStyle.BOLD: 0.25,
}
"""The part of all paragraphs that a style without a colon must name before it is believed."""
_SURE = {LabelShape.CODE, LabelShape.FULL, LabelShape.CAPS, LabelShape.ROLE}
_PLAIN = _SURE | {LabelShape.SINGLE, LabelShape.UNCASED, LabelShape.LETTERS}
_UNSURE = {LabelShape.LOOSE, LabelShape.LOWER}
_SHAPES = {
    LabelStyle.STOP: {LabelShape.CAPS, LabelShape.LETTERS, LabelShape.ROLE},
    LabelStyle.BRACKET: _PLAIN | {LabelShape.LOWER},
}
_NEARLY_ALL_SHARE = 0.6
_OFTEN_SHARE = 0.25
_SEVERAL = 4
_MINOR_SHARE = 0.3
"""A style that names less than this part of what the strongest one does is none."""


def typed_speakers(found: Survey) -> Speakers:
    """The speakers of a typed text."""
    chosen: Speakers = {}
    for style, entries in found.labels.items():
        if style is LabelStyle.COLON:
            keys = _before_colons(found, entries)
        elif style is LabelStyle.TIMED:
            keys = _with_times(found, entries)
        else:
            keys = _in_style(found, style, entries)
        if keys:
            chosen[style] = frozenset(keys)
    _leave_said_once(found, chosen)
    counts = {style: _count(found.labels[style], keys) for style, keys in chosen.items()}
    most = max(counts.values(), default=0)
    sure = {LabelStyle.COLON, LabelStyle.TIMED}
    chosen = {
        s: keys for s, keys in chosen.items() if s in sure or counts[s] >= most * _MINOR_SHARE
    }
    if chosen:
        _add_questions(found, chosen)
    known = frozenset().union(*chosen.values())
    before_colons = known & found.labels.get(LabelStyle.COLON, {}).keys()
    return {**chosen, LabelStyle.COLON: before_colons}


def _leave_said_once(found: Survey, chosen: Speakers) -> None:
    """Where names stand alone above times with words behind them, those words (`[0:02] Good
    Morning`) are no names, unless they come again."""
    alone = chosen.get(LabelStyle.ALONE, frozenset())
    timed = chosen.get(LabelStyle.TIMED, frozenset())
    entries = found.labels.get(LabelStyle.TIMED, {})
    if len(alone) > 1 and not timed & alone and all(entries[name].count == 1 for name in timed):
        chosen.pop(LabelStyle.TIMED, None)


def _add_questions(found: Survey, chosen: Speakers) -> None:
    """Briefings and courts name whoever answers in one style, and write `Q` before questions in
    another."""
    for style in (LabelStyle.TAB, LabelStyle.STOP):
        entries = found.labels.get(style, {})
        asked = {name for name in ("q", "a") if name in entries and entries[name].fresh >= _SEVERAL}
        if "q" in asked:
            chosen[style] = chosen.get(style, frozenset()) | asked
            before = found.labels.get(LabelStyle.COLON, {})
            others = {n for n, entry in before.items() if _speaks_up(found, entry)}
            chosen[LabelStyle.COLON] = chosen.get(LabelStyle.COLON, frozenset()) | others


def _speaks_up(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label is one of those who speak between questions and answers: `MR. KEANE:`."""
    is_written_so = entry.shape is LabelShape.CAPS or entry.name.startswith("THE ")
    return is_written_so and bool(entry.fresh and entry.spoken) and not is_weak(entry.name)


def caption_speakers(found: Survey, known: frozenset[str] = frozenset()) -> Speakers:
    """The speakers of captions: those before colons, and names in brackets before words; whoever
    is `known` by other means is one."""
    entries = found.labels.get(LabelStyle.COLON, {})
    names = _in_captions(found, entries) | (known & entries.keys())
    brackets = _in_brackets(found, found.labels.get(LabelStyle.BRACKET, {}), names)
    return {LabelStyle.COLON: frozenset(names), LabelStyle.BRACKET: frozenset(brackets)}


def _before_colons(found: Survey, entries: SurveyedLabels) -> set[str]:
    entries = {name: entry for name, entry in entries.items() if _may_speak(found, entry)}
    entries = _as_most_are(entries)
    sure = {name for name, entry in entries.items() if _is_sure(found, entry)}
    sure |= _called_shorter(found, entries)
    likely = {name for name, entry in entries.items() if _is_likely(found, entry)}
    known = sure | likely
    share = _share_between(found, entries, known)
    is_enough = share >= _OFTEN_SHARE and (len(known) > 1 or _count(entries, known) > 2)
    seeds = known if is_enough or len(sure) > 1 else sure
    if all(entries[name].shape in _UNSURE for name in seeds) and not _are_handles(entries, seeds):
        seeds = set()
    return _with_others(found, entries, seeds) if seeds else _heard_once(found, entries)


def _called_shorter(found: Survey, entries: SurveyedLabels) -> set[str]:
    """Names in capitals that stand once whole and once as the last of their words: `VERA HOLM, HTN
    ANCHOR` and `HOLM`."""
    if not found.is_mixed_case:
        return set()
    caps = [name for name, entry in entries.items() if entry.shape is LabelShape.CAPS]
    whole = {name: words[-1] for name in caps if len(words := name.split(",")[0].split()) > 1}
    return {
        one
        for name, last in whole.items()
        if last in entries and not is_weak(last)
        for one in (name, last)
    }


def _are_handles(entries: SurveyedLabels, names: set[str]) -> bool:
    """Whether names without capitals are set apart wherever they stand, as those in chats are."""
    are_set_apart = all(
        entries[name].shape is LabelShape.LOWER and entries[name].bold == entries[name].count > 2
        for name in names
    )
    return len(names) > 1 and are_set_apart


def _with_others(found: Survey, entries: SurveyedLabels, seeds: set[str]) -> set[str]:
    """Known speakers, and those who are named as they are; all that is named like somebody, where
    nearly every paragraph is."""
    like = {
        name
        for name, entry in entries.items()
        if name not in seeds and _is_like(found, entry, entries, seeds)
    }
    once = {n for n in _named_once(found, entries) if not _leads_in(entries, n, seeds)}
    everybody = seeds | like | once
    is_all = _share(found, entries, everybody) >= _NEARLY_ALL_SHARE
    return everybody if is_all else seeds | like


def _leads_in(entries: SurveyedLabels, name: str, seeds: set[str]) -> bool:
    """Whether a label stands once, alone on its line, as no known speaker's does: it says what
    follows, and not who."""
    entry = entries[name]
    is_bare = entry.bare == entry.count == 1 and entry.shape not in _SURE
    return is_bare and not any(entries[one].bare for one in seeds)


def _as_most_are(entries: SurveyedLabels) -> SurveyedLabels:
    """The labels that are bold, where most are, and not in lists, where some aren't: what is
    written otherwise is words."""
    bold = sum(entry.bold for entry in entries.values() if entry.bold > 1)
    plain = sum(entry.count - entry.bold for entry in entries.values() if entry.count > 1)
    if bold < 4 or bold < plain * 2:
        return entries
    free = any(entry.bold > entry.listed for entry in entries.values())
    return {
        name: entry
        for name, entry in entries.items()
        if entry.bold and (entry.listed < entry.count or not free)
    }


def _may_speak(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label is worth thinking of: it begins something, and words come behind it."""
    if not entry.spoken or not entry.fresh:
        return False
    is_cased = entry.shape not in {LabelShape.UNCASED, LabelShape.CODE, LabelShape.CAPS}
    return entry.count > 1 or not (entry.tight and is_cased)


def _is_sure(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label is somebody whatever the others are."""
    if _is_word(entry):
        return False
    if entry.shape is LabelShape.CODE or entry.called or entry.timed:
        return True
    if entry.bold > 1:
        return entry.shape is not LabelShape.LOOSE
    if entry.count < 2 or is_weak(entry.name):
        return False
    if entry.shape is LabelShape.CAPS:
        return found.is_mixed_case
    return entry.shape in {LabelShape.FULL, LabelShape.ROLE}


def _is_likely(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label heads several paragraphs and is no common word of the text."""
    if entry.count < 2 or _is_word(entry):
        return False
    return entry.fresh * 5 >= entry.count * 4 and not _is_common(found, entry)


def _is_word(entry: SurveyedLabel) -> bool:
    """Whether a label is one that stands before a colon in prose; a full name that comes again
    isn't, whatever its parts mean."""
    return is_no_label(entry.name) and not (entry.shape is LabelShape.FULL and entry.count > 2)


def _is_common(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label stands in the text as a word rather than as a name."""
    is_timed = entry.clocked == entry.count and found.timed * 2 > found.paragraphs
    is_all_timed = is_timed and found.timed >= found.paragraphs
    if _stands_out(found, entry) or (is_timed and entry.count > 1) or is_all_timed:
        return False
    is_rare = entry.count < max(3, found.paragraphs * 0.15)
    return is_rare and 0 < entry.small >= entry.mentioned


def _stands_out(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label is in capitals where the words aren't."""
    return found.is_mixed_case and len(entry.name) > 1 and entry.name.isupper()


def _is_like(found: Survey, entry: SurveyedLabel, entries: SurveyedLabels, seeds: set[str]) -> bool:
    """Whether a label that comes once (or without need) is written as the known speakers are."""
    is_word = _is_common(found, entry) and entry.shape is not LabelShape.ROLE
    if is_no_label(entry.name) or not entry.fresh or is_word:
        return False
    if _leads_in(entries, entry.name.casefold(), seeds):
        return False
    if entry.listed and not any(entries[name].listed for name in seeds):
        return False
    shapes = {entries[name].shape for name in seeds}
    share = _share_between(found, entries, seeds)
    if entry.bold and any(entries[name].bold for name in seeds):
        return True
    match entry.shape:
        case LabelShape.CODE | LabelShape.ROLE:
            return True
        case LabelShape.FULL:
            return shapes != {LabelShape.CAPS} or share >= _NEARLY_ALL_SHARE
        case LabelShape.CAPS:
            return found.is_mixed_case and not is_weak(entry.name)
        case LabelShape.SINGLE:
            is_so_written = bool(
                shapes & {LabelShape.SINGLE, LabelShape.FULL, LabelShape.ROLE, LabelShape.CODE}
            )
            return is_so_written and (entry.mentioned > 0 or share >= _NEARLY_ALL_SHARE)
        case LabelShape.LETTERS if len(entry.name) > 2 and LabelShape.CAPS in shapes:
            return found.is_mixed_case and share >= _OFTEN_SHARE  # RAO, KIM
        case LabelShape.UNCASED | LabelShape.LETTERS:
            return entry.shape in shapes and share >= _OFTEN_SHARE
    return False


def _heard_once(found: Survey, entries: SurveyedLabels) -> set[str]:
    """Speakers of a text in which nobody speaks twice: labels nearly all paragraphs have, or a
    full name before the very first."""
    named = _named_once(found, entries)
    if len(named) > 1 and _share(found, entries, named) >= _NEARLY_ALL_SHARE:
        return named
    bold = {name for name in named if entries[name].bold}
    first = next((number for number, fresh in enumerate(found.fresh) if fresh), -1)
    firsts = {first, found.begins} if found.is_mixed_case else {first}
    only = {
        name
        for name in named
        if entries[name].first in firsts and entries[name].shape in _SURE
        and not entries[name].quoting
    }  # fmt: skip
    only = {
        name for name in only if entries[name].first == first or _stands_out(found, entries[name])
    }
    return bold or {name for name in only if not is_weak(name)}


def _named_once(found: Survey, entries: SurveyedLabels) -> set[str]:
    """Labels that are written as names are, and are no words of the text."""
    return {
        name
        for name, entry in entries.items()
        if entry.shape in _PLAIN
        and (entry.shape is not LabelShape.LETTERS or entry.bold)
        and not entry.listed
        and not is_no_label(name)
        and not _is_common(found, entry)
    }


def _with_times(found: Survey, entries: SurveyedLabels) -> set[str]:
    """Names that stand with a time above what they say."""
    named = {
        name
        for name, entry in entries.items()
        if entry.spoken * 2 > entry.count and not is_no_label(name)
    }
    spoken = sum(entry.spoken for entry in entries.values())
    is_usual = spoken * 5 >= sum(entry.count for entry in entries.values()) * 3
    return named if is_usual and _count(entries, named) >= 2 else set()


def _in_style(found: Survey, style: LabelStyle, entries: SurveyedLabels) -> set[str]:
    """Speakers in a style that prose and lists know as well: names that come again, and head
    a good part of all paragraphs."""
    shapes = _SHAPES.get(style, _PLAIN)
    entries = {
        name: entry
        for name, entry in entries.items()
        if entry.shape in shapes and entry.fresh and not is_no_label(name)
        and not (style in {LabelStyle.BRACKET, LabelStyle.ROUND} and is_sound(name))
        and entry.spoken * 2 > entry.count and not _is_common(found, entry)
    }  # fmt: skip
    if style is LabelStyle.STOP and _is_list(entries):
        return set()
    again = {name for name, entry in entries.items() if entry.count > 1}
    written = {entries[name].shape for name in again} | {LabelShape.CODE, LabelShape.ROLE}
    once = {
        name
        for name, entry in entries.items()
        if name not in again and entry.shape in written
        and (style is not LabelStyle.ALONE or entry.above)
    }  # fmt: skip
    known = again | once
    is_enough = len(known) > 1 and _count(entries, known) > 2
    if again and is_enough and _share_between(found, entries, known) >= _SHARES[style]:
        return known
    nearly_all = _share(found, entries, set(entries)) >= max(_NEARLY_ALL_SHARE, _SHARES[style])
    return (
        set(entries) if len(entries) > 1 and nearly_all and style is not LabelStyle.STOP else set()
    )


def _is_list(entries: SurveyedLabels) -> bool:
    """Whether single letters count `A.`, `B.`, `C.`."""
    letters = {name for name in entries if len(name) == 1}
    return {"a", "b"} <= letters or len(letters) > 2


def _in_captions(found: Survey, entries: SurveyedLabels) -> set[str]:
    entries = {
        name: entry
        for name, entry in entries.items()
        if _may_speak(found, entry) and not _is_sign(found, entry)
    }
    sure = {name for name, entry in entries.items() if _is_sure(found, entry)}
    if found.is_mixed_case:
        sure |= {
            name
            for name, entry in entries.items()
            if entry.shape in {LabelShape.CAPS, LabelShape.ROLE}
            and _stands_out(found, entry)
            and not is_weak(name)
        }
    plain = _PLAIN - ({LabelShape.CAPS} if found.is_mixed_case else set())
    likely = {
        name for name, entry in entries.items() if entry.shape in plain and _is_likely(found, entry)
    }
    known = sure | likely
    seeds = known if len(known) > 1 or _count(entries, known) > 2 else sure
    if seeds:
        return _with_others(found, entries, seeds)
    if len(entries) > 1:
        return _heard_once(found, entries)
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
        if entry.spoken * 5 < entry.count * 4 or is_sound(name) or entry.shape not in _PLAIN:
            continue
        is_caps = entry.shape in {LabelShape.CAPS, LabelShape.LETTERS} and found.is_mixed_case
        again = is_small_used or (entry.count > 1 and entry.mentioned > 0)
        if name in known or entry.shape is LabelShape.CODE or is_caps or again:
            found_names.add(name)
    return found_names


def _count(entries: SurveyedLabels, names: Iterable[str]) -> int:
    return sum(entries[name].count for name in names)


def _share(found: Survey, entries: SurveyedLabels, names: Iterable[str]) -> float:
    return _count(entries, names) / max(1, found.paragraphs)


def _share_between(found: Survey, entries: SurveyedLabels, names: Iterable[str]) -> float:
    """The part of the paragraphs from where these labels begin to where they end: questions may
    follow a long talk."""
    chosen = [entries[name] for name in names]
    if sum(entry.count for entry in chosen) < _SEVERAL:
        return _share(found, entries, names)
    first, last = min(entry.first for entry in chosen), max(entry.last for entry in chosen)
    return sum(entry.count for entry in chosen) / max(1, sum(found.fresh[first : last + 1]))
