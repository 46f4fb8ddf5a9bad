import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.packing import pack_restored, unpack_restored
from app.transcripts.bare import bare, strip_punctuation
from app.transcripts.model import Turn
from app.transcripts.restored import Stop
from app.transcripts.restoring import punctuator
from app.transcripts.restoring.restore import is_raw, paragraph_starts, readable, restore

RAW = (
    "so with me today is anna welcome anna thank you for having me how did you become a keeper of "
    "the lighthouse i grew up on the island and my father kept the light he taught me everything "
    "and when he died i stayed do you ever feel alone no i don't there are the birds and the sea"
).split()


def shown(words):
    guessed = restore(words, "en")
    return readable(words, guessed, "en") if guessed else list(words)


def test_raw_captions_become_sentences():
    text = " ".join(shown(RAW))
    assert text[0].isupper()
    assert text.endswith((".", "?"))
    assert " I " in text
    assert text.count(".") + text.count("?") >= 3


def test_text_with_marks_of_its_own_is_left_alone():
    written = "My father kept the light. He taught me everything, and I stayed.".split()
    assert not is_raw(written)
    assert restore(written, "en") is None


def test_a_language_without_weights_is_left_alone():
    assert restore(RAW, "fi") is None
    assert restore(RAW, "en-GB") is not None


def test_a_filler_at_the_start_is_set_off():
    assert shown(["um", *RAW])[0] == "Um,"


def test_the_same_words_give_the_same_guesses():
    assert restore(RAW, "en") == restore(RAW, "en")


def test_each_guess_says_how_sure_it_is():
    guessed = restore(RAW * 5, "en")
    for word in range(len(RAW) * 5):
        assert (guessed.confidence(word) > 0) == (guessed.stop(word) != Stop.NONE)
        assert (guessed.capital_confidence(word) > 0) == guessed.has_capital(word)
        assert guessed.ends_sentence(word) or guessed.turn_confidence(word) == 0
        assert (guessed.turn_confidence(word) > 0.3) == guessed.ends_turn(word)
    assert unpack_restored(pack_restored(guessed)) == guessed


def test_where_a_long_text_is_looked_at_in_parts_changes_nothing(monkeypatch):
    net = punctuator.punctuator("en")
    whole = net.scores(RAW * 4)
    monkeypatch.setattr(punctuator, "_STEP_WORDS", 37)
    monkeypatch.setattr(punctuator, "_TILE_WORDS", 5)
    assert net.scores(RAW * 4) == pytest.approx(whole, abs=1e-3)


def test_a_pause_speaks_for_a_sentence_end():
    words = "the light went out the keeper climbed the stairs a storm was coming".split()
    storm = words.index("a")
    assert not restore(words, "en").ends_sentence(storm - 1)
    assert restore(words, "en", {storm: 2000}).ends_sentence(storm - 1)


@pytest.mark.parametrize("words", [["hello"], RAW, "so there are the birds and".split()])
def test_the_last_word_ends_a_sentence(words):
    assert restore(words, "en").ends_sentence(len(words) - 1)


def test_paragraphs_begin_after_sentences():
    words = RAW * 20
    guessed = restore(words, "en")
    starts = paragraph_starts(guessed)
    assert starts[0] == 0
    assert len(starts) > 3
    assert all(guessed.ends_sentence(start - 1) for start in starts[1:])


@pytest.mark.parametrize("word", ["µ", "ß", "ﬁn", "ŉ"])
def test_a_letter_without_a_capital_of_its_own_stays(word):
    assert bare(shown([word, *RAW])[0]) == word


@pytest.mark.parametrize(
    "words",
    [["hello"], ["um", "uh"], ["—", "…"], ["[music]"], ["HELLO"] * 90, ["1", "000"] * 50,
     "das ist ein deutscher satz".split() * 9, ["\u3042"], [""] * 3, ["don't"] * 200],
)  # fmt: skip
def test_odd_input_is_no_error(words):
    shown(words)


@given(
    st.lists(
        st.sampled_from(
            [*RAW[:30], "um", "I'm", "GPT3", "e.g.", "250", "000", "—", "naïve", "日本"]
        )
        | st.text(max_size=6).filter(lambda word: not any(map(str.isspace, word)))
    )
)
def test_words_are_never_changed(words):
    assert [bare(word) for word in shown(words)] == [bare(word) for word in words]


def test_clean_text_is_stripped_as_captions_are():
    words = "Well, it's 5.30 — I think... Mr. Smith said “No!”".split()
    bares, turned = strip_punctuation(words, (Turn(0, 6, "A"), Turn(6, len(words), "B")))
    assert [one.word for one in bares] == ["well", "it's", "5.30", "i", "think", "mr", "smith",
                                           "said", "no"]  # fmt: skip
    assert [one.stop for one in bares] == [1, 0, 1, 0, 1, 0, 0, 0, Stop.FULL_STOP]
    assert turned.index(True) == 4
