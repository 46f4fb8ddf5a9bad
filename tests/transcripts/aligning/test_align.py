import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.transcripts.aligning.align import align, lift_times
from app.transcripts.timeline import Timing
from tests.conftest import REAL, needs_real
from tests.transcripts.formats.reading import read_text

VOCABULARY = [
    "".join(random.Random(seed).choices("abdefgiklmnoprstuvz", k=3 + seed % 6))
    for seed in range(1_500)
]


def talk(seed, count=3_000):
    """Words of a talk: common ones often, rare ones seldom, as people speak."""
    chance = random.Random(seed)
    return [VOCABULARY[int(len(VOCABULARY) * chance.random() ** 3)] for _ in range(count)]


def captioned(words, step=10, word_ms=350):
    def at(ms):
        return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"

    cues = []
    for start in range(0, len(words), step):
        end = min(len(words), start + step)
        line = " ".join(words[start:end])
        cues.append(f"{at(start * word_ms)} --> {at(end * word_ms)}\n{line}\n")
    return read_text("WEBVTT\n\n" + "\n".join(cues), "talk.vtt")


def prose(words):
    return read_text(" ".join(words), "talk.txt")


def errors(line, true_words, word_ms=350):
    return [abs(line.at(here).ms - there * word_ms) for here, there in true_words]


def test_times_are_lifted_through_misheard_words_and_fillers():
    words = talk(1)
    chance = random.Random(2)
    spelled: list[str] = []
    true: list[str] = []
    for number, word in enumerate(words):
        if chance.random() < 0.05:
            continue  # a filler that the clean text leaves out
        true.append((len(spelled), number))
        spelled.append(word if chance.random() > 0.08 else "misheard")
    timed = captioned(words)
    alignment = align(spelled, timed.words)
    assert alignment.is_same_talk
    line = lift_times(prose(spelled), timed, alignment)
    off = sorted(errors(line, true))
    assert off[len(off) // 2] <= 300
    assert off[int(len(off) * 0.95)] <= 1_500
    assert line.at(1_000).kind in {Timing.ALIGNED, Timing.INTERPOLATED}


def test_an_introduction_and_adverts_dont_matter():
    words = talk(1)
    other = talk(8, 300) + words[:1_500] + talk(9, 200) + words[1_500:]
    line = lift_times(prose(words), captioned(other), align(words, other))
    assert (
        errors(line, [(100, 400), (2_000, 2_500)]) == [0, 0]
        or max(errors(line, [(100, 400), (2_000, 2_500)])) <= 1_000
    )


def test_a_part_in_another_order_spoils_nothing_else():
    words = talk(1)
    other = words[:1_000] + words[1_200:2_500] + words[1_000:1_200] + words[2_500:]
    line = lift_times(prose(words), captioned(other), align(words, other))
    assert max(errors(line, [(500, 500), (1_800, 1_600), (2_800, 2_800)])) <= 1_000
    assert line.at(1_100).kind is Timing.INTERPOLATED


def test_a_part_without_counterpart_is_not_said_to_be_aligned():
    words = talk(1) + talk(3, 400)
    line = lift_times(prose(words), captioned(talk(1)), align(words, talk(1)))
    assert line.at(3_300).kind is Timing.ESTIMATED


def test_different_talks_and_other_languages_are_told():
    assert not align(talk(1), talk(2)).is_same_talk
    assert not align(talk(1), ["ja", "nein", "aber"] * 900).is_same_talk
    assert not align(talk(1), []).is_same_talk
    assert not align([], []).is_same_talk


words = st.lists(st.sampled_from("a b c d e Foo foo's the 1 one".split()), max_size=120)


@settings(deadline=None)
@given(words, words)
def test_pairs_rise_and_are_the_same_words(here, there):
    pairs = align(here, there).pairs
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(pairs))
    assert all(0 <= a < len(here) and 0 <= b < len(there) for a, b in pairs)


@settings(deadline=None)
@given(words.filter(lambda found: len(found) >= 3))
def test_a_talk_is_aligned_with_itself(found):
    assert align(found, found).pairs == tuple((n, n) for n in range(len(found)))


@needs_real
def test_two_real_captionings_of_a_talk():
    def load(name):
        return read_text((REAL / "talkpython" / name).read_bytes(), name)

    here, there = load("podcast/316-flask-2-0.vtt"), load("youtube/316-flask-2-0.vtt")
    assert align(here.words, there.words).share > 0.85
    other = load("youtube/409-privacy-as-code.vtt")
    assert align(here.words, other.words).share < 0.1
