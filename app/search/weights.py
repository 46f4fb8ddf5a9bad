"""What decides the ranking: every number that was chosen, in one object.

`find` is given one `Weights` and hands it to expansion and, in a plan, to the ranking, so that a
number is tuned by giving another: `replace(weights, bm25=replace(weights.bm25, k1=1.5))`. A weight
without a unit in its name is a factor; `share` and `alike` are of 1.

Each tells what it is good for. MRR is the mean of 1 / rank over 267 judged queries on an interview,
.682 as the weights are (`python -m benchmarks.sweep`); it stays where none of these queries tells
half of a weight from the whole, or from twice as much: such a weight bounds the work, or is for
larger archives. Names are those of 204 whose mishearing is found among the words of that interview,
136, and those of 200 that nobody says for which something is, 14 (`python -m benchmarks.sounds`).
"""

from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from app.language.sounds import Phonetic

Part = TypeVar("Part", float, NDArray[np.floating])


@dataclass(frozen=True, slots=True)
class Misheard:
    """Which words of an archive may have been written for others."""

    shortest_letters: int = 4
    """Sounds shorter than this must be equal. MRR .682 halved, .674 doubled. Names 111 and 11 at
    8."""
    longest_letters: int = 40
    """What sounds longer than this isn't taken apart: nobody says it as a word. MRR stays."""
    ordinary_passages: int = 12
    """A word in more passages than this, and than `ordinary_share` of them, was hardly misheard: it
    is taken for another only where it sounds the same. MRR .682 halved, .681 doubled."""
    ordinary_share: float = 0.002
    """Of all passages. MRR stays."""
    everyday_words: int = 2_000
    """So many words that a language says most are taken for another only where they sound the same.
    MRR .679 halved, .678 doubled. Names 136 and 16 at 1000, 136 and 12 at 4000. 4,000 cost names
    (docs/decisions.md)."""
    most_tokens: int = 6
    """Tokens that may be heard for a word, the closest first. MRR stays."""


@dataclass(frozen=True, slots=True)
class Variants:
    """What may stand for a word of a query, and for how much of it."""

    written: float = 0.9
    """Weight of what is read as the word is: `seven` for 7, `do not` for `don't`. MRR .679 halved,
    .679 doubled."""
    phonetic: float = 0.6
    """Weight of a token that sounds like the word, times how alike they sound; of one that sounds
    like several words of the query together, too. MRR .679 halved, .682 doubled."""
    phonetic_digits: float = 0.9
    """Weight of what sounds like several words of which one has digits: those are never misheard
    for others, so `gbt3` is surely GPT-3. MRR stays."""
    consonants: float = 0.5
    """Weight of a token that is a name's consonants: `cfr` for CIFAR; of what may be an Arabic
    noun as many or as one, whose root it shares, too. MRR .680 halved, .682
    doubled."""
    company: float = 0.5
    """Weight of what stands by a word that the query's word stands by too, times how alike they
    sound. MRR stays."""
    garbled: float = 0.8
    """Weight of a word that only machines wrote and that sounds somewhat like a name, times how
    alike they sound. MRR stays; names that find what isn't one: 21 of 204 instead of 18."""
    garbled_slack: float = 0.1
    """So much less alike than others they need sound. MRR stays. `kuczewski` agrees with Krizhevsky
    to .62; with .6 for sounds of any length CIFAR came second."""
    garbled_tokens: int = 2
    """Such words that may be heard for a name, the nearest first. MRR stays."""
    heard_as: float = 0.95
    """Weight of what an owner says is heard for a name. MRR stays. It is to stand just below the
    word itself; no judged query has an owner."""
    rare_passages: int = 40
    """A word that stands in more passages than this needs no help. MRR .682 halved, .682
    doubled."""
    shortest_letters: int = 3
    """What sounds shorter than this, or has fewer consonants, is heard as it is. MRR .682 halved,
    .677 doubled. Names 119 and 12 at 6."""
    joined_words: int = 3
    """So many neighbouring words of a query at the most are read as one. MRR .669 halved, .682
    doubled."""
    joined_tokens: int = 3
    """Tokens that may be heard for several words of a query together. MRR stays."""
    company_alike: float = 0.5
    """How alike words must sound that stand by a word which the query's word stands by too. MRR
    .682 halved, .679 doubled."""
    company_passages: int = 2_000
    """A word in more passages than this is no company to be known by. MRR stays."""
    company_ordinary: int = 10
    """What stands in more passages than so many times an ordinary word is never taken for what
    stands in its place. MRR stays."""
    company_tokens: int = 2
    """Tokens that may be known by their company for a word. MRR stays."""
    known_words: int = 8_000
    """So many words that a language says most are no names: nothing is taken for them because it
    stands in their place. MRR stays. Without, `translation` found `training`
    (docs/decisions.md)."""
    split_words: int = 6
    """So many words of a query are looked for in pieces: first those that nobody says. MRR
    stays."""
    most_of_word: int = 12
    """Variants of a word, the first found first. MRR stays."""
    begun_tokens: int = 50
    """Tokens that may stand for a prefix, the commonest first. MRR stays."""
    owner_letters: int = 4
    """Shorter words of a name that an owner has settled are not looked for by themselves, unless
    the name has no other. MRR stays. So `of` and `van` find nothing; no judged query has an
    owner."""


