"""How many misheard names the sound-alikes find, and how many names find what isn't one.

    python -m benchmarks.sounds TRANSCRIPT [TRANSCRIPT ...]

`queries/misheard.tsv` holds names and what captions may write for them. Each mishearing is put
among the words of the transcripts: is it taken for the name? Then without it: is anything that
stands there taken for a name that nobody says? Peers: every run of one to three words, joined,
whose letters, or whose sounds, are 84 of 100 the same by their longest common subsequence and
begin the same. `--weight expansion.phonetic.alike_said=0.8` measures other weights.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from app.language.frequent_words import frequent_words
from app.language.runs import runs_in
from app.language.sounds import phonetic
from app.language.tokens import text_tokens
from app.search.codes import codes
from app.search.expansion.sound_alikes import variants_of
from app.search.expansion.vocabulary import Vocabulary
from app.search.index.ngram_filter import NgramFilter
from app.search.weights import WEIGHTS, Expansion
from app.transcripts.detect import read
from app.transcripts.source import Source
from benchmarks.tuning import changed, weight

MISHEARD = Path(__file__).parent / "queries" / "misheard.tsv"
PASSAGE = 65
Tokens = tuple[str, ...]
Pairs = Sequence[tuple[Tokens, Tokens]]


def ours(
    pairs: Pairs, said: Tokens, weights: Expansion = WEIGHTS.expansion
) -> tuple[list[bool], list[bool]]:
    """For each name whether its mishearing is found, and whether anything that was said is."""
    without = _ways(said, weights)
    found, false = [], []
    for name, heard in pairs:
        found.append(any(True for _ in runs_in(heard, _ways((*said, *heard), weights)(name))))
        false.append(any(True for _ in runs_in(said, without(name))))
    return found, false


def _ways(text: Tokens, weights: Expansion) -> Callable[[Tokens], list[Tokens]]:
    """What is taken for a name in an archive that holds just this text."""
    vocabulary = Vocabulary(Counter(text), len(text) // PASSAGE + 1, by_use=frequent_words("en"))
    ngrams = NgramFilter([codes(text)])

    def ways(name: Tokens) -> list[Tokens]:
        several = variants_of(name, vocabulary, ngrams.holds, weights=weights).values()
        return [way.tokens for some in several for way in some]

    return ways


def peer(key: Callable[[str], str], pairs: Pairs, said: Tokens) -> tuple[list[bool], list[bool]]:
    """The same for runs of which 84 of 100 is alike, as `key` writes them."""
    runs: dict[str, set[str]] = {}
    for run in _runs(said):
        runs.setdefault(key(run)[:1], set()).add(key(run))
    found, false = [], []
    for name, heard in pairs:
        wanted = key("".join(name))
        near = [run for run in map(key, _runs(heard)) if run[:1] == wanted[:1]]
        found.append(any(fuzz.ratio(wanted, run) >= 84 for run in near))
        others = runs.get(wanted[:1], set())
        false.append(bool(process.extractOne(wanted, others, scorer=fuzz.ratio, score_cutoff=84)))
    return found, false


def _runs(said: Tokens) -> set[str]:
    """Runs of one to three tokens, joined."""
    places = range(len(said))
    return {"".join(said[at : at + size]) for at in places for size in (1, 2, 3)}


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("transcripts", type=Path, nargs="+")
    parser.add_argument("--weight", type=weight, action="append", default=[], metavar="NAME=VALUE")
    arguments = parser.parse_args()
    files: list[Path] = arguments.transcripts
    weights = changed(dict(arguments.weight)).expansion
    said = tuple(
        token
        for file in files
        for word in read(Source(file.name, file.read_bytes())).words
        for token in text_tokens(word)
    )
    lines = [line for line in MISHEARD.read_text("utf-8").splitlines() if line[:1] != "#"]
    sides = [line.split("\t") for line in lines]
    pairs = [(tuple(text_tokens(name)), tuple(text_tokens(heard))) for name, heard in sides]
    print(f"{len(files)} transcripts, {len(said):,} words")
    unsaid = [not set(said) & set(name) for name, _ in pairs]
    for label, (found, false) in (
        ("viva voce", ours(pairs, said, weights)),
        ("letters", peer(str, pairs, said)),
        ("sounds", peer(phonetic, pairs, said)),
    ):
        wrongly = sum(
            is_false for is_false, is_unsaid in zip(false, unsaid, strict=True) if is_unsaid
        )
        print(
            f"{label:10} found {sum(found)} of {len(pairs)} misheard names; something else for"
            f" {wrongly} of {sum(unsaid)} that nobody says"
        )


if __name__ == "__main__":
    main()
