"""Which labels of a text are speakers, by the evidence of the whole of it."""

from app.transcripts.lines.heads import ASKS, LabelStyle
from app.transcripts.lines.names import (
    ASKED_AND_ANSWERED,
    LabelShape,
    has_title,
    is_no_label,
    is_weak,
)
from app.transcripts.lines.sounds import is_sound
from app.transcripts.lines.speeches import speeches
from app.transcripts.lines.survey import Survey, SurveyedLabel
from app.transcripts.lines.weighing import (
    NEARLY_ALL_SHARE,
    OFTEN_SHARE,
    PLAIN,
    SEVERAL,
    SurveyedLabels,
    heard_once,
    is_common,
    is_likely,
    is_sure,
    may_speak,
    share_between,
    share_of_all,
    take_turns,
    times_headed,
    with_others,
)

Speakers = dict[LabelStyle, frozenset[str]]
"""The labels that are somebody, by style, in small letters."""

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
_UNSURE = {LabelShape.LOOSE, LabelShape.LOWER}
_SHAPES = {
    LabelStyle.STOP: {LabelShape.CAPS, LabelShape.LETTERS, LabelShape.ROLE},
    LabelStyle.BRACKET: PLAIN | {LabelShape.LOWER},
}
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
    if not chosen and (names := speeches(found)):
        chosen[LabelStyle.ALONE] = names
    counts = {style: times_headed(found.labels[style], keys) for style, keys in chosen.items()}
    most = max(counts.values(), default=0)
    sure = {LabelStyle.COLON, LabelStyle.TIMED}
    chosen = {
        s: keys for s, keys in chosen.items() if s in sure or counts[s] >= most * _MINOR_SHARE
    }
    _leave_title_page(found, chosen, counts)
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


def _leave_title_page(found: Survey, chosen: Speakers, counts: dict[LabelStyle, int]) -> None:
    """Whatever comes again in another style above the first of those who speak is a title page's,
    whose lines some files have twice."""
    strongest = max(chosen, key=lambda style: counts[style], default=None)
    if strongest is None or counts[strongest] < SEVERAL:
        return
    begins = min(found.labels[strongest][name].first for name in chosen[strongest])
    for style in [LabelStyle.ALONE, LabelStyle.DASH, LabelStyle.STOP]:
        names = chosen.get(style, frozenset()) if style is not strongest else frozenset()
        if names and all(found.labels[style][name].last < begins for name in names):
            chosen.pop(style)


def _add_questions(found: Survey, chosen: Speakers) -> None:
    """Briefings and courts name whoever answers in one style, and write `Q` before questions in
    another."""
    for style in (LabelStyle.TAB, LabelStyle.STOP):
        entries = found.labels.get(style, {})
        known = chosen.get(style, frozenset())
        asked = {
            name
            for name in ("q", "a")
            if name in entries and (entries[name].fresh >= SEVERAL or name in known)
        }
        if "q" in asked:
            chosen[style] = chosen.get(style, frozenset()) | asked
            before = found.labels.get(LabelStyle.COLON, {})
            others = {n for n, entry in before.items() if _speaks_up(found, entry)}
            chosen[LabelStyle.COLON] = chosen.get(LabelStyle.COLON, frozenset()) | others


def _speaks_up(found: Survey, entry: SurveyedLabel) -> bool:
    """Whether a label is one of those who speak between questions and answers: `MR. KEANE:`."""
    is_written_so = entry.shape is LabelShape.CAPS or entry.name.startswith("THE ")
    return is_written_so and bool(entry.fresh and entry.spoken) and not is_weak(entry.name)


def _before_colons(found: Survey, entries: SurveyedLabels) -> set[str]:
    again = [entry for entry in entries.values() if entry.count > 1]
    are_tight = sum(one.tight for one in again) > _TIGHT * sum(one.count for one in again) > 0
    entries = {name: one for name, one in entries.items() if may_speak(found, one, are_tight)}
    entries = _bare_as_most_are(_as_most_are(_outside_headings(entries)))
    sure = {name for name, entry in entries.items() if is_sure(found, entry)}
    sure |= _called_shorter(found, entries)
    likely = {name for name, entry in entries.items() if is_likely(found, entry)}
    known = sure | likely
    asked = ASKED_AND_ANSWERED & entries.keys()
    if take_turns(found, LabelStyle.COLON, asked):
        known |= asked
    sure |= _clocked(found, entries)
    known |= sure
    share = share_between(found, entries, known)
    is_enough = share >= OFTEN_SHARE and (len(known) > 1 or times_headed(entries, known) > 2)
    is_enough |= take_turns(found, LabelStyle.COLON, known)
    seeds = known if is_enough or len(sure) > 1 else sure
    are_unsure = all(entries[name].shape in _UNSURE for name in seeds)
    if are_unsure and not _are_handles(found, entries, seeds):
        seeds = set()
    return with_others(found, entries, seeds) if seeds else heard_once(found, entries)


