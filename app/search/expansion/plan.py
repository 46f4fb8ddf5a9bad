"""From a query to a plan: the stems of its words, what may stand for each, and their idf."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.language.numbers import other_spellings
from app.language.sounds import phonetic
from app.language.stems import stem
from app.language.stop_words import STOP_WORDS
from app.search.expansion.sound_alikes import variants_of
from app.search.port import Lexicon, MatchKind, Plan, QueryTerm, Variant
from app.search.query.tree import All, Any, Node, Not, Phrase, Prefix, Query, Word
from app.search.weights import Idf, Variants, Weights

HeardAs = Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]
"""Names, as runs of tokens, and the runs of tokens that captions write for them."""

MOST_UNWISHED_WORDS = 2_000
"""Words that are left out for a prefix within `Not`, the commonest first."""
MOST_BEGUN_WORDS = 400
"""Words that may stand for all prefixes of a query together, so that fifty cost no more than
eight."""


def expand(query: Query, lexicon: Lexicon, heard_as: HeardAs, weights: Weights) -> Plan:
    """The query as an engine that holds these words is asked it. `heard_as` is what the archive's
    owner says is heard for names."""
    query = replace(query, root=_unwished(query.root, lexicon))
    plain = [node.token for node in _leaves(query.root) if isinstance(node, Word)]
    variants = {} if query.is_as_said else _alike(plain, lexicon, weights)
    often = weights.expansion.variants.rare_passages
    for token in variants:
        # People type `where` as it is written, and `kubernets` is an everyday word's form.
        if token not in STOP_WORDS and (
            lexicon.words.said(token) or lexicon.frequency(token) <= often
        ):
            continue
        variants[token] = [
            variant for variant in variants[token] if variant.kind is not MatchKind.SOUNDS_LIKE
        ]
    for token, strange in _garbled(plain, lexicon, weights).items() if variants else ():
        nearer = {variant.tokens: variant for variant in (*variants[token], *strange)}
        variants[token] = list(nearer.values())
    for token, runs in _owners(plain, heard_as, weights.expansion.variants).items():
        variants[token] = [*runs, *variants.get(token, [])]
    idf = weights.ranking.idf
    prefixes = sum(isinstance(node, Prefix) for node in _leaves(query.root))
    most_begun = min(weights.expansion.variants.begun_tokens, MOST_BEGUN_WORDS // max(1, prefixes))
    terms: dict[Node, QueryTerm] = {}
    for node in _leaves(query.root):
        match node:
            case Word(token):
                terms[node] = _term(token, variants.get(token, ()), lexicon, idf)
                if query.favour and token in query.favour.names:
                    terms[node] = replace(terms[node], idf=terms[node].idf * idf.stop_word)
            case Prefix(letters):
                begun = lexicon.words.prefixed(letters, most_begun)
                runs = [_begun_with(letters, form, lexicon) for form in begun]
                terms[node] = _term(letters, runs, lexicon, idf)
            case Phrase(tokens):
                numbers = _other_spellings(tokens, weights.expansion.variants)
                for token in tokens:
                    terms[Word(token)] = _term(token, numbers.get(token, ()), lexicon, idf)
    return Plan(query, terms, weights.ranking)


def _unwished(root: All, lexicon: Lexicon) -> All:
    """The tree with the words spelled out of which none must stand in a hit: for a prefix within
    `Not`, all that begin so; they count for nothing, so no term need tell of them."""

    def spelled(node: Node, is_not: bool) -> Node:
        match node:
            case Not(inner):
                return Not(spelled(inner, is_not=True))
            case All(nodes):
                return All(tuple(spelled(one, is_not) for one in nodes))
            case Any(nodes):
                return Any(tuple(spelled(one, is_not) for one in nodes))
            case Prefix(letters) if is_not:
                return Any(tuple(map(Word, lexicon.words.prefixed(letters, MOST_UNWISHED_WORDS))))
            case _:
                return node

    return All(tuple(spelled(one, is_not=False) for one in root.nodes))


def _begun_with(letters: str, form: str, lexicon: Lexicon) -> Variant:
    """A word that begins with these letters. Where all words of its stem do, the stem finds them,
    and no passage need be looked into for the very word."""
    stems = {stem(form, language) for language in lexicon.languages}
    is_alone = all(other.startswith(letters) for other in lexicon.words.forms(stems))
    return Variant(MatchKind.PREFIX, (form,), 1.0, as_is=not is_alone)


def sound_alikes(token: str, lexicon: Lexicon, weights: Weights) -> Sequence[Variant]:
    """What captions may have written for a word, the likeliest first."""
    return sorted(_alike([token], lexicon, weights)[token], key=lambda variant: -variant.weight)


def _alike(tokens: Sequence[str], lexicon: Lexicon, weights: Weights) -> dict[str, list[Variant]]:
    return variants_of(tokens, lexicon.words, lexicon.holds, lexicon.beside, weights.expansion)


def _garbled(
    tokens: Sequence[str], lexicon: Lexicon, weights: Weights
) -> Mapping[str, list[Variant]]:
    """For names that hardly anybody says, what only machines wrote and sounds somewhat alike: of
    so few words one may be further from the name than of all that were said."""
    limits, phonetic_weights = weights.expansion.variants, weights.expansion.phonetic
    found = {}
    for token in dict.fromkeys(tokens):
        sound = phonetic(token)
        is_name = not lexicon.frequency(token) and not token.isdigit()
        if not is_name or len(sound) < weights.expansion.split_names.shortest_letters:
            continue
        near = lexicon.garbled.near(
            sound,
            phonetic_weights.near_enough(sound, is_said=False) - limits.garbled_slack,
            limits.garbled_tokens,
            phonetic_weights.reach(sound),
        )
        found[token] = [
            Variant(MatchKind.SOUNDS_LIKE, (one,), limits.garbled * score)
            for other, score in near
            for one in lexicon.garbled.sounding(other)
        ]
    return found


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case All(nodes) | Any(nodes):
            for inner in nodes:
                yield from _leaves(inner)
        case Word() | Prefix() | Phrase():
            yield node
        case _:
            pass


def _other_spellings(phrase: tuple[str, ...], weights: Variants) -> Mapping[str, list[Variant]]:
    """For tokens of a phrase that are part of a number, the other ways in which it is written."""
    found: dict[str, list[Variant]] = {}
    for run, others in other_spellings(phrase) if len(phrase) > 1 else ():
        source = " ".join(run)
        variants = [Variant(MatchKind.WRITTEN, one, weights.written, source) for one in others]
        for token in run:
            found.setdefault(token, []).extend(variants)
    return found


def _owners(
    words: Sequence[str], heard_as: HeardAs, weights: Variants
) -> Mapping[str, list[Variant]]:
    """For words of names, what the archive's owner says is heard for them."""
    found: dict[str, list[Variant]] = {}
    for name, runs in heard_as.items():
        least = weights.owner_letters if len(name) > 1 else 0
        telling = [token for token in name if len(token) >= least]
        for token in telling:
            if token in words:
                source = " ".join(name)
                variants = [
                    Variant(MatchKind.HEARD_AS, run, weights.heard_as, source) for run in runs
                ]
                found.setdefault(token, []).extend(variants)
    return found


def _term(token: str, variants: Sequence[Variant], lexicon: Lexicon, weights: Idf) -> QueryTerm:
    words = lexicon.words
    stems = tuple(dict.fromkeys(stem(token, language) for language in lexicon.languages))
    holding = lexicon.frequency(token) or sum(
        words.said(variant.tokens[0]) for variant in variants[: weights.unsaid_variants]
    )
    idf = math.log(1 + (words.passages - min(words.passages, holding) + 0.5) / (holding + 0.5))
    if token in STOP_WORDS:
        idf *= weights.stop_word
    elif token.isdigit() and len(token) <= weights.number_digits:
        idf *= weights.number
    return QueryTerm(token, stems, tuple(variants), idf, tuple(words.forms(stems)))