@dataclass(frozen=True, slots=True)
class SplitNames:
    """One word that was heard as two or three."""

    names: float = 0.7
    """Weight of tokens that sound like a word together, times how alike they sound. MRR .682
    halved, .679 doubled."""
    plain: float = 0.4
    """The same where all of them are everyday words that only sound something like it, which mostly
    aren't meant. MRR .681 halved, .680 doubled."""
    piece_alike: float = 0.5
    """How much a token must sound like a piece of a name. MRR .681 halved, .678 doubled. Names 135
    and 14 at .53."""
    piece_sounds: int = 20
    """Sounds that are tried for a piece. MRR stays."""
    piece_tokens: int = 2
    """Tokens that are tried of each sound. MRR .682 halved, .682 doubled. Names 133 and 14 at 1."""
    rest_alike: float = 0.6
    """How much a pair must sound like what follows the first of three pieces. MRR stays."""
    rest_runs: int = 20
    """Pairs that are tried for what follows the first piece. MRR stays."""
    several_alike: float = 0.015
    """How much more alike several tokens must sound than one: there are many more of them. MRR .682
    halved, .682 doubled. Names 136 and 15 at .0075, 134 and 13 at .03."""
    third_alike: float = 0.1
    """How much more alike three tokens must sound than two. MRR stays. Names 135 and 14 at .2."""
    shortest_letters: int = 5
    """What sounds shorter than this is heard as one word. MRR .682 halved, .680 doubled. Names 137
    and 15 at 2, 102 and 6 at 10."""
    longest_letters: int = 24
    """What sounds longer than this isn't taken apart. MRR stays. Names 135 and 14 at 12."""
    longest_letters_of_three: int = 12
    """What sounds longer than this isn't taken apart in three. MRR stays. Names 132 and 14 at 6."""


@dataclass(frozen=True, slots=True)
class DidYouMean:
    """Which word was probably meant by one that nobody said. It orders no hits; it is offered.

    Over 40 talks, of 486 words typed with one slip the word that was meant is offered for 460, and
    another for 26; of 500 common words that nobody says there something is offered for 280
    (`python -m benchmarks.slips`).
    """

    spelled_alike: float = 0.74
    """How much of its spelling a word must share (optimal string alignment) to be looked at.
    Right 460 and needless 346 at .66, 460 and 272 at .78, 429 and 256 at .82."""
    letters_alike: float = 0.5
    """What has fewer letters in common (longest common subsequence) isn't offered. Right
    460 and needless 288 at .25, 460 and 244 at .75, 403 and 169 at .85; words with several slips
    aren't counted."""
    phonetic_tokens: int = 2
    """Tokens sounding like it that are looked at. Right 460 and needless 278 at 1, 460 and 280 at
    4."""
    begun_tokens: int = 20_000
    """Tokens with its first letter that are looked through, the commonest first. Right 452
    and needless 278 at 1,000: it bounds the work."""


