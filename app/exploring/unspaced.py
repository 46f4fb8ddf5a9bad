"""The terms of scripts that are searched letter by letter, since they put no spaces between words,
or write with a word what belongs to it: Chinese and Thai are cut into words by BudouX (Google,
Apache-2.0), a small model of which letters stand on both sides of a cut; Japanese writes what it
speaks of in Chinese characters or in katakana; Korean has spaces, and particles."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import budoux

from app.exploring.informativeness import Informativeness, informativeness, run_tells
from app.exploring.korean import nouns
from app.language.everyday import everyday
from app.language.little_words import little_words
from app.language.tokens import is_by_letter, simplified, text_tokens

LONGEST_PHRASE_PIECES = 3
"""Pieces of a phrase, at the most."""
_BOUND, _BOUND_SINGLE = 4, 12
"""Pieces of a phrase meet so many times more often than by chance, or if one is one letter."""
_FEWEST_SINGLE = 3
"""A phrase with a single letter is said so often at the least: less is a cut in a wrong place."""
_RUNS = re.compile(
    r"(?P<han>[\u3400-\u9fff々]+)|(?P<katakana>[\u30a1-\u30faー]{3,})|(?P<thai>[\u0e01-\u0e4e]+)|"
    r"(?P<hangul>[\uac00-\ud7a3]+)|(?P<latin>[A-Za-z][A-Za-z'’+#-]{2,})"
)
_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ONE_WORD = re.compile(r"[\u3400-\u9fff々]{2,6}")
"""What Japanese writes as one word in Chinese characters."""
_BEHIND_NOUNS = re.compile(r"[はがをもへ、。]|に(?:[はもつ]|[^\u3041-\u309f])|の[^\u3041-\u309f]")
"""What stands behind a single character of Japanese that names a thing, and is no part of a deed's
word."""
_KANA_SHARE = 0.2
"""Of the words with Chinese characters so many have kana too where they are Japanese."""
_THAI = re.compile(r"[\u0e01-\u0e4e]")
_LETTERS_PHRASE, _THAI_PHRASE = 4, 8
_THAI_SIGNS = re.compile(r"[\u0e2f\u0e31\u0e34-\u0e3a\u0e46-\u0e4e]")
"""What Thai writes above and below its letters, and for what is left out or said twice."""


@dataclass(frozen=True, slots=True)
class LetterRun:
    """A word or phrase: its tokens, how it is mostly written, the words that it is said in, and how
    often a million everyday words have it."""

    key: str
    text: str
    places: Sequence[int]
    everyday: float = 0.0


@dataclass(frozen=True, slots=True)
class _LetterPiece:
    """A piece of a talk's word `number`: its letters, and what is written between them and the next
    piece, None where no phrase goes on. What tells stands by itself; a part only with others."""

    number: int
    text: str
    gap: str | None
    tells: Informativeness


def runs(words: Mapping[int, str], cuts: Collection[int], language: str) -> list[LetterRun]:
    """What tells something among a talk's words that are by letter, these by their numbers, and the
    phrases that are said twice or more, and more often than their words would meet by chance. No
    phrase goes on after the words that are `cuts`."""
    pieces = list(_pieces(words, cuts))
    singles = Counter(piece.text for piece in pieces)
    said: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for piece in pieces:
        if piece.tells is Informativeness.MUCH:
            said[_key(piece.text)].append((piece.text, piece.number))
    for text, held in _phrases(pieces).items():
        if _is_bound(held[0], len(held), singles, len(pieces)):
            said[_key(text)] += [(text, parts[0].number) for parts in held]
    return [
        LetterRun(
            key,
            Counter(text for text, _ in found).most_common(1)[0][0],
            [number for _, number in found],
            everyday("en").get(key, 0.0) if key.isascii() else 0.0,
        )
        for key, found in said.items()
    ]


def is_phrase(key: str) -> bool:
    """Whether a term, by its key, is more than a word. Where its tokens are letters nobody knows
    how many words they are: four are taken for two, of Thai eight."""
    if not is_by_letter(key):
        return " " in key
    return key.count(" ") + 1 >= (_THAI_PHRASE if _THAI.search(key) else _LETTERS_PHRASE)


@cache
def _key(text: str) -> str:
    return " ".join(text_tokens(text))


def _phrases(pieces: Sequence[_LetterPiece]) -> dict[str, list[Sequence[_LetterPiece]]]:
    """The phrases of telling pieces, and of single letters that others may tell with, by how they
    are written."""
    found: dict[str, list[Sequence[_LetterPiece]]] = defaultdict(list)
    for place in range(len(pieces)):
        text = ""
        for end in range(place, min(len(pieces), place + LONGEST_PHRASE_PIECES)):
            piece = pieces[end]
            if piece.tells is Informativeness.NOTHING:
                break
            text += piece.text
            held = pieces[place : end + 1]
            if end > place and _may_be_one(held):
                found[text].append(held)
            if piece.gap is None:
                break
            text += piece.gap
    return found


def _may_be_one(parts: Sequence[_LetterPiece]) -> bool:
    """Whether pieces may be a phrase: single letters only as the two of a name (`谷歌`, which no
    model knows), or behind a word (`分析师`); before one they are mostly deeds."""
    tell = [one.tells is Informativeness.MUCH for one in parts]
    return all(tell[:-1]) or (len(tell) == 2 and not any(tell))


def _is_bound(
    parts: Sequence[_LetterPiece], count: int, singles: Mapping[str, int], total: int
) -> bool:
    has_single = any(one.tells is Informativeness.LITTLE for one in parts)
    by_chance = float(total)
    for one in parts:
        by_chance *= singles[one.text] / total
    fewest, bound = (_FEWEST_SINGLE, _BOUND_SINGLE) if has_single else (2, _BOUND)
    return count >= max(fewest, bound * by_chance)


def _pieces(words: Mapping[int, str], cuts: Collection[int]) -> Iterator[_LetterPiece]:
    """The words cut into pieces, those that tell nothing among them."""
    named = nouns(
        run[0] for word in words.values() for run in _RUNS.finditer(word) if run["hangul"]
    )
    is_japanese = _is_japanese(words.values())
    for number, word in words.items():
        for run in _RUNS.finditer(word):
            if run["hangul"]:
                noun = named.get(run[0], "")
                tail = run[0][len(noun) :]
                is_last = run.end() < len(word) or number in cuts or tail not in ("", "의")
                gap = None if is_last else f"{tail} "
                yield _LetterPiece(number, noun or run[0], gap, _tells(noun, "ko"))
            else:
                language = "th" if run["thai"] else "ja" if is_japanese else "zh"
                cut = _cut(run, is_japanese)
                for place, text in enumerate(cut, 1):
                    gap = None if place == len(cut) else ""
                    yield _LetterPiece(number, text, gap, _tells(text, language))


def _cut(run: re.Match[str], is_japanese: bool) -> list[str]:
    """A run of letters of one script as words."""
    if run["thai"]:
        return [str(one) for one in _cutter("th").parse(run[0])]
    if run["han"] and not is_japanese:
        sizes = map(len, _cutter("zh").parse(simplified(run[0])))
        found, begun = [], 0
        for size in sizes:
            found.append(run[0][begun : begun + size])
            begun += size
        return found
    if run["han"] and not _ONE_WORD.fullmatch(run[0]):
        is_noun = len(run[0]) == 1 and _BEHIND_NOUNS.match(run.string, run.end())
        return [run[0]] if is_noun else []
    return [run[0]]


@cache
def _cutter(language: str) -> budoux.Parser:
    if language == "th":
        return budoux.load_default_thai_parser()
    return budoux.load_default_simplified_chinese_parser()


def _is_japanese(words: Collection[str]) -> bool:
    with_han = sum(1 for word in words if _HAN.search(word))
    with_kana = sum(1 for word in words if _KANA.search(word))
    return with_kana >= max(1, _KANA_SHARE * with_han)


def _is_japanese_noun(text: str, language: str) -> bool:
    """Whether a single character, of those that stand as nouns do, tells something."""
    return language == "ja" and len(text) == 1 and text not in little_words(language)


def _tells(text: str, language: str) -> Informativeness:
    """What a piece tells; a single letter of Chinese only with another one."""
    if text.isascii():
        return informativeness(text.lower(), "en") if text else Informativeness.NOTHING
    if language == "th" and len(_THAI_SIGNS.sub("", text)) < 2:
        return Informativeness.NOTHING
    if run_tells(text, language) or _is_japanese_noun(text, language):
        return Informativeness.MUCH
    is_part = language == "zh" and len(text) == 1 and text not in little_words(language)
    return Informativeness.LITTLE if is_part else Informativeness.NOTHING
