"""How much speaks for a label: its form, how often it comes and heads what is said, whether words
follow it, whether its word stands in the text as a word, and how the other labels are written."""

from collections.abc import Collection, Iterable
from itertools import pairwise

from app.transcripts.lines.heads import ASKS, LabelStyle
from app.transcripts.lines.names import ASKED_AND_ANSWERED, LabelShape, is_no_label, is_weak
from app.transcripts.lines.survey import Survey, SurveyedLabel, label_key

SurveyedLabels = dict[str, SurveyedLabel]
"""The labels of one style, by their names in small letters."""

SURE = frozenset({LabelShape.CODE, LabelShape.FULL, LabelShape.CAPS, LabelShape.ROLE})
PLAIN = SURE | {LabelShape.SINGLE, LabelShape.UNCASED, LabelShape.LETTERS}
OFTEN_SHARE, NEARLY_ALL_SHARE = 0.25, 0.6
"""Of the paragraphs, the parts that labels head where they come often, and where nearly all have
one."""
SEVERAL = 4


def may_speak(found: Survey, entry: SurveyedLabel, are_tight: bool) -> bool:
    """Whether a label is worth thinking of: it begins something, and words come behind it; with
    no space between them if it comes again, or where `are_tight` tells that nobody's has one."""
    if not entry.spoken or not entry.fresh:
        return False
    if entry.linked == entry.count:
        return False  # where something is found
    is_cased = entry.shape not in {LabelShape.UNCASED, LabelShape.CODE}
    is_cased = is_cased and (entry.shape is not LabelShape.CAPS or not found.is_mixed_case)
    return entry.count > 1 or are_tight or not (entry.tight and is_cased)