@dataclass(frozen=True, slots=True)
class Idf:
    """How much a word of a query weighs: its inverse document frequency, and less of some."""

    stop_word: float = 0.2
    """Of words such as `why` and `to`: they tell little, however rare they are in an archive. MRR
    .683 halved, .677 doubled."""
    number: float = 0.4
    """Of numbers such as the 2 in `Dota 2`: they tell little where they stand alone. MRR .682
    halved, .681 doubled."""
    number_digits: int = 2
    """Longer numbers, such as years, tell as much as words. MRR .682 halved, .682 doubled."""
    unsaid_variants: int = 3
    """A word that nobody says is as frequent as so many of its variants together. MRR .682 halved,
    .682 doubled."""


@dataclass(frozen=True, slots=True)
class Bm25:
    """BM25F over a passage's text, its episode's title and its speakers' names."""

    k1: float = 1.2
    """How soon a word that is said again adds nothing. MRR .681 halved, .680 doubled."""
    b: float = 0.5
    """How much of a passage's length is held against it. MRR .682 halved, .680 doubled."""
    title: float = 0.35
    """How often a word counts as said that stands in the episode's title. MRR stays."""
    speaker: float = 0.5
    """The same for the speaker's name. MRR stays. Over the samples, which name who speaks, MRR .919
    halved, .933 doubled, of .919."""
    raw: float = 1.4
    """How much surer what sounds like a word stands for it in raw captions, where other episodes
    were written by people. MRR stays, there are none beside the interview. Among 449 files of which
    it is one, CIFAR comes third instead of not among ten, and CLIP DALL-E second instead of
    sixth."""
    primed: float = 1.4
    """The same where the episode's title, people, keywords or chapters have the very word. MRR
    stays."""
    common_share: float = 0.2
    """Words in more than this share of passages are only looked at where they stand by others. MRR
    .680 halved, .682 doubled."""
    common_passages: int = 500
    """In an archive of no more passages no word is too common. MRR stays."""
    telling_words: int = 2
    """With so many words that tell more, those that tell little are passed over. MRR stays."""
    introduced: float = 0.1
    """How much more a word counts where its episode says it first: there it may be explained. MRR
    .681 halved, .680 doubled."""
    beside: float = 0.5
    """Weight of a word that stands only in the passage before or after: a quote doesn't end where a
    passage does. MRR .677 halved, .669 doubled."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the query a passage must hold."""

    kept_share: float = 0.35
    """A passage is a hit when it covers this share of what the best one covers. MRR .682 halved,
    .672 doubled."""
    lacking: float = 0.85
    """How much of its score a passage loses that holds none of the query's words. MRR .678 halved,
    .667 doubled."""


