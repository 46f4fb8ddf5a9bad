"""The words of a query as terms: their stems, what may stand for them, their idf."""

import math
from collections.abc import Iterator, Mapping, Sequence

from app.language.stems import stem
from app.language.stop_words import STOP_WORDS
from app.search.port import HeardAs, MatchKind, Term, Variant
from app.search.query.tree import All, Any, Node, Phrase, Prefix, Query, Word
from app.search.snapshot import Snapshot
from app.search.weights import Idf, Variants, Weights


def terms(
    snapshot: Snapshot, query: Query, heard_as: HeardAs, weights: Weights
) -> dict[Node, Term]:
    """The term of every word, prefix and phrase's word of the query."""
    plain = [node.token for node in _leaves(query.root) if isinstance(node, Word)]
    variants = {} if query.is_as_said else snapshot.alike(plain)
    for token in STOP_WORDS.intersection(variants):  # people type `where` as it is written
        variants[token] = [
            variant for variant in variants[token] if variant.kind is not MatchKind.SOUNDS_LIKE
        ]
    for token, runs in _owners(plain, heard_as, weights.expansion.variants).items():
        variants[token] = [*runs, *variants.get(token, [])]
    found: dict[Node, Term] = {}
    for node in _leaves(query.root):
        match node:
            case Word(token):
                found[node] = _term(snapshot, token, variants.get(token, ()), weights.ranking.idf)
            case Prefix(letters):
                begun = snapshot.vocabulary.prefixed(
                    letters, weights.expansion.variants.begun_tokens
                )
                runs = [Variant(MatchKind.PREFIX, (form,), 1.0, as_is=True) for form in begun]
                found[node] = _term(snapshot, letters, runs, weights.ranking.idf)
            case Phrase(tokens):
                for token in tokens:
                    found[Word(token)] = _term(snapshot, token, (), weights.ranking.idf)
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


def _term(snapshot: Snapshot, token: str, variants: Sequence[Variant], weights: Idf) -> Term:
    segments, languages = snapshot.segments, snapshot.languages
    count = snapshot.vocabulary.passages
    stems = tuple(dict.fromkeys(stem(token, language) for language in languages))
    holding = sum(segment.holders(token, languages) for segment in segments)
    if not holding:
        holding = sum(
            snapshot.vocabulary.counts.get(variant.tokens[0], 0)
            for variant in variants[: weights.unsaid_variants]
        )
    idf = math.log(1 + (count - min(count, holding) + 0.5) / (holding + 0.5))
    if token in STOP_WORDS:
        idf *= weights.stop_word
    elif token.isdigit() and len(token) <= weights.number_digits:
        idf *= weights.number
    return Term(token, stems, tuple(variants), idf)
