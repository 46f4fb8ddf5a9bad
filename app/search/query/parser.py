"""What a person typed, as a small tree of words and a set of filters. Nothing typed is an error.

The grammar is in docs/search.md. Whatever doesn't fit it counts as the words it is made of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from app.language.stop_words import STOP_WORDS
from app.language.tokens import text_tokens
from app.search.query.scope import Scope, Typed, Wish
from app.search.query.tree import MOST_WORDS, All, Any, Node, Not, Phrase, Prefix, Query, Word

LONGEST_QUERY_CHARACTERS = 2_000
"""Characters of a query that are read; what comes after is passed over."""
SENTENCE_PIECES = 7
"""Pieces of a query beyond which `or` is a word of a sentence; `OR` is never one."""
DEEPEST_GROUP = 8
"""Groups within groups; deeper ones count as their words."""
WIDEST_WORDS = 20
"""Words that may stand between those of `"…"~20`."""
_ACRONYM = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+\.?(?!\w)")


_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "\0": " "})
_ASKING = re.compile(r"^\s*who\s+(?:was\s+it\s+that\s+)?(?:said|says)\s+(?:that\s+)?(?=\S+\s+\S)",
                     re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=8)
def _pieces(prefixes: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(
        rf"""(?P<open>\()|(?P<close>\))
        |(?P<minus>(?<![^\s(])-(?=[\w"(]))
        |(?:(?P<field>{"|".join(map(re.escape, prefixes))}):)?
         (?:"(?P<phrase>[^"]*)(?:"(?:~(?P<slop>\d{{1,3}}))?|$)|(?P<word>[^\s"()]+))""",
        re.VERBOSE | re.IGNORECASE,
    )


@dataclass(slots=True)
class _Filters:
    """Those that are known, by their prefixes, what is wished of them, and the words that may still
    come."""

    known: Mapping[str, Typed]
    wishes: list[Wish] = field(default_factory=list)
    left: int = MOST_WORDS


def parse(text: str, filters: Sequence[Typed] = ()) -> Query:
    """Take a query apart. Forgiving: a quote or group that is never closed goes to the end, curly
    quotes count as straight ones, a filter without a value is a word like any other, and
    "who said …" asks for what follows."""
    text = text[:LONGEST_QUERY_CHARACTERS].encode("utf-8", "replace").decode().translate(_CURLY)
    known = {prefix: typed for typed in filters for prefix in typed.prefixes}
    pieces = list(_pieces(("exact", *known)).finditer(_ASKING.sub("", text)))
    found = _Filters(known)
    root, _ = _group(pieces, 0, 0, found)
    words = tuple(_words(root))[:MOST_WORDS]
    return Query(text.strip(), root, words, Scope(tuple(found.wishes)))


def _group(
    pieces: Sequence["re.Match[str]"], at: int, depth: int, filters: _Filters
) -> tuple[All, int]:
    """The parts up to the group's end, and the place after it."""
    nodes: list[Node] = []
    is_not = is_or = False
    ors = ("or", "Or", "OR", "|") if len(pieces) <= SENTENCE_PIECES else ("OR", "|")
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if piece["close"]:
            if depth:
                break
            continue
        if piece["minus"]:
            is_not = True
            continue
        if piece["open"]:
            if depth >= DEEPEST_GROUP:
                continue
            inner, at = _group(pieces, at, depth + 1, filters)
            found: list[Node] = [inner] if inner.nodes else []
        elif piece["word"] in ors and not piece["field"] and nodes:
            is_or = at < len(pieces)
            continue
        else:
            found = _leaf(piece, filters)
        if is_not and found:
            found = [Not(found[0] if len(found) == 1 else Phrase(_tokens(found)))]
        elif is_or and found and nodes and not isinstance(nodes[-1], Not):
            before = nodes.pop()
            group = before.nodes if isinstance(before, Any) else (before,)
            found = [Any((*group, found[0] if len(found) == 1 else All(tuple(found))))]
        nodes += found
        is_not = is_or = False
    return All(tuple(nodes)), at


def _leaf(piece: "re.Match[str]", filters: _Filters) -> list[Node]:
    """What one piece asks for; filters go where they belong."""
    is_phrase = piece["phrase"] is not None
    value = (piece["phrase"] if is_phrase else piece["word"]).strip()
    name = (piece["field"] or "").lower()
    typed = filters.known.get(name)
    wished = typed.read(name, value) if typed and value else None
    if typed and wished is not None:
        filters.wishes.append(Wish(typed.name, wished))
        return []
    spoken = value if is_phrase else _ACRONYM.sub(_undotted, value)
    tokens = tuple(text_tokens(spoken))[: filters.left]
    filters.left -= len(tokens)
    if not tokens:
        return list(map(Word, text_tokens(name)[: filters.left]))
    if name == "exact" or (is_phrase and len(tokens) > 1):
        return [Phrase(tokens, min(WIDEST_WORDS, int(piece["slop"] or 0)))]
    if not is_phrase and len(value) > 2 and value.endswith("*") and len(tokens) == 1:
        return [Prefix(tokens[0])]
    return list(map(Word, tokens))


def _undotted(acronym: "re.Match[str]") -> str:
    """`A.I.` as `AI`, which finds both; but `U.S.` would be a word that tells nothing."""
    letters = acronym[0].replace(".", "")
    return acronym[0] if letters.lower() in STOP_WORDS else letters


def _tokens(nodes: Sequence[Node]) -> tuple[str, ...]:
    return tuple(node.token for node in nodes if isinstance(node, Word))


def _words(node: Node) -> Iterator[str]:
    """The tokens that may count for a hit, in order."""
    match node:
        case Word(token):
            yield token
        case Prefix(letters):
            yield letters
        case Phrase(tokens):
            yield from tokens
        case All(nodes) | Any(nodes):
            for inner in nodes:
                yield from _words(inner)
        case Not():
            pass