@dataclass(frozen=True, slots=True)
class Proximity:
    """Query words that stand together in a passage."""

    together: float = 0.5
    """Weight of query words that stand together as they do in the query. MRR .678 halved, .676
    doubled."""
    in_one_breath: float = 0.6
    """Weight of query words that stand in the same stretch, in whatever order. MRR .680 halved,
    .676 doubled. Of 500 half-remembered sentences in 449 episodes 454 came first without, 462
    with."""
    breath_words: int = 30
    """Words of a stretch in which something is said in one breath. MRR .681 halved, .681
    doubled."""
    far_words: int = 4
    """Words that may stand between two of the query's for them to count as near. MRR .678 halved,
    .682 doubled."""
    in_order: float = 0.8
    """Of two words as far apart as in the query, and in its order, with others in between. MRR .680
    halved, .680 doubled."""
    elsewhere: float = 0.4
    """Of two words that stand otherwise than in the query, side by side. MRR .682 halved, .680
    doubled."""
    far_in_query: float = 0.3
    """Of two words that have more than `far_words` between them in the query. MRR stays."""
    whole: float = 4.0
    """How much more it weighs where the whole query stands word by word, or as one word. MRR .682
    halved, .682 doubled."""
    whole_power: int = 4
    """How steeply that falls with the share of the query that stands there. MRR .682 halved, .682
    doubled."""
    other_form: float = 0.8
    """Weight of another form of a word. MRR .678 halved, .680 doubled."""
    again_words: int = 4
    """A word that is typed more often than this is looked for no further. MRR stays."""
    beyond_words: int = 12
    """So many words of the next passage are looked at with a passage. MRR stays."""
    best_passages: int = 100
    """So many of the best passages are looked at word by word. MRR stays."""

    def grown(self, part: Part) -> Part:
        """What is to be multiplied where this part of the query, of 1, stands in a row."""
        return 1 + self.whole * part**self.whole_power


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Words that stand in a row just as they were typed."""

    weight: float = 0.5
    """Of the words that do. MRR .678 halved, .682 doubled."""
    least_share: float = 0.35
    """Runs that hold less of the query tell nothing. MRR .677 halved, .680 doubled."""
    best_runs: int = 50
    """Of others so many are enough, and those that are worth as much. MRR stays."""
    anchor_words: int = 4
    """So many of a quote's rarest words are looked for to find the quote. MRR .680 halved, .682
    doubled."""
    anchor_passages: int = 10_000
    """Passages in which these are looked at. MRR stays."""
    anchor_places: int = 60_000
    """Where one of them stands at more places, a word beside it must stand there too. MRR
    stays."""
    quoted_share: float = 0.8
    """A passage that holds this share of the query word by word is what was looked for: nothing is
    put before it for its meaning. MRR .681 halved, .682 doubled."""
    quoted_words: int = 3
    """Shorter queries are no quotes. MRR stays."""
    long_words: int = 12
    """A quote of so many words that stands word by word is found: how else its words stand together
    tells no more. MRR stays."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """When what passages mean is asked for. What it counts was learned (app/search/ranking/)."""

    said_share: float = 0.35
    """A shorter query of which a passage covers this share is found by its words alone. `Pieter
    Abbeel`, which captions misheard, came second at .8."""
    asked_words: int = 4
    """A query of so many words may be a question. Of 84 questions in other words over 23,568
    passages the right one has an MRR of .146, with two words as well, .122 with twelve."""
    least_alike: float = 0.2
    """A likeness below this tells nothing. Of the same .143 without, .138 at .4."""
    near_passages: int = 100
    """Passages that are found by meaning alone. Of the same .138 with 25, .146 with 200."""
    fewest_passages: int = 2_000
    """In an archive of fewer, some ten hours, words find as much: of one interview 33 of 44 topics
    came first by words, 30 with meaning."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What may stand for the words of a query."""

    phonetic: Phonetic = field(default_factory=Phonetic)
    misheard: Misheard = Misheard()
    variants: Variants = Variants()
    split_names: SplitNames = SplitNames()
    meant: DidYouMean = DidYouMean()


@dataclass(frozen=True, slots=True)
class Ranking:
    """Which passages come first."""

    idf: Idf = Idf()
    bm25: Bm25 = Bm25()
    coverage: Coverage = Coverage()
    proximity: Proximity = Proximity()
    verbatim: Verbatim = Verbatim()
    meaning: Meaning = Meaning()


@dataclass(frozen=True, slots=True)
class Weights:
    """All of them."""

    expansion: Expansion = Expansion()
    ranking: Ranking = Ranking()


WEIGHTS = Weights()
"""Those that are used where no others are given."""
