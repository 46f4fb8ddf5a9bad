"""How often "did you mean" offers the word that was meant, and a word where none was.

    python -m benchmarks.slips TRANSCRIPT [TRANSCRIPT ...]

Words of the transcripts are typed with one slip each: a letter missing, twice, for another, or two
the wrong way round; those of which that makes another word that is said are left out. And common
words that the transcripts don't have are typed as they are. Peer: the nearest word in spelling
(difflib). `--weight expansion.meant.spelled_alike=0.8` measures other weights.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path

from app.language.frequent_words import frequent_words
from app.language.tokens import text_tokens
from app.search.expansion.misheard import nearest_word
from app.search.expansion.vocabulary import Vocabulary
from app.transcripts.detect import read
from app.transcripts.source import Source
from benchmarks.tuning import changed, weight

PASSAGE_WORDS = 65
SHORTEST_LETTERS = 5
TYPED = 500


def slip(word: str, chance: random.Random) -> str:
    """The word with one slip in it, none in its first letter."""
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def offered(
    offer: Callable[[str], str | None], slips: Sequence[tuple[str, str]], unsaid: Sequence[str]
) -> tuple[int, int, int]:
    """Of how many slips the word that was meant is offered, of how many another one, and for how
    many words that nobody says one is."""
    found = [(offer(typed), meant) for typed, meant in slips]
    right = sum(one == meant for one, meant in found)
    wrong = sum(one not in (None, meant) for one, meant in found)
    return right, wrong, sum(offer(word) is not None for word in unsaid)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("transcripts", type=Path, nargs="+")
    parser.add_argument("--weight", type=weight, action="append", default=[], metavar="NAME=VALUE")
    arguments = parser.parse_args()
    files: list[Path] = arguments.transcripts
    weights = changed(dict(arguments.weight)).expansion
    said = Counter(
        token
        for file in files
        for word in read(Source(file.name, file.read_bytes())).words
        for token in text_tokens(word)
    )
    common = frequent_words("en")
    passages = sum(said.values()) // PASSAGE_WORDS + 1
    vocabulary = Vocabulary(said, passages, by_use=common)
    chance = random.Random(1)
    long = [word for word in sorted(said) if len(word) >= SHORTEST_LETTERS and word.isalpha()]
    typed = [(slip(word, chance), word) for word in chance.sample(long, min(TYPED, len(long)))]
    slips = [(one, meant) for one, meant in typed if one not in said]
    none = [word for word in common if len(word) >= SHORTEST_LETTERS and word not in said][:TYPED]
    print(f"{len(files)} transcripts, {sum(said.values()):,} words")
    offers: dict[str, Callable[[str], str | None]] = {
        "viva voce": lambda word: nearest_word(word, vocabulary, weights),
        "difflib": lambda word: next(iter(get_close_matches(word, said, 1)), None),
    }
    for label, offer in offers.items():
        right, wrong, needless = offered(offer, slips, none)
        print(
            f"{label:10} offers {right} of {len(slips)} words that were meant, another for {wrong};"
            f" something for {needless} of {len(none)} that nobody says"
        )


if __name__ == "__main__":
    main()