_TIGHT = 0.8
"""Of labels that come again, the part without a space behind the colon where none has one."""


def _clocked(found: Survey, entries: SurveyedLabels) -> set[str]:
    """Names behind the times of a text, where each of its times has one."""
    named = {
        name
        for name, entry in entries.items()
        if entry.clocked == entry.count and entry.shape in PLAIN and not is_no_label(name)
    }
    are_all = len(named) > 1 and times_headed(entries, named) >= max(_FEWEST_CLOCKED, found.timed)
    return named if are_all else set()


_FEWEST_CLOCKED = 3


def _called_shorter(found: Survey, entries: SurveyedLabels) -> set[str]:
    """Names in capitals that stand once whole and once as the last of their words: `VERA HOLM, HTN
    ANCHOR` and `HOLM`; and whole names whose initials, or whose last word again and again,
    stand below: `Vera Holm`, then `VH` or `Holm`."""
    if not found.is_mixed_case:
        return set()
    written = {
        name.replace(".", "").replace(" ", ""): name
        for name, entry in entries.items()
        if entry.shape is LabelShape.LETTERS
    }
    initials = {
        one
        for name, entry in entries.items()
        if entry.shape is LabelShape.FULL
        for letters in [written.get("".join(word[0] for word in name.split()))]
        if letters is not None
        for one in (name, letters)
    }
    surnames = {
        one
        for name, entry in entries.items()
        if entry.shape is LabelShape.FULL and entry.fresh and not entry.listed
        for last in [name.split()[-1]]
        if last in entries and entries[last].shape is LabelShape.SINGLE
        and entries[last].fresh == entries[last].count > 1 and not is_common(found, entries[last])
        and entries[last].first > entry.first
        for one in (name, last)
    }  # fmt: skip
    caps = [name for name, entry in entries.items() if entry.shape is LabelShape.CAPS]
    whole = {name: words[-1] for name in caps if len(words := name.split(",")[0].split()) > 1}
    return (
        initials
        | surnames
        | {
            one
            for name, last in whole.items()
            if last in entries and not is_weak(last)
            for one in (name, last)
        }
    )


def _are_handles(found: Survey, entries: SurveyedLabels, names: set[str]) -> bool:
    """Whether names without capitals are those of chats: set apart wherever they stand, or one
    word each, at the head of nearly all that is said, and all with a turn of their own again; or
    behind `>>`."""
    are_set_apart = all(
        entries[name].shape is LabelShape.LOWER and entries[name].bold == entries[name].count > 2
        for name in names
    )
    are_called = all(entries[name].called == entries[name].count for name in names)
    are_words = all(entries[name].shape is LabelShape.LOWER and " " not in name for name in names)
    is_all = times_headed(entries, names) >= SEVERAL
    is_all = is_all and share_between(found, entries, names) >= NEARLY_ALL_SHARE
    return len(names) > 1 and (are_set_apart or are_called or (are_words and is_all))


def _outside_headings(entries: SurveyedLabels) -> SurveyedLabels:
    """The labels that don't stand in headings alone, where those that come again don't either."""
    again = [entry for entry in entries.values() if entry.count > 1]
    if sum(1 for entry in again if not entry.headed) < max(2, len(again) * NEARLY_ALL_SHARE):
        return entries
    return {name: entry for name, entry in entries.items() if entry.headed < entry.count}


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


def _bare_as_most_are(entries: SurveyedLabels) -> SurveyedLabels:
    """The labels that stand alone above what they say, where nearly all that come again do: what
    stands before a colon on the same line above all of these is a title's or a fact's."""
    again = [entry for entry in entries.values() if entry.count > 1]
    bare = sum(entry.bare for entry in again)
    if bare < SEVERAL or bare < _NEARLY_ALL_BARE * sum(entry.count for entry in again):
        return entries
    first = min(entry.first for entry in again)
    return {n: entry for n, entry in entries.items() if entry.bare or entry.last > first}


_NEARLY_ALL_BARE = 0.9


def _with_times(found: Survey, entries: SurveyedLabels) -> set[str]:
    """Names that stand with a time above what they say."""
    named = {
        name
        for name, entry in entries.items()
        if entry.spoken * 2 > entry.count and not is_no_label(name)
    }
    spoken = sum(entry.spoken for entry in entries.values())
    is_usual = spoken * 5 >= sum(entry.count for entry in entries.values()) * 3
    return named if is_usual and times_headed(entries, named) >= 2 else set()