def is_sure(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label is somebody whatever the others are."""
    if is_word(entry):
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


def is_likely(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label heads several paragraphs and is no common word of the text."""
    if entry.count < 2 or is_word(entry):
        return False
    fewest = 0.5 if entry.name in {"Q", "A"} else 0.8  # a court's lines are cut at a width
    return entry.fresh >= entry.count * fewest and not is_common(found, entry)


def is_word(entry: SurveyedLabel) -> bool:
    """Whether a label is one that stands before a colon in prose; a full name that comes again
    isn't, whatever its parts mean."""
    return is_no_label(entry.name) and not (entry.shape is LabelShape.FULL and entry.count > 2)


def is_common(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label stands in the text as a word rather than as a name."""
    is_timed = entry.clocked == entry.count and found.timed * 2 > found.paragraphs
    is_all_timed = is_timed and found.timed >= found.paragraphs
    if stands_out(found, entry) or (is_timed and entry.count > 1) or is_all_timed:
        return False
    if entry.shape is LabelShape.ROLE and entry.bare == entry.count > 2:
        return False  # `Operator`, alone on its line again and again
    is_rare = entry.count < max(3, found.paragraphs * 0.15)
    return is_rare and 0 < entry.small >= entry.mentioned


def stands_out(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label is in capitals where the words aren't."""
    return found.is_mixed_case and len(entry.name) > 1 and entry.name.isupper()


def is_like(found: Survey, entry: SurveyedLabel, entries: SurveyedLabels, seeds: set[str]) -> bool:
    """Whether a label that comes once (or without need) is written as the known speakers are."""
    is_word = is_common(found, entry) and entry.shape is not LabelShape.ROLE
    if is_no_label(entry.name) or not entry.fresh or is_word:
        return False
    if only_leads_in(entries, entry.name.casefold(), seeds):
        return False
    if entry.listed and not any(entries[name].listed for name in seeds):
        return False
    shapes = {entries[name].shape for name in seeds}
    share = share_between(found, entries, seeds)
    if entry.bold and any(entries[name].bold for name in seeds):
        return True
    match entry.shape:
        case LabelShape.CODE | LabelShape.ROLE:
            return True
        case LabelShape.FULL:
            return shapes != {LabelShape.CAPS} or share >= NEARLY_ALL_SHARE
        case LabelShape.CAPS:
            return found.is_mixed_case and not is_weak(entry.name)
        case LabelShape.SINGLE:
            is_so_written = bool(
                shapes & {LabelShape.SINGLE, LabelShape.FULL, LabelShape.ROLE, LabelShape.CODE}
            )
            return is_so_written and (entry.mentioned > 0 or share >= NEARLY_ALL_SHARE)
        case LabelShape.LETTERS if len(entry.name) > 2 and LabelShape.CAPS in shapes:
            return found.is_mixed_case and share >= OFTEN_SHARE  # RAO, KIM
        case LabelShape.LOWER if " " in entry.name:
            return False
        case LabelShape.UNCASED | LabelShape.LETTERS | LabelShape.LOWER:
            return entry.shape in shapes and share >= OFTEN_SHARE
    return False


def only_leads_in(entries: SurveyedLabels, name: str, seeds: set[str]) -> bool:
    """Whether a label stands once, alone on its line, as no known speaker's does: it says what
    follows, and not who."""
    entry = entries[name]
    is_bare = entry.bare == entry.count == 1 and entry.shape not in SURE
    return is_bare and not any(entries[one].bare for one in seeds)


def with_others(found: Survey, entries: SurveyedLabels, seeds: set[str]) -> set[str]:
    """Known speakers, and those who are named as they are; all that is named like somebody, where
    nearly every paragraph is."""
    like = {
        name
        for name, entry in entries.items()
        if name not in seeds and is_like(found, entry, entries, seeds)
    }
    once = {n for n in named_once(found, entries) if not only_leads_in(entries, n, seeds)}
    everybody = seeds | like | once
    is_all = share_of_all(found, entries, everybody) >= NEARLY_ALL_SHARE
    return everybody if is_all else seeds | like


def heard_once(found: Survey, entries: SurveyedLabels) -> set[str]:
    """Speakers of a text in which nobody speaks twice: labels nearly all paragraphs have, or a
    full name before the very first."""
    named = named_once(found, entries)
    if len(named) > 1 and share_of_all(found, entries, named) >= NEARLY_ALL_SHARE:
        return named
    bold = {name for name in named if entries[name].bold}
    below = _below_questions(found)
    bold |= {
        name
        for name in named
        if entries[name].first in below and entries[name].shape is LabelShape.FULL
    }
    first = next((number for number, fresh in enumerate(found.fresh) if fresh), -1)
    firsts = {first, found.begins} if found.is_mixed_case else {first}
    only = {
        name
        for name in named
        if entries[name].first in firsts and entries[name].shape in SURE
        and (entries[name].clocked or found.timed * 2 <= found.paragraphs)
        and not entries[name].quoting
    }  # fmt: skip
    only = {
        name for name in only if entries[name].first == first or stands_out(found, entries[name])
    }
    only = {name for name in only if not is_weak(name)}
    return bold or only | _written_like(entries, named, only)


def _written_like(entries: SurveyedLabels, named: set[str], only: set[str]) -> set[str]:
    """Names that stand once further below, as whole as the one at the very first: what follows
    them isn't that one's."""
    first = next((entries[name] for name in only), None)
    if first is None or first.shape not in {LabelShape.FULL, LabelShape.CAPS}:
        return set()
    return {
        name
        for name in named - only
        if entries[name].shape is first.shape
        and entries[name].fresh and entries[name].spoken and not is_weak(name)
        and entries[name].bare == first.bare and not entries[name].quoting
    }  # fmt: skip


def _below_questions(found: Survey) -> set[int]:
    """The lines right below questions, where there are several."""
    filled = [number for number, head in enumerate(found.heads) if head]
    asked = {number for number in filled if (head := found.heads[number]) and head.change == ASKS}
    if len(asked) < _SEVERAL_ASKED:
        return set()
    return {below for above, below in pairwise(filled) if above in asked}


_SEVERAL_ASKED = 3


def named_once(found: Survey, entries: SurveyedLabels) -> set[str]:
    """Labels that are written as names are, and are no words of the text."""
    return {
        name
        for name, entry in entries.items()
        if entry.shape in PLAIN
        and (entry.shape is not LabelShape.LETTERS or entry.bold)
        and not entry.listed
        and not is_no_label(name)
        and not is_common(found, entry)
    }


def times_headed(entries: SurveyedLabels, names: Iterable[str]) -> int:
    """How many lines these labels head."""
    return sum(entries[name].count for name in names)


def share_of_all(found: Survey, entries: SurveyedLabels, names: Iterable[str]) -> float:
    """The part of all paragraphs that these labels head."""
    return times_headed(entries, names) / max(1, found.paragraphs)


def take_turns(
    found: Survey, style: LabelStyle, names: Collection[str], are_names: bool = False
) -> bool:
    """Whether these labels come again and again, and nearly always after another of them: however
    many paragraphs each says, they answer one another. Of what is known to be names fewer are
    enough."""
    heard = [
        key
        for head in found.heads
        for label in (head.labels if head else ())
        if label.style is style and (key := label_key(label)) in names
    ]
    entries = found.labels.get(style, {})
    are_names |= all(entries[name].shape in SURE for name in names)
    are_names |= ASKED_AND_ANSWERED.issuperset(names)
    again, fewest = (2, _FEWEST_TURNS_OF_NAMES) if are_names else (3, _FEWEST_TURNS)
    often = [name for name in names if entries[name].count >= again]
    changes = sum(one != other for one, other in pairwise(heard))
    is_told = len(often) > 1 and len(heard) >= fewest
    return is_told and changes >= _ANSWERED * (len(heard) - 1)


_FEWEST_TURNS, _FEWEST_TURNS_OF_NAMES, _ANSWERED = 8, 5, 0.9


def share_between(found: Survey, entries: SurveyedLabels, names: Iterable[str]) -> float:
    """The part of the paragraphs from where these labels begin to where they end: questions may
    follow a long talk."""
    chosen = [entries[name] for name in names]
    if sum(entry.count for entry in chosen) < SEVERAL:
        return share_of_all(found, entries, names)
    first, last = min(entry.first for entry in chosen), max(entry.last for entry in chosen)
    return sum(entry.count for entry in chosen) / max(1, sum(found.fresh[first : last + 1]))