def _in_style(found: Survey, style: LabelStyle, entries: SurveyedLabels) -> set[str]:
    """Speakers in a style that prose and lists know as well: names that come again, and head
    a good part of all paragraphs."""
    shapes = _SHAPES.get(style, PLAIN)
    entries = {
        name: entry
        for name, entry in entries.items()
        if (entry.shape in shapes or (style is LabelStyle.STOP and has_title(entry.name)))
        and (entry.fresh or _is_of_court(entry)) and not is_no_label(name)
        and not (style in {LabelStyle.BRACKET, LabelStyle.ROUND} and is_sound(name))
        and entry.spoken * 2 > entry.count and not is_common(found, entry)
    }  # fmt: skip
    if style is LabelStyle.STOP and _is_list(entries):
        return set()
    if style is LabelStyle.STOP and not entries:
        return _before_stops(found)
    again = {name for name, entry in entries.items() if entry.count > 1}
    again |= _last_named(entries)
    are_above = any(entries[name].above for name in again)
    written = {entries[name].shape for name in again} | {LabelShape.CODE, LabelShape.ROLE}
    are_titled = style is LabelStyle.STOP and any(has_title(entries[name].name) for name in again)
    are_capitals = found.is_mixed_case and any(_is_shouted(entries[name]) for name in again)
    once = {
        name
        for name, entry in entries.items()
        if name not in again
        and (
            entry.shape in written
            or (are_capitals and _is_shouted(entry))
            or (are_titled and has_title(entry.name))
        )
        and (style is not LabelStyle.STOP or not entry.name[0].islower())
        and (style is not LabelStyle.ALONE or (entry.above >= are_above and not entry.over))
    }  # fmt: skip
    known = again | once
    asked = sum(1 for head in found.heads if head and head.change == ASKS)
    is_answered = asked > 2 and times_headed(entries, known) > 2
    is_enough = is_answered or (len(known) > 1 and times_headed(entries, known) > 2)
    named = share_between(found, entries, known) + is_answered * asked / found.paragraphs
    if again and is_enough and named >= _SHARES[style]:
        return known
    if take_turns(found, style, again):
        whole = {entries[name].shape for name in again} & {LabelShape.FULL, LabelShape.CAPS}
        return again | {n for n in once if entries[n].shape in whole and "," not in n}
    nearly_all = share_of_all(found, entries, set(entries)) >= max(NEARLY_ALL_SHARE, _SHARES[style])
    return (
        set(entries) if len(entries) > 1 and nearly_all and style is not LabelStyle.STOP else set()
    )


def _is_of_court(entry: SurveyedLabel) -> bool:
    """Whether a label is a `Q.` or `A.` that comes again and again, wherever a sentence ends."""
    return entry.name in {"Q", "A"} and entry.count > 2


def _is_shouted(entry: SurveyedLabel) -> bool:
    """Whether a label is in capitals, be it one of a role (`PRESIDENTE`) or a short name."""
    return len(entry.name) > 2 and entry.name.isupper()


def _last_named(entries: SurveyedLabels) -> set[str]:
    """Whole names whose last word is a name too, and that one: `IDA STERN`, then `STERN`."""
    whole = {name: name.split()[-1] for name in entries if " " in name}
    return {one for name, last in whole.items() if last in entries for one in (name, last)}


def _before_stops(found: Survey) -> set[str]:
    """Names of any form before a stop, where a few of them come again and again at the head of
    nearly all that is said: `Vera. Mind the step.`"""
    entries = {
        name: entry
        for name, entry in found.labels[LabelStyle.STOP].items()
        if entry.shape in PLAIN and entry.fresh == entry.count > 1 and not is_no_label(name)
        and not is_common(found, entry) and name not in _REPLIES
    }  # fmt: skip
    are_few = 1 < len(entries) <= times_headed(entries, entries) / 3
    return set(entries) if are_few and share_of_all(found, entries, entries) >= 0.75 else set()


_REPLIES = frozenset(
    "yes no right okay ok yeah well so sure exactly ja nein doch gut oui non bien sí si no bueno sì"
    " bene да нет хорошо ну tak nie dobrze evet hayır".split()
)


def _is_list(entries: SurveyedLabels) -> bool:
    """Whether single letters count `A.`, `B.`, `C.`."""
    letters = {name for name in entries if len(name) == 1}
    return {"a", "b"} <= letters or len(letters) > 2
